"""How `make run` serves. One process with threads: SQLite and a small machine want no more."""

import os
import sys

from gunicorn.workers.base import Worker

from webapp.pages.figures.drawing_ahead import begin_to_draw_ahead

host = os.environ.get("EBB_HOST") or "127.0.0.1"
port = os.environ.get("PORT") or "8000"
if not (port.isdecimal() and 0 < int(port) < 65_536):
    sys.exit(f"PORT is a number from 1 to 65535, not {port}")

wsgi_app = "webapp.app:create_app()"
bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "1"))
threads = 8
control_socket_disable = True


def post_worker_init(worker: Worker) -> None:
    """Draw the figures while the first page is already being served."""
    begin_to_draw_ahead(worker.wsgi.extensions["ebb"])
