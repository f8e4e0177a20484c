"""The chart, the sentence above it and the table behind it."""

from flask import Blueprint

trends = Blueprint("trends", __name__)
