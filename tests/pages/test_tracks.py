"""What the player fetches, addressed by what shapes it."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from itsdangerous import URLSafeSerializer
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.pages.practising import ROUTINE, begun, plan, screened
from webapp.accounts.opaque import opaque_id
from webapp.pages.sessions.guide import Shape
from webapp.pages.tracks.tokens import shape_from_token, token_of
from webapp.practice.compositions import keep
from webapp.timeline.preferences import Preferences

NO_SHAPES: list[Any] = [None, 1, "x", [], {}]
FOR_GOOD = "private, max-age=31536000, immutable"
SHAPE = Shape(ROUTINE, "gentle", "silent", Preferences())
MUCH_WISHED = Preferences(
    pace="unhurried",
    ready_seconds=125,
    breath_seconds=12.5,
    change_sides_seconds=20,
    hold_seconds=60,
    words="full",
    count_down=False,
    chime=False,
    voice="gtts:en-GB",
    speed=0.85,
)


def shape_of_all(app: Flask, slug: str, step_ids: frozenset[str] | None = None) -> Shape:
    """Everything that can be wished is wished, of every step."""
    ids = step_ids or frozenset(step.id for step in app.extensions["ebb"].catalogue.routines[slug].steps)
    forms = ids | {f"{step}/easier" for step in ids}
    return Shape(slug, "standard", "gtts:en-GB", MUCH_WISHED, ids, ids, forms, frozenset((step, 120) for step in ids))


def token(app: Flask, shape: Shape = SHAPE) -> str:
    with app.test_request_context():
        return token_of(shape)


def read(app: Flask, text: str) -> Shape | None:
    with app.test_request_context():
        return shape_from_token(text)


def packed(app: Flask, what: Any, salt: str = "track") -> str:
    """What only this application could have signed."""
    with app.test_request_context():
        serializer = URLSafeSerializer(
            app.config["SECRET_KEY"],
            salt=salt,
            signer_kwargs={"key_derivation": "hmac", "digest_method": sha256},
        )
        return str(serializer.dumps(what))


def test_every_shape_of_every_routine_comes_back_from_a_short_token(app: Flask) -> None:
    for slug in app.extensions["ebb"].catalogue.routines:
        for shape in (Shape(slug, "full", "", Preferences()), shape_of_all(app, slug)):
            assert read(app, token(app, shape)) == shape
            assert len(token(app, shape)) <= 700


def test_the_longest_routine_of_ones_own_has_a_token_that_fits_an_address(app: Flask) -> None:
    ids = frozenset(f"step-number-{number}-of-a-routine" for number in range(40))
    assert len(token(app, shape_of_all(app, f"own-{uuid4().hex}", ids))) <= 1_000


def test_equal_shapes_have_equal_tokens(app: Flask) -> None:
    one = Shape(ROUTINE, "gentle", "", Preferences(), short=frozenset(["rest", "rest-again", "knees-to-chest"]))
    other = Shape(ROUTINE, "gentle", "", Preferences(), short=frozenset(["knees-to-chest", "rest-again", "rest"]))
    assert token(app, one) == token(app, other)


def test_nothing_but_a_token_of_this_ebb_is_a_shape(app: Flask) -> None:
    good = token(app)
    whole: list[Any] = [1, ROUTINE, "gentle", "silent", {}, [], [], [], {}]
    assert read(app, packed(app, whole)) == SHAPE
    forged = [
        *("", ".", "x", good[:-1], good[1:], f"{good}x", good.replace(".", ""), "a" * 5000, "é", "\0", "\ud800"),
        packed(app, whole, salt="cookie"),
        *(packed(app, wrong) for wrong in NO_SHAPES),
        *(packed(app, wrong) for wrong in (whole[:-1], [*whole, 1], [2, *whole[1:]])),
        packed(app, [1, "moon-walking", *whole[2:]]),
        packed(app, [1, ROUTINE, "heroic", *whole[3:]]),
        packed(app, [1, ROUTINE, "gentle", "silent", {"pace": "flying"}, *whole[5:]]),
        packed(app, [*whole[:-1], {"rest": "long"}]),
    ]
    for text in forged:
        assert read(app, text) is None, text


@pytest.mark.parametrize("text", ["x", ".", "%00", "a" * 3000, "..%2f..", "%ff"])
@pytest.mark.parametrize("what", ["track.mp3", "captions.vtt", "plan.json", "player", "out/rest.mp3"])
def test_what_is_no_token_is_not_found(alice: Client, text: str, what: str) -> None:
    assert alice.fetch(f"/tracks/{text}/{what}").status_code == 404


def test_a_session_and_its_shape_have_one_plan_and_one_sound(alice: Client) -> None:
    session = begun(alice)
    document = plan(alice, session)
    shape = f"/tracks/{document['shape']}"

    assert alice.fetch(f"{shape}/plan.json").get_json() == document
    assert alice.fetch(document["track"]).data == alice.fetch(f"{session}/track.mp3").data
    assert alice.fetch(document["captions"]).text == alice.fetch(f"{session}/captions.vtt").text


def test_what_the_plan_names_may_be_kept_for_good_and_the_plan_is_asked_for_again(alice: Client) -> None:
    document = plan(alice, begun(alice))
    ways = [step["way_out_audio"] for step in document["steps"] if step["way_out_audio"]]

    for address in (document["track"], document["captions"], *ways):
        assert alice.fetch(address).headers["Cache-Control"] == FOR_GOOD, address
        for other in (address.split("?")[0], f"{address}0"):
            answer = alice.fetch(other)
            assert answer.headers["Cache-Control"] == "private, no-cache", other
            again = alice.fetch(other, headers={"If-None-Match": answer.headers["ETag"]})
            assert (again.status_code, again.data) == (304, b"")
    address = f"/tracks/{document['shape']}/plan.json"
    answer = alice.fetch(address)
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert alice.fetch(address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_a_part_of_the_sound_is_sent_as_it_was_asked_for(alice: Client) -> None:
    address = plan(alice, begun(alice))["track"]
    whole = alice.fetch(address).data
    part = alice.fetch(address, headers={"Range": "bytes=1000-1999"})
    assert (part.status_code, part.data) == (206, whole[1000:2000])
    assert part.headers["Content-Range"] == f"bytes 1000-1999/{len(whole)}"
    assert alice.fetch(address, headers={"Range": f"bytes={len(whole)}-"}).status_code == 416


def test_a_step_that_is_not_there_has_no_way_out(alice: Client, app: Flask) -> None:
    assert alice.fetch(f"/tracks/{token(app)}/out/moon.mp3").status_code == 404
    unspoken = token(app, replace(SHAPE, voice=""))
    assert alice.fetch(f"/tracks/{unspoken}/out/rest.mp3").status_code == 404


def test_the_player_of_a_shape_belongs_to_no_session_yet(alice: Client, app: Flask) -> None:
    main = screened(alice).get(f"/tracks/{token(app)}/player").find(".//main")
    assert main.get("data-session") == ""
    assert main.get("data-person") == opaque_id(alice.person.id)
    assert main.get("data-plan") == f"/tracks/{token(app)}/plan.json"


def test_the_safety_questions_come_before_the_player_of_a_shape(alice: Client, app: Flask) -> None:
    address = f"/tracks/{token(app)}/player"
    assert location(alice.fetch(address)) == f"/before-you-begin?next={address}"


def test_a_routine_of_ones_own_is_heard_by_its_owner_alone(
    app: Flask, alice: Client, charlie: Client, db: Session
) -> None:
    own = keep(db, alice.person.id, uuid4(), "Evening", [f"{ROUTINE}.rest.both.60"], now=datetime.now(UTC))
    db.commit()
    address = f"/tracks/{token(app, Shape(own.slug, 'gentle', 'silent', Preferences()))}"
    screened(charlie)

    for what in ("plan.json", "track.mp3", "captions.vtt", "out/rest.mp3", "player"):
        assert screened(alice).fetch(f"{address}/{what}").status_code == 200, what
        assert charlie.fetch(f"{address}/{what}").status_code == 404, what


def test_no_token_is_written_to_the_log(alice: Client, app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        alice.fetch(f"/tracks/{token(app)}/plan.json")
        alice.fetch(f"/tracks/{token(app)}x/plan.json")
    lines = [f"{record.getMessage()} {getattr(record, 'facts', '')}" for record in caplog.records]
    assert lines
    assert not any(token(app) in line for line in lines)
