"""Screening: the questions, what an answer means, when to ask again, the stop rule. Pure: no Flask, no SQL."""
