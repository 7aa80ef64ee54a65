"""Colours that everybody can read, and tell apart."""

import math
from itertools import combinations

import pytest

from game.ui.theme import THEMES, Colour, theme

_AA_TEXT, _AA_LARGE = 4.5, 3.0
_GROUNDS = ("ground", "panel", "raised")
_WRITTEN = ("text", "quiet", "it", "pm", "both", "good", "watch", "bad")
_FILLED = ("it", "pm", "both", "good", "watch", "bad", "p1", "p2", "p3", "p4")

# Colour vision with one kind of cone missing, on linear light (Machado, Oliveira and Fernandes, 2009, severity 1).
_BLIND = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
_APART = 10.0
"""Least distance in CIE Lab of colours that mean different things; 2 to 3 is what can just be seen side by side."""
_MEANINGS = (
    ("it", "pm"),
    ("good", "bad"),
    ("good", "watch"),
    ("watch", "bad"),
    ("p1", "p3"),
    ("p1", "p4"),
    ("p2", "p3"),
    ("p2", "p4"),
)
"""Pairs between which somebody must choose at a glance. P1 to P4 are written out wherever they stand."""


def linear(colour: Colour) -> tuple[float, float, float]:
    parts = [c / 255 for c in colour]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return r, g, b


def luminance(colour: Colour) -> float:
    r, g, b = linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: Colour, other: Colour) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(light: tuple[float, float, float]) -> tuple[float, float, float]:
    r, g, b = (min(1.0, max(0.0, c)) for c in light)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116 for c in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one: Colour, other: Colour, kind: str) -> float:
    seen = []
    for colour in (one, other):
        light = linear(colour)
        r, g, b = (sum(m * c for m, c in zip(row, light, strict=True)) for row in _BLIND[kind])
        seen.append(lab((r, g, b)))
    return math.dist(*seen)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21.0)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_everything_written_can_be_read(name: str) -> None:
    colours = theme(name)
    poor = [
        (ink, ground, round(contrast(colours.named(ink), colours.named(ground)), 2))
        for ink in _WRITTEN
        for ground in _GROUNDS
        if contrast(colours.named(ink), colours.named(ground)) < _AA_TEXT
    ]
    assert not poor


@pytest.mark.parametrize("name", THEMES)
def test_text_upon_colours_can_be_read(name: str) -> None:
    colours = theme(name)
    poor = [ground for ground in _FILLED if contrast(colours.on_accent, colours.named(ground)) < _AA_TEXT]
    assert not poor


@pytest.mark.parametrize("name", THEMES)
def test_colours_stand_out_from_what_is_behind_them(name: str) -> None:
    colours = theme(name)
    for mark in _FILLED:
        for ground in _GROUNDS:
            assert contrast(colours.named(mark), colours.named(ground)) >= _AA_LARGE, (mark, ground)


@pytest.mark.parametrize("kind", _BLIND)
@pytest.mark.parametrize("name", THEMES)
def test_what_differs_in_meaning_differs_for_every_eye(name: str, kind: str) -> None:
    colours = theme(name)
    near = {
        pair: round(found, 1)
        for pair in _MEANINGS
        if (found := distance(colours.named(pair[0]), colours.named(pair[1]), kind)) < _APART
    }
    assert not near


@pytest.mark.parametrize("name", THEMES)
def test_no_two_accents_are_the_same(name: str) -> None:
    colours = theme(name)
    for one, other in combinations(("it", "pm", "both"), 2):
        assert colours.named(one) != colours.named(other)
