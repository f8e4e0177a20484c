"""The days that later weeks are held against."""
