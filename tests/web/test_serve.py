from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from headwater.errors import SetupError
from headwater.present.web.serve import serve
from tests.web.invent import dossier

ROOT = Path(__file__).parents[2]
PROGRAM = (
    "from tests.web.invent import dossier; from headwater.present.web.serve import serve; "
    "serve(dossier(0), port=0, on_ready=lambda a: print(a, flush=True)); print('ended', flush=True)"
)


def test_a_taken_port_is_said_in_one_line() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SetupError, match=f"cannot serve on 127.0.0.1:{port}: .*in use"):
            serve(dossier(0), port=port)


def test_an_impossible_port_is_said_in_one_line() -> None:
    with pytest.raises(SetupError, match="cannot serve on"):
        serve(dossier(0), port=99_999)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for another process")
def test_it_serves_quietly_and_ends_quietly() -> None:
    with subprocess.Popen([sys.executable, "-c", PROGRAM], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout
        address = server.stdout.readline().strip()
        with urllib.request.urlopen(f"{address}claims/cl-june", timeout=20) as answer:
            assert answer.status == 200
            assert "server" not in answer.headers
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=20)
    assert (out, err, server.returncode) == ("ended\n", "", 0)
