"""Asking by mail whether a mailbox is theirs. The request does not wait for the mail server."""

import logging
from datetime import datetime
from email.message import EmailMessage
from threading import Thread
from uuid import uuid4

from flask import request
from flask_login import current_user

from webapp.extensions import current_db, services
from webapp.pages.reminders.outside import link_to, stops, the_mail_server
from webapp.reminding.asking import ask_about, begin_to_ask, is_too_many, take_back
from webapp.reminding.keeping import reminder_of
from webapp.reminding.letters import confirmation
from webapp.reminding.post import AwayError, LostError, Post, RefusedError

log = logging.getLogger(__name__)

TOO_MANY = "Enough mails were asked for today. Please look whether one has come, or try again tomorrow."


class TooManyMailsError(Exception):
    """The person, the mailbox or the network has had its mails for a day."""


def ask(email: str, now: datetime) -> bool:
    """False where reminders go there already. Commits what it counts and what it asks. Raises TooManyMailsError."""
    db, person, config = current_db(), current_user, services().config
    kept = reminder_of(db, person.id)
    if kept and kept.email == email and kept.email_confirmed_at:
        return False
    address = request.remote_addr or ""
    wish = begin_to_ask(db, config.secret_key, person_id=person.id, email=email, address=address, now=now)
    db.commit()
    if is_too_many(db, wish, now):
        take_back(db, wish)
        db.commit()
        raise TooManyMailsError
    token = ask_about(db, person.id, email, now)
    db.commit()
    _post_soon(_letter(email, token, now))
    return True


def _letter(email: str, token: str, now: datetime) -> EmailMessage:
    sender = the_mail_server().sender
    stop = link_to("by_link.stop_page", stop_token=stops().token(current_user.id, email))
    confirm = link_to("by_link.confirm_page", confirm_token=token)
    return confirmation(sender=sender, to=email, letter=uuid4(), now=now, confirm=confirm, stop=stop)


def _post_soon(message: EmailMessage) -> None:
    """In a thread of its own. Where it fails, the person asks for another."""
    open_post = services().open_post
    if open_post:
        Thread(target=_hand_in, args=(open_post(), message), daemon=True).start()


def _hand_in(post: Post, message: EmailMessage) -> None:
    try:
        post.send(message)
    except (AwayError, RefusedError, LostError) as error:
        log.warning("a mail that asks for confirmation was not sent: %s", error)
    finally:
        post.close()
