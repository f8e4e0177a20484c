"""A person's diary as a file that Ebb writes and reads back in, and what other trackers wrote."""
