"""酱小哥, built from parts, so that every pose is the same person. One unit is 1/150 of the jar's height.

Proportions: jar 150 high, 142 wide at the shoulder, 96 at the foot; label from 34 to 112 of the height; lid 104 × 36, always askew (8 to 14 degrees);
legs 46, shoe 42; arm 92 from shoulder (at 96 of the height) to wrist; hand 26 across. Arms and legs are black bean, 12 thick. The sauce line rises with temper.
"""
from ink import *
import sys
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from outline import text

JAR = "M-50 -152C-54 -146 -70 -138 -72 -112C-74 -86 -71 -50 -66 -24C-62 -6 -48 -1 -34 0C-12 2 12 2 34 0C48 -1 62 -6 66 -24C71 -50 74 -86 72 -112C70 -138 54 -146 50 -152C20 -155 -20 -155 -50 -152Z"
FACE = "M-50 -112C-26 -117 26 -117 50 -112C54 -92 54 -64 50 -42C24 -37 -24 -37 -50 -42C-54 -64 -54 -92 -50 -112Z"
SEAL = text("酱", "Bold", 22, 0, -11, -22)


def eyes(kind, look=(0, 0)):
    x, y = look
    if kind == "dot":
        return "".join(dot(s * 21 + x, -84 + y, 5.6, 8.2) + dot(s * 21 + x + 1.8, -87.4 + y, 2.2, fill="#fff") for s in (-1, 1))
    if kind == "wide":
        return "".join(shape(f"M{s * 21 - 12} -84C{s * 21 - 12} -99 {s * 21 + 12} -99 {s * 21 + 12} -84C{s * 21 + 12} -69 {s * 21 - 12} -69 {s * 21 - 12} -84Z", "#fff", 4) + dot(s * 21 + x, -84 + y, 4) for s in (-1, 1))
    if kind == "shut":
        return "".join(line(f"M{s * 21 - 10} -84Q{s * 21} -75 {s * 21 + 10} -84", 5.4) for s in (-1, 1))
    if kind == "glad":
        return "".join(line(f"M{s * 21 - 10} -80Q{s * 21} -93 {s * 21 + 10} -80", 5.6) for s in (-1, 1))
    return "".join(line(f"M{s * 21 - s * 9} -91L{s * 21 + s * -1} -84L{s * 21 - s * 9} -77".replace("L", "L"), 5, "even") for s in (1, -1))  # squeezed


def brows(left, right, lift=0):
    """Angles in degrees, positive: the inner end up (worried); negative: down (cross)."""
    out = ""
    for s, a in ((-1, left), (1, right)):
        dy = -math.tan(math.radians(a)) * 10
        out += line(f"M{s * 31} {-101 - dy - lift}Q{s * 22} {-106 - lift} {s * 11} {-101 + dy - lift}", 5.6, [.3, 1, .8])
    return out


def mouth(kind):
    return {
        "smile": line("M-14 -62Q0 -50 15 -63", 5),
        "grin": shape("M-17 -66C-12 -64 12 -64 18 -67C17 -50 8 -45 0 -45C-8 -45 -15 -52 -17 -66Z", DEEP, 4.4) + blob("M-8 -51C-4 -55 6 -55 9 -51C5 -46 -4 -46 -8 -51Z", "#EE8773"),
        "oh": shape("M-7 -58C-7 -68 8 -68 8 -58C8 -48 -7 -48 -7 -58Z", DEEP, 4.2),
        "flat": line("M-12 -58Q2 -61 13 -57", 5),
        "wave": line("M-17 -57C-12 -66 -6 -50 0 -57C6 -64 11 -50 17 -59", 4.8),
        "sorry": line("M-13 -54Q0 -64 13 -54", 5),
        "taste": line("M-12 -60Q0 -53 12 -61", 5) + blob("M4 -57C8 -60 14 -59 13 -53C11 -48 5 -50 4 -57Z", "#EE8773"),
        "grit": shape("M-18 -64C-8 -67 10 -67 19 -63C20 -56 18 -52 16 -51C6 -49 -8 -49 -16 -51C-19 -55 -19 -60 -18 -64Z", "#fff", 4.2) + line("M-17 -57.500L17 -57.500", 2.4, "even") + line("M-6 -65L-6 -51", 2.2, "even") + line("M6 -65L6 -51", 2.2, "even"),
    }[kind]


def lid(turn=-10, x=0, y=-150, steam=False):
    ribs = "".join(line(f"M{k} -{7 + 2.2 * (1 - (k / 50) ** 2):.1f}L{k + .6} 9", 2.6, [.4, 1, .7]) for k in range(-42, 46, 12))
    cap = (shape("M-53 -22C-54 -36 -38 -42 0 -42C38 -42 54 -36 53 -22L52 8C36 16 -36 16 -52 8Z", GINGER, 6)
           + blob("M18 -40C44 -37 51 -32 50 -20L49 7C42 11 34 12 26 13C34 -4 34 -26 18 -40Z", SHADE, ' fill-opacity=".2"')
           + line("M-51 -14Q0 -2 51 -15", 3.4, [.5, 1, .6]) + ribs
           + shape("M-4 -42C-8 -54 -2 -64 12 -70C9 -61 11 -52 7 -42Z", ONION, 4.4))
    puff = ""
    if steam:
        for px, py, s, f in ((-64, -34, .75, False), (76, -22, 1.1, True), (62, -62, .8, True)):
            puff += move(px, py, 0, s, shape("M0 0C-12 2 -22 -4 -20 -14C-30 -18 -28 -34 -14 -32C-10 -44 8 -42 8 -30C18 -28 16 -10 6 -10C8 -4 4 0 0 0Z", "#fff", 3.4), f)
    return move(x, y, turn, 1, cap) + (move(0, -150, 0, 1, puff) if puff else "")


