"""Ebb: voice-guided relief for an aching lower back."""
