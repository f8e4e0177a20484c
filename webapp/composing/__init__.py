"""A routine that a person puts together from the steps of others. Pure: no Flask, no SQL."""
