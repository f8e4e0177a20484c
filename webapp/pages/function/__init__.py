"""The three questions about the week (PEG)."""
