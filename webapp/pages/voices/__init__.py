"""Which voice leads somebody, and how it sounds."""
