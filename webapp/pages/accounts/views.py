"""Signing up, in and out."""

from flask import Blueprint

accounts = Blueprint("accounts", __name__)
