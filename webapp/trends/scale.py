"""The scale of a rating: whole numbers from 0, no pain."""

HIGHEST_SCORE = 10
"""The worst pain imaginable."""
