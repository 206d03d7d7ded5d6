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
    """Path data of a smooth line through points (Catmull-Rom), in steps relative to where the pen is: as few curves as stay within NEAR of it."""
    n = len(points)
    get = (lambda i: points[i % n]) if closed else (lambda i: points[min(max(i, 0), n - 1)])
    knots = [get(i) for i in range(n + 1 if closed else n)]
    slopes = [((get(i + 1)[0] - get(i - 1)[0]) / 6, (get(i + 1)[1] - get(i - 1)[1]) / 6) for i in range(len(knots))]
    pen = (round(points[0][0], 1), round(points[0][1], 1))
    out, letter = "M" + at(pen), ""
    for curve in fewer(knots, slopes):
        steps = [(round(x - pen[0], 1), round(y - pen[1], 1)) for x, y in curve[1:]]
        pen = (round(pen[0] + steps[2][0], 1), round(pen[1] + steps[2][1], 1))
        if is_straight(steps):
            steps = steps[2:]
        this = "l" if len(steps) == 1 else "c"
        out += (this if this != letter else " ") + " ".join(short(v) for p in steps for v in p)
        letter = this
    return re.sub(r" (?=-)", "", out) + ("z" if closed else "")


# In user units: a fifth of a pixel where a drawing is shown in its own size.
NEAR = .2


def is_straight(steps):
    (x, y), size = steps[2], math.hypot(*steps[2])
    return size > .1 and all(abs(p[0] * y - p[1] * x) / size < NEAR / 2 and 0 <= p[0] * x + p[1] * y <= size * size for p in steps[:2])


def fewer(knots, slopes):
    """Cubic curves through the first and the last knot, as long as each stays within NEAR of the line through all of them; between two neighbours the line itself."""
    def one(i):
        a, b, p, q = knots[i], knots[i + 1], slopes[i], slopes[i + 1]
        return a, (a[0] + p[0], a[1] + p[1]), (b[0] - q[0], b[1] - q[1]), b

    def along(i, j):
        return fitted([knots[i]] + [bezier(one(k), t / 3) for k in range(i, j) for t in (1, 2, 3)], slopes[i], slopes[j])

    out, i, end = [], 0, len(knots) - 1
    while i < end:
        best, j, span = one(i), i + 1, 2
        while i + span <= end and (curve := along(i, i + span)):
            best, j, span = curve, i + span, span * 2
        low, high = j, min(i + span, end + 1)
        while high - low > 1:
            middle = (low + high) // 2
            if (curve := along(i, middle)):
                best, low = curve, middle
            else:
                high = middle
        out.append(best)
        i = low
    return out


def fitted(pts, start, end):
    """One cubic curve along points that leaves in the direction `start` and arrives in `end`, by least squares (Schneider, Graphics Gems, 1990); None if it strays."""
    sizes = math.hypot(*start), math.hypot(*end)
    if min(sizes) < .01:
        return None
    u, v = (start[0] / sizes[0], start[1] / sizes[0]), (-end[0] / sizes[1], -end[1] / sizes[1])
    a, b = pts[0], pts[-1]
    along = [0]
    for p, q in zip(pts, pts[1:]):
        along.append(along[-1] + math.dist(p, q))
    ts = [x / along[-1] for x in along] if along[-1] else []
    for _ in range(4):
        uu = uv = vv = xu = xv = 0
        for p, t in zip(pts, ts):
            f1, f2 = 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t)
            left = (1 - t) ** 3 + f1, t ** 3 + f2
            rest = [p[k] - a[k] * left[0] - b[k] * left[1] for k in (0, 1)]
            uu, vv, uv = uu + f1 * f1, vv + f2 * f2, uv + f1 * f2 * (u[0] * v[0] + u[1] * v[1])
            xu, xv = xu + f1 * (rest[0] * u[0] + rest[1] * u[1]), xv + f2 * (rest[0] * v[0] + rest[1] * v[1])
        size = uu * vv - uv * uv
        if size < 1e-9:
            return None
        reach = (xu * vv - xv * uv) / size, (uu * xv - uv * xu) / size
        if not all(0 < r < along[-1] for r in reach):
            return None
        curve = (a, (a[0] + u[0] * reach[0], a[1] + u[1] * reach[0]), (b[0] + v[0] * reach[1], b[1] + v[1] * reach[1]), b)
        off = max(math.dist(bezier(curve, t), p) for p, t in zip(pts, ts))
        if off <= NEAR:
            return curve
        if off > 10 * NEAR:
            return None
        ts = [nearer(curve, p, t) for p, t in zip(pts, ts)]
    return None


def nearer(curve, p, t):
    """Newton's step towards the place on a curve that is nearest to a point."""
    first = [tuple(3 * (q[k] - o[k]) for k in (0, 1)) for o, q in zip(curve, curve[1:])]
    second = [tuple(2 * (q[k] - o[k]) for k in (0, 1)) for o, q in zip(first, first[1:])]
    here, d1, d2 = bezier(curve, t), bezier(first, t), bezier(second, t)
    off = here[0] - p[0], here[1] - p[1]
    below = d1[0] ** 2 + d1[1] ** 2 + off[0] * d2[0] + off[1] * d2[1]
    return min(1, max(0, t - (off[0] * d1[0] + off[1] * d1[1]) / below)) if abs(below) > 1e-9 else t


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
    back = re.sub("^M[^cl]*", "", back)
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
