"""The one table of commands: keys, footer, help and palette are all drawn from it.

It knows nothing of Textual, so that the command line can ask it too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

EVERYWHERE = "Everywhere"
FIELD = "In a text field"
FORM = "In a form"
CAPTURE = "Capture line"
TODAY = "Today"
REFLECT = "Reflect"
PROMPTS = "Prompts"
BEHAVIORS = "Behaviors"
STARTERS = "Starter behaviors"
CHOOSE = "Choose one"
ABSENCES = "Absences"
GEMBA = "Gemba"
IMPROVE = "Improve"
REVIEW = "Review"
GUIDED_REVIEW = "A review"
YEAR = "A behavior's year"
LONG = "The long view"
DECK = "The deck"
SET = "Settings"
TRIAGE = "Triage"
AREAS = "Areas"
SEARCH = "Search"
FOUND = "After a search"
HELP = "Help and keymap"
KEYMAP = "Keymap"

KeyOf = Callable[[str], str]
"""Gives the key a command is on by now, as people read it, by the command's id."""

_SHOWN = {
    "slash": "/",
    "question_mark": "?",
    "comma": "comma",
    "escape": "esc",
    "right": "→",
    "left": "←",
    "up": "↑",
    "down": "↓",
}
"""Keys people read otherwise than Textual names them."""

