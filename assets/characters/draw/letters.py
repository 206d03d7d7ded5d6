"""Lettering drawn stroke by stroke with the same ink as the figures, so that no font is needed: the characters' names, and Latin capitals with digits for the sheets.

A stroke is path data in a square of 100 (Chinese) or 60 × 100 (Latin) with a profile: v upright, h level, p falling left, n falling right, d drop, t rising tick.
"""
from parts import Pen

STROKES = {
    "酱": ["d M6 9Q13 12 17 21", "t M4 42Q14 37 20 29", "v M26 2L26 48", "p M56 0Q50 14 36 25", "p M51 11L86 9Q80 36 36 50", "d M55 21Q63 24 67 32",
          "h M5 56L95 54", "v M17 66L19 100", "b M17 67L84 65L81 100", "p M41 56Q42 72 28 84", "v M60 55L60 78Q64 83 74 80", "h M32 89L68 88", "h M19 98L81 97"],
    "小": ["k M52 2L52 90Q46 96 34 84", "p M28 32Q24 56 6 72", "n M72 30Q88 44 95 68"],
    "哥": ["h M8 8L92 6", "v M22 19L24 38", "b M22 20L55 19L53 38", "h M24 36L54 35", "v M74 8L73 44", "h M3 50L97 48", "v M20 61L23 86", "b M20 62L56 61L54 86", "h M23 83L54 82", "k M77 50L76 94Q70 101 58 91"],
    "黄": ["h M14 13L86 11", "v M36 1L38 28", "v M64 1L62 28", "h M4 30L96 28", "v M22 41L24 78", "b M22 42L78 41L75 78", "h M26 59L74 58", "v M50 30L50 76", "h M24 76L76 75", "p M38 82Q30 93 10 99", "n M60 82Q78 88 92 100"],
    "帝": ["d M46 0Q52 3 54 11", "h M9 17L91 15", "d M32 21Q38 25 40 34", "p M69 20Q66 28 59 35", "d M11 40Q11 48 5 55", "p M11 41L92 40Q89 49 82 55", "v M25 56L26 88", "b M25 57L77 56L75 84Q71 89 62 82", "v M50 42L50 101"],
    "迟": ["b M42 9L84 8L82 38", "h M42 37L82 36", "p M42 9Q43 56 28 78", "n M58 38Q66 62 92 76", "d M10 8Q17 12 20 21", "p M4 38L24 36Q13 50 24 62Q24 74 10 84", "n M3 93Q16 76 34 88Q60 98 98 95"],
    "到": ["h M5 11L60 9", "p M31 11Q24 26 13 36", "t M12 37Q34 36 50 33", "d M42 24Q50 29 55 41", "h M9 58L56 56", "v M32 44L32 86", "t M3 92Q30 90 61 80", "v M70 15L71 66", "k M92 3L91 93Q86 100 74 89"],
    "的": ["p M27 2Q24 14 16 22", "v M8 23L10 90", "b M8 24L43 23L41 90", "h M11 53L40 52", "h M10 86L41 85", "p M64 2Q60 24 48 40", "b M59 23L95 22Q95 70 88 90Q82 98 68 88", "d M63 46Q72 51 76 62"],
    "鹤": ["d M7 14Q7 24 2 30", "p M7 15L53 14Q51 22 46 28", "p M25 20Q18 40 3 54", "v M17 42L18 99", "d M33 26Q38 30 40 38", "h M17 44L54 43", "h M18 59L51 58", "h M18 75L51 74", "v M36 44L36 92", "h M17 93L56 92",
          "p M77 1Q74 9 67 15", "b M62 17L89 16L86 38Q82 42 75 37", "d M70 23Q76 26 78 33", "v M62 17L62 52", "b M62 52L96 51Q95 82 90 93Q84 101 73 91", "h M57 73L84 71"],
    "云": ["h M23 14L78 12", "h M4 41L96 39", "p M49 41Q40 66 16 88", "t M15 89Q48 87 80 80", "n M62 58Q80 74 90 98"],
    "兽": ["d M28 0Q35 5 38 15", "p M73 0Q69 8 62 15", "v M21 21L23 58", "b M21 22L79 21L77 58", "h M24 39L76 38", "v M50 22L50 56", "h M23 57L77 56", "h M3 68L97 66", "v M24 77L27 102", "b M24 78L76 77L73 102", "h M27 99L73 98"],
}
PROFILE = {"v": [1.1, .86, .84, 1], "h": [.7, .5, .48, .8], "b": [.6, .58, .95, .92, .95], "p": [1.1, .95, .7, .12], "n": [.3, .8, 1.3, .5], "d": [.25, .9, 1.25, .7], "t": [1.15, .8, .5, .1], "k": [1.1, .88, .9, 1, .8, .15]}
LATIN = {
    "A": "M4 98L29 2M29 2L56 98M14 66L46 66", "B": "M8 2L8 98M8 3C52 0 52 46 10 46M10 46C62 46 58 100 8 97", "C": "M54 18C34 -12 4 10 5 52C6 96 38 112 55 80", "D": "M8 2L8 98M8 3C66 0 66 100 8 97", "E": "M10 2L10 98M10 3L50 3M10 48L44 48M10 97L52 97",
    "F": "M10 2L10 98M10 3L52 3M10 48L44 48", "G": "M54 18C34 -12 4 10 5 52C6 100 40 110 55 78M55 96L55 56L36 56", "H": "M8 2L8 98M52 2L52 98M8 49L52 49", "I": "M30 2L30 98", "J": "M40 2L40 76C38 100 16 102 10 84", "K": "M10 2L10 98M52 2L12 54M24 42L54 98",
    "L": "M12 2L12 97M12 97L52 97", "M": "M5 98L9 2M9 2L30 62M30 62L51 2M51 2L55 98", "N": "M8 98L8 2M8 2L52 98M52 98L52 2", "O": "M30 2C-4 2 -4 98 30 98C64 98 64 2 30 2", "P": "M10 2L10 98M10 3C62 0 62 56 10 52", "Q": "M30 2C-4 2 -4 98 30 98C64 98 64 2 30 2M36 74L58 104",
    "R": "M10 2L10 98M10 3C60 0 60 52 10 50M26 51L54 98", "S": "M50 16C34 -8 6 4 10 26C14 50 54 46 52 74C48 104 14 104 6 82", "T": "M2 3L58 3M30 3L30 98", "U": "M8 2L8 66C8 110 52 110 52 66L52 2", "V": "M4 2L30 98M30 98L56 2", "W": "M1 2L14 98M14 98L30 36M30 36L46 98M46 98L59 2",
    "X": "M6 2L54 98M54 2L6 98", "Y": "M4 2L30 50M56 2L30 50M30 50L30 98", "Z": "M6 3L54 3M54 3L6 97M6 97L56 97", "#": "M20 8L14 92M46 8L40 92M4 34L58 34M2 66L56 66", " ": "", "-": "M10 52L50 52", "/": "M50 2L10 98", ".": "M28 90L32 98", "×": "M12 24L48 76M48 24L12 76", "%": "M50 4L10 96M16 6C2 6 2 36 16 36C30 36 30 6 16 6M44 64C30 64 30 94 44 94C58 94 58 64 44 64",
    "0": "M30 2C-4 2 -4 98 30 98C64 98 64 2 30 2", "1": "M14 18L32 2M32 2L32 98", "2": "M8 24C12 -8 54 -4 52 28C50 54 12 74 8 97M8 97L54 97", "3": "M8 14C24 -10 54 0 50 26C48 44 34 48 24 48M24 48C64 46 60 98 30 98C18 98 10 92 6 82", "4": "M42 98L42 2M42 2L4 68M4 68L58 68",
    "5": "M50 3L14 3M14 3L11 46M11 46C62 30 66 96 28 98C18 98 10 94 6 84", "6": "M48 10C24 -8 4 34 7 66C10 106 54 106 54 68C54 32 16 32 8 62", "7": "M6 3L54 3M54 3C38 36 26 64 24 98", "8": "M30 46C0 44 4 2 30 2C56 2 60 44 30 46C-6 48 0 98 30 98C60 98 66 48 30 46", "9": "M12 90C36 108 56 66 53 34C50 -6 6 -6 6 32C6 68 44 68 52 38",
}


