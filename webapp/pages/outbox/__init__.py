"""What the outbox in a browser needs of the server: a token, and answers that a script can read."""
