"""Accounts made by the host."""
