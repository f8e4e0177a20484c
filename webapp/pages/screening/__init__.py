"""The safety questions and what their answers call for."""
