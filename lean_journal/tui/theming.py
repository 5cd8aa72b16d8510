"""The theme of the app: the first frame's, the one that was set, and one that is gone."""

from dataclasses import replace

from textual.app import App
from textual.theme import Theme

from lean_journal.domain.settings import Settings
from lean_journal.tui.saving import SavingApp
from lean_journal.tui.theme import LEAN_DARK, LEAN_LIGHT


class ThemedApp(SavingApp):
    """Draws in the theme that was set, and stores the one a person chooses."""

    def __init__(self) -> None:
        """Begin with our two themes besides Textual's."""
        super().__init__()
        self._theme_set = ""
        self._theme_lost = ""
        self.register_theme(LEAN_DARK)
        self.register_theme(LEAN_LIGHT)

    def get_css_variables(self) -> dict[str, str]:
        """Give the colors of the theme; those of Textual's own are made readable here."""
        variables, theme = super().get_css_variables(), self.current_theme
        if theme.name not in (LEAN_DARK.name, LEAN_LIGHT.name):
            from lean_journal.tui.legible import legible

            variables = legible(variables, is_ansi=theme.ansi, is_dark=theme.dark)
            self.theme_variables = variables
        return variables

    def begin_with_theme(self, settings: Settings) -> None:
        """Have the first frame in the theme that was set."""
        self._begin_in(self._theme_for(settings))

    def _begin_in(self, name: str) -> None:
        """Have the first frame in a theme; changing to it would lay out everything twice."""
        self.set_reactive(App.theme, name)
        self.stylesheet.set_variables(self.get_css_variables())
        for class_ in self.classes:
            self.set_class(not class_.startswith("-theme-"), class_, update=False)
        is_dark = self.current_theme.dark
        self.set_class(True, f"-theme-{name}", update=False)
        self.set_class(is_dark, "-dark-mode", update=False)
        self.set_class(not is_dark, "-light-mode", update=False)

    def take_theme(self, settings: Settings) -> None:
        """Change to the theme that is set by now."""
        self.theme = self._theme_for(settings)

    def _theme_for(self, settings: Settings) -> str:
        """Give the name of the theme that was set, or of the one that stands in for it."""
        known = settings.theme in self.available_themes
        if not known and settings.theme != self._theme_lost:
            self._theme_lost = settings.theme
            self.call_after_refresh(
                self.say, f"there is no theme {settings.theme}; {LEAN_DARK.name} stands in"
            )
        self._theme_set = settings.theme if known else LEAN_DARK.name
        return self._theme_set

    async def keep_theme(self, theme: Theme) -> None:
        """Store the theme a person chose; one that stands in for a lost one is nobody's choice."""
        if theme.name != self._theme_set:
            await self.save(
                lambda: self.journal.change_settings(
                    lambda settings: replace(settings, theme=theme.name), f"theme {theme.name}"
                )
            )
