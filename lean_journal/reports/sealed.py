"""Office files without a trace of when and by what they were made."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

TEMPLATE = Path(__file__).parent / "template"
"""Our own master with its layouts: the parts of a presentation without slides."""

_PROPERTIES = "docProps/core.xml"
"""Where an Office file says who made it, and when; in the template it says nothing."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first instant a zip can hold."""


def sealed(package: bytes) -> bytes:
    """Take out of an Office file, and of the workbooks in it, who made it and when.

    Args:
        package: The file.

    Returns:
        The same parts in the same order, with instants that tell nothing.
    """
    written = BytesIO()
    with ZipFile(BytesIO(package)) as parts, ZipFile(written, "w", ZIP_DEFLATED) as clean:
        for name in parts.namelist():
            data = parts.read(name)
            if name == _PROPERTIES:
                data = (TEMPLATE / name).read_bytes()
            elif name.endswith(".xlsx"):
                data = sealed(data)
            part = ZipInfo(name, _EARLIEST)
            part.compress_type = ZIP_DEFLATED
            # Else it would tell which system it was written on.
            part.create_system = 0
            clean.writestr(part, data)
    return written.getvalue()
