"""Letting Ebb choose between two routines, and what came of it."""
