"""What the ratings say and how it is drawn. Pure: no Flask, no SQL."""
