"""Trends: the sentence, the picture and the table."""
