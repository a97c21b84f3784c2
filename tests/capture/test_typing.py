"""From keys to text and back, by example; random sequences are in the property tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import pytest

from redactor.capture import editor
from redactor.capture.events import (
    Click,
    Clipboard,
    Event,
    Key,
    Move,
    Pause,
    Placeholder,
    Resume,
    Screenshot,
    Text,
    Window,
)
from redactor.capture.fields import Modifier
from redactor.capture.keyboard import command_of, sign_of
from redactor.capture.rewrite import write_back
from redactor.capture.typing import (
    ends_run,
    follow,
    is_secure,
    is_typing,
    rebuild,
    replay,
    secure_run,
)
from redactor.capture.typist import Start
from redactor.errors import MaskError
from redactor.mask.keys import plan
from redactor.values import Span

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def down(key: str, *modifiers: Modifier, char: str | None = None, secure: bool = False) -> Key:
    return Key(seq=1, at=AT, action="down", key=key, char=char, modifiers=modifiers, secure=secure)


def up(key: str, *modifiers: Modifier, char: str | None = None, secure: bool = False) -> Key:
    return Key(seq=1, at=AT, action="up", key=key, char=char, modifiers=modifiers, secure=secure)


def keys(script: str) -> list[Event]:
    """Turn ``ab<backspace><ctrl+v>`` into presses, each down followed by its up."""
    events: list[Event] = []
    while script:
        if script.startswith("<") and ">" in script:
            name, script = script[1:].split(">", 1)
            *held, key = name.split("+")
        else:
            held, key, script = [], script[0], script[1:]
        modifiers: tuple[Modifier, ...] = tuple(held)  # type: ignore[arg-type]
        events += [down(key, *modifiers), up(key, *modifiers)]
    return events


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("", ""),
        ("abc", "abc"),
        ("abd<backspace>c", "abc"),
        ("<backspace><delete>a", "a"),
        ("ac<left>b", "abc"),
        ("xa<home><delete>", "a"),
        ("bc<home>a<end>d", "abcd"),
        ("a<enter>b", "a\nb"),
        ("a<ctrl+enter>b", "ab"),
        ("ab<enter>c<up>X", "aXb\nc"),
        ("a<enter>bcd<up><down>X", "a\nbXcd"),
        ("a<enter>b<enter>c<up><home>X", "a\nXb\nc"),
        ("a<up>X<down>Y", "aXY"),
        ("one two<ctrl+backspace>", "one "),
        ("one two <ctrl+backspace>", "one "),
        ("a@b<alt+backspace>", "a@"),
        ("a@b<ctrl+left><ctrl+left>X", "aX@b"),
        ("one two<home><ctrl+delete>", "two"),
        ("ab<ctrl+home>X<ctrl+end>Y", "XabY"),
        ("a<enter>b<cmd+up>X<cmd+down>Y", "Xa\nbY"),
        ("ab<cmd+left>X<cmd+right>Y", "XabY"),
        ("abc<shift+left><shift+left>X", "aX"),
        ("abc<shift+home><backspace>", ""),
        ("abc<ctrl+a>X", "X"),
        ("abc<ctrl+shift+left>X", "X"),
        ("abc<ctrl+a><left>X", "Xabc"),
        ("abc<ctrl+a><right>X", "abcX"),
        ("abc<ctrl+a><ctrl+x>", ""),
        ("abc<ctrl+x>", "abc"),
        ("abc<ctrl+a><ctrl+c>", "abc"),
        ("abc<shift+left><shift+right><backspace>", "ab"),
        ("a<ctrl+v>b", "aPASTEb"),
        ("a<cmd+v>b", "aPASTEb"),
        ("a<shift+insert><insert>b", "aPASTEb"),
        ("a<ctrl+s><alt+f><escape><f5>b", "ab"),
        ("a<caps_lock>bC<shift+d><caps_lock>e", "aBCde"),
        ("one two<shift+ctrl+left><ctrl+c><right><ctrl+v>", "one twotwo"),
        ("one two<shift+ctrl+left><ctrl+x><home><ctrl+v>", "twoone "),
        ("ab<shift+left><ctrl+insert><right><shift+insert>", "abb"),
        ("ab<ctrl+c><ctrl+v>", "abPASTE"),
        ("ab<left>c<ctrl+z>", "ab"),
        ("ab<left>c<ctrl+z><ctrl+z>", ""),
        ("ab<left>c<ctrl+z><ctrl+z><ctrl+y>", "ab"),
        ("ab<left>c<cmd+z><cmd+shift+z>d", "acdb"),
        ("ab<ctrl+z>c<ctrl+y>", "c"),
        ("ab<backspace><backspace><ctrl+z>c", "abc"),
        ("ab<ctrl+a>x<ctrl+z>", "ab"),
        ("ab<ctrl+v>c<ctrl+z><ctrl+z>", "ab"),
        ("ab<ctrl+shift+v>", "abPASTE"),
        ("ab cd<cmd+backspace>e", "e"),
        ("<dead_acute>e<dead_acute>x<dead_grave><space>", "\u00e9\u00b4x`"),
        ("<dead_diaeresis><shift>U<shift>", "\u00dc"),
        ("<dead_acute><left>e", "e"),
        ("<compose>'e<compose>ss<compose>xy<compose>z<left>", "\u00e9\u00dfxyz"),
        ("a<tab>b", "ab"),
        ("a<space>b<ctrl+space>", "a b"),
        ("<shift+a>", "A"),
        ("<ArrowLeft>a<Arrow_Left>b<Return>", "b\na"),
    ],
)
def test_keys_do_what_they_do_in_a_text_field(script: str, text: str) -> None:
    events = keys(script)
    assert rebuild(events, Start("PASTE"))[0].text == text
    assert replay(events, Start("PASTE")) == text


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (down("1", "shift", char="!"), "!"),
        (down("q", "ctrl", "alt", char="@"), "@"),
        (down("q", "altgr", char="@"), "@"),
        (down("l", "alt", char="@"), "@"),
        (down("l", "alt", char="l"), ""),
        (down("l", "alt", "cmd", char="@"), ""),
        (down("c", "ctrl", char="\x03"), ""),
        (down("e", "altgr", char="e"), "e"),
        (down("\u00b4", char=""), ""),
        (down("e", char="\u00e9"), "\u00e9"),
        (down("process", char="\u6771"), "\u6771"),
        (down("numpad_5", char="5"), "5"),
        (down("a", char="\U0001f469\u200d\U0001f4bb"), "\U0001f469\u200d\U0001f4bb"),
        (down("numpad_enter", char="\r"), "\n"),
        (Placeholder(seq=1, at=AT, entity="ID", text="[ID]"), "[ID]"),
        (Move(seq=1, at=AT, x=1, y=1), ""),
    ],
)
def test_what_one_event_types(event: Event, text: str) -> None:
    assert replay([event]) == text


def test_the_newest_clipboard_of_the_run_is_pasted() -> None:
    events = [*keys("<ctrl+v>"), Clipboard(seq=1, at=AT, text="new"), *keys("<ctrl+v>")]
    assert replay(events, Start("old ")) == "old new"


def test_an_up_belongs_to_all_presses_it_ends() -> None:
    events = [down("a"), down("a"), down("b"), up("a"), up("b")]
    assert [char.made_by for char in rebuild(events)[0].chars] == [(0, 3), (1, 3), (2, 4)]


def test_an_up_with_another_name_belongs_to_every_open_sign() -> None:
    events = [down("shift"), down("!", "shift"), up("shift"), up("1")]
    assert rebuild(events)[0].chars[0].made_by == (1, 3)


def test_an_up_that_comes_twice_belongs_to_what_the_first_one_ended() -> None:
    typed = follow([down("a"), down("a"), up("a"), up("a"), up("b")])
    assert [char.made_by for char in typed.views[0].chars] == [(0, 2, 3), (1, 2, 3)]
    assert typed.hidden == {4: ""}


def test_what_was_deleted_is_shown_with_its_neighbours() -> None:
    events = keys("to bob<backspace><backspace><backspace>ann")
    final, deleted = rebuild(events)
    assert (final.text, deleted.text) == ("to ann", "to bob")
    assert deleted.chars[0] is final.chars[0]
    assert deleted.chars[3].removed_by == (16, 17)
    assert deleted.chars[3].made_by == (6, 7)


@pytest.mark.parametrize(
    ("script", "views"),
    [
        ("ab<backspace>cd<backspace>", ["ab", "acd"]),
        ("abcd<left><left><backspace><delete>", ["abcd"]),
        ("abcd<left><left><delete><backspace>", ["abcd"]),
        ("ab<backspace><left><delete>", ["ab", "a"]),
        ("abc<ctrl+a>x", ["abc"]),
        ("abc<ctrl+a><ctrl+x>", ["abc"]),
        ("abcd<left><left>xy", ["abcd"]),
        ("abcd<left><backspace>x", ["abcd"]),
        ("abc<home>x<end>y", ["abc"]),
        ("abc", []),
        ("ab cd<ctrl+z><ctrl+z>", ["ab cd", "", "ab cd", "ab ", "ab cd"]),  # one correction in each way
        ("abc<ctrl+z><ctrl+y><ctrl+z><ctrl+y>", ["abc"] * 5),  # the final text of each way, and one more
    ],
)
def test_a_view_is_kept_for_each_correction(script: str, views: list[str]) -> None:
    assert [view.text for view in rebuild(keys(script))[1:]] == views


def test_a_view_shows_so_much_of_the_surroundings() -> None:
    paste = [Clipboard(seq=1, at=AT, text="x" * 1000), *keys("<ctrl+v>"), *keys("ab<backspace><backspace>")]
    assert rebuild(paste)[1].text == "x" * (editor.CONTEXT + editor.WORD) + "ab"


def test_a_view_begins_and_ends_between_words() -> None:
    words = [Clipboard(seq=1, at=AT, text="word " * 90), *keys("<ctrl+v><ctrl+v>"), *keys("<left>" * 452)]
    view = rebuild([*words, *keys("<backspace>")])[1].text
    assert view.split() == ["word"] * len(view.split())
    assert editor.CONTEXT < len(view) / 2 < editor.CONTEXT + 5


def test_a_run_that_is_too_long_is_refused_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "MAX_VIEWS", 3)
    monkeypatch.setattr(editor, "MAX_CHARS", 6)
    assert len(rebuild(keys("a<backspace>" * 3))) == 4
    with pytest.raises(MaskError, match="corrections"):
        rebuild(keys("a<backspace>" * 4))
    assert replay(keys("abcdef")) == "abcdef"
    with pytest.raises(MaskError, match="characters"):
        replay(keys("abcdefg"))


def test_undoing_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "MAX_TURNED", 20)
    assert replay(keys("abcde" + "<ctrl+z><ctrl+y>" * 2)) == "abcde"
    with pytest.raises(MaskError, match="undone"):
        replay(keys("abcde" + "<ctrl+z><ctrl+y>" * 3))


@pytest.mark.parametrize("movement", ["<home><end>", "<up>", "<ctrl+left><ctrl+right>"])
def test_movements_without_end_are_refused(monkeypatch: pytest.MonkeyPatch, movement: str) -> None:
    monkeypatch.setattr(editor, "MAX_STEPS", 20)
    assert replay(keys("abcde" + movement)) == "abcde"
    with pytest.raises(MaskError, match="movements"):
        replay(keys("abcde" + movement * 10))


def masked(events: Sequence[Event], private: str, entity: str = "PERSON") -> list[Event]:
    """Mask every occurrence of ``private`` in every view."""
    typed = follow(events)
    views = typed.views
    marks = []
    for view in views:
        starts = [at for at in range(len(view.text)) if view.text.startswith(private, at)]
        marks.append([(Span(at, at + len(private)), entity, f"[{entity}]") for at in starts])
    edits = [(span, text) for span, _, text in marks[0]]
    return list(write_back(typed, plan(views, marks), edits).events)


def written(
    events: Sequence[Event],
    planned: Mapping[int, tuple[str, str]] | None = None,
    edits: Sequence[tuple[Span, str]] = (),
) -> list[Event]:
    return list(write_back(follow(events), planned or {}, edits).events)


def told(events: Sequence[Event]) -> list[str]:
    """Say in short what each event shows."""
    return [
        f"({event.text})" if isinstance(event, Placeholder) else getattr(event, "key", "-")
        for event in events
    ]


def test_what_one_way_of_masking_emptied_stands_where_the_next_one_keeps_it() -> None:
    # The first way empties the second sign; the last one counts on it.
    first, second, third = (Placeholder(seq=1, at=AT, entity="ID", text=text) for text in " @@")
    select, undo, redo = (keys(f"<ctrl+{key}>") for key in "azy")
    pressed: list[Event] = [first, second, select[0], third, undo[0], select[1], undo[0], undo[1]]
    pressed += [redo[0], undo[1], redo[1]]
    assert replay(pressed) == replay(written(pressed, {3: ("PERSON", "")})) == " @"


def test_typing_straight_on_masks_just_the_private_keys() -> None:
    result = masked(keys("hi bob!"), "bob")
    assert told(result)[::2] == ["h", "i", " ", "([PERSON])", "()", "()", "!"]
    assert replay(result) == "hi [PERSON]!"


def test_keys_that_overlap_in_time_are_masked_alone() -> None:
    events = [down("b"), down("o"), up("b"), down("b"), up("o"), down("!"), up("b"), up("!")]
    assert told(masked(events, "bob")) == ["([PERSON])", "()", "()", "()", "()", "!", "()", "!"]


def test_corrections_inside_a_name_are_masked_with_it() -> None:
    result = masked(keys("bx<backspace>ob."), "bob")
    assert told(result)[::2] == ["([PERSON])", "()", "()", "()", "()", "."]


def test_a_name_typed_and_deleted_again_leaves_no_key() -> None:
    result = masked(keys("a bob<backspace><backspace><backspace>x"), "bob")
    assert told(result)[::2] == ["a", " ", "()", "()", "()", "()", "()", "()", "x"]
    assert replay(result) == "a x"


@pytest.mark.parametrize(
    ("script", "text", "left"),
    [
        ("to bob<left><left><left><left>!", "to! [PERSON]", "to"),
        ("to bob<left><left><left><left>!<end>, hi", "to! [PERSON], hi", "to, hi"),
        ("xo bob.<home><delete>t<end> ok", "to [PERSON]. ok", "xo .t ok"),
        ("hi<enter>xo bob<ctrl+left><ctrl+left><delete>t<end><enter>yo", "hi\nto [PERSON]\nyo", "hi\no \nyo"),
        ("a bob<ctrl+z>b", "a b", "a "),
    ],
)
def test_what_crosses_a_mask_is_straightened_and_nothing_else(script: str, text: str, left: str) -> None:
    result = masked(keys(script), "bob")
    assert replay(result) == text
    assert "".join(command_of(event).text for event in result[::2] if isinstance(event, Key)) == left


def test_a_lock_inside_a_name_stays_so_that_what_follows_keeps_its_case() -> None:
    events = keys("to <capslock>b<capslock>ob and more")
    result = masked(events, "Bob")
    assert [event.key for event in result if isinstance(event, Key) and event.action == "down"] == [
        *("t", "o", " ", "capslock", "capslock", " ", "a", "n", "d", " ", "m", "o", "r", "e")
    ]


def test_a_stretch_that_only_begins_elsewhere_is_left_alone() -> None:
    forgotten = "hi bobbob<ctrl+a><delete>"
    events = keys(forgotten + "-ae<home><delete><end> ok<enter>x bob<left><left><left><left>!<end>")
    result = masked(events, "bob")
    assert replay(result) == "ae ok\nx! [PERSON]"
    assert told(result)[22:36:2] == ["-", "a", "e", "home", "delete", "end", " "]


def test_capitals_of_a_lock_come_with_the_run() -> None:
    assert replay(keys("ab<shift+c>"), Start(caps=True)) == "ABc"


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("cd one/two<ctrl+w>x", "cd x"),
        ("a b <ctrl+w><ctrl+w>c", "c"),
        ("ls<enter>ab<ctrl+u>c", "ls\nc"),
        ("ab<ctrl+a>x<ctrl+e>y", "xaby"),
        ("abc<ctrl+b><ctrl+b><ctrl+k>", "a"),
        ("abc<ctrl+a><ctrl+f><ctrl+d><ctrl+h>", "c"),
        ("ab<ctrl+m>c<ctrl+j>", "ab\nc\n"),
        ("ab<ctrl+c>c<ctrl+z>d<ctrl+x><ctrl+v>", "abcd"),
        ("ab<ctrl+shift+v>", "abPASTE"),
    ],
)
def test_a_terminal_has_commands_of_its_own(script: str, text: str) -> None:
    assert replay(keys(script), Start("PASTE", terminal=True)) == text


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("a\u0301", ""),
        ("ae\u0301", "a"),
        ("a\U0001f469\u200d\U0001f4bb", "a"),
        ("\U0001f44d\U0001f3fd", ""),
        ("\U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7", "\U0001f1e9\U0001f1ea"),
        ("\u2764\ufe0f", ""),
        ("\u05e9\u05dc", "\u05e9"),
        ("a\n", "a"),
    ],
)
def test_backspace_takes_what_a_reader_sees_as_one(typed: str, left: str) -> None:
    clip = Clipboard(seq=1, at=AT, text=typed)
    assert replay([clip, *keys("<ctrl+v><backspace>")]) == left
    assert replay([clip, *keys("<ctrl+v><home><ctrl+end><left>x")]) == left + "x" + typed[len(left) :]


def test_a_character_of_several_presses_knows_them_all() -> None:
    (char,) = rebuild([down("dead_acute"), up("dead_acute"), down("e"), up("e")])[0].chars
    assert (char.char, sorted(char.made_by)) == ("\u00e9", [0, 1, 2, 3])


def test_an_undo_is_followed_in_each_way_that_programs_have() -> None:
    views = [view.text for view in rebuild(keys("one two<ctrl+z>x"))]
    assert {"x", "one x", "one twx"} <= {*views}


def test_what_another_way_of_undoing_shows_leads_to_the_same_characters() -> None:
    final, *others = rebuild(keys("one two<ctrl+z>x"))
    assert final.text == "one x"
    (other,) = (view for view in others if view.text == "one twx")
    assert [char is same for char, same in zip(final.chars[:4], other.chars, strict=False)] == [True] * 4


def test_a_paste_that_is_private_in_part_collapses_and_leaves_the_clipboard_event() -> None:
    clip = Clipboard(seq=1, at=AT, text="ask bob")
    result = masked([clip, *keys("<ctrl+v>")], "bob")
    assert result[0] is clip
    assert told(result)[1:] == ["(ask [PERSON])", "()"]


def test_placeholders_of_an_earlier_redaction_stay() -> None:
    events = [*keys("a"), Placeholder(seq=1, at=AT, entity="ID", text="[ID]"), *keys("bob")]
    assert told(masked(events, "bob"))[2:4] == ["([ID])", "([PERSON])"]


def test_a_run_without_findings_stays_as_it_is() -> None:
    events = [*keys("abc<left><backspace>"), Move(seq=1, at=AT, x=1, y=1)]
    assert written(events) == events


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (up("x"), ""),
        (up("shift", char="x" * 8), ""),
        (down("hunter2"), ""),
        (down("hunter2", char="a"), "a"),
        (down("left", char="s"), ""),
        (down("c", "ctrl", char="secret"), ""),
    ],
)
def test_a_key_that_shows_what_no_view_shows_is_unreadable(event: Key, text: str) -> None:
    events: list[Event] = [*keys("ab"), event]
    result = written(events)
    assert replay(result) == replay(events)
    last = result[-1]
    assert isinstance(last, Placeholder)
    assert (last.entity, last.text) == ("UNREADABLE", text)
    assert result[:-1] == events[:-1]


@pytest.mark.parametrize(
    "event", [up("shift"), down("F5"), down("c", "ctrl", char="c"), up("c", char="\x03"), down("left_shift")]
)
def test_ordinary_keys_stay(event: Key) -> None:
    events: list[Event] = [*keys("c"), down("c", "ctrl"), event]
    assert written(events) == events


def test_a_masked_text_that_cannot_be_typed_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redactor.capture.rewrite._straightened", lambda *_: {})
    with pytest.raises(MaskError, match="does not replay"):
        written(keys("ab"), {}, [(Span(0, 2), "something")])


def test_a_mismatch_without_a_plan_collapses_as_unreadable() -> None:
    result = written(keys("ab"), {}, [(Span(0, 2), "x")])
    assert told(result) == ["(x)", "()", "()", "()"]
    assert {event.entity for event in result if isinstance(event, Placeholder)} == {"UNREADABLE"}


def test_seq_and_time_stay_on_what_is_masked() -> None:
    event = Key(seq=41, at=AT, action="down", key="b", secure=False)
    assert written([event], {0: ("ID", "[ID]")}, [(Span(0, 1), "[ID]")]) == [
        Placeholder(seq=41, at=AT, entity="ID", text="[ID]")
    ]


def test_password_fields_are_never_rebuilt() -> None:
    events: list[Event] = [down("p", secure=True), Move(seq=1, at=AT, x=1, y=1), up("p", secure=True)]
    for action in (rebuild, replay):
        with pytest.raises(ValueError, match="never rebuilt"):
            action(events)
    result = secure_run(events)
    assert told(result) == ["([SECRET])", "-", "()"]
    assert [event.entity for event in result if isinstance(event, Placeholder)] == ["SECRET", "SECRET"]


WINDOW = Window(seq=1, at=AT, app="a", title="t")


@pytest.mark.parametrize(
    ("event", "before", "ends"),
    [
        (WINDOW, None, True),
        (Click(seq=1, at=AT, action="down", button="left", x=1, y=1), None, True),
        (Pause(seq=1, at=AT), None, True),
        (Resume(seq=1, at=AT), None, True),
        (down("tab"), None, True),
        (down("tab", "alt"), down("a"), True),
        (up("tab"), down("a"), False),
        (down("a"), None, False),
        (down("a"), down("b"), False),
        (down("a", secure=True), down("b"), True),
        (down("a"), up("b", secure=True), True),
        (down("a", secure=True), down("b", secure=True), False),
        (Move(seq=1, at=AT, x=1, y=1), down("b", secure=True), False),
        (Clipboard(seq=1, at=AT, text="x"), down("b"), False),
        (Screenshot(seq=1, at=AT, frame="f"), down("b"), False),
        (Text(seq=1, at=AT, text="x", secure=True), down("b"), False),
    ],
)
def test_where_a_run_ends(event: Event, before: Event | None, *, ends: bool) -> None:
    assert ends_run(event, before) is ends


def test_what_belongs_to_a_run() -> None:
    assert is_typing(down("a"))
    assert is_typing(Placeholder(seq=1, at=AT, entity="ID", text=""))
    assert not is_typing(Clipboard(seq=1, at=AT, text=""))
    assert is_secure(down("a", secure=True))
    assert not is_secure(down("a"))
    assert not is_secure(Text(seq=1, at=AT, text="x", secure=True))


def test_parts_of_the_editor_show_nothing() -> None:
    buffer = editor.Editor()
    buffer.insert("bob", [0])
    assert "b" not in repr(buffer.marks).replace("Mark", "")


def test_commands_show_what_they_do_but_not_their_text() -> None:
    assert repr(command_of(down("q"))) == "Command(insert)"


NUMBER = "4111"


@pytest.mark.parametrize(
    "events",
    [
        [down(digit, char="") for digit in NUMBER],  # said to be dead keys
        [down(f"numpad{digit}") for digit in NUMBER],  # only the name tells the digit
        [event for digit in NUMBER for event in (down("Process", char=""), up("Process", char=digit))],
        [down(digit, "alt", char=digit) for digit in NUMBER],  # said to be shortcuts
        [event for digit in NUMBER for event in (down(digit, "ctrl"), up(digit, "ctrl"))],
    ],
    ids=["dead", "numpad", "input method", "alt", "ctrl with digits"],
)
def test_signs_that_events_show_stand_in_a_view_however_they_came(events: list[Event]) -> None:
    seen = [view for view in rebuild(events) if view.text == NUMBER]
    assert seen
    shows = {index for index, event in enumerate(events) if isinstance(event, Key) and sign_of(event)}
    first = {index for index in shows if events[index].action == "down"} or shows  # type: ignore[union-attr]
    assert seen[-1].events_of(Span(0, 4)) >= first


def test_letters_of_shortcuts_are_no_text() -> None:
    assert [view.text for view in rebuild(keys("ab<ctrl+c>c"))] == ["abc"]


def test_the_view_of_signs_keeps_words_apart() -> None:
    events = [*keys("a"), down("space", char=" "), down("1", "alt", char="1")]
    assert rebuild(events)[-1].text == "a 1"
