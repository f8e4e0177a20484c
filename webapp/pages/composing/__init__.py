"""Composing a routine of one's own, changing it, deleting it."""
