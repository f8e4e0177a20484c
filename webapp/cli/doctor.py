"""Whether this installation is in order."""
