"""The door: signing up, in and out."""
