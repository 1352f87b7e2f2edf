"""The names that templates use, and those that measures may not have."""

import pytest

from reportgen.compose import check_ids
from reportgen.errors import InputError


def test_a_measure_may_not_have_the_name_of_a_word() -> None:
    check_ids(["reports", "missing_child_cases"])
    with pytest.raises(InputError) as told:
        check_ids(["reports", "the", "count"])
    assert [str(finding) for finding in told.value.findings] == [
        'inputs/measures.toml: "the" is a word of templates. Give it another id.',
        'inputs/measures.toml: "count" is a word of templates. Give it another id.',
    ]
