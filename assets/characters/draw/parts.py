"""What all characters are drawn with: a pen that bends and turns what it draws, limbs of fixed length, hands, pages.

A `Pen` maps the units in which a part is drawn to the picture. Pens nest: the picture's pen makes a body's pen, which makes a face's pen, so that a
face bends with the body it is on. Lines are inked after all bending, so they keep their width and the light keeps its side.
Degrees turn clockwise as seen. Every drawing method returns SVG markup.
"""
import collections
import math
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "marks/draw"))
import ink  # noqa: E402
from ink import num, path_points, spline  # noqa: E402

OUT = HERE.parent
BEAN = ink.BEAN
_state = {"lines": False, "ids": 0, "ink": BEAN, "box": None, "coarse": 1.55}


def line_art(on):
    """From here on forms are white and shades are left out, as for a colouring page."""
    _state["lines"] = on


def coarse(times=1):
    """How far apart the points of an outline are: 1 for a picture of one figure, more for a sheet of many."""
    _state["coarse"] = 1.55 * times


def lines_only():
    return _state["lines"]


def seen(points):
    """Keeps the box around all that was drawn, for `fitted`."""
    if _state["box"]:
        b = _state["box"]
        for x, y in points:
            b[:] = [min(b[0], x), min(b[1], y), max(b[2], x), max(b[3], y)]


def fitted(draw, width=600, height=600, margin=22, most=1.9, floor=None, colour=BEAN):
    """The drawing, as large as the picture holds and at most `most`, in its middle; with `floor` the ground lies at that height."""
    _state["box"] = [9e9, 9e9, -9e9, -9e9]
    draw(picture(0, 0, 1, colour))
    x0, y0, x1, y1 = _state["box"]
    _state["box"] = None
    k = min(most, (width - 2 * margin) / (x1 - x0), (height - 2 * margin) / (y1 - y0))
    y = floor or height / 2 - k * (y0 + y1) / 2
    return draw(picture(width / 2 - k * (x0 + x1) / 2, y, k, colour))


def ident(name):
    _state["ids"] += 1
    return f"{name}{_state['ids']}"


def tone(colour):
    if not _state["lines"] or colour is None or colour.upper() in (BEAN, _state["ink"]):
        return colour
    return "#fff"


def ring(x, y, rx, ry=None, n=12, turn=0):
    """Points of an ellipse."""
    ry = ry or rx
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    ps = [(rx * math.cos(2 * math.pi * k / n), ry * math.sin(2 * math.pi * k / n)) for k in range(n)]
    return [(x + c * a - s * b, y + s * a + c * b) for a, b in ps]


