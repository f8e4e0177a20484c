"""A person's diary as files to take along."""
