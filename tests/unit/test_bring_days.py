"""The day a text came out, read from the line that signs it."""
import pytest

from exercises.bring import paste

STORY = "The ferry to Holm Island stopped on Monday, and nobody on the pier could say when it would sail again."


@pytest.mark.parametrize("line, day", [
    ("By our football staff · Sunday, 19 May 2024", "2024-05-19"), ("Published on Family Wellness Daily, 12 September 2023", "2023-09-12"),
    ("By Tess Malloy, October 3rd, 2025", "2025-10-03"), ("7 February 2024, 18:20", "2024-02-07"), ("By Ann Lee, 31 February 2024", ""), ("By Ann Lee, in spring", ""),
])
def test_the_day_in_a_byline(line, day):
    assert paste(f"The ferry has stopped\n\n{line}\n\n{STORY}").date == day


def test_a_day_inside_the_story_is_not_the_day_of_the_text():
    assert paste(f"The ferry has stopped\n\n{STORY} It will sail on 3 October 2025, the harbour says, with one boat more than it had before.").date == ""
