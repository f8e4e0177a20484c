"""Speech clips, built ahead of time, and the tracks laid from them."""
