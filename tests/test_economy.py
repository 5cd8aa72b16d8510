"""Each use takes no more keys than it may, on a wide and on a narrow screen."""

from pathlib import Path

import pytest

from tests.economy import USES, replay

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
@pytest.mark.parametrize("name", USES)
def test_a_use_takes_few_keys_besides_what_is_written(
    tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    use = USES[name]
    assert replay(use, tmp_path, size) <= use.most
