import builtins

import pytest


@pytest.fixture
def own_venv(environment, monkeypatch, tmp_path):
    """An environment in a temporary folder, so that the one the tests run in stays as it is."""
    locks = {name: tmp_path / f"{name}.txt" for name in ("run", "dev")}
    for name, path in locks.items():
        path.write_text(f"lock of {name}")
    monkeypatch.setattr(environment, "VENV", tmp_path / "venv")
    monkeypatch.setattr(environment, "LOCKS", locks)
    (tmp_path / "venv").mkdir()
    monkeypatch.setattr(environment, "is_usable", lambda python: True)
    return environment


def calls_of(environment, monkeypatch, status=0):
    calls = []
    monkeypatch.setattr(
        environment.subprocess, "call", lambda command: calls.append(command) or status
    )
    return calls


def test_the_lock_is_installed_once_and_again_when_it_changes(own_venv, monkeypatch):
    calls = calls_of(own_venv, monkeypatch)
    assert own_venv.main("run") == 0
    assert own_venv.main("run") == 0
    assert len(calls) == 1
    own_venv.LOCKS["run"].write_text("another lock")
    assert own_venv.main("run") == 0
    assert len(calls) == 2


def test_the_developers_lock_holds_the_other_one(own_venv, monkeypatch):
    calls = calls_of(own_venv, monkeypatch)
    own_venv.main("dev")
    own_venv.main("run")
    assert len(calls) == 1


def test_the_developers_lock_is_missing_after_the_other_one(own_venv, monkeypatch):
    calls = calls_of(own_venv, monkeypatch)
    own_venv.main("run")
    own_venv.main("dev")
    assert len(calls) == 2


def test_only_what_the_lock_names_is_installed_and_nothing_is_compiled(environment):
    command = environment.install_command(environment.VENV / "bin" / "python", "run")
    assert "--require-hashes" in command
    assert command[command.index("--only-binary") + 1] == ":all:"


def test_a_failed_installation_is_tried_again(own_venv, monkeypatch, capsys):
    calls_of(own_venv, monkeypatch, status=1)
    assert own_venv.main("run") == 1
    assert "Verbindung zum Internet" in capsys.readouterr().err
    assert not own_venv.is_up_to_date("run")


def test_an_old_python_is_told_what_to_install(environment):
    problem = environment.missing_on_this_machine((3, 10, 12, "final", 0))
    assert "3.10" in problem
    assert "apt install python3.11 python3.11-venv" in problem


def test_a_python_without_venv_names_the_package(environment, monkeypatch):
    original = builtins.__import__

    def without_ensurepip(name, *args, **kwargs):
        if name == "ensurepip":
            raise ImportError
        return original(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_ensurepip)
    assert "apt install python3-venv" in environment.missing_on_this_machine((3, 11, 2))


def test_nothing_is_missing_here(environment):
    assert environment.missing_on_this_machine((3, 11, 0)) == ""


def test_an_interpreter_that_is_gone_is_not_usable(environment, tmp_path):
    assert not environment.is_usable(tmp_path / "bin" / "python")
