"""A draft of a routine with figure and voice. Only `flask routines preview` serves it."""
