"""Sheets and files to take along, each a function of plain records. Pure: no Flask, no SQL."""
