"""Everything from Begin to what changed."""
