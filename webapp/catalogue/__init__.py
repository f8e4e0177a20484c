"""Routines as files: what they are, reading them, every problem at once. Pure: no Flask, no SQL."""
