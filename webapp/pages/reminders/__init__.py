"""When somebody wants to be reminded, the calendar that says so, and mail."""
