"""Ebb on a home screen and without a network: manifest, service worker, what a phone keeps, and the page it opens."""
