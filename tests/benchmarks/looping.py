"""The app with a watch on its event loop; a program of its own.

Called with a journal, an instant and a file, it opens the app and writes into the file, as it
ends, the most seconds for which the loop was busy in one go while something was searched for.
"""

import asyncio
import sys
from datetime import datetime
from pathlib import Path
from time import thread_time

from lean_journal.tui.app import JournalApp, open_journal
from lean_journal.tui.screens.search import SearchScreen
from lean_journal.tui.widgets.field import Field

BETWEEN = 0.001
"""Seconds the watch sleeps; whatever keeps it from waking up keeps a key from being seen."""


class WatchedApp(JournalApp):
    """Notes how long its loop is kept from other things."""

    longest = 0.0
    """The most seconds of work between two wakings of the watch, while a query is typed."""

    async def on_mount(self) -> None:
        """Begin to watch."""
        # Textual calls the handler of the app too.
        self._watching = asyncio.create_task(self._watch())

    async def _watch(self) -> None:
        while True:
            # The work of this thread: what others take of the processor is not the app's.
            begun = thread_time()
            await asyncio.sleep(BETWEEN)
            screen = self.screen
            if isinstance(screen, SearchScreen) and screen.query_one(Field).value:
                self.longest = max(self.longest, thread_time() - begun)


def main(journal: str, now: str, file: str) -> None:
    """Run the app on a journal."""
    instant = datetime.fromisoformat(now).astimezone()
    with open_journal(Path(journal), lambda: instant) as opened:
        app = WatchedApp(opened)
        app.run()
    Path(file).write_text(str(app.longest), encoding="ascii")


if __name__ == "__main__":
    main(*sys.argv[1:])
