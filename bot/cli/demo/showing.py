"""Showing the demo: the page on a port, and time that goes by."""

from __future__ import annotations

import socket
import threading
from functools import partial

from waitress import create_server

from bot.cli.demo.jumping import next_moment, on_jump
from bot.cli.demo.script import Script
from bot.cli.demo.site import Site
from bot.cli.demo.telling import Cast
from bot.domain.office import Office
from bot.errors import OperatorError
from handlers.app import create_app
from handlers.web.simulator.acts import act_routes
from handlers.web.simulator.page import looking_routes, simulator_page
from handlers.web.simulator.play import Play
from handlers.web.simulator.record import record_pages

HOST = "127.0.0.1"
THREADS = 8
BREATH_SECONDS = 1.0


def taken_port(port: int) -> socket.socket:
    """The port, taken before anything is prepared; OperatorError when somebody else has it."""
    try:
        return socket.create_server((HOST, port))
    except (OSError, OverflowError) as error:
        raise OperatorError(f"Port {port} is not free; choose another with: tamngan demo --port N") from error


def show(site: Site, script: Script, office: Office, cast: Cast, taken: socket.socket) -> None:
    """Serve the page until interrupted."""
    play = Play(
        platform=site.platform,
        desk=site.desk,
        clock=site.clock,
        office_id=office.id,
        hints=tuple(map(cast.hint, script.first_steps)),
        settle=site.settle,
        on_jump=partial(on_jump, site),
        next_moment=partial(next_moment, site, office.id),
    )
    pages = (
        simulator_page(play),
        looking_routes(play),
        act_routes(play),
        record_pages(site.desk, office.id, site.platform),
    )
    app = create_app(site.desk, site.platform.channel.secret, pages=pages)
    server = create_server(app, sockets=[taken], threads=THREADS)
    is_over = threading.Event()
    breathing = threading.Thread(target=_breathe, args=(play, is_over), name="tamngan-demo", daemon=True)
    breathing.start()
    try:
        server.run()
    except KeyboardInterrupt:
        server.close()
    finally:
        is_over.set()
        breathing.join()


def _breathe(play: Play, is_over: threading.Event) -> None:
    while not is_over.wait(BREATH_SECONDS):
        play.breathe(BREATH_SECONDS)
