"""What both workshops are drawn with: people built on a skeleton, things made of boards, cloth and clay, light.

A person stands on (0, 0), y downwards, and is about 300 units tall: head 46 across, shoulders 66, arm 104 from shoulder to wrist, leg 122. `figure` takes joints
in that frame, so one body can bend, squat and carry; it is mirrored with `flip`. Lines come from assets/marks/draw/ink.py: thin towards the light, thick away from it.
"""
import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "marks" / "draw"))
from ink import *  # noqa: E402

WIDE, HIGH = 1200, 900
SKIN_OLD, SKIN_SUN = "#E2AE7E", "#D99B68"


def write(slug, name, body, wide=WIDE, high=HIGH):
    file = HERE.parent / slug / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">{body}</svg>\n')


def portrait(ground, ring, behind="", **k):
    """Head and shoulders in a ring, 300 × 300."""
    round_ = [(150 + 132 * math.cos(a), 152 + 132 * math.sin(a)) for a in [j * math.pi / 24 for j in range(48)]]
    who = figure(142, 640, 2.05, **k)
    return (f'<clipPath id="ring"><path d="{spline(round_, True)}"/></clipPath><g clip-path="url(#ring)"><path fill="{ground}" d="M0 0H300V300H0Z"/>{behind}{who}</g>' + shape(round_, None, 7, ring))


def mix(a, b, t):
    va, vb = (tuple(int(c[i:i + 2], 16) for i in (1, 3, 5)) for c in (a, b))
    return "#" + "".join(f"{round(x + (y - x) * t):02X}" for x, y in zip(va, vb))


def area(points, fill, more=""):
    """A flat face with straight edges."""
    return f'<path fill="{fill}"{more} d="{poly(points)}"/>'


def board(points, fill, width=4, ink=BEAN):
    """A flat face with straight edges and a line around it that is a little uneven."""
    out = area(points, fill)
    for a, b in zip(points, points[1:] + points[:1]):
        out += line(f"M{at(a)}L{at(b)}", width, [.7, 1, .8], ink)
    return out


def gradient(ident, stops, x1=0, y1=0, x2=0, y2=1, user=False):
    units = ' gradientUnits="userSpaceOnUse"' if user else ""
    return f'<linearGradient id="{ident}"{units} x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}">' + stops_of(stops) + "</linearGradient>"


def glow(ident, x, y, r, stops):
    return f'<radialGradient id="{ident}" gradientUnits="userSpaceOnUse" cx="{x}" cy="{y}" r="{r}">' + stops_of(stops) + "</radialGradient>"


def stops_of(stops):
    return "".join(f'<stop offset="{o}" stop-color="{c}" stop-opacity="{a}"/>' for o, c, a in stops)


def veil(fill, opacity=1):
    return f'<path fill="{fill}" fill-opacity="{opacity}" d="M0 0H{WIDE}V{HIGH}H0Z"/>'


def bend(a, b, c):
    """From a to c through b."""
    return f"M{at(a)}Q{at((2 * b[0] - (a[0] + c[0]) / 2, 2 * b[1] - (a[1] + c[1]) / 2))} {at(c)}"


def limb(a, b, c, width, cloth, skin=None, cut=.55, ink=BEAN):
    """An arm or a leg with its outline; past `cut` of its length the bare skin."""
    pts = path_points(bend(a, b, c), 8)
    k = max(2, round(len(pts) * cut))
    out = line(pts, width + 6.5, [1, .96, .86, .8], ink)
    if skin is None:
        return out + line(pts, width, [1, .96, .86, .8], cloth)
    out += line(pts[k - 2:], width * .78, [1, .94, .9], skin)
    sleeve = pts[:k + 1]
    return out + line(sleeve, width + 7, [.96, 1], ink) + line(sleeve, width + 1, [.96, 1], cloth)


def hand(p, skin=SKIN, size=1.0, turn=0):
    return move(p[0], p[1], turn, size, shape("M-10 -6C-4 -12 8 -11 11 -3C13 5 6 11 -2 10C-11 10 -14 0 -10 -6Z", skin, 3.2))


def shoe(p, colour=SOY, flip=False):
    return move(p[0], p[1], 0, 1, shape("M-10 -10C0 -13 8 -10 12 -4C22 -2 27 3 25 8L-10 8C-13 2 -13 -6 -10 -10Z", colour, 3.4), flip)


