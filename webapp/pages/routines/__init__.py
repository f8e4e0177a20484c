"""The library and the page of each routine."""
