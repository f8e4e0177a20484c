"""A routine compiled for one person: cues with times. Pure: no Flask, no SQL, no sound."""
