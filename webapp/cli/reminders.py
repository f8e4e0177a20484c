"""Sending the mails that are due; meant for cron."""

import sys
from collections import Counter
from datetime import UTC, datetime
from email.message import EmailMessage
from uuid import UUID

import click
from flask.cli import AppGroup

from webapp.database import new_session
from webapp.extensions import services
from webapp.pages.reminders.outside import link_to, stops, the_mail_server
from webapp.reminding.claims import Letter, is_needed, letters_due
from webapp.reminding.letters import reminder
from webapp.reminding.sending import Round

NO_SERVER = "No mail server is named: set SMTP_URL, MAIL_FROM and EBB_URL (README.md, Configure)."

reminders = AppGroup("reminders", help="Send the reminders that are due.")


@reminders.command("send")
@click.option("--dry-run", is_flag=True, help="Only say how many are due.")
def send(*, dry_run: bool) -> None:
    """Send what is due, never twice; for cron, every five or ten minutes. Ends with 1 where a mail did not go out."""
    open_post = services().open_post
    if open_post is None:
        raise click.ClickException(NO_SERVER)
    if dry_run:
        _say_what_is_due()
        return
    done = Round(services().engine, open_post(), write, lambda: datetime.now(UTC)).send_all()
    click.echo(
        f"Reminders: {done.sent} sent, {done.failed} not sent, {done.not_needed} not needed, {done.waiting} waiting."
    )
    sys.exit(1 if done.failed or done.waiting else 0)


def write(letter: Letter, row: UUID, now: datetime) -> EmailMessage:
    """The mail for it."""
    routine = services().catalogue.routines.get(letter.routine or "")
    return reminder(
        sender=the_mail_server().sender,
        to=letter.email,
        letter=row,
        now=now,
        title=routine.title if routine else "",
        today=link_to("home.today"),
        settings=link_to("reminders.overview"),
        stop=link_to("by_link.stop_page", stop_token=stops().token(letter.person_id, letter.email)),
    )


def _say_what_is_due() -> None:
    """How many at each moment, and of whom nothing."""
    with new_session(services().engine, writes=False) as db:
        letters = [letter for letter in letters_due(db, datetime.now(UTC)) if is_needed(db, letter)]
    for at, count in sorted(Counter(letter.due.at for letter in letters).items()):
        click.echo(f"{at:%Y-%m-%d %H:%M} UTC: {count}")
    click.echo(f"Reminders: {len(letters)} would be sent.")
