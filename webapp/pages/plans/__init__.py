"""Taking a routine on as a plan, and putting the plan away."""
