"""Long measurements, each run by itself: `python -m tests.measurements.hidden_session`. Their figures are in
`docs/measurements.md`.
"""
