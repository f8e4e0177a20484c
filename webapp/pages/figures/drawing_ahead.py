"""Draw what sessions will show before anybody asks for it."""

from threading import Thread
from time import sleep, thread_time

from webapp.extensions import Services
from webapp.timeline.pairs import pairs_of

SHARE = 0.5
"""Of one processor's time, at most, that movements take while pages are served."""


def draw_ahead(services: Services) -> None:
    """Stills at once, then the movements of every routine, each followed by a rest."""
    book = services.figures
    book.draw_all()
    for start, end in pairs_of(services.catalogue.routines.values(), services.catalogue.phrases):
        begun = thread_time()
        book.movement(start, end)
        sleep((thread_time() - begun) * (1 / SHARE - 1))


def begin_to_draw_ahead(services: Services) -> None:
    """In a thread that ends with the process."""
    Thread(target=draw_ahead, args=(services,), daemon=True).start()
