"""Outlines of Chinese text as SVG path data, y downwards, from Noto Serif CJK SC (SIL Open Font Licence).

The font files are looked for under MARKS_FONTS, then where Debian's fonts-noto-cjk and fonts-noto-cjk-extra put them.
"""
import functools
import glob
import os

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTCollection

PLACES = [os.environ.get("MARKS_FONTS", ""), "/usr/share/fonts"]


@functools.lru_cache
def font(weight):
    for place in filter(None, PLACES):
        for file in glob.glob(f"{place}/**/NotoSerifCJK-{weight}.ttc", recursive=True):
            return next(f for f in TTCollection(file).fonts if "SC" in f["name"].getDebugName(4))
    raise SystemExit(f"Noto Serif CJK {weight} is not here: install fonts-noto-cjk-extra or set MARKS_FONTS")


def contours(character, weight, knife=0):
    """The closed outlines of a character, in 1000 units an em. `knife`: curves become straight cuts of about that length."""
    face = font(weight)
    pen = DecomposingRecordingPen(face.getGlyphSet())
    face.getGlyphSet()[face.getBestCmap()[ord(character)]].draw(pen)
    found, at = [], None
    for step, points in pen.value:
        if step == "moveTo":
            found.append([("M", points)])
        elif step == "lineTo":
            found[-1].append(("L", points))
        elif step == "curveTo" and knife:
            ends = (at, *points)
            length = ((ends[3][0] - ends[0][0]) ** 2 + (ends[3][1] - ends[0][1]) ** 2) ** .5
            cuts = max(1, min(4, round(length / knife)))
            for i in range(1, cuts + 1):
                t = i / cuts
                weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t ** 3)
                found[-1].append(("L", (tuple(sum(w * e[k] for w, e in zip(weights, ends)) for k in (0, 1)),)))
        elif step == "curveTo":
            found[-1].append(("C", points))
        if points:
            at = points[-1]
    return found


def box(contour):
    xs = [p[0] for _, points in contour for p in points]
    ys = [880 - p[1] for _, points in contour for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def drawn(found, x=0, y=0, size=1000):
    s = size / 1000
    return "".join(
        "".join(letter + " ".join(f"{x + p[0] * s:.1f} {y + (880 - p[1]) * s:.1f}" for p in points) for letter, points in contour) + "Z"
        for contour in found)


def advance(character, weight):
    """How far the next character is, in ems: 1 for Chinese."""
    face = font(weight)
    return face["hmtx"][face.getBestCmap()[ord(character)]][0] / face["head"].unitsPerEm


def text(words, weight, size, track=0, x=0, y=0, knife=0, upright=False):
    """Path data of a line of text, set horizontally or, with `upright`, from top to bottom."""
    out = []
    for character in words:
        out.append(drawn(contours(character, weight, knife), x, y, size))
        if upright:
            y += size + track
        else:
            x += advance(character, weight) * size + track
    return "".join(out)
