import os
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import make_url

from webapp.config import Config


def config(folder: Path, **environment: str) -> Config:
    return Config.from_environment({"EBB_DATA_DIR": str(folder), **environment})


def test_without_any_setting_everything_has_a_place_in_the_data_folder(tmp_path: Path) -> None:
    found = config(tmp_path / "new")
    assert found.database_url == f"sqlite:///{tmp_path}/new/ebb.sqlite"
    assert (tmp_path / "new").is_dir()
    assert not found.sign_up_open
    assert not found.behind_proxy
    assert found.trusted_hosts == ()


def test_the_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    first = config(tmp_path).secret_key
    assert len(first) == 64
    assert config(tmp_path).secret_key == first
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_starts_at_the_same_moment_agree_on_one_key(tmp_path: Path) -> None:
    for round_ in range(10):
        folder = tmp_path / str(round_)
        with ThreadPoolExecutor(8) as starts:
            keys = set(starts.map(lambda _: config(folder).secret_key, range(8)))  # noqa: B023 done within the loop
        assert keys == {config(folder).secret_key}


@pytest.mark.parametrize("content", ["", "\n", "short"])
def test_a_key_file_left_empty_is_replaced(tmp_path: Path, content: str) -> None:
    (tmp_path / "secret_key").write_text(content)
    assert len(config(tmp_path).secret_key) == 64


def test_a_start_that_ended_in_the_middle_does_not_stop_the_next(tmp_path: Path) -> None:
    half = tmp_path / "secret_key.new"
    half.write_text("half")
    os.utime(half, (time.time() - 60, time.time() - 60))
    assert len(config(tmp_path).secret_key) == 64
    assert not half.exists()


def test_a_key_from_the_environment_is_used_and_none_is_kept(tmp_path: Path) -> None:
    assert config(tmp_path, SECRET_KEY="from outside" * 3).secret_key == "from outside" * 3
    assert list(tmp_path.iterdir()) == []


def test_hosts_are_a_list(tmp_path: Path) -> None:
    assert config(tmp_path, EBB_HOSTS="ebb.example, .example.org,").trusted_hosts == ("ebb.example", ".example.org")


def test_a_setting_that_means_nothing_is_refused_with_what_would_do(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="SIGN_UP is `first`"):
        config(tmp_path, SIGN_UP="maybe")
    with pytest.raises(ValueError, match="EBB_BEHIND_PROXY is `0`"):
        config(tmp_path, EBB_BEHIND_PROXY="yes")
    with pytest.raises(ValueError, match="SECRET_KEY needs at least"):
        config(tmp_path, SECRET_KEY="short")


def test_a_folder_with_odd_characters_holds_its_own_database(tmp_path: Path) -> None:
    folder = tmp_path / "a? b#c é%20"
    assert make_url(config(folder).database_url).database == str(folder / "ebb.sqlite")
