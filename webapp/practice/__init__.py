"""Guided sessions, step outcomes and ratings: recording them and reading them back."""
