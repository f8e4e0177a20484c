"""Today, the page before a session, and what Ebb is."""
