"""Links that are followed from a mail: always to the address that the host has named, whoever asked for the mail."""

from urllib.parse import urlsplit

from flask import current_app

from webapp.extensions import services
from webapp.reminding.mail_server import MailServer
from webapp.reminding.stop_tokens import Stops


def the_mail_server() -> MailServer:
    """Raises LookupError where the host has named none: then nothing asks for mails."""
    server = services().config.mail
    if server is None:
        raise LookupError("without SMTP_URL there are no mails")
    return server


def link_to(endpoint: str, **values: str) -> str:
    site = urlsplit(the_mail_server().site)
    urls = current_app.url_map.bind(site.netloc, script_name=site.path or "/", url_scheme=site.scheme)
    return urls.build(endpoint, values, force_external=True)


def stops() -> Stops:
    return Stops(services().config.secret_key)