def head(x, y, hair="#2A1C16", skin=SKIN, hat=None, look=(5, 2), mood="calm", cloth=RED, turn=0, old=False):
    lx, ly = look
    ear = dot(-lx * .6 - (20 if lx >= 0 else -20), 4, 5, 7, BEAN) + dot(-lx * .6 - (20 if lx >= 0 else -20), 4, 3, 5, skin)
    skull = shape("M-23 -4C-24 -24 -12 -31 0 -31C13 -31 24 -23 23 -3C23 14 14 27 1 27C-13 27 -22 13 -23 -4Z", skin, 4)
    brow = "#EDEAE2" if old else BEAN
    brows = line(f"M{lx - 15} {ly - 10}Q{lx - 9} {ly - 14} {lx - 3} {ly - 10}", 3.4 if not old else 5, "brush", brow) + line(f"M{lx + 4} {ly - 10}Q{lx + 9} {ly - 14} {lx + 15} {ly - 10}", 3.4 if not old else 5, "brush", brow)
    wrinkle = ""
    if old:
        wrinkle = line(f"M{lx - 19} {ly + 2}Q{lx - 16} {ly + 4} {lx - 17} {ly + 8}", 1.8) + line(f"M{lx + 17} {ly + 1}Q{lx + 15} {ly + 4} {lx + 17} {ly + 8}", 1.8)
    eyes = {
        "calm": "".join(dot(lx + k, ly - 2, 2.9, 3.8) for k in (-9, 9)),
        "down": "".join(line(f"M{lx + k - 5} {ly - 2}Q{lx + k} {ly + 2} {lx + k + 5} {ly - 2}", 3.4) for k in (-9, 9)),
        "glad": "".join(line(f"M{lx + k - 5} {ly}Q{lx + k} {ly - 6} {lx + k + 5} {ly}", 3.6) for k in (-9, 9)),
        "tears": "".join(line(f"M{lx + k - 6} {ly - 5}L{lx + k + 5} {ly - 1}L{lx + k - 6} {ly + 2}" if k < 0 else f"M{lx + k + 6} {ly - 5}L{lx + k - 5} {ly - 1}L{lx + k + 6} {ly + 2}", 3, "even") for k in (-9, 9))
        + "".join(move(lx + k, ly + 6, 0, .62, shape("M0 0C5 7 5 12 0 13C-5 12 -5 7 0 0Z", "#A9CBC8", 2.4)) for k in (-14, 14)),
        "wide": "".join(dot(lx + k, ly - 2, 5.2, 6) + dot(lx + k, ly - 2, 3.8, 4.6, "#fff") + dot(lx + k + 1, ly - 1, 2.2, 2.8) for k in (-9, 9)),
    }[mood]
    cheeks = "".join(dot(lx + k, ly + 8, 5, 3.4, "#E27F5E", ' fill-opacity=".45"') for k in (-14, 14))
    nose = line(f"M{lx + 1} {ly}Q{lx + 4} {ly + 5} {lx} {ly + 6}", 2.4, "brush", mix(skin, BEAN, .55))
    mouth = {
        "calm": line(f"M{lx - 5} {ly + 13}Q{lx} {ly + 16} {lx + 6} {ly + 12}", 2.8),
        "down": line(f"M{lx - 4} {ly + 13}L{lx + 5} {ly + 13}", 2.6),
        "glad": shape(f"M{lx - 8} {ly + 11}C{lx - 3} {ly + 12} {lx + 4} {ly + 12} {lx + 9} {ly + 10}C{lx + 8} {ly + 20} {lx - 5} {ly + 21} {lx - 8} {ly + 11}Z", DEEP, 2.4),
        "tears": line(f"M{lx - 7} {ly + 16}C{lx - 3} {ly + 11} {lx + 1} {ly + 18} {lx + 7} {ly + 13}", 2.8),
        "wide": dot(lx, ly + 14, 3.4, 4),
    }[mood]
    beard = shape(f"M{lx - 9} {ly + 18}C{lx - 8} {ly + 34} {lx - 1} {ly + 44} {lx + 2} {ly + 46}C{lx + 6} {ly + 38} {lx + 10} {ly + 28} {lx + 10} {ly + 18}C{lx + 4} {ly + 21} {lx - 4} {ly + 21} {lx - 9} {ly + 18}Z", "#EDEAE2", 2.4) if old == "beard" else ""
    locks = shape("M-24 2C-28 -22 -18 -36 2 -36C20 -36 28 -22 25 0C20 -6 19 -14 14 -19C4 -12 -10 -12 -17 -16C-20 -10 -20 -4 -24 2Z", hair, 3)
    top = {
        None: locks,
        "bun": shape("M-6 -34C-14 -46 0 -56 10 -48C18 -42 12 -34 4 -33Z", hair, 3) + locks,
        "tail": shape("M-16 -20C-34 -22 -44 -6 -38 14C-30 8 -28 -4 -18 -8Z", hair, 3) + locks,
        "scarf": locks + shape("M-27 -4C-28 -28 -14 -38 2 -38C18 -38 28 -26 26 -6C16 -16 -12 -18 -27 -4Z", cloth, 3.6) + shape("M-25 -6C-38 -4 -44 4 -46 14C-38 14 -30 8 -24 0Z", cloth, 3) + "".join(dot(k, -26 + abs(k) * .2, 2.2, fill="#FBF3E2") for k in (-14, -2, 10, 20)),
        "cap": locks + shape("M-25 -8C-28 -30 -16 -40 1 -40C18 -40 28 -30 26 -8C14 -14 -12 -14 -25 -8Z", "#FBF6EA", 3.6) + line("M-25 -10Q0 -20 26 -10", 3.4, "even", "#D9CBB0"),
        "straw": locks + shape("M-52 -8C-26 -18 -10 -34 1 -52C12 -34 28 -18 54 -8C28 2 -26 2 -52 -8Z", "#E3BE78", 4) + line("M-2 -46Q-14 -22 -36 -10", 2) + line("M2 -46L2 -6", 2) + line("M4 -44Q18 -22 38 -10", 2),
        "grey": shape("M-24 2C-28 -22 -18 -35 2 -35C20 -35 28 -22 25 0C22 -10 18 -18 10 -22C0 -18 -12 -20 -18 -16C-20 -10 -20 -4 -24 2Z", "#DAD6CC", 3),
        "bald": line("M-12 -26Q-4 -30 4 -28", 2.4, "brush", "#fff"),
        "knot": shape("M-5 -36C-12 -50 2 -60 10 -51C16 -44 11 -36 4 -34Z", hair, 3) + locks + line("M-10 -40L16 -46", 3.4, "even", "#B98B3E"),
    }[hat]
    back = ear if hat not in ("scarf",) else ""
    return move(x, y, turn, 1, back + skull + cheeks + wrinkle + brows + eyes + nose + beard + mouth + top)


