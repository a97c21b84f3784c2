"""The shipped network: what it reads, at any size; its files are proved; its faults tell nothing."""

from __future__ import annotations

import numpy as np
import pytest

from redactor.errors import ReadError
from redactor.ocr.grey import Grey
from redactor.ocr.line_input import HEIGHT, prepared
from redactor.ocr.line_net import NetLines
from tests.contract.test_line_recognizer import line
from tests.fakes import raising


@pytest.fixture(scope="module")
def net() -> NetLines:
    return NetLines()


def said(net: NetLines, *pictures: Grey) -> list[str]:
    return [" ".join(word.text for word in words) for words in net.read(pictures)]


@pytest.mark.parametrize(
    "text",
    [
        *("jane.doe@example.com", "cus_398764", "+44 20 7946 0958", "Mira Kern"),
        *("ghp_7fK2mQ9xVbT4wZ", "DE89 3704 0044 0532", "AKIAZ7QXN2LMT4VR"),
    ],
)
def test_it_reads_without_a_dictionary(net: NetLines, text: str) -> None:
    assert said(net, line(text, size=0.9)) == [text]


def test_it_tells_the_spaces_that_it_sees(net: NetLines) -> None:
    assert [word.spaced for word in net.read([line("Order 4471 for Mira")])[0]] == [True] * 4


def test_long_and_short_lines_of_one_batch_are_read_as_alone(net: NetLines) -> None:
    pictures = [
        line(text) for text in ("a", "Order 4471 for Mira and all the others there", "no", "Invoice 2093")
    ]
    together = net.read(pictures)
    assert together == [net.read([picture])[0] for picture in pictures]


def test_the_second_look_sees_another_picture() -> None:
    picture = line("Order 4471")
    first, second = prepared(picture, 0.25)[0], prepared(picture, 0.4)[0]
    assert first.shape != second.shape


@pytest.mark.parametrize("shape", [(1, 1), (1, 400), (60, 1), (3, 3), (36, 2)])
@pytest.mark.parametrize("shade", [0, 255])
def test_pictures_of_any_shape_have_an_answer(net: NetLines, shape: tuple[int, int], shade: int) -> None:
    for word in net.read([np.full(shape, shade, np.uint8)])[0]:
        assert 0 <= word.left < word.right <= shape[1]


def test_a_few_dark_rows_are_not_enlarged_without_bound() -> None:
    picture = np.full((41, 900), 255, np.uint8)
    picture[20] = 0
    image, _, _ = prepared(picture, 0.0)
    assert image.shape[1] < 2 * 900


@pytest.mark.parametrize("margin", [0.0, 0.25, 0.4])
@pytest.mark.parametrize("size", [0.4, 0.8, 3.5])
def test_columns_of_the_input_are_told_in_pixels_of_the_picture(size: float, margin: float) -> None:
    picture = line("Order", size=size)
    image, first, wide = prepared(picture, margin)
    assert image.shape[0] == HEIGHT
    assert float(image.min()) >= -1
    assert float(image.max()) <= 1
    inked = np.flatnonzero((image < 0).any(axis=0))
    true = np.flatnonzero((picture < 128).any(axis=0))
    assert first + wide * inked[0] == pytest.approx(true[0], abs=1 + wide)
    assert first + wide * (inked[-1] + 1) == pytest.approx(true[-1] + 1, abs=1 + wide)


class Broken:
    run = staticmethod(raising(RuntimeError("shape of jane.doe@example.com")))


def test_a_fault_of_the_runtime_is_a_read_error_without_its_words(
    net: NetLines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(net, "_session", Broken())
    with pytest.raises(ReadError) as caught:
        net.read([line("Order")])
    assert "jane" not in str(caught.value)
    assert caught.value.__cause__ is None
