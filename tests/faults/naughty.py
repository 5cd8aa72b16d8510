"""Texts nobody means well with, by what they try; each is something a person can paste."""

from collections.abc import Mapping, Sequence

ESCAPES: Mapping[str, Sequence[str]] = {
    "styles and the screen": (
        "\x1b[6;53mblinks",
        "\x1b[8mhidden",
        "\x1b[2J\x1b[3J\x1b[1;1fgone",
        "\x1b[?47h\x1b[?9hother",
        "\x1b[3;9rmargins",
        "\x1b[5iprinted",
        "\x1b#8\x1bcreset",
        "\x1b(0lqqk\x1b)B",
        "\x1b7\x1b8\x1bM\x1bD",
    ),
    "questions whose answer is typed for you": (
        "\x1b[6n\x1b[5n",
        "\x1b[c\x1b[>c\x1b[=c",
        "\x1b[21t\x1b[18t",
        "\x1b[?996n",
        "\x1bZ\x05",
    ),
    "titles, clipboard, links, notes": (
        "\x1b]0;stolen\x07",
        "\x1b]2;stolen\x1b\\",
        "\x1b]52;c;c3RvbGVu\x07",
        "\x1b]8;;file:///etc/hosts\x1b\\a link\x1b]8;;\x1b\\",
        "\x1b]9;a note\x07\x1b]777;notify;a;b\x07",
        "\x1b]4;1;rgb:ff/00/00\x1b\\",
        "\x1b]1337;File=inline=1:AAAA\x07",
        "\x1b]22;wait\x07",
    ),
    "strings to devices": (
        '\x1bP$q"p\x1b\\',
        "\x1bP+q544e\x1b\\",
        "\x1bPq#1;2;99;0;0#1~~@@\x1b\\",
        "\x1b_Ga=T,f=100;iVBO\x1b\\",
        "\x1b^a private word\x1b\\",
        "\x1bXstart of string\x1b\\",
        "\x1b]0;no end",
        "\x1bPno end",
    ),
    "the same in one byte": (
        "\x9b6;53mC1",
        "\x9d0;stolen\x9c",
        "\x90q#1~\x9c",
        "\x9fGa=T\x9c \x9ea\x9c \x98b\x9c",
        "\x84\x85\x88\x8d\x8e\x8f\x9a",
    ),
    "pastes that end early": (
        "\x1b[201~rm -rf\r\x1b[200~",
        "[201~\x1b[200~",
        "\x1b\x1b[A\x1bOP\x1b[27u",
    ),
    "single controls": (
        "bell\x07\x07",
        "over\x08\x08\x08\x08written",
        "over\rwritten",
        "nul\x00byte",
        "\x0eshifted\x0f",
        "\x0b\x0c\x1c\x1d\x1e\x1f",
        "stop\x13 go\x11 end\x04 \x1a",
        "gone\x7f\x7f",
        "a\tb\tc",
    ),
    "directions": (
        "\u202egnp.exe",
        "\u2066a\u2067b\u2068c\u2069",
        "\u061c\u200e\u200f",
        "\u202a\u202b\u202d\u202c",
    ),
    "other ends of lines": ("one\u2028two\u2029three", "one\x85two", "one\n\ntwo", "one\r\ntwo"),
}
"""Texts that act on a terminal."""

OTHERS: Mapping[str, Sequence[str]] = {
    "markup": (
        "[bold red]red[/bold red]",
        "[/]",
        "[/red] [red",
        "[@click=app.leave]press me[/]",
        "[link=file:///etc/hosts]a link[/link]",
        r"\[b]\\[/b]",
        "[[]] [1] [ ] [x]",
        ":warning: :pile_of_poo:",
        "$primary {x} %(y)s {0} %s",
        "&lt;b&gt; <b>bold</b> <!-- <?xml",
        "# not a title\n- [ ] a task\n```\n| a | b |\n---\n> quoted",
        "[a](javascript:alert) ![b](http://c/d.png) <script>e</script>",
    ),
    "formulas": (
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "＝1+1 ＋ － ＠",
        "=HYPERLINK(A1)",
        "a;=1+1",
        'a";"=1+1',
        "a,=1+1",
        "a\t=1+1",
        "a\n=1+1",
        "a\n+1;-1\t@b",
        "'=1+1",
        '"=1+1"',
    ),
    "widths": (
        "a\u200bb\u200cc\u200dd\ufeffe\u2060f\u00adg",
        "\u200b\u200b\u2060",
        "\u0301\u0327 begins",
        "Z" + "\u0301\u0327\u0489" * 60,
        "ก็็็็็็็็็็็็็็็็็็็็",
        "\ufe0f" * 9 + "\U000e0041\U000e0042\U000e007f",
        "👩🏽\u200d🏭🏴\u200d☠️🇨🇭👨\u200d👩\u200d👧\u200d👦",
        "漢字" * 60,
        "שלום عالم",
        "ﷺ ﷽ 𒐫 ꧅",
        "\u3000\xa0\u2003 blanks",
        "\ufffd\ufffe\uffff\U0010ffff",
    ),
    "no text at all": ("\udcff\udcfe", "\ud83d alone", "\udc1b[6;53m"),
    "code": (
        '"},"areas":{"1":{"name":"x"}},"',
        r"\u001b[6;53m \x1b[6;53m \033[6;53m",
        "null NaN Infinity {} []",
        "'; DROP TABLE walks; --",
        "../../../etc/passwd",
        "$(reboot) `reboot` | reboot & ; reboot",
        "C:\\new\\table",
        "%n%n%s%x",
    ),
    "capture": (
        ">> call @kim !fri #i1 *",
        "w: // >> ",
        "a // b >> c >> d // e",
        "#new",
        "#s1 #i1 #i99999999999999999999",
        "!2026-02-30 @ @@ !!",
    ),
    "lengths": ("word " * 40, "x" * 900, "\n" * 30 + "end", " both ends "),
}
"""Texts that act on what comes after a terminal, or on how wide and long something is."""

NAUGHTY: tuple[str, ...] = tuple(
    text for table in (ESCAPES, OTHERS) for texts in table.values() for text in texts
)
ACTING: tuple[str, ...] = tuple(text for texts in ESCAPES.values() for text in texts)

MEGABYTE = "carts queue 漢 \x1b[6;53m[b] " * 40_000
"""One line of more than a million characters."""