def figure(x, y, size=1.0, flip=False, hip=(0, -128), neck=(2, -214), crown=(6, -248), near=((30, -160), (52, -120)), far=((36, -168), (60, -138)),
           legs=(((8, -66), (14, -6)), ((-8, -66), (-14, -6))), coat="#4F6F8A", trousers="#33424E", apron=None, skin=SKIN, shoes=SOY, bare=.5, before="", between="", after="", skirt=False, **face):
    """A person. `near` and `far`: elbow and wrist of the arm on our side and of the other. `before`, `between`, `after`: things behind the body, in the
    hands behind the near arm, in front of all."""
    dx, dy = neck[0] - hip[0], neck[1] - hip[1]
    n = math.hypot(dx, dy)
    ux, uy = dx / n, dy / n
    px, py = -uy, ux                       # to the figure's right hand on the page
    on = lambda p, a, b: (p[0] + px * a + ux * b, p[1] + py * a + uy * b)
    ls, rs = on(neck, -26, -6), on(neck, 27, -6)
    lh, rh = on(hip, -25, -4), on(hip, 26, -4)
    # With y downwards the perpendicular points left when the body is upright.
    torso = [on(neck, -13, 5), on(neck, -31, -10), on(neck, -31, -34), (lh[0] + (ls[0] - lh[0]) * .3, lh[1] + (ls[1] - lh[1]) * .3), lh, on(hip, -20, -22), on(hip, 20, -22), rh,
             (rh[0] + (rs[0] - rh[0]) * .3, rh[1] + (rs[1] - rh[1]) * .3), on(neck, 31, -34), on(neck, 31, -10), on(neck, 13, 5)]
    out = before
    (k1, f1), (k2, f2) = legs
    out += shoe(f2, shoes) + limb(on(hip, 11, -8), k2, (f2[0] - 2, f2[1] - 8), 25, mix(trousers, BEAN, .22))
    out += limb(on(neck, -20, -16), far[0], far[1], 20, mix(coat, BEAN, .18), mix(skin, BEAN, .08), bare) + hand(far[1], skin)
    out += shoe(f1, shoes) + limb(on(hip, -11, -8), k1, (f1[0] - 2, f1[1] - 8), 25, trousers)
    out += shape(torso, coat, 4.4)
    shade = [on(neck, 24, -12), on(neck, 31, -34), (rh[0] + (rs[0] - rh[0]) * .3, rh[1] + (rs[1] - rh[1]) * .3), rh, on(hip, 18, -22), on(hip, 10, -10)]
    out += blob(shade, "#000", ' fill-opacity=".13"')
    if apron:
        bib = [on(neck, -14, -30), on(neck, 16, -30), (rh[0] + px * -3, rh[1] + py * -3), on(hip, 24, -52), on(hip, -22, -54), (lh[0] + px * 2, lh[1] + py * 2)]
        out += shape(bib, apron, 3.2) + line(f"M{at(on(neck, -13, -30))}L{at(on(neck, -6, 2))}", 3, "even") + line(f"M{at(on(neck, 15, -30))}L{at(on(neck, 8, 2))}", 3, "even")
        out += line(f"M{at(on(hip, -8, -12))}L{at(on(hip, -9, -44))}", 2.2, "brush", mix(apron, BEAN, .5)) + line(f"M{at(on(hip, 9, -14))}L{at(on(hip, 11, -42))}", 2.2, "brush", mix(apron, BEAN, .5))
    out += line(f"M{at(on(neck, -2, -4))}L{at((crown[0] - 2, crown[1] + 18))}", 21, "even") + line(f"M{at(on(neck, -2, -8))}L{at((crown[0] - 2, crown[1] + 16))}", 15, "even", mix(skin, BEAN, .1))
    out += shape([on(neck, -14, 2), on(neck, 0, -10), on(neck, 14, 2), on(neck, 10, 7), on(neck, -10, 7)], mix(coat, "#FFFFFF", .45), 2.6)
    out += head(crown[0], crown[1], skin=skin, **face)
    out += between + limb(on(neck, 22, -15), near[0], near[1], 21, coat, skin, bare) + hand(near[1], skin) + after
    return move(x, y, 0, size, out, flip)


