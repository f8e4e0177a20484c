import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from webapp.app import create_app
from webapp.config import Config


def test_a_broken_routine_file_is_named_in_the_log_with_its_line_and_the_rest_works(
    house_config: Config, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(house_config.routines_dir, tmp_path / "routines")
    (tmp_path / "routines" / "mine.yaml").write_text("slug: mine\nsteps: [\n")
    app = create_app(replace(house_config, routines_dir=tmp_path / "routines"))
    told = [json.loads(line)["message"] for line in capsys.readouterr().err.splitlines()]
    assert any(line.startswith("left out: routines/mine.yaml:3: ") for line in told), told
    assert "legs-up-release" in app.extensions["ebb"].catalogue.routines
    app.extensions["ebb"].engine.dispose()


def test_a_voice_that_does_not_exist_stops_the_start_with_a_sentence(house_config: Config) -> None:
    with pytest.raises(ValueError, match="NARRATION_VOICE"):
        create_app(replace(house_config, narration_voice="gramophone"))
