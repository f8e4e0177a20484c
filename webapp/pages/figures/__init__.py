"""The drawn person in files of its own."""