def jar(level=.62, face="", slosh=0, apron=True):
    """The body without limbs and lid. `level`: 0 (calm) to 1 (boiling over)."""
    top = -70 - 74 * level
    wave = f"M-84 {top + slosh}C-56 {top - 9 + slosh} -30 {top + 10} 0 {top}C30 {top - 10} 56 {top + 8 - slosh} 84 {top - 3 - slosh}L84 12L-84 12Z"
    inside = (f'<path fill="{RED}" d="{wave}"/>' + line(f"M-78 {top + slosh + 4}C-56 {top - 5 + slosh} -30 {top + 14} 0 {top + 4}C30 {top - 6} 56 {top + 12 - slosh} 78 {top + 1 - slosh}", 4, "brush", "#E9684A")
              + "".join(dot(x, y, r, fill=GINGER) for x, y, r in ((-60, -30, 3), (60, -86, 2.6), (58, -20, 3.2), (-62, -74, 2.4), (30, -126, 2.2)))
              + blob("M44 -156C62 -120 60 -40 36 4L90 4L90 -156Z", SHADE, ' fill-opacity=".22"')
              + blob("M-60 -132C-68 -110 -68 -60 -62 -26C-58 -30 -57 -50 -58 -80C-58 -104 -56 -122 -52 -134Z", "#fff", ' fill-opacity=".5"'))
    cloth = ""
    if apron:
        cloth = (shape("M-58 -40C-24 -33 24 -33 58 -40L54 10C24 17 -24 17 -54 10Z", APRON, 5) + dot(0, -11, 15, fill=RED) + f'<path fill="{LABEL}" d="{SEAL}"/>'
                 + line("M-70 -52Q-62 -44 -56 -38", 5, "even") + line("M70 -52Q62 -44 56 -38", 5, "even"))
    return (blob(JAR, CREAM) + f'<g clip-path="url(#jar)">{inside}</g>' + shape(JAR, None, 7.5) + shape(FACE, LABEL, 4.6)
            + blob("M40 -113C44 -92 44 -62 38 -40L50 -42C54 -64 54 -92 50 -112Z", SHADE, ' fill-opacity=".12"') + face
            + dot(-36, -70, 7.5, 5.4, "#EE8773", ' fill-opacity=".75"') + dot(36, -70, 7.5, 5.4, "#EE8773", ' fill-opacity=".75"') + cloth)


CLIP = f'<clipPath id="jar"><path d="{JAR}"/></clipPath>'


def hand(x, y, turn=0, kind="fist", flip=False):
    """A hand whose wrist is at (x, y); it points along `turn` (0: to the right)."""
    bars = {"fist": [(4, 0, 12, 0, 11), (4, -9, 13, -8, 5.5)],
            "open": [(4, 0, 10, 0, 11), (12, -8, 24, -13, 4.6), (14, -1, 28, -2, 4.8), (12, 6, 24, 10, 4.6), (4, -9, 9, -21, 4.8)],
            "point": [(4, 0, 10, 1, 11), (12, -4, 32, -6, 5), (4, -8, 12, -15, 4.8)],
            "palm": [(4, 0, 16, 2, 9.5), (14, 0, 28, 2, 6.5), (5, -7, 12, -16, 5)]}[kind]
    edge = lambda grow, colour: "".join(f'<path d="M{a} {b}L{c} {d}" stroke="{colour}" stroke-width="{num(2 * (r + grow))}" stroke-linecap="round"/>' for a, b, c, d, r in bars)
    return f'<g transform="translate({num(x)} {num(y)}) rotate({num(turn)}){" scale(1 -1)" if flip else ""}">{edge(2.6, BEAN)}{edge(-1.4, SKIN)}</g>'


def arm(sx, sy, ex, ey, hx, hy, kind="fist", turn=None, flip=False):
    """Shoulder, elbow, wrist."""
    if turn is None:
        turn = math.degrees(math.atan2(hy - ey, hx - ex))
    return line(f"M{sx} {sy}Q{ex} {ey} {hx} {hy}", 12.5, "limb") + hand(hx, hy, turn, kind, flip)


def leg(hx, hy, kx, ky, fx, fy, flip=False, turn=0):
    s = -1 if flip else 1
    shoe = f"M{-8 * s} -10C{-10 * s} 2 {-10 * s} 8 {-8 * s} 9L{32 * s} 10C{38 * s} 4 {34 * s} -8 {20 * s} -9C{12 * s} -10 {8 * s} -14 {7 * s} -16Z"
    return line(f"M{hx} {hy}Q{kx} {ky} {fx} {fy - 6}", 13, "limb") + move(fx, fy, turn, 1, shape(shoe, SOY, 4.6))


def ground(x, y, w):
    return blob(f"M{x - w} {y}C{x - w * .4} {y - 7} {x + w * .5} {y - 6} {x + w} {y}C{x + w * .4} {y + 8} {x - w * .5} {y + 7} {x - w} {y}Z", SOY, ' fill-opacity=".16"')


def figure(x, y, tilt, body, cap, back="", front="", size=1, face_shift=0):
    """The jar stands with the middle of its foot at (x, y), leaning by `tilt` degrees; limbs are given in the picture's coordinates by the caller."""
    return back + move(x, y, tilt, size, body + cap) + front
