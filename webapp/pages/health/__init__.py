"""What a supervisor or a balancer asks."""
