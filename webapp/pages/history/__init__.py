"""History: every session, corrections, and ratings on their own."""
