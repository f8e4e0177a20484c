"""What statements are asked about, by name, so that each is put together once: that takes longer than reading a row."""

from sqlalchemy import Date, Uuid, bindparam

PERSON = bindparam("person", type_=Uuid())
FIRST, LAST = bindparam("first", type_=Date()), bindparam("last", type_=Date())
"""Two local days, both counted."""
