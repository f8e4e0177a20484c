"""Checking routine files."""