class Pen:
    """`to` maps a point; `k` is the size of one unit in the picture; `ink` the colour of its lines."""

    def __init__(self, to, k, colour=BEAN):
        self.to, self.k, self.ink = to, k, colour

    def at(self, x, y):
        return self.to((x, y))

    def sub(self, x=0, y=0, turn=0, size=1, flip=False, tall=1):
        c, s = math.cos(math.radians(turn)) * size, math.sin(math.radians(turn)) * size
        m = -1 if flip else 1
        return Pen(lambda p: self.to((x + c * p[0] * m - s * p[1] * tall, y + s * p[0] * m + c * p[1] * tall)), self.k * size, self.ink)

    def bent(self, x, y, turn=0, bend=0, tall=1, length=150, taper=0):
        """A body that stands at (x, y). `bend`: degrees by which its spine turns over `length`; `tall`: stretched (> 1) or squashed, keeping its volume;
        `taper`: parts by which the foot is wider than the head."""
        base, wide, b = self.sub(x, y, turn), 1 / math.sqrt(tall), math.radians(bend) / length

        def to(p):
            h = -p[1] * tall
            u = p[0] * wide * (1 + taper * (.5 - h / length))
            if abs(b) < 1e-5:
                return base.to((u, -h))
            a = b * h
            return base.to(((1 - math.cos(a)) / b + u * math.cos(a), -math.sin(a) / b + u * math.sin(a)))
        return Pen(to, self.k, self.ink)

    def wrapped(self, yaw, radius=72):
        """A pen for what sits on a round body: turned by `yaw` to the right; what would be behind gathers at the rim."""
        def to(p):
            a = max(-math.pi / 2, min(math.pi / 2, p[0] / radius + math.radians(yaw)))
            return self.to((radius * math.sin(a), p[1]))
        return Pen(to, self.k, self.ink)

    def points(self, d, step=8):
        out = [self.to(p) for p in (path_points(d, step * _state["coarse"]) if isinstance(d, str) else d)]
        seen(out)
        return out

    def shape(self, d, fill, width=5.5, step=8, more="", light=(-.55, -.84)):
        return ink.shape(self.points(d, step), tone(fill), width * self.k, self.ink, light, more)

    def wet(self, d, fill, width=4, start=0, gap=.02, profile=(.35, .95, .8, .5, .95, 1, .7, .4, .8, .12), step=8, drift=1.2):
        """A wash with a brush line around it that swells, thins and runs dry before it closes. `start`: where on the outline it begins, 0 to 1; `gap`: how much is left open."""
        pts = self.points(d, step)
        if math.dist(pts[0], pts[-1]) < .5:
            pts = pts[:-1]
        n = round(len(pts) * start)
        pts = pts[n:] + pts[:n]
        out = ""
        if fill:
            w = 0 if lines_only() else drift * self.k
            out = ink.blob([(x + w, y + w) for x, y in pts], tone(fill))
        if lines_only():
            gap = 0
        ring_ = pts + [pts[0]]
        keep = max(3, round(len(ring_) * (1 - gap)))
        return out + ink.line(ring_[:keep], width * self.k, list(profile) if not lines_only() else [.7, 1, .8, .6, .9, .7], self.ink)

    def dry(self, d, width, profile="dry", colour=None, step=6, hairs=2):
        """A stroke whose dry end splits into hairs."""
        out = self.line(d, width, profile, colour, step)
        pts = path_points(d, step) if isinstance(d, str) else d
        n = len(pts)
        for i in range(hairs if n > 4 and not lines_only() else 0):
            o = width * (.42 if i % 2 else -.4)
            tail = pts[int(n * (.45 + .12 * i)):]
            if len(tail) > 2:
                out += self.line([(x + q[0] * o, y + q[1] * o) for (x, y), q in zip(tail, ink.normals(tail))], width * .22, [.2, 1, .1], colour, step)
        return out

    def blob(self, d, fill, step=8, opacity=1):
        if lines_only() and opacity < 1:
            return ""
        return ink.blob(self.points(d, step), tone(fill), f' fill-opacity="{opacity:g}"' if opacity < 1 else "")

    def line(self, d, width, profile="brush", colour=None, step=7, opacity=1):
        pts = self.points(d, step)
        if len(pts) == 2:
            pts.insert(1, ((pts[0][0] + pts[1][0]) / 2, (pts[0][1] + pts[1][1]) / 2))
        colour = colour or self.ink
        if lines_only() and colour not in (self.ink, BEAN, "#FFFFFF"):
            return ""
        return ink.line(pts, width * self.k, profile, colour, f' fill-opacity="{opacity:g}"' if opacity < 1 else "")

    def dot(self, x, y, rx, ry=None, fill=None, opacity=1, turn=0):
        if lines_only() and opacity < 1:
            return ""
        fill = fill or self.ink
        return ink.blob([self.to(p) for p in ring(x, y, rx, ry, 10, turn)], tone(fill), f' fill-opacity="{opacity:g}"' if opacity < 1 else "")

    def hose(self, points, width, colour=None, edge=3.4):
        """A limb through points: solid in ink; on a colouring page, and in another colour, with an outline."""
        fine = self.points(through(points), 8)
        colour = colour or self.ink
        if lines_only() or colour != self.ink:
            return ink.line(fine, (width + edge) * self.k, "limb", self.ink) + ink.line(fine, (width - edge) * self.k, "limb", tone("#fff" if lines_only() else colour))
        return ink.line(fine, width * self.k, "limb", self.ink)


def through(points, n=7):
    """Points of a smooth curve through a few."""
    get = lambda i: points[min(max(i, 0), len(points) - 1)]
    out = []
    for i in range(len(points) - 1):
        a, b, c, d = get(i - 1), get(i), get(i + 1), get(i + 2)
        ends = [b, tuple(b[j] + (c[j] - a[j]) / 5 for j in (0, 1)), tuple(c[j] - (d[j] - b[j]) / 5 for j in (0, 1)), c]
        out += [ink.bezier(ends, k / n) for k in range(n)]
    return out + [points[-1]]


