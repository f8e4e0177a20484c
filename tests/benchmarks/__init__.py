"""What takes how much processor time: `make bench`. Nothing here is a test; machines differ."""
