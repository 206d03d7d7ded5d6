"""Ink for the shop's drawings: lines whose width changes, outlines that are thicker on the side away from the light.

Coordinates are SVG user units, y downwards. Every function returns SVG markup or a list of points.
"""
import math
import pathlib
import re

ART = pathlib.Path(__file__).resolve().parents[3] / "src/Shop/wwwroot/art"
BEAN, SOY, RED, DEEP, GINGER, CREAM, LABEL, ONION, APRON, SKIN, SHADE = (
    "#1E1512", "#3B1D12", "#C22E20", "#8F1C16", "#E0A526", "#F2DDBE", "#FBF3E2", "#5B7F3A", "#2F4A3A", "#F2C596", "#3B1D12")


def save(name, width, height, body, defs=""):
    head = f"<defs>{defs}</defs>" if defs else ""
    (ART / name).write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{head}{body}</svg>\n')


def num(v):
    return f"{v:.1f}".rstrip("0").rstrip(".")


def at(p):
    return f"{num(p[0])} {num(p[1])}"


def path_points(d, step=11):
    """Points along path data made of M, L, C, Q and Z with absolute coordinates, about `step` apart."""
    words = re.findall(r"[MLCQZ]|-?[\d.]+", d)
    out, i, letter = [], 0, ""
    here = start = (0, 0)

    def take(n):
        nonlocal i
        v = [float(w) for w in words[i:i + 2 * n]]
        i += 2 * n
        return list(zip(v[::2], v[1::2]))

    while i < len(words):
        if words[i] in "MLCQZ":
            letter = words[i]
            i += 1
        if letter == "M":
            here = start = take(1)[0]
            out.append(here)
        elif letter == "Z":
            n = round(math.dist(here, start) / (step * 2.2))
            out += [bezier([here, start], k / n) for k in range(1, n)]
            here = start
        else:
            ends = [here] + take({"L": 1, "Q": 2, "C": 3}[letter])
            length = sum(math.dist(a, b) for a, b in zip(ends, ends[1:]))
            n = max(1, round(length / step)) if letter != "L" else max(1, round(length / (step * 2.2)))
            for k in range(1, n + 1):
                out.append(bezier(ends, k / n))
            here = ends[-1]
    return out


def bezier(p, t):
    while len(p) > 1:
        p = [tuple(a[j] + (b[j] - a[j]) * t for j in (0, 1)) for a, b in zip(p, p[1:])]
    return p[0]


def spline(points, closed=False):
    """Path data of a smooth line through points (Catmull-Rom), in steps relative to where the pen is."""
    n = len(points)
    get = (lambda i: points[i % n]) if closed else (lambda i: points[min(max(i, 0), n - 1)])
    pen = (round(points[0][0], 1), round(points[0][1], 1))
    out = ["M" + at(pen) + "c"]
    for i in range(n if closed else n - 1):
        a, b, c, d = get(i - 1), get(i), get(i + 1), get(i + 2)
        steps = [(round(x - pen[0], 1), round(y - pen[1], 1)) for x, y in
                 ((b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6), (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6), c)]
        out.append(" ".join(short(v) for p in steps for v in p) + " ")
        pen = (round(pen[0] + steps[2][0], 1), round(pen[1] + steps[2][1], 1))
    return re.sub(r" (?=-)", "", "".join(out)).strip() + ("z" if closed else "")


def short(v):
    return re.sub(r"^(-?)0\.", r"\1.", num(v)) if v else "0"


def poly(points):
    return "M" + "L".join(at(p) for p in points) + "Z"


def normals(points, closed=False):
    out, n = [], len(points)
    for i in range(n):
        a = points[(i - 1) % n] if closed or i else points[0]
        b = points[(i + 1) % n] if closed or i < n - 1 else points[-1]
        dx, dy = b[0] - a[0], b[1] - a[1]
        size = math.hypot(dx, dy) or 1
        out.append((-dy / size, dx / size))
    return out


def line(d, width, shape="brush", colour=BEAN, more=""):
    """An open stroke. `shape`: brush (thin, thick, thin), dry (thick to nothing), limb (full, hardly thinner), or a list of widths in parts of `width`."""
    pts = path_points(d) if isinstance(d, str) else d
    profile = {"brush": [.35, .9, 1, .85, .2], "dry": [1, .9, .6, .06], "limb": [1, .92, .9, .96], "even": [1, 1], "in": [.15, .8, 1]}[shape] if isinstance(shape, str) else shape
    n = len(pts) - 1
    left, right = [], []
    for i, (p, q) in enumerate(zip(pts, normals(pts))):
        t = i / n * (len(profile) - 1)
        k = min(int(t), len(profile) - 2)
        w = width / 2 * (profile[k] + (profile[k + 1] - profile[k]) * (t - k))
        left.append((p[0] + q[0] * w, p[1] + q[1] * w))
        right.append((p[0] - q[0] * w, p[1] - q[1] * w))
    r0, r1 = (num(max(.1, width / 2 * profile[j])) for j in (0, -1))
    back = spline(right[::-1])
    back = back[back.index("c"):]
    return f'<path fill="{colour}"{more} d="{spline(left)}A{r1} {r1} 0 0 0 {at(right[-1])}{back}A{r0} {r0} 0 0 0 {at(left[0])}Z"/>'


def shape(d, fill, width=6, ink=BEAN, light=(-.55, -.84), more=""):
    """A closed form with its outline: thinner towards the light, thicker away from it."""
    pts = path_points(d) if isinstance(d, str) else d
    if math.dist(pts[0], pts[-1]) < .5:
        pts = pts[:-1]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(pts, pts[1:] + pts[:1]))
    turn = 1 if area < 0 else -1
    outer, inner = [], []
    for p, q in zip(pts, normals(pts, True)):
        q = (q[0] * turn, q[1] * turn)
        away = -(q[0] * light[0] + q[1] * light[1])
        w = width / 2 * (1 + .42 * away)
        outer.append((p[0] + q[0] * w, p[1] + q[1] * w))
        inner.append((p[0] - q[0] * w, p[1] - q[1] * w))
    body = f'<path fill="{fill}"{more} d="{spline(pts, True)}"/>' if fill else ""
    return body + (f'<path fill="{ink}" fill-rule="evenodd" d="{spline(outer, True)}{spline(inner, True)}"/>' if width else "")


def blob(d, fill, more=""):
    pts = path_points(d) if isinstance(d, str) else d
    return f'<path fill="{fill}"{more} d="{spline(pts, True)}"/>'


def dot(x, y, rx, ry=None, fill=BEAN, more=""):
    return f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry or rx)}" fill="{fill}"{more}/>'


def move(x=0, y=0, turn=0, size=1, body="", flip=False):
    s = f" scale({-size if flip else size} {size})" if size != 1 or flip else ""
    r = f" rotate({num(turn)})" if turn else ""
    return f'<g transform="translate({num(x)} {num(y)}){r}{s}">{body}</g>'
