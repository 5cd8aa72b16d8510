"""Numbers a person types after an option."""

from typing import Any

import click


class Number(click.ParamType[int]):
    """A whole number; another text is refused in a sentence, and help shows no formula."""

    name = "number"

    def __init__(self, noun: str, least: int | None = None, most: int | None = None) -> None:
        """Say what may be typed.

        Args:
            noun: What the number is, with its article: ``a place in the list``.
            least: The smallest one, if there is one.
            most: The greatest one, if there is one.
        """
        self.noun, self.least, self.most = noun, least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the number.

        Raises:
            click.UsageError: It is none, or out of bounds.
        """
        number = self._number(value)
        if number is not None:
            return number
        bounds = f", from {self.least} to {self.most}" if self.least is not None else ""
        option = param.opts[0] if param is not None else "it"
        raise click.UsageError(f"{option} is {self.noun}{bounds}, and not {value!r}", ctx)

    def _number(self, value: Any) -> int | None:
        try:
            number = int(value)
        except ValueError:
            return None
        is_low = self.least is not None and number < self.least
        is_high = self.most is not None and number > self.most
        return None if is_low or is_high else number
