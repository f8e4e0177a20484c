"""How `make run` serves. One process with threads: SQLite and a small machine want no more."""

import os
from threading import Thread

from gunicorn.workers.base import Worker

wsgi_app = "webapp.app:create_app()"
bind = f"{os.environ.get('EBB_HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "1"))
threads = 8
control_socket_disable = True


def post_worker_init(worker: Worker) -> None:
    """Draw the figures while the first page is already being served."""
    Thread(target=worker.wsgi.extensions["ebb"].figures.draw_all, daemon=True).start()
