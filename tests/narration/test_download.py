"""A track to keep: chapters before the same frames."""

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from mutagen.id3 import ID3

from webapp.narration.download import Download, with_chapters
from webapp.narration.encoding import decode
from webapp.narration.track import Track


def everything(download: Download) -> bytes:
    return download.read(0, download.size)


def test_a_podcast_player_finds_the_steps(track: Track) -> None:
    tags = ID3(BytesIO(everything(with_chapters(track, "Legs-up release", "Ebb"))))
    assert tags.version == (2, 3, 0)
    assert str(tags["TIT2"]) == "Legs-up release"
    assert str(tags["TPE1"]) == "Ebb"
    chapters = [tags[f"CHAP:{name}"] for name in tags["CTOC:steps"].child_element_ids]
    assert [str(chapter.sub_frames["TIT2"]) for chapter in chapters] == [step.name for step in track.steps]
    assert [chapter.start_time for chapter in chapters] == [round(step.start * 1000) for step in track.steps]
    assert [chapter.end_time for chapter in chapters] == [round(step.end * 1000) for step in track.steps]


def test_what_follows_the_chapters_is_the_track(track: Track) -> None:
    whole = everything(with_chapters(track, "Legs-up release", "Ebb"))
    assert whole.endswith(track.read(0, track.size))
    assert len(decode(whole)) == track.size // 192 * 576


@given(data=st.data())
def test_any_part_is_the_same_as_in_the_whole(track: Track, data: st.DataObject) -> None:
    download = with_chapters(track, "Legs-up release", "Ebb")
    whole = everything(download)
    assert len(whole) == download.size
    start = data.draw(st.integers(0, download.size))
    stop = data.draw(st.integers(start, download.size))
    assert download.read(start, stop) == whole[start:stop]


def test_another_title_is_another_file(track: Track) -> None:
    first, second = with_chapters(track, "Legs-up release", "Ebb"), with_chapters(track, "Legs up", "Ebb")
    assert first.etag != second.etag
    assert first.etag == with_chapters(track, "Legs-up release", "Ebb").etag
