"""Local data: one portal at a time, thrown away only on a clear yes."""

import io
import stat

import pytest

from launch import data_folder
from launch.data_folder import DataFolder
from launch.problem import Problem
from launch.reset import reset


@pytest.fixture
def local(tmp_path):
    folder = tmp_path / ".local"
    (folder / "postgres").mkdir(parents=True)
    return folder


def say(monkeypatch, answer):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{answer}\n"))


def test_a_second_portal_may_not_use_the_same_data(local):
    with (
        DataFolder(local).held(),
        pytest.raises(Problem) as told,
        DataFolder(local).held(),
    ):
        pass

    assert str(told.value) == (
        f"Het portaal draait al met de gegevens in {local}. Stop dat eerst met Ctrl-C, of "
        "start een tweede op een andere poort: make run PORT=8001."
    )


def test_a_second_portal_in_one_clone_gets_data_of_its_own(local):
    alone = data_folder.choose(local, 8001).path
    with DataFolder(local).held():
        second = data_folder.choose(local, 8001).path

    assert (alone, second) == (local, local / "poort-8001")


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(local):
    first, second = DataFolder(local).secret_key(), DataFolder(local).secret_key()

    mode = stat.S_IMODE((local / "secret-key").stat().st_mode)
    assert (first == second, len(first) >= 50, mode) == (True, True, 0o600)


def test_a_secret_key_that_a_full_disk_left_empty_is_made_again(local):
    (local / "secret-key").touch(mode=0o600)

    assert len(DataFolder(local).secret_key()) >= 50


def test_reset_throws_away_after_a_yes(local, monkeypatch):
    say(monkeypatch, "ja")

    assert (reset(local), local.exists()) == (0, False)


@pytest.mark.parametrize("answer", ["", "nee", "j", "yes"])
def test_reset_keeps_everything_without_a_clear_yes(local, monkeypatch, answer):
    say(monkeypatch, answer)

    assert (reset(local), (local / "postgres").exists()) == (1, True)


def test_reset_refuses_while_the_portal_runs(local, monkeypatch):
    say(monkeypatch, "ja")

    with DataFolder(local).held(), pytest.raises(Problem) as told:
        reset(local)

    assert str(told.value) == (
        f"Het portaal draait nog met de gegevens in {local}. Stop het eerst met Ctrl-C."
    )
    assert (local / "postgres").exists()