def glyph(pen: Pen, name, x, y, size, weight=11, colour=None, dry=False):
    """One Chinese character in a square of `size` whose upper left corner is (x, y)."""
    p = pen.sub(x, y, 0, size / 100)
    out = ""
    for stroke in STROKES[name]:
        kind, d = stroke.split(" ", 1)
        out += p.line(d, weight * (1.06 if kind in "dkn" else 1), PROFILE[kind], colour, step=13)
    return out


def name(pen: Pen, words, x, y, size, weight=11, colour=None, gap=.12, upright=False):
    out = ""
    for c in words:
        out += glyph(pen, c, x, y, size, weight, colour)
        if upright:
            y += size * (1 + gap)
        else:
            x += size * (1 + gap)
    return out


def latin(pen: Pen, words, x, y, size, weight=10, colour=None, gap=.22):
    """A line of capitals and digits; `size` is their height. Its width is len × size × (.6 + gap)."""
    out = ""
    for c in words:
        p = pen.sub(x, y, 0, size / 100)
        for d in filter(None, LATIN[c].split("M")):
            out += p.line("M" + d, weight, [.9, 1, .85], colour, step=18)
        x += size * (.6 + gap)
    return out


def width(words, size, gap=.22):
    return len(words) * size * (.6 + gap) - size * gap