_NAMES = frozenset(
    ["enter", "tab", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown"]
)
"""Keys people read as Textual names them."""


def display_key(key: str) -> str:
    """Give the name of a key, as Textual names it, as people read and write it."""
    if key in _SHOWN:
        return _SHOWN[key]
    if len(key) == 1 or "+" in key or key in _NAMES:
        return key
    if key[0] == "f" and key[1:].isdecimal():
        return key.upper()
    # No key of the table: one of a person's own.
    from lean_journal.tui.key_names import character_of

    return character_of(key) or key


def display_keys(keys: str) -> str:
    """Give the names of keys as people read them.

    Args:
        keys: As Textual names them, separated by commas.
    """
    return " ".join(map(display_key, keys.split(",")))


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can do with a key."""

    id: str
    """Its name, unique in the table."""

    keys: str
    """The keys that do it, separated by commas, as Textual names them."""

    action: str
    """The Textual action; ``{key}`` in it stands for the key that was pressed."""

    label: str
    """One or two words for the footer and the palette."""

    help: str
    """What it does, in a sentence."""

    scope: str
    """Where it works: everywhere, in a text field, or on one screen."""

    @property
    def key(self) -> str:
        """The first key, or the first and the last of several choices, as people read it."""
        first, *others = self.keys.split(",")
        if "{key}" in self.action:
            return f"{first}–{others[-1]}"
        return display_keys(first)

    @property
    def all_keys(self) -> frozenset[str]:
        """Its keys, as Textual names them."""
        return frozenset(self.keys.split(","))

    @property
    def bound(self) -> str:
        """Its keys as Textual binds them."""
        # A line feed is what Enter sends before the app has taken over the terminal.
        return self.keys.replace("enter", "enter,ctrl+j")


_TABLE: Mapping[str, tuple[tuple[str, str, str, str, str], ...]] = {
    TODAY: (
        (
            "next-step",
            "enter",
            "screen.next",
            "go on",
            "Go to the next step; an empty line leaves it.",
        ),
        ("keep", "y", "screen.keep", "kept", "The commitment was kept."),
        ("set-due", "r", "screen.set_due", "new date", "Give the commitment another date."),
        ("break", "b", "screen.break", "broken", "The commitment was not kept."),
        ("mark-done", "y", "screen.mark('done')", "done", "The behavior was done."),
        ("mark-missed", "n", "screen.mark('missed')", "not done", "Missed; or not on that day."),
        ("mark-not", "s", "screen.mark('not-possible')", "not possible", "Nobody could."),
        ("smaller", "m", "screen.smaller", "smaller", "Ask for less from the next period on."),
        ("cue", "c", "screen.cue", "cue", "Change what in the day reminds of the behavior."),
        ("park-it", "p", "screen.park", "park", "Park the behavior; its marks stay."),
        ("focus", "1,2,3,4,5", "screen.focus('{key}')", "focus", "Take another for the day."),
        ("plan", "y", "screen.plan", "plan it", "Plan the suggested walk for today."),
        ("open-row", "enter", "screen.open", "open", "Go to what the row names."),
        ("resume", "p", "screen.resume", "go on", "Go on with the morning pass."),
        ("hansei", "e", "screen.hansei", "evening", "Reflect on the day: the evening hansei."),
        ("promise-new", "a", "screen.add", "I will", "Write down what you will do."),
    ),
    REFLECT: (
        ("edit-entry", "enter", "screen.open", "open", "Change the entry; go to the other day."),
        ("blank", "a", "screen.add", "page", "Write on a page without a prompt."),
        ("evening", "e", "screen.evening", "evening", "Answer the prompts of the evening."),
        ("morning", "m", "screen.morning", "morning", "Answer the prompts of the morning."),
        ("week", "w", "screen.week", "week", "Answer the prompts of the week."),
        ("month", "n", "screen.month", "month", "Answer the prompts of the month."),
        ("day-before", "left,h", "screen.go(-1)", "day before", "Go to the day before."),
        ("day-after", "right,l", "screen.go(1)", "day after", "Go to the day after."),
        ("date", "d", "screen.date", "date", "Go to a date: 2026-11-20, mon, -3d."),
        ("year-before", "y", "screen.year", "year ago", "Go to the same day a year before."),
        ("back", "escape", "screen.back", "back", "Go back to the day you came from."),
        ("now", "t", "screen.today", "today", "Go to today."),
        ("preview", "v", "screen.preview", "preview", "Read the day laid out as Markdown."),
        ("prompts", "P", "screen.prompts", "prompts", "Add, change or switch off prompts."),
        ("clear-entry", "x,delete", "screen.remove", "remove", "Remove it; undo brings it back."),
    ),
    PROMPTS: (
        ("add-prompt", "a", "screen.add", "add", "Add a prompt of your own."),
        ("edit-prompt", "enter", "screen.edit", "change", "Change the prompt."),
        ("ask-prompt", "s", "screen.ask", "when asked", "Always, in turn, or switched off."),
        ("drop-prompt", "x,delete", "screen.remove", "remove", "Remove it; undo brings it back."),
    ),
    BEHAVIORS: (
        ("done", "y", "screen.mark('done')", "done", "It was done; go on to the next."),
        ("missed", "n", "screen.mark('missed')", "missed", "It was not done: a gap, no more."),
        ("not-possible", "s", "screen.mark('not-possible')", "not possible", "Nobody could."),
        ("clear", "backspace", "screen.clear", "clear", "Take back what was said of the day."),
        ("evidence", "v", "screen.evidence", "words", "What was seen or heard, or in the way."),
        ("weeks-back", "b,pageup", "screen.weeks(-1)", "week back", "Go a week back."),
        ("weeks-on", "f,pagedown", "screen.weeks(1)", "week on", "Go a week on."),
        ("grid-today", "t", "screen.today", "today", "Go to today."),
        ("add-behavior", "a", "screen.add", "add", "Begin a behavior: the starter set, or own."),
        ("year", "enter", "screen.open", "year", "Look at a year of the behavior."),
        ("edit-behavior", "e", "screen.edit", "edit", "Change name, definition, cue, cadence."),
        ("park", "p", "screen.park", "park", "Park it, or take it up again; marks stay."),
        ("absences", "A", "screen.absences", "absences", "Leave and shutdowns: nothing is due."),
        ("move-up", "K,shift+up", "screen.move(-1)", "up", "Move it up; the first is the focus."),
        ("move-down", "J,shift+down", "screen.move(1)", "down", "Move the behavior down."),
        ("drop-behavior", "x,delete", "screen.remove", "remove", "Remove one without any mark."),
    ),
    STARTERS: (
        ("begin-these", "enter", "screen.save", "begin them", "Begin the chosen behaviors."),
        ("choose", "space", "screen.choose", "choose", "Choose the behavior, or let go of it."),
        ("own", "a", "screen.own", "your own", "Write a behavior of your own."),
    ),
    CHOOSE: (("choose-this", "enter", "screen.save", "this one", "Take the chosen one."),),
    ABSENCES: (
        ("add-absence", "a", "screen.add", "add", "Note an absence."),
        ("edit-absence", "enter,e", "screen.edit", "change", "Change the absence."),
        ("drop-absence", "x,delete", "screen.remove", "remove", "Remove it; undo brings it back."),
    ),
    GEMBA: (
        ("add", "a", "screen.add", "add", "Add a walk; in the list of what was seen, a line."),
        ("open", "enter", "screen.open", "open", "Look at the walk; change what was seen."),
        ("triage", "t", "screen.triage", "triage", "Go through what was seen: what follows?"),
        ("finish", "f", "screen.end", "finish", "End the walk: the next line begins another."),
        ("close", "c", "screen.close", "close loop", "Note what you told the people visited."),
        ("edit", "e", "screen.edit", "edit", "Change the walk or what was seen."),
        ("begin", "b", "screen.begin", "begin", "Begin a planned walk now."),
        ("star", "s", "screen.star", "star", "Star it for the monthly review, or unstar it."),
        ("to-improve", "n", "screen.improve", "improve", "Make an improvement of what was seen."),
        ("to-thread", "g", "screen.thread", "thread", "Go to the thread it belongs to."),
        ("remove", "x,delete", "screen.remove", "remove", "Remove it; undo brings it back."),
        ("areas", "A", "screen.areas", "areas", "The places you go to see, and since when."),
        ("inside", "right,l,tab", "screen.focus_observations", "inside", "Go to what was seen."),
        ("outside", "left,h,shift+tab,escape", "screen.focus_walks", "outside", "Go to the walks."),
    ),
    IMPROVE: (
        ("into-thread", "enter", "screen.open", "open", "Go into the thread; go to what it names."),
        ("cycle", "c", "screen.cycle", "cycle", "Start a cycle, or turn the open one over."),
        ("holds", "t", "screen.holds", "holds?", "After 30 days: does it still hold?"),
        ("walk-for", "w", "screen.walk", "walk", "Go and see, or plan it: a walk for it."),
        ("report", "r", "screen.report", "reported", "Note what you reported back."),
        ("close-struggle", "d", "screen.close", "done", "She says it is done: close it."),
        ("again", "n", "screen.again", "not done", "She says it still hurts: take it up again."),
        ("drop-idea", "d", "screen.drop", "drop", "Abandon it, while no cycle is open."),
        ("add-improvement", "a", "screen.add", "improvement", "Add an improvement."),
        ("hear", "b", "screen.hear", "struggle", "Write down what your boss struggles with."),
        ("edit-loop", "e", "screen.edit", "edit", "Change it; what is expected stays."),
        ("star-loop", "s", "screen.star", "star", "Star it for the deck, or unstar it."),
        ("drop-loop", "x,delete", "screen.remove", "remove", "Remove it; undo brings it back."),
        ("into", "right,l,tab", "screen.focus_thread", "inside", "Go to the thread."),
        (
            "out-of",
            "left,h,shift+tab,escape",
            "screen.focus_board",
            "outside",
            "Go back to the board.",
        ),
    ),
    REVIEW: (
        ("open-behavior", "enter", "screen.open", "open", "Look at a year of the behavior."),
        ("week-review", "w", "screen.week", "week", "Review the week, step by step."),
        ("month-review", "m", "screen.month", "month", "Review the month, step by step."),
        ("deck", "d", "screen.deck", "deck", "The month as a deck, slide by slide."),
        ("long-view", "v", "screen.long_view", "long view", "What came of it over the years."),
    ),
    DECK: (
        ("change-words", "enter", "screen.open", "words", "Change the words; go to the month."),
        ("confirm-slide", "y", "screen.confirm", "yes", "The slide may go out as it is."),
        ("freeze-deck", "f", "screen.freeze", "freeze", "Keep it as it is, once all is confirmed."),
        (
            "pull-signal",
            "s",
            "screen.pull",
            "came back",
            "Sent, discussed, reused, asked for.",
        ),
        ("plan-next", "t", "screen.plan", "next", "Target, prediction, decision wanted."),
        ("answer-last", "r", "screen.answer", "came true?", "What became of the last prediction."),
        ("write-deck", "w", "screen.write", "write file", "As PowerPoint, or as Markdown."),
        ("slide-before", "left,h", "screen.go(-1)", "back", "The slide before."),
        ("slide-after", "right,l", "screen.go(1)", "on", "The slide after."),
        ("month-before", "p", "screen.month(-1)", "earlier", "The deck of the month before."),
        ("month-after", "n", "screen.month(1)", "later", "The deck of the month after."),
        ("deck-thread", "g", "screen.thread", "thread", "Go to the record it tells of."),
        ("leave-deck", "escape", "screen.back", "back", "Go back to where you came from."),
    ),
    GUIDED_REVIEW: (
        ("review-next", "enter", "screen.next", "go on", "Go on; what is asked stays as it is."),
        ("adjust", "a", "screen.cadence", "adjust", "Ask for another number of days."),
        ("review-park", "p", "screen.park", "park", "Park the behavior; its marks stay."),
        ("swap", "s", "screen.swap", "swap", "Park it, and begin another in its place."),
        ("review-keep", "y", "screen.keep", "kept", "The commitment was kept."),
        ("review-due", "r", "screen.set_due", "new date", "Give the commitment another date."),
        ("review-break", "b", "screen.break", "broken", "The commitment was not kept."),
        ("tell", "t", "screen.tell", "told them", "Close the loop: what you told those visited."),
        ("check", "c", "screen.check", "check", "Turn the cycle over: what happened, and why?"),
        ("still-holds", "y", "screen.holds(True)", "it holds", "The improvement still holds."),
        ("slipped", "n", "screen.holds(False)", "slipped", "It slipped, and is tried again."),
        ("star-improve", "n", "screen.improve", "improve", "Make an improvement of what was seen."),
        ("unstar", "s", "screen.unstar", "no star", "Take the star away."),
        ("to-learned", "g", "screen.thread", "thread", "Go to where it was learned."),
    ),
    YEAR: (
        ("leave-year", "escape", "screen.back", "back", "Go back to where you came from."),
        ("behavior-before", "left,h", "screen.go(-1)", "previous", "The behavior before this one."),
        ("behavior-after", "right,l", "screen.go(1)", "next", "The behavior after this one."),
        ("earlier", "p", "screen.step(-1)", "earlier", "Go back by the weeks that are shown."),
        ("later", "n", "screen.step(1)", "later", "Go on by the weeks that are shown."),
    ),
    LONG: (
        ("leave-long", "escape", "screen.back", "back", "Go back to the review."),
        ("long-before", "left,h", "screen.turn(-1)", "page back", "The page before this one."),
        ("long-after", "right,l", "screen.turn(1)", "page on", "The page after this one."),
        ("open-long", "enter", "screen.open", "open", "Go to what the row tells of."),
    ),
    SET: (("edit-setting", "enter", "screen.edit", "change", "Give it another value."),),
    CAPTURE: (
        ("save-line", "enter", "submit_line", "save", "Put the line on disk; an empty one ends."),
    ),
    TRIAGE: (
        ("next", "enter", "screen.next", "done, next", "Go on to the next one."),
        ("interpret", "m", "screen.interpret", "may mean", "Write what it may mean."),
        ("promise", "i", "screen.promise", "I will", "Write what you will do about it."),
        ("triage-improve", "n", "screen.improve", "improve", "Make an improvement of it."),
        ("triage-star", "s", "screen.star", "star", "Offer it in the monthly review."),
        ("triage-edit", "e", "screen.edit", "edit", "Change the whole line."),
    ),
    AREAS: (
        ("add-area", "a", "screen.add", "add", "Add an area."),
        ("edit-area", "enter,e", "screen.edit", "change", "Change the area."),
    ),
    SEARCH: (
        ("go-there", "enter", "screen.submit", "go there", "Go to the record."),
        ("hit-before", "up", "screen.move(-1)", "up", "The record above."),
        ("hit-after", "down", "screen.move(1)", "down", "The record below."),
        ("hits-before", "pageup", "screen.page(-1)", "page up", "A page of records up."),
        ("hits-after", "pagedown", "screen.page(1)", "page down", "A page of records down."),
    ),
    HELP: (
        ("help-up", "up", "screen.move(-1)", "up", "A line up, while words are typed."),
        ("help-down", "down", "screen.move(1)", "down", "A line down, while words are typed."),
        ("help-pages-up", "pageup", "screen.page(-1)", "page up", "A page up."),
        ("help-pages-down", "pagedown", "screen.page(1)", "page down", "A page down."),
    ),
    KEYMAP: (("edit-keys", "enter", "screen.edit", "change", "Give it other keys."),),
    FOUND: (("come-back", "escape", "app.come_back", "back", "Go back to where you were."),),
    EVERYWHERE: (
        ("capture", "o", "app.capture", "capture", "Type what you saw, a line each."),
        ("search", "slash", "app.search", "search", "Find anything by words, kind, area, date."),
        ("undo", "u", "app.undo", "undo", "Take back what this window did last."),
        ("redo", "U", "app.redo", "redo", "Bring back what was undone last."),
        ("today", "1", "app.switch_mode('today')", "Today", "The morning pass, and what is due."),
        ("reflect", "2", "app.switch_mode('reflect')", "Reflect", "What you wrote, day by day."),
        ("behaviors", "3", "app.switch_mode('behaviors')", "Behaviors", "What you practise."),
        ("gemba", "4", "app.switch_mode('gemba')", "Gemba", "Walks and what was seen on them."),
        ("improve", "5", "app.switch_mode('improve')", "Improve", "What is tried, and what for."),
        ("review", "6", "app.switch_mode('review')", "Review", "Twelve weeks at a glance."),
        ("settings", "S", "app.settings", "settings", "Days, prompts, colors, the deck."),
        ("palette", "ctrl+p", "app.command_palette", "palette", "Find a command by its name."),
        ("help", "question_mark,f1", "app.help", "help", "Show the keys of this screen."),
        ("suspend", "ctrl+z", "app.suspend", "suspend", "Go to the shell; fg comes back here."),
        ("quit", "q", "app.leave", "quit", "Leave; everything is saved already."),
    ),
    FORM: (
        ("submit", "enter", "screen.submit", "go on", "Go on; in the last field, save."),
        ("next-field", "tab", "screen.next_field", "next", "Go to the next field."),
        ("last-field", "shift+tab", "screen.previous_field", "back", "Go to the field before."),
    ),
    FIELD: (
        ("save", "ctrl+s", "screen.save", "save", "Save all of it."),
        ("afresh", "f5", "screen.afresh", "begin anew", "Let go of what was half-typed here."),
        ("questions", "f3", "screen.questions", "questions", "Questions to ask; again for more."),
        ("field-capture", "f2", "screen.capture", "capture", "Capture a line, and come back."),
        ("editor", "f4", "screen.edit_outside", "editor", "Write it in $EDITOR."),
        ("leave", "escape", "screen.leave", "leave", "Leave; what you typed is kept."),
        ("field-help", "f1", "screen.help", "help", "Show these keys."),
    ),
}

COMMANDS: tuple[Command, ...] = tuple(
    Command(*row, scope) for scope, rows in _TABLE.items() for row in rows
)

BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}
"""Every command by its name."""

FOOTER = (
    *("come-back", "go-there"),
    *("save-line", "submit", "next", "interpret", "promise", "add-area", "edit-area"),
    *("begin-these", "choose", "own", "choose-this", "add-absence", "edit-absence", "drop-absence"),
    *("add-prompt", "edit-prompt", "ask-prompt", "drop-prompt", "edit-setting", "edit-keys"),
    *("mark-done", "mark-missed", "mark-not", "smaller", "cue", "park-it", "focus"),
    *("next-step", "keep", "set-due", "break", "plan", "resume", "open-row", "hansei"),
    *("edit-entry", "evening", "blank", "back", "day-before", "day-after", "date", "year-before"),
    *("done", "missed", "not-possible", "clear", "evidence", "add-behavior", "year", "park"),
    *("edit-behavior", "absences", "weeks-back"),
    *("open-behavior", "week-review", "month-review", "deck", "long-view"),
    "review-next",
    *("confirm-slide", "freeze-deck", "pull-signal", "change-words", "answer-last", "plan-next"),
    *("slide-after", "write-deck", "month-before", "month-after", "deck-thread", "leave-deck"),
    *("adjust", "review-park", "swap", "review-keep", "review-due", "review-break", "tell"),
    *("check", "still-holds", "slipped", "star-improve", "unstar", "to-learned"),
    *("leave-long", "long-before", "long-after", "open-long"),
    *("leave-year", "behavior-before", "behavior-after", "earlier", "later"),
    *("cycle", "holds", "walk-for", "report", "close-struggle", "again", "drop-idea"),
    *("into-thread", "add-improvement", "hear", "edit-loop", "star-loop"),
    *("capture", "add", "open", "begin", "to-improve", "to-thread", "triage", "finish", "close"),
    *("triage-improve", "triage-star", "triage-edit", "edit"),
    *("search", "undo"),
    *("leave", "save", "editor", "afresh", "questions", "help", "field-help"),
)
"""Ids in the order in which the footer has room for them; help always has its place."""
