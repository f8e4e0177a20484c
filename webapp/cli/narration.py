"""Building, checking and pruning the spoken clips."""

import sys
from collections.abc import Sequence

import click
from flask.cli import AppGroup

from webapp.cli.listening import Listener, open_listener, says_what_is_written
from webapp.extensions import services
from webapp.narration.building import build
from webapp.narration.building_lock import only_builder
from webapp.narration.clips import ClipCache
from webapp.narration.inventory import Holding, Inventory, take_inventory
from webapp.narration.progress import Progress
from webapp.narration.voices import AUTO, EVERY_VOICE, OFFLINE, SPEEDS
from webapp.timeline.utterances import utterances_of

LISTED = 20

narration = AppGroup("narration", help="Build, check and prune the spoken clips.")


@narration.command("build")
def build_command() -> None:
    """Speak what is missing. Can be stopped and started again at any time. Ends with 1 where a routine has no voice."""
    config, said = services().config, services().catalogue.pronunciation
    try:
        built = build(config.audio_cache_dir, config.narration_voice, _wanted(), Progress(), pronunciation=said)
    except OSError as error:
        raise click.ClickException(f"The clips cannot be kept in {config.audio_cache_dir}: {error}") from error
    _list("could not be spoken", [f"{failure.text}: {failure.reason}" for failure in built.failures])
    voices = ", ".join(f"{voice.id} ({voice.label})" for voice in built.voices)
    click.echo(f"Narration: {voices}, {built.made} clips made.")
    if built.made and config.narration_voice == AUTO:
        click.echo("Other voices: NARRATION_VOICE=gtts:en-GB,offline:heart … (`narration check` lists all).")
    for voice in dict.fromkeys(failure.voice for failure in built.failures):
        click.echo(f"{voice.id} is not complete, so nobody can choose it yet. Build again to go on.", err=True)
    if built.unplayable:
        click.echo(f"Routines without a voice: {', '.join(built.unplayable)}.", err=True)
        sys.exit(1)


@narration.command("check")
@click.option("--listen", is_flag=True, help="Also hear every clip, and list those that sound different.")
def check_command(*, listen: bool) -> None:
    """Say what is missing, damaged or no longer used. Ends with 1 where something is missing, damaged or misread."""
    found = _inventory()
    listener = open_listener() if listen else None
    for holding in found.holdings:
        _list(f"{holding.voice.id}: missing", holding.missing)
        _list(f"{holding.voice.id}: damaged", holding.damaged)
        click.echo(f"Voice {holding.voice.id}: {holding.in_order} of {holding.needed} clips are in order.")
    click.echo(f"Stale or unused: {len(found.unused)} files.")
    click.echo(f"NARRATION_VOICE can be {AUTO}, or a list of {', '.join(EVERY_VOICE)}.")
    speeds = ", ".join(f"{OFFLINE.id}@{speed:g}" for speed in SPEEDS if speed != 1)
    click.echo(f"A speed is spoken once somebody chooses it; in the list it is built ahead: {speeds}.")
    in_order = [_is_in_order(holding, listener) for holding in found.holdings]
    sys.exit(0 if all(in_order) else 1)


@narration.command("prune")
def prune_command() -> None:
    """Remove stale and unused clips."""
    if services().catalogue.problems:
        raise click.ClickException("A routine file has problems (`routines check`); its clips would be lost.")
    with only_builder(services().config.audio_cache_dir, lambda: click.echo("Waiting for a running build to end.")):
        unused = _inventory().unused
        size = sum(path.stat().st_size for path in unused)
        for path in unused:
            path.unlink()
    click.echo(f"Removed {len(unused)} files, {size / 1e6:.1f} MB.")


def _inventory() -> Inventory:
    return take_inventory(_cache(), services().config.narration_voice, _wanted())


def _is_in_order(holding: Holding, listener: Listener | None) -> bool:
    if listener is None:
        return holding.is_complete
    texts = frozenset[str]().union(*_wanted().values())
    return says_what_is_written(_cache(), holding.voice, texts, listener) and holding.is_complete


def _cache() -> ClipCache:
    return ClipCache(services().config.audio_cache_dir, services().catalogue.pronunciation)


def _wanted() -> dict[str, tuple[str, ...]]:
    """Every utterance of each routine that can be read."""
    catalogue = services().catalogue
    return utterances_of(catalogue.routines, catalogue.phrases)


def _list(what: str, entries: Sequence[str]) -> None:
    for entry in entries[:LISTED]:
        click.echo(f"{what}: {entry or 'the chime'}", err=True)
    if len(entries) > LISTED:
        click.echo(f"{what}: {len(entries) - LISTED} more", err=True)
