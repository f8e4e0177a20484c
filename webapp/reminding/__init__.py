"""Reminders: when they are due, the calendar that tells of them, and the mail."""
