"""Building, checking and pruning the spoken clips."""
