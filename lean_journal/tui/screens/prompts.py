"""The prompts one reflects on: changed, added, asked in turn, switched off."""

from textual.content import Content

from lean_journal.domain.prompts import Asked, Prompt, changed
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.settings import with_prompts
from lean_journal.domain.text import visible
from lean_journal.tui.command_table import PROMPTS
from lean_journal.tui.commands import bindings
from lean_journal.tui.dialogs.line import LineDialog
from lean_journal.tui.dialogs.listing import ListDialog
from lean_journal.tui.layout import hanging
from lean_journal.tui.widgets.record_list import Row

LABEL = 10
"""Cells of the column that says when a prompt is asked."""

_NEXT = {Asked.ALWAYS: Asked.IN_TURN, Asked.IN_TURN: Asked.OFF, Asked.OFF: Asked.ALWAYS}


class PromptsScreen(ListDialog[None]):
    """All prompts by the kind of reflection; a pass under way keeps those it began with."""

    BINDINGS = bindings(PROMPTS)

    def __init__(self) -> None:
        """Begin with the title."""
        super().__init__("Prompts", is_tall=True)

    def refresh_view(self) -> None:
        """Show the prompts as they are set now."""
        rows = self.rows
        shown: list[Row] = []
        for kind, prompts in self.journal.settings.prompts.items():
            # An empty kind can be added to as well.
            title = Content.styled(kind.value.capitalize(), "bold $primary")
            if shown:
                shown.append(Row("", Content(" ")))
            shown.append(Row("" if prompts else f"{kind.value}/", title))
            shown += [
                Row(f"{kind.value}/{prompt.text}", _row(prompt, rows.row_width))
                for prompt in prompts
            ]
        rows.show_rows(shown)

    def _chosen(self) -> tuple[ReflectionKind, Prompt | None]:
        kind, _, text = self.rows.key.partition("/")
        chosen = ReflectionKind(kind or ReflectionKind.MORNING)
        prompts = self.journal.settings.prompts[chosen]
        return chosen, next((prompt for prompt in prompts if prompt.text == text), None)

    async def _change(self, kind: ReflectionKind, old: str, new: Prompt | None) -> bool:
        def change() -> bool:
            self.journal.change_settings(
                lambda settings: with_prompts(
                    settings, kind, changed(settings.prompts[kind], old, new)
                ),
                f"prompt {new.text if new is not None else old}"[:60],
            )
            return True

        saved = await self.journal_app.save(change)
        self.refresh_view()
        if saved and new is not None:
            self.rows.move_to(f"{kind.value}/{new.text.strip()}")
        return bool(saved)

    async def action_add(self) -> None:
        """Add a prompt to the kind that is chosen."""
        kind, _ = self._chosen()
        await self._ask_text(kind, Prompt(""))

    async def action_edit(self) -> None:
        """Change the prompt."""
        kind, prompt = self._chosen()
        if prompt is not None:
            await self._ask_text(kind, prompt)

    async def open_prompt(self, kind: ReflectionKind, text: str) -> bool:
        """Open the line of a prompt, or of a new one without a text; tells if it is there."""
        prompts = {prompt.text: prompt for prompt in self.journal.settings.prompts[kind]}
        prompt = prompts.get(text) if text else Prompt("")
        if prompt is None:
            return False
        await self._ask_text(kind, prompt)
        return True

    async def _ask_text(self, kind: ReflectionKind, prompt: Prompt) -> None:
        async def store(text: str) -> bool:
            return await self._change(kind, prompt.text, Prompt(text, prompt.asked))

        title = f"A prompt for the {kind.value}"
        draft = f"ask {kind.value}/{prompt.text}"
        await self.show(LineDialog(title, draft=draft, value=prompt.text), store)

    async def action_ask(self) -> None:
        """Ask it always, in turn, or not at all."""
        kind, prompt = self._chosen()
        if prompt is not None:
            await self._change(kind, prompt.text, Prompt(prompt.text, _NEXT[prompt.asked]))

    async def action_remove(self) -> None:
        """Remove the prompt; its answers stay."""
        kind, prompt = self._chosen()
        if prompt is not None and await self._change(kind, prompt.text, None):
            self.say_undoable("removed")


def _row(prompt: Prompt, width: int) -> Content:
    is_off = prompt.asked is Asked.OFF
    label = Content.styled(prompt.asked.value, "dim" if is_off else "$accent")
    text = Content.styled(visible(prompt.text), "dim" if is_off else "")
    return hanging(label, text, width, LABEL)