def cat(pose, x, y, size=1.0, flip=False):
    """The workshop's cat: white with a black saddle and ginger head. It is in every picture."""
    w, b, g = "#FBF6EA", "#2A211D", "#E0A04A"
    def face(fx, fy, kind):
        ears = shape(f"M{fx - 15} {fy - 8}L{fx - 14} {fy - 26}L{fx - 2} {fy - 16}Z", g, 3) + shape(f"M{fx + 15} {fy - 8}L{fx + 15} {fy - 26}L{fx + 3} {fy - 16}Z", b, 3)
        skull = shape(f"M{fx - 18} {fy}C{fx - 18} {fy - 16} {fx + 18} {fy - 16} {fx + 18} {fy}C{fx + 17} {fy + 14} {fx - 17} {fy + 14} {fx - 18} {fy}Z", w, 3.4) + blob(f"M{fx - 17} {fy - 2}C{fx - 16} {fy - 14} {fx - 4} {fy - 13} {fx - 3} {fy - 10}C{fx - 4} {fy - 4} {fx - 10} {fy - 2} {fx - 17} {fy - 2}Z", g) + blob(f"M{fx + 16} {fy - 2}C{fx + 16} {fy - 13} {fx + 5} {fy - 13} {fx + 3} {fy - 10}C{fx + 5} {fy - 4} {fx + 10} {fy - 2} {fx + 16} {fy - 2}Z", b)
        eyes = {"open": dot(fx - 7, fy - 1, 2.4, 3) + dot(fx + 8, fy - 1, 2.4, 3, "#E8D9A0"), "shut": line(f"M{fx - 11} {fy}Q{fx - 7} {fy + 3} {fx - 3} {fy}", 2.6) + line(f"M{fx + 4} {fy}Q{fx + 8} {fy + 3} {fx + 12} {fy}", 2.6, "brush", "#E8D9A0"),
                "wide": dot(fx - 7, fy - 1, 4.6) + dot(fx - 7, fy - 1, 3.2, fill="#F5E9B8") + dot(fx - 7, fy - 1, 1.6) + dot(fx + 8, fy - 1, 4.6, fill="#F5E9B8") + dot(fx + 8, fy - 1, 1.6)}[kind]
        return ears + skull + eyes + blob(f"M{fx - 2} {fy + 4}L{fx + 3} {fy + 4}L{fx} {fy + 7}Z", "#D98072") + line(f"M{fx + 14} {fy + 5}L{fx + 30} {fy + 2}", 1.6, "dry") + line(f"M{fx - 14} {fy + 5}L{fx - 30} {fy + 2}", 1.6, "dry")
    tail = lambda d: line(d, 13, [1, .9, .8, .6]) + line(d, 7.5, [1, .9, .8, .5], b)
    bodies = {
        "sits": tail("M20 -8C48 -4 52 -30 42 -44") + shape("M-20 0C-26 -30 -16 -54 0 -58C16 -54 30 -30 24 0Z", w, 3.6) + blob("M2 -56C18 -50 28 -28 24 -4C12 -12 4 -30 2 -56Z", b) + line("M-8 0L-8 -22", 2.4) + line("M4 0L4 -22", 2.4) + face(-2, -66, "open"),
        "up": tail("M20 -8C48 -4 54 -14 60 -26") + shape("M-20 0C-26 -30 -16 -54 0 -58C16 -54 30 -30 24 0Z", w, 3.6) + blob("M2 -56C18 -50 28 -28 24 -4C12 -12 4 -30 2 -56Z", b) + line("M-8 0L-8 -22", 2.4) + line("M4 0L4 -22", 2.4) + move(-4, -66, -16, 1, face(0, 0, "wide")),
        "flees": tail("M40 -36C62 -50 60 -72 74 -78") + "".join(line(d, 11, [1, .9, .8]) + line(d, 5.5, [1, .9, .8], w) for d in ("M30 -18L46 0", "M18 -16L24 4", "M-24 -18L-40 -2", "M-14 -16L-22 4")) + shape("M-34 -18C-36 -38 -10 -46 12 -44C34 -44 46 -36 44 -22C36 -12 -24 -8 -34 -18Z", w, 3.6) + blob("M4 -43C30 -44 44 -36 43 -26C30 -24 12 -28 4 -43Z", b) + face(-44, -42, "wide"),
        "spread": tail("M58 -10C84 -6 92 12 80 30") + shape("M-52 -2C-56 -20 -20 -30 10 -28C44 -26 66 -18 62 -4C40 4 -40 4 -52 -2Z", w, 3.6) + blob("M6 -28C40 -28 62 -20 62 -8C42 -8 20 -14 6 -28Z", b) + shape("M-46 -4C-60 -2 -74 0 -78 6C-70 10 -54 6 -44 4Z", w, 3) + face(-50, -20, "shut"),
        "curled": shape("M-44 0C-48 -30 -14 -42 12 -38C40 -34 54 -18 46 0C26 8 -28 8 -44 0Z", w, 3.6) + blob("M0 -39C34 -38 52 -22 47 -6C30 -6 12 -18 0 -39Z", b) + tail("M44 -2C30 8 2 10 -18 4") + face(-24, -12, "shut"),
        "hangs": tail("M46 -2C58 18 52 44 58 62") + shape("M-46 4C-50 -14 -20 -26 8 -24C36 -22 52 -12 50 4Z", w, 3.6) + blob("M4 -24C34 -24 50 -12 50 2C32 0 14 -8 4 -24Z", b) + line("M-30 2L-32 22", 11, "limb") + line("M-30 2L-32 20", 5.5, "limb", w) + face(-42, -16, "wide"),
    }
    return move(x, y, 0, size, bodies[pose], flip)


