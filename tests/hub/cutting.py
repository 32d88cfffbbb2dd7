"""A real proxy on loopback that cuts its connections after so many bytes of one direction."""

import socket
import struct
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector
from threading import Thread

_RESET = struct.pack("ii", 1, 0)
_PART = 65_536

UP, DOWN = "up", "down"


class CuttingProxy:
    """Passes bytes between a laptop and the hub; `cut` says when it stops, `passed` what went each way since."""

    def __init__(self, port: int) -> None:
        self._hub = port
        self._way, self._most, self._abrupt = UP, -1, False
        self.passed = {UP: 0, DOWN: 0}
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    def cut(self, way: str, most: int, *, abrupt: bool = False) -> None:
        """From now on end every connection once `most` bytes went that way (-1: never); `abrupt` resets it."""
        self._way, self._most, self._abrupt = way, most, abrupt
        self.passed = {UP: 0, DOWN: 0}

    def close(self) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(10)

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                laptop, _ = self._listening.accept()
                with laptop, socket.create_connection(("127.0.0.1", self._hub)) as hub:
                    with suppress(OSError):
                        self._pass(laptop, hub)
                    if self._abrupt:
                        for each in (laptop, hub):
                            each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)

    def _pass(self, laptop: socket.socket, hub: socket.socket) -> None:
        ways = {laptop: (UP, hub), hub: (DOWN, laptop)}
        with DefaultSelector() as ready:
            for each in ways:
                ready.register(each, EVENT_READ)
            while True:
                for key, _ in ready.select():
                    way, other = ways[key.fileobj]
                    bounded = way == self._way and self._most >= 0
                    room = self._most - self.passed[way] if bounded else _PART
                    if not room:
                        return
                    part = key.fileobj.recv(min(room, _PART))
                    if not part:
                        return
                    other.sendall(part)
                    self.passed[way] += len(part)
                    if bounded and self.passed[way] == self._most:
                        return
