"""A demonstration account with a believable year."""
