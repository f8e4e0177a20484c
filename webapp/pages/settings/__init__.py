"""How a person wants Ebb to be, and where they are signed in."""