def joint(a, b, length, side):
    """Where the elbow or knee is when a limb of `length` goes from a to b; `side` 1 or -1 says to which side it bends, between: a softer bend."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    d = math.hypot(dx, dy) or 1
    out = math.sqrt(max(0, (length / 2) ** 2 - (d / 2) ** 2)) * side
    return (a[0] + b[0]) / 2 - dy / d * out, (a[1] + b[1]) / 2 + dx / d * out


HANDS = {  # capsules (x1, y1, x2, y2, half width) along the arm's direction, thumb at negative y; then creases
    "fist": ([(6, 0, 11, 0, 12), (4, -8, 14, -10, 5.6)], ["M16 -3Q21 -3 23 -2", "M16 3Q20 4 22 4"]),
    "open": ([(5, 0, 11, 0, 11), (13, -7, 27, -13, 5), (15, -1, 31, -2, 5.2), (13, 6, 27, 9, 5), (5, -9, 8, -23, 5)], []),
    "point": ([(6, 0, 11, 1, 11.5), (12, -4, 36, -6, 5.4), (7, -8, 14, -16, 5)], ["M16 3Q21 3 22 4"]),
    "flat": ([(5, 0, 16, 1, 10), (16, -1, 33, 0, 7), (6, -8, 14, -18, 5)], ["M20 3Q28 4 33 3"]),
    "thumb": ([(6, 0, 12, 1, 12), (9, -6, 10, -24, 5.8)], ["M16 0Q21 0 23 1", "M15 6Q19 7 21 7"]),
    "grip": ([(8, 0, 10, 0, 12.5)], ["M11 -6Q19 -6 21 -5", "M11 0Q20 0 22 1", "M10 6Q18 6 20 7"]),
    "limp": ([(5, 0, 10, 2, 10.5), (10, 6, 19, 15, 5), (13, 2, 25, 9, 5), (4, -7, 13, -11, 4.8)], []),
}


def hand(pen, x, y, turn=0, kind="fist", flip=False, colour="#F4E8D0", size=1, edge=2.2):
    bars, creases = HANDS[kind]
    p = pen.sub(x, y, turn, size, False)
    f = -1 if flip else 1

    def grown(by, c):
        out = ""
        for a, b, cx, d, r in bars:
            (x1, y1), (x2, y2) = ends = p.at(a, b * f), p.at(cx, d * f)
            seen(ends)
            out += f'<path d="M{num(x1)} {num(y1)}L{num(x2)} {num(y2)}" stroke-width="{num(2 * (r + by) * p.k)}"/>'
        return f'<g stroke="{c}" stroke-linecap="round">{out}</g>'
    flipped = p.sub(0, 0, 0, 1, False, f)
    return grown(edge, pen.ink) + grown(-edge * .85, tone(colour)) + "".join(flipped.line(c, 2.6, [.3, 1, .5], step=4) for c in creases)


def picture(x=300, y=548, size=1.9, colour=BEAN):
    """The pen of a picture: the ground's middle at (x, y), one unit `size` wide."""
    _state["ink"] = colour
    return Pen(lambda p: (x + p[0] * size, y + p[1] * size), size, colour)


def wash(name, *stops, across=False, centre=None):
    """A gradient's definition: (offset, colour, opacity) downwards, across, or from a centre in parts of the form."""
    body = "".join(f'<stop offset="{o:g}" stop-color="{c}"' + (f' stop-opacity="{a:g}"' if a < 1 else "") + "/>" for o, c, a in stops)
    if centre:
        return f'<radialGradient id="{name}" cx="{centre[0]}" cy="{centre[1]}" r="{centre[2]}">{body}</radialGradient>'
    return f'<linearGradient id="{name}"' + ("" if across else ' x2="0" y2="1"') + f">{body}</linearGradient>"


def shared(body):
    """The same markup with paths that come back drawn once and used again."""
    paths = re.findall(r'<path [^>]*/>', body)
    often = [p for p, n in collections.Counter(paths).items() if n > 1 and len(p) > 150]
    defs = ""
    for i, p in enumerate(often):
        defs += p.replace("<path ", f'<path id="s{i}" ', 1)
        body = body.replace(p, f'<use href="#s{i}"/>')
    return (f"<defs>{defs}</defs>" if defs else "") + body


def write(slug, name, body, width=600, height=600, most=60_000):
    """Writes a picture; says so when it has more bytes than `most`."""
    folder = OUT / slug
    folder.mkdir(exist_ok=True)
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{shared(body)}</svg>\n'
    (folder / f"{name}.svg").write_text(text, encoding="utf-8")
    if len(text.encode()) > most:
        print(f"{slug}/{name}.svg has {len(text.encode())} bytes, more than {most}", file=sys.stderr)
