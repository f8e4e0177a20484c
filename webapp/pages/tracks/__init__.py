"""What the player fetches, addressed by what shapes it: no session has to be known to the server for it."""
