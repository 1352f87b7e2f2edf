"""[schedule] and [notify] are read strictly; what is wrong is told with the key and what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.channels import Channels, Email
from reportgen.errors import UsageError
from reportgen.plans import Least, Need, Plan
from reportgen.plans.days import day_of
from reportgen.project import Project, load_project

SUBJECT = '[project]\nsubject = "Made up"\n'
EMAIL = '[notify.email]\nto = ["a@example.org"]\nfrom = "b@example.org"\nhost = "mail.example.org"\n'


def load(folder: Path, text: str) -> Project:
    (folder / "reportgen.toml").write_text(SUBJECT + text, encoding="utf-8")
    return load_project(folder)


def message(folder: Path, text: str) -> str:
    with pytest.raises(UsageError) as caught:
        load(folder, text)
    return str(caught.value)


def test_without_a_schedule_nothing_is_due_and_nobody_is_told(tmp_path: Path) -> None:
    project = load(tmp_path, "")
    assert (project.schedule, project.channels) == ((), Channels())


def test_three_lines_are_a_schedule(tmp_path: Path) -> None:
    [plan] = load(tmp_path, '[schedule]\non = "02-15"\naction = "release"\n').schedule
    assert (plan.name, plan.days, plan.action) == ("yearly", ((2, 15),), "release")
    assert (plan.needs, plan.least, plan.by) == (None, Least(), "")
    assert plan.reviewed
    assert plan.checked


def test_a_draft_needs_only_some_figures_unless_it_says_more(tmp_path: Path) -> None:
    assert load(tmp_path, '[schedule.drafts]\non = "January 10"\n').schedule == (Plan("drafts", ((1, 10),)),)


def test_everything_that_is_written_is_typed(tmp_path: Path) -> None:
    project = load(
        tmp_path,
        '[schedule.drafts]\non = ["07-10", "10 Jan"]\nyears_back = 0\nbriefings = ["New England", "maine"]\n'
        'in = "Pacific"\nroster = "people.csv"\nof = ["New England", "NY"]\nat_least = "90%"\n'
        "reviewed = true\nchecked = true\n"
        'needs = { calls = "all", visits = 45, spending = { of = ["US"] }, helped = { at_least = "50 %" } }\n'
        '[schedule.release]\non = "02-15"\naction = "release"\nby = " J. Doe "\nneeds = ["calls"]\n',
    )
    drafts, release = project.schedule
    places = ("CT", "ME", "MA", "NH", "RI", "VT", "NY")
    assert drafts == Plan(
        "drafts",
        ((1, 10), (7, 10)),
        years_back=0,
        briefings=("new-england", "ME"),
        inside="pacific",
        roster="people.csv",
        needs=(
            Need("calls", Least(), places),
            Need("visits", Least(count=45), places),
            Need("spending", Least(percent=90), ("US",)),
            Need("helped", Least(percent=50), places),
        ),
        of=places,
        least=Least(percent=90),
        reviewed=True,
        checked=True,
    )
    assert (release.by, release.needs) == ("J. Doe", (Need("calls", Least()),))


def test_needs_may_be_a_table_of_its_own(tmp_path: Path) -> None:
    text = '[schedule.a]\non = "02-15"\n[schedule.a.needs]\ncalls = "80%"\n'
    [plan] = load(tmp_path, text).schedule
    assert plan.needs == (Need("calls", Least(percent=80)),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '[schedule]\non = "02-30"\n',
            "reportgen.toml, [schedule], on: February has no day 30. Write the month and the day, as "
            '"02-15" or "February 15".',
        ),
        ('[schedule]\non = "02-29"\n', "Most years have no February 29: take February 28 or March 1."),
        ('[schedule]\non = "Feb 29"\n', "Most years have no February 29"),
        ('[schedule]\non = "15-02"\n', '"15-02" has no month: there is no month 15.'),
        ('[schedule]\non = "04-31"\n', "April has no day 31."),
        ('[schedule]\non = "soon"\n', '"soon" is no month and day.'),
        ('[schedule]\non = "May ²"\n', '"May ²" is no month and day.'),
        ('[schedule]\non = "Ju 3"\n', '"Ju 3" is no month and day.'),
        ("[schedule]\non = 2027-02-15\n", "2027-02-15 is no day of each year in quotes."),
        ("[schedule]\non = []\n", "on: It names no day."),
        ('[schedule.a]\naction = "draft"\n', "reportgen.toml, [schedule.a], on: It is missing."),
        (
            '[schedule]\naction = "release"\n',
            "reportgen.toml, [schedule], action: It stands under no entry, or the entry has no day. Begin "
            'with on = "02-15", or write it below a name: [schedule.drafts].',
        ),
        ('[schedule.a]\non = "02-15"\nned = []\n', 'ned: This key isn\'t known. Did you mean "needs"'),
        (
            '[schedule.a]\non = "02-15"\naction = "publish"\n',
            'action: "publish" isn\'t known. Use one of: draft, release.',
        ),
        ('[schedule."a b"]\non = "02-15"\n', "'a b' is no name of an entry. Write letters, digits and"),
        ('[schedule.a]\non = "02-15"\nby = "J. Doe"\n', "by: A draft goes out under no name."),
        (
            '[schedule.a]\non = "02-15"\naction = "release"\nreviewed = false\n',
            "reviewed: A release with rows under review or errors needs a person's reason.",
        ),
        (
            '[schedule.a]\non = "02-15"\naction = "release"\nin = "Pacific"\n',
            "in: A release is of all that [build] lists, and of a roster. Take it away",
        ),
        ('[schedule.a]\non = "02-15"\nyears_back = -1\n', "years_back: -1 is too small."),
        ('[schedule.a]\non = "02-15"\nyears_back = 2024\n', "2024 years back is too far. Write at most 9."),
        (
            '[schedule.a]\non = "02-15"\nbriefings = ["Mane"]\n',
            'briefings: "Mane" is no state or region. Did you mean "Maine"?',
        ),
        ('[schedule.a]\non = "02-15"\nbriefings = ["US"]\n', "Briefings are of states and regions"),
        ('[schedule.a]\non = "02-15"\nbriefings = []\n', "briefings: It names none."),
        ('[schedule.a]\non = "02-15"\nin = "New Englnd"\n', 'in: "New Englnd" is no region. Did you mean'),
        ('[schedule.a]\non = "02-15"\nof = ["Vermnt"]\n', 'of: "Vermnt" is no state or region. Did you'),
        ('[schedule.a]\non = "02-15"\nneeds = "all"\n', 'needs: "all" says not what is needed.'),
        ('[schedule.a]\non = "02-15"\nneeds = [3]\n', "needs: [3] is no list of texts."),
        (
            '[schedule.a]\non = "02-15"\nneeds = { calls = "most" }\n',
            "reportgen.toml, [schedule.a], [needs], calls: 'most' says not how many. Write \"all\", a share "
            'such as "90%", or how many: 45.',
        ),
        ('[schedule.a]\non = "02-15"\nat_least = "120%"\n', "at_least: '120%' says not how many."),
        ('[schedule.a]\non = "02-15"\nat_least = true\n', "at_least: True says not how many."),
        ('[schedule.a]\non = "02-15"\nat_least = 0\n', "at_least: 0 says not how many."),
        ('[schedle]\non = "02-15"\n', 'schedle: This key isn\'t known. Did you mean "schedule"?'),
    ],
)
def test_what_is_wrong_in_the_schedule_is_told(tmp_path: Path, text: str, told: str) -> None:
    assert told in message(tmp_path, text)


@given(st.dates(date(2001, 1, 1), date(2001, 12, 31)))
def test_every_day_of_a_common_year_can_be_written_in_three_ways(day: date) -> None:
    for text in (f"{day:%m-%d}", f"{day:%B} {day.day}", f"{day.day} {day:%b}."):
        assert day_of(text) == (day.month, day.day), text


@given(st.text() | st.integers() | st.lists(st.text()) | st.dates())
def test_no_day_is_made_of_anything_else(value: object) -> None:
    found = day_of(value)
    if isinstance(found, tuple):
        assert date(2001, *found)
    else:
        assert found


@given(st.integers(1, 100), st.integers(1, 10_000))
def test_a_share_of_places_is_the_least_number_that_reaches_it(percent: int, places: int) -> None:
    needed = Least(percent=percent).of(places)
    assert needed * 100 >= percent * places > (needed - 1) * 100


# ---- [notify]


def test_channels_are_typed(tmp_path: Path) -> None:
    text = f'[notify]\ncommand = "tell --to \'the office\'"\nwhen = ["failed"]\nseconds = 5\n{EMAIL}'
    channels = load(tmp_path, text).channels
    assert channels == Channels(
        ("tell", "--to", "the office"),
        Email(("a@example.org",), "b@example.org", "mail.example.org", 587, "starttls"),
        ("failed",),
        5,
    )
    assert channels.names == ("command", "email")


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
def test_a_port_follows_from_how_the_server_is_spoken_to(tmp_path: Path, security: str, port: int) -> None:
    email = load(tmp_path, f'{EMAIL}security = "{security}"\n').channels.email
    assert email
    assert email.port == port


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f'{EMAIL}password = "secret"\n',
            "reportgen.toml, [notify], [email], password: Who signs in, and with which password, doesn't "
            "belong in a file that others read. Take it away, and set REPORTGEN_SMTP_PASSWORD in the "
            "environment.",
        ),
        (f'{EMAIL}user = "me"\n', "user: Who signs in, and with which password, doesn't belong in a file"),
        (EMAIL.replace("a@", "a b@"), "to: 'a b@example.org' is no e-mail address."),
        (EMAIL.replace("b@example.org", "b@x\\nBcc: c@d"), "is no e-mail address."),
        (EMAIL.replace('["a@example.org"]', "[]"), "to: It names nobody."),
        (EMAIL.replace("host", "hots"), 'hots: This key isn\'t known. Did you mean "host"?'),
        (f"{EMAIL}port = 70000\n", "port: 70000 is no port."),
        (f'{EMAIL}security = "ssl"\n', 'security: "ssl" isn\'t known.'),
        ('[notify]\ncommand = "tell \'x"\n', "can't be parted into words: No closing quotation."),
        ("[notify]\ncommand = []\n", "command: It names no program."),
        ('[notify]\nwhen = ["always"]\n', 'when: "always" isn\'t known. Use one of: done, waiting, failed.'),
        ("[notify]\nseconds = 0\n", "seconds: 0 is too small."),
        ("[notify]\nseconds = 3600\n", "seconds: 3600 is too long to wait."),
    ],
)
def test_what_is_wrong_in_notify_is_told(tmp_path: Path, text: str, told: str) -> None:
    assert told in message(tmp_path, text)