CHILLI = "M0 0C8 4 10 14 8 26C7 36 2 44 -3 48C-1 38 -5 30 -7 20C-9 10 -8 2 0 0Z"


def chilli(x, y, turn=0, size=1.0, width=3.2, colour=RED):
    return move(x, y, turn, size, shape(CHILLI, colour, width) + line("M0 1Q1 -6 5 -10", 4, "limb", ONION))


def heap(x, y, w, h, seed, size=.5, count=None):
    """A heap of chillies: a dark mound with single ones on top."""
    rnd = random.Random(seed)
    out = blob([(x - w, y), (x - w * .7, y - h * .62), (x, y - h), (x + w * .7, y - h * .62), (x + w, y), (x, y + h * .18)], DEEP)
    spots = []
    for i in range(count or int(w * .34)):
        t = rnd.uniform(-1, 1)
        spots.append((x + t * w * .86, y - rnd.uniform(.05, .95) * h * (1 - t * t * .75)))
    for cx, cy in sorted(spots, key=lambda s: s[1]):
        out += chilli(cx, cy - 8 * size, rnd.uniform(30, 150), size, 3.4, mix(RED, "#E2472E", rnd.random()))
    return out


def steam(x, y, size=1.0, opacity=.85, colour="#FFFFFF"):
    d = ("M0 0C-22 -24 20 -44 -4 -78C-16 -98 6 -112 2 -134", "M34 6C16 -18 54 -36 32 -70C24 -86 40 -100 36 -118", "M-36 4C-50 -18 -20 -34 -36 -62C-44 -76 -30 -86 -34 -100")
    return f'<g opacity="{opacity}">' + move(x, y, 0, size, "".join(line(k, 11, [.2, 1, .7, .05], colour) for k in d)) + "</g>"
