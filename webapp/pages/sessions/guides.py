"""A session's row turned into what is heard and shown: the compiled timeline and, where there is a voice, its track.

A row freezes everything that shapes the track, so equal rows share one result, which is kept for a while.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, cast

from flask import current_app

from webapp.catalogue.models import Routine, Variant
from webapp.catalogue.reading import Catalogue
from webapp.extensions import services
from webapp.narration.narrator import Narrator
from webapp.narration.voices import Voice
from webapp.pages.library import library
from webapp.pages.sessions.guide import Guide, Shape
from webapp.practice.models import GuidedSession
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.cues import Timeline
from webapp.timeline.estimate import EstimatedLengths
from webapp.timeline.leading import detours
from webapp.timeline.preferences import Preferences
from webapp.timeline.utterances import utterances

KEPT_GUIDES = 128
USUAL = Preferences()


class Guides:
    """Compiles sessions and keeps the latest."""

    def __init__(self, catalogue: Catalogue, narrator: Narrator) -> None:
        self._catalogue = catalogue
        self._narrator = narrator
        self.compiled = lru_cache(maxsize=KEPT_GUIDES)(self._compile)

    def guide(self, shape: Shape) -> Guide:
        """In the voice of the shape; should that have gone, in another. Raises KeyError where the routine has gone."""
        if shape.voice and self._narrator.voice(shape.voice) is None:
            stand_in = self._heard(self._routine(shape.routine), shape.voice)
            shape = replace(shape, voice=stand_in.id if stand_in else "")
        return self.compiled(shape)

    def voice_for(self, routine: Routine, wishes: Preferences = USUAL) -> str:
        """The id of the voice that can speak the whole routine and comes nearest to what is wished for, or nothing."""
        texts = utterances(routine, self._catalogue.phrases)
        voice = self._narrator.wished_voice(texts, wishes.voice, wishes.speed)
        return voice.id if voice else ""

    def _compile(self, shape: Shape) -> Guide:
        routine = self._routine(shape.routine)
        voice = self._heard(routine, shape.voice)
        if voice is None:
            return Guide(routine, self._timeline(routine, shape, None), None)
        timeline = self._timeline(routine, shape, voice)
        return Guide(routine, timeline, self._narrator.track(timeline, voice), voice.id)

    def _heard(self, routine: Routine, voice_id: str) -> Voice | None:
        """The voice of a session; another one where it no longer has all the words; none where it began as read."""
        words = utterances(routine, self._catalogue.phrases)
        return self._narrator.kept_voice(words, voice_id) if voice_id else None

    def _routine(self, slug: str) -> Routine:
        """A shipped one, or one of the person who is signed in. Raises KeyError where it is no longer there."""
        routine = self._catalogue.routines.get(slug) or library().find(slug)
        if routine is None:
            raise KeyError(slug)
        return routine

    def voice(self, voice_id: str) -> Voice | None:
        return self._narrator.voice(voice_id)

    def _timeline(self, routine: Routine, shape: Shape, voice: Voice | None) -> Timeline:
        return compile_timeline(
            routine,
            shape.variant,
            shape.preferences,
            self._narrator.lengths(voice) if voice else EstimatedLengths(),
            self._catalogue.phrases,
            easier=shape.easier,
            left_out=shape.left_out,
            short=shape.short,
            amounts=dict(shape.amounts),
        )


def guides() -> Guides:
    """The one of this application."""
    kept = current_app.extensions.get("ebb_guides")
    if kept is None:
        kept = current_app.extensions["ebb_guides"] = Guides(services().catalogue, services().narrator)
    return cast(Guides, kept)


def shape_for(
    routine: Routine,
    variant: Variant,
    preferences: Mapping[str, Any],
    *,
    easier: Collection[str] = (),
    left_out: Collection[str] = (),
    short: Collection[str] = (),
) -> Shape:
    """The shape of a session that begins now: without the ways to where everything is left out.

    `short` are the forms of steps that the person knows, by `Step.form_id`; those that they want in full are not among
    them any more.
    """
    wishes = Preferences.model_validate(preferences)
    known = frozenset(form for form in short if f"{routine.slug}/{form}" not in wishes.in_full)
    return Shape(
        routine.slug,
        variant,
        guides().voice_for(routine, wishes),
        wishes.model_copy(update={"in_full": ()}),
        frozenset(easier),
        frozenset(left_out) | detours(routine, variant, left_out),
        known,
    )


def shape_of(session: GuidedSession) -> Shape:
    return Shape(
        session.routine,
        cast(Variant, session.variant),
        session.voice,
        Preferences.model_validate(session.preferences),
        frozenset(session.easier_steps),
        frozenset(session.left_out_steps),
        frozenset(session.short_steps),
        frozenset(session.amounts.items()),
    )


def guide_of(session: GuidedSession) -> Guide | None:
    """None where the session's routine is no longer there."""
    try:
        return guides().guide(shape_of(session))
    except KeyError:
        return None
