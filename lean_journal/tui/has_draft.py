"""What a text field has to be for its text to be kept while it is typed."""

from typing import Protocol, runtime_checkable


@runtime_checkable
class HasDraft(Protocol):
    """A field whose text is kept while it is typed."""

    draft: str
    """Its name among the drafts; without one its text is not kept."""

    saved: str
    """What it holds while nothing is half-typed."""

    @property
    def value(self) -> str:
        """What it holds now."""
