"""云兽 (the cloud beast). Run: python3 -B assets/characters/draw/cloud_beast.py

Its shape changes; what stays is the face (1 unit is 1/80 of its width, eye to eye 48), two celadon horns of 62, a tail of three puffs, the scalloped edge, and the pale blue-green that gathers below.
Whatever it turns into weighs the same: a form takes up about 200 × 150 units.
"""
import letters
import scene
import sheets
from parts import *

INK, WHITE, CELADON, TEAL, AZURITE, GOLD, CINNABAR, CLOUD, BLUSH, GREY = "#2A3136", "#FBFCFA", "#9CC3B7", "#8FB0A6", "#2F5D73", "#B98B3E", "#C0392B", "#F6F5F0", "#E58E73", "#AFC0BF"


def defs():
    return ("<defs>" + wash("mist", (0, "#FFFFFF", 1), (.55, "#F2F7F4", 1), (1, "#BFD8CF", 1)) + wash("rain", (0, "#DDE5E5", 1), (.6, "#BECCCD", 1), (1, "#93A9AE", 1)) + wash("jade", (0, "#C5DFD6", 1), (1, "#84B1A4", 1)) + wash("azure", (0, "#4B7E93", 1), (1, "#2F5D73", 1))
            + wash("tea", (0, "#D8B26A", 1), (1, "#B98B3E", 1)) + wash("paper", (0, "#FFFFFF", 1), (1, "#EFE9D9", 1)) + wash("pool", (0, "#2F5D73", .22), (1, "#2F5D73", 0), centre=(.5, .5, .5)) + "</defs>")


def teal():
    return None if lines_only() else TEAL


def pool(pen, x, w, y=2):
    if lines_only():
        return ""
    px, py = pen.at(x, y)
    seen([(px - w * pen.k, py), (px + w * pen.k, py)])
    return f'<ellipse cx="{num(px)}" cy="{num(py)}" rx="{num(w * pen.k)}" ry="{num(w * .12 * pen.k)}" fill="url(#pool)"/>' + pen.dry(f"M{x - w * .9} {y + 2}Q{x} {y + 5} {x + w * .6} {y + 1}", 2.6, "dry", "#7E9790", 12, 1)


def scalloped(d, n, bulge=.5, weights=(1, .74, 1.2, .86, 1.08, .7), turn=0):
    """The outline of a form, clockwise, as `n` arcs of uneven length."""
    pts = path_points(d, 3) if isinstance(d, str) else d
    pts = pts + [pts[0]]
    sums = [0]
    for a, b in zip(pts, pts[1:]):
        sums.append(sums[-1] + math.dist(a, b))
    w = [weights[(i + turn) % len(weights)] for i in range(n)]
    total, at_, k, knots = sum(w), 0, 0, []
    for x in w:
        goal = sums[-1] * at_ / total
        while sums[k + 1] < goal:
            k += 1
        t = (goal - sums[k]) / ((sums[k + 1] - sums[k]) or 1)
        knots.append((pts[k][0] + (pts[k + 1][0] - pts[k][0]) * t, pts[k][1] + (pts[k + 1][1] - pts[k][1]) * t))
        at_ += x
    out = []
    for a, b in zip(knots, knots[1:] + knots[:1]):
        dx, dy = b[0] - a[0], b[1] - a[1]
        ox, oy = dy * bulge * 1.3, -dx * bulge * 1.3
        ends = [a, (a[0] + ox + dx * .02, a[1] + oy + dy * .02), (b[0] + ox - dx * .02, b[1] + oy - dy * .02), b]
        out += [ink.bezier(ends, i / 6) for i in range(6)]
    return out


def along(points, widths, n=6):
    """The outline of a form that follows a line, clockwise when the line goes upwards or to the right."""
    mid = through(points, n)
    left, right = [], []
    for i, (p, q) in enumerate(zip(mid, ink.normals(mid))):
        t = i / (len(mid) - 1) * (len(widths) - 1)
        k = min(int(t), len(widths) - 2)
        w = widths[k] + (widths[k + 1] - widths[k]) * (t - k)
        left.append((p[0] - q[0] * w, p[1] - q[1] * w))
        right.append((p[0] + q[0] * w, p[1] + q[1] * w))
    return left + right[::-1]


def body(p, form, n, bulge=.5, fill="url(#mist)", start=.1, turn=0, width=4.4):
    return p.wet(scalloped(form, n, bulge, turn=turn), fill, width, start, .012, profile=(.4, 1, .75, .5, .95, 1, .6, .45, .9, .8, .15))


def curl(p, x, y, size=1, flip=False, turn=0):
    q = p.sub(x, y, turn, size, flip)
    return q.line("M0 18C-16 12 -14 -10 2 -10C16 -10 18 8 6 9C-2 9 -4 0 3 -2", 3.2, [.2, .9, 1, .8, .3], teal(), 4)


def horn(p, x, y, turn=0, size=1, flip=False):
    q = p.sub(x, y, turn, size, flip)
    return q.wet("M-13 6C-22 -18 -22 -40 -10 -60C4 -46 14 -22 14 4C6 10 -6 10 -13 6Z", "url(#jade)", 3.6, .52) + q.line("M-15 -28Q-8 -24 -1 -30", 2.2, "brush", "#5E8E82", 4) + q.line("M-16 -14Q-4 -8 8 -14", 2.2, "brush", "#5E8E82", 4)


def face(p, x, y, eyes="shut", mouth="cat", brow=None, turn=0, size=1, look=(0, 0), blush=.6, only=None):
    """Always the same size. `only`: 1 or -1 for the one eye that is seen from the side."""
    q = p.sub(x, y, turn, size)
    lx, ly = look
    out = ""
    for s, kind in ((-1, eyes if isinstance(eyes, str) else eyes[0]), (1, eyes if isinstance(eyes, str) else eyes[1])):
        if only and s != only:
            continue
        ex = s * 24
        out += {
            "shut": lambda: q.line(f"M{ex - 12} -2Q{ex} 9 {ex + 12} -2", 4.6, [.3, 1, .4], step=4) + q.line(f"M{ex + s * 10} 1L{ex + s * 15} 5", 2.6, "dry", step=3),
            "glad": lambda: q.line(f"M{ex - 12} 5Q{ex} -12 {ex + 12} 5", 4.8, [.3, 1, .4], step=4),
            "dot": lambda: q.dot(ex + lx, ly, 6, 8.4) + q.dot(ex + lx + 2, ly - 3.2, 2.3, fill="#FFFFFF") + q.dot(ex + lx - 2, ly + 3.6, 1.3, fill="#FFFFFF"),
            "wide": lambda: q.wet(ring(ex, 0, 11.5, 12.5, 12), "#FFFFFF", 2.8, step=3, drift=0) + q.dot(ex + lx, ly, 5, 6) + q.dot(ex + lx + 1.6, ly - 2.2, 1.8, fill="#FFFFFF"),
            "tight": lambda: q.line(f"M{ex + s * 10} -8Q{ex} -3 {ex - s * 8} 0", 4.2, [.4, 1, .9], step=4) + q.line(f"M{ex - s * 8} 0Q{ex} 3 {ex + s * 10} 8", 4.2, [.9, 1, .4], step=4),
            "dizzy": lambda: q.line(f"M{ex + 10} 0C{ex + 10} -14 {ex - 11} -13 {ex - 10} 1C{ex - 9} 12 {ex + 6} 10 {ex + 5} 0C{ex + 4} -6 {ex - 4} -5 {ex - 3} 1", 3, [.4, 1, 1, .6], step=4)}[kind]()
        if brow is not None:
            d = math.tan(math.radians(brow)) * 9
            out += q.line(f"M{ex + s * 9} {-20 + d:.1f}Q{ex} -25 {ex - s * 9} {-20 - d:.1f}", 3.8, [.35, 1, .6], step=4)
        out += q.dot(s * 42, 13, 10.5, 6.4, BLUSH, blush)
    out += {
        "cat": lambda: q.line("M-9 11Q-5 18 0 11", 3.4, "brush", step=3) + q.line("M0 11Q5 18 9 11", 3.4, "brush", step=3),
        "oh": lambda: q.wet(ring(0, 15, 5.4, 6.6, 10), "#8A3B2C", 2.6, step=3, drift=0),
        "grin": lambda: q.wet("M-13 9C-6 12 6 12 13 8C13 22 6 26 0 26C-6 26 -13 20 -13 9Z", "#8A3B2C", 2.8, step=4, drift=0) + q.blob("M-6 22C-3 17 5 17 8 21C4 26 -3 26 -6 22Z", "#E2836D", 3),
        "sad": lambda: q.line("M-10 18Q0 8 10 18", 3.6, "brush", step=3),
        "wave": lambda: q.line("M-13 14C-8 7 -5 20 0 14C5 8 8 20 13 13", 3.4, "brush", step=3),
        "flat": lambda: q.line("M-8 14Q1 11 9 15", 3.4, "brush", step=3),
        "puff": lambda: q.line("M-5 12Q0 17 5 12", 3.6, "brush", step=3) + q.dot(0, 18, 2.2, 1.6)}[mouth]()
    return out


def tail(p, side=1):
    """What it leaves behind: three puffs, each half of the one before."""
    puff = lambda x, y, r, n: p.wet(scalloped(ring(x, y, r, r * .9, 24), n, .42), "url(#mist)", 3.8, .3)
    return puff(side * 146, -96, 7, 5) + puff(side * 130, -74, 13, 6) + puff(side * 104, -50, 25, 7)


def foot(p, x, y, size=1):
    return p.sub(x, y, 0, size).wet("M-17 -16C-22 -4 -18 8 -6 8C-2 10 4 10 8 8C20 8 22 -4 17 -16Z", "url(#mist)", 3.8, .55)


ROUND = "M-98 -62C-102 -118 -52 -152 0 -150C54 -152 102 -118 100 -62C98 -22 60 -14 0 -14C-60 -14 -96 -22 -98 -62Z"



# poses: what it is today ----------------------------------------------------
def sits(p):
    """A cloud, today; one eye half open to see who came."""
    return (pool(p, 4, 118) + tail(p) + horn(p, -46, -142, -10) + horn(p, 48, -144, 12, 1, True) + foot(p, -44, -6) + foot(p, 42, -6)
            + body(p, ROUND, 13) + curl(p, -76, -66, .9) + curl(p, 78, -100, .84, True, 20) + curl(p, -30, -126, .8, False, 30) + face(p, 4, -70, ("shut", "dot"), "cat", 8, look=(2, -1)))


def swims(p):
    """A fish, because it saw one."""
    q = p.sub(0, -110, -13)
    fin = q.wet(scalloped("M-50 0C-80 26 -128 78 -152 70C-156 40 -126 22 -118 0C-126 -22 -156 -40 -152 -70C-128 -78 -80 -26 -50 0Z", 14, .2), "url(#mist)", 4.2, .3)
    return (fin + q.wet(scalloped("M-20 -58C-10 -88 34 -96 50 -60C30 -50 0 -48 -20 -58Z", 4, .4), "url(#mist)", 4, .1) + horn(q, 16, -58, -24, .9) + horn(q, 70, -56, 6, .9, True) + body(q, "M-74 0C-44 -62 36 -80 98 -40C122 -22 124 20 98 40C38 70 -44 60 -74 0Z", 19, .24)
            + q.wet(scalloped("M-6 30C-14 52 -30 64 -44 62C-48 48 -36 30 -22 22Z", 4, .4), "url(#mist)", 3.8, .2) + "".join(q.line(f"M{x} {y}Q{x - 9} {y + 9} {x} {y + 18}", 3, "brush", teal(), 4) for x, y in ((-26, -22), (-40, -8), (-22, 4), (-6, -12), (-4, 14)))
            + face(q, 54, -6, "dot", "oh", 14, look=(4, 0)) + "".join(p.wet(ring(x, y, r, r, 10), None, 2.4, .3, .06) for x, y, r in ((142, -172, 9), (160, -204, 6), (136, -226, 4.4)))
            + scene.water(p, (-120, -10, 190), (-40, 4, 170), (-150, 8, 70)))


def pours(p):
    """A teapot that concentrates."""
    q = p.sub(-18, 0, 9)
    handle = q.line(through([(-70, -106), (-128, -124), (-140, -66), (-84, -40)]), 25, [1, .9, .9, 1]) + q.line(through([(-70, -106), (-128, -124), (-140, -66), (-84, -40)]), 17, [1, .9, .9, 1], "#FFFFFF")
    spout = q.wet("M64 -64C96 -60 104 -92 122 -124L142 -116C134 -80 122 -34 70 -30Z", "url(#mist)", 4.2, .1)
    cup = p.sub(152, 0)
    return (pool(p, 10, 140) + handle + spout + horn(q, -40, -136, -14, .86) + horn(q, 36, -138, 14, .86, True) + body(q, "M-88 -64C-92 -108 -50 -128 0 -128C52 -128 92 -108 88 -64C86 -20 52 -6 0 -6C-52 -6 -86 -20 -88 -64Z", 13, .36)
            + q.wet(scalloped("M-34 -128C-30 -146 30 -146 36 -128C20 -120 -20 -120 -34 -128Z", 5, .3), "url(#mist)", 3.8, .1) + q.wet(scalloped("M-11 -148C-12 -168 12 -168 12 -148C8 -142 -8 -142 -11 -148Z", 4, .34), "url(#mist)", 3.6, .1)
            + face(q, 4, -66, "tight", "puff", -12) + curl(q, -62, -40, .8) + curl(q, 58, -100, .7, True)
            + p.line("M144 -94C156 -82 156 -50 153 -32", 7, [.7, 1, .8], "#B98B3E" if not lines_only() else None) + cup.wet("M-26 -30C-24 -8 -14 0 0 0C14 0 24 -8 26 -30C10 -25 -10 -25 -26 -30Z", "url(#jade)", 3.6, .1) + cup.line("M-25 -30Q0 -36 25 -30", 2.6, "brush") + p.dry("M118 -28Q110 -30 106 -36", 3) + p.dry("M186 -34Q194 -38 198 -44", 3))


def stands(p):
    """The stone of Xiandu, as long as nobody laughs."""
    form = "M-58 -4C-66 -60 -48 -110 -52 -160C-54 -214 -34 -252 2 -254C40 -254 56 -212 54 -160C50 -110 66 -60 60 -4C40 2 -40 2 -58 -4Z"
    pine = p.sub(22, -262, 8).line("M0 8C-4 -8 6 -18 2 -34", 5, "limb") + "".join(p.sub(22, -262, 8).dry(d, 7, [.3, 1, .8, .1], "#3E5B52" if not lines_only() else None, 5, 1) for d in ("M2 -30Q-18 -38 -34 -26", "M2 -32Q22 -42 38 -28", "M2 -36Q0 -46 -12 -50", "M3 -18Q20 -22 30 -12"))
    return (pool(p, 0, 112) + pine + horn(p, -30, -244, -14, .9) + horn(p, 50, -226, 26, .9, True) + body(p, form, 20, .26) + "".join(p.dry(d, 3.2, "dry", teal(), 7, 1) for d in ("M-40 -96Q-34 -70 -40 -44", "M42 -110Q36 -80 44 -52", "M-8 -86Q-4 -64 -10 -40", "M18 -70Q22 -50 18 -28", "M-30 -226Q-36 -214 -38 -200"))
            + face(p, 2, -168, ("dot", "shut"), "flat", 10, look=(4, 1)) + p.wet(scalloped("M-112 -2C-112 -24 -70 -34 -40 -24C-20 -32 0 -22 -6 -2Z", 6, .34), "url(#mist)", 3.6, .1) + p.wet(scalloped("M20 0C22 -20 54 -30 78 -18C104 -20 112 -8 108 0Z", 5, .34), "url(#mist)", 3.6, .1))


def soars(p):
    """A dragon, a very small one, with everything a dragon has."""
    path = [(-150, -52), (-122, -112), (-72, -136), (-26, -98), (4, -52), (54, -44), (88, -86), (92, -150)]
    form = along(path, [4, 16, 26, 30, 32, 32, 32, 36])
    legs = "".join(p.line(through(pts), 13, [1, .9, .7]) + p.line(through(pts), 7.4, [1, .9, .7], "#FFFFFF") + "".join(p.line(f"M{pts[-1][0]} {pts[-1][1]}L{pts[-1][0] + dx} {pts[-1][1] + dy}", 4, [1, .2]) for dx, dy in claws)
                   for pts, claws in (([(-70, -112), (-86, -88), (-76, -70)], ((-9, 7), (0, 11), (9, 6))), ([(48, -30), (36, -6), (50, 6)], ((-6, 10), (4, 12), (12, 5))), ([(66, -28), (88, -8), (104, -10)], ((8, -8), (13, 0), (9, 9)))))
    mane = "".join(p.dry(d, 6, [.5, 1, .7, .1], teal(), 5, 1) for d in ("M62 -150Q42 -146 30 -126", "M60 -168Q38 -168 22 -154", "M64 -134Q48 -124 44 -106"))
    q = p.sub(94, -176, 6)
    head = body(q, "M-46 0C-50 -36 -20 -48 4 -48C38 -48 58 -28 56 2C54 30 28 36 0 36C-28 36 -44 26 -46 0Z", 11, .34)
    return (horn(q, -22, -40, -18) + horn(q, 26, -44, 10, 1, True) + legs + body(p, form, 30, .34) + mane + "".join(p.line(d, 3, "brush", teal(), 6) for d in ("M-92 -122Q-84 -108 -90 -96", "M-46 -106Q-52 -92 -62 -88", "M-8 -54Q-20 -44 -24 -34", "M34 -30Q32 -46 40 -58", "M70 -66Q82 -62 90 -66")) + head
            + q.dry("M44 14Q76 14 84 36", 3.4, [.8, 1, .6, .1], None, 5, 0) + q.dry("M-38 18Q-60 24 -62 46", 3.4, [.8, 1, .6, .1], None, 5, 0) + face(q, 4, -6, "glad", "grin", None) + p.wet("M-150 -52C-168 -50 -176 -36 -170 -22C-160 -30 -146 -36 -146 -48Z", "url(#jade)", 3, .1)
            + scene.curl(p, -70, -12, .5) + scene.curl(p, -128, -176, .4, True))


def steams(p):
    """Above a cup, thin at the foot, out of breath with happiness."""
    path = [(2, -56), (-8, -98), (10, -142), (0, -196), (2, -268)]
    form = along(path, [13, 24, 34, 50, 66, 70, 58, 14], 6)
    cup = p.wet("M-56 -62C-54 -22 -34 -6 0 -6C34 -6 54 -22 56 -62C22 -52 -22 -52 -56 -62Z", "url(#jade)", 4.4, .1) + p.wet("M-26 -8L26 -8L24 3L-24 3Z", "url(#jade)", 3.6, .1, step=7) + p.line("M-44 -36Q0 -22 44 -36", 3, "brush", "#F6F5F0", 6)
    return (pool(p, 0, 92) + p.wet("M-56 -62C-24 -73 24 -73 56 -62C24 -52 -24 -52 -56 -62Z", "url(#tea)", 3.4, .3) + horn(p, -38, -262, -14) + horn(p, 42, -262, 16, 1, True) + body(p, form, 19, .36) + cup + curl(p, -30, -246, .84) + curl(p, 52, -172, .8, True) + curl(p, 4, -112, .7, True)
            + face(p, 2, -204, "glad", "cat", 8) + p.dry("M-84 -150Q-94 -166 -84 -180Q-76 -192 -86 -206", 4, [.2, 1, .8, .1], teal(), 5, 0) + p.dry("M92 -130Q102 -146 92 -160Q86 -172 94 -184", 4, [.2, 1, .8, .1], teal(), 5, 0))


def naps(p):
    """A cushion with four corners and no plans."""
    tuft = lambda x, y, t: p.sub(x, y, t).line("M0 0L0 10", 6, "even", CINNABAR if not lines_only() else None) + "".join(p.sub(x, y, t).dry(f"M{k * .4} 8Q{k} 18 {k * 1.3} 28", 4, [1, .9, .5, .1], CINNABAR if not lines_only() else None, 4, 0) for k in (-6, -2, 2, 6))
    form = "M-132 -76C-100 -64 -60 -100 0 -100C60 -100 100 -64 132 -76C126 -60 124 -24 134 -6C100 -10 60 4 0 4C-60 4 -100 -10 -134 -6C-124 -24 -126 -60 -132 -76Z"
    zz = "".join(letters.latin(p, "Z", x, y, s, 13) for x, y, s in ((92, -136, 15), (112, -172, 22), (142, -216, 30)))
    return (pool(p, 0, 150, 6) + tuft(-136, -80, 130) + tuft(136, -80, -130) + horn(p, -42, -92, -24, .9) + horn(p, 38, -94, 22, .9, True) + p.wet(form, "url(#mist)", 4.4, .1) + tuft(-138, -6, 50) + tuft(138, -6, -50)
            + p.dry("M-112 -66Q-98 -56 -96 -44", 3, "dry", teal(), 5, 1) + p.dry("M112 -66Q98 -56 96 -44", 3, "dry", teal(), 5, 1) + p.dry("M-112 -14Q-100 -22 -98 -32", 3, "dry", teal(), 5, 1) + p.dry("M112 -14Q100 -22 98 -32", 3, "dry", teal(), 5, 1) + curl(p, -74, -38, .8) + curl(p, 76, -40, .8, True) + face(p, 0, -46, "shut", "puff", None) + zz)


def rains(p):
    """Grey all over; it isn't sad, it is just raining."""
    form = "M-104 -172C-104 -216 -60 -244 0 -242C58 -244 108 -216 104 -172C100 -140 60 -130 0 -130C-60 -130 -100 -140 -104 -172Z"
    fall = "".join(p.sub(x, y, 8, s).wet("M0 -14C3 -5 8 0 8 6C8 11 4 14 0 14C-4 14 -8 11 -8 6C-8 0 -3 -5 0 -14Z", "url(#azure)", 2.2, .1, step=3) for x, y, s in ((-78, -96, .9), (-44, -70, .7), (-12, -100, .8), (22, -64, .9), (58, -98, .7), (84, -70, .8), (-64, -34, .6), (-4, -30, .7), (52, -26, .6)))
    ripples = "".join(p.line(f"M{x - w} {y}C{x - w * .5} {y - w * .2} {x + w * .5} {y - w * .2} {x + w} {y}", 3, "brush", teal(), 8) + p.line(f"M{x - w * .8} {y + 3}C{x - w * .4} {y + w * .16} {x + w * .4} {y + w * .16} {x + w * .8} {y + 3}", 2.6, "brush", teal(), 8) for x, y, w in ((-58, 0, 36), (26, 6, 48), (0, 2, 16)))
    return (horn(p, -62, -224, -44, .94) + horn(p, 66, -224, 44, .94, True) + body(p, form, 13, .46, "url(#rain)") + curl(p, -78, -176, .86) + curl(p, 84, -196, .8, True) + curl(p, 20, -222, .76) + face(p, 0, -178, "wide", "wave", 24, look=(0, -4), blush=.75) + fall + ripples)


def imitates(p):
    """The crane, on one leg. Nobody is taken in."""
    neck = along([(40, -140), (62, -180), (44, -222), (60, -256)], [28, 21, 18, 16])
    leg = p.line(through([(-2, -78), (2, -40), (-2, -6)]), 14, [1, .8, .9]) + p.line(through([(-2, -78), (2, -40), (-2, -8)]), 8, [1.1, .8, .9], "#FFFFFF") + "".join(p.line(f"M-2 -6Q{d * .5} -4 {d} {3}", 7, [1, .9, .3]) for d in (-22, 4, 28))
    up = p.line(through([(18, -80), (46, -56), (26, -34)]), 13, [1, .9, .8]) + p.line(through([(18, -80), (46, -56), (26, -34)]), 7.4, [1, .9, .8], "#FFFFFF")
    q = p.sub(64, -282, -4)
    beak = q.wet("M40 -2C60 -10 84 -8 104 6C84 12 60 14 42 10Z", "url(#tea)", 3.2, .1) + q.line("M44 4Q70 2 98 6", 2.2, "brush") + q.line("M36 -14Q30 2 38 18", 3, "even", CINNABAR)
    wing = p.wet(scalloped("M-70 -120C-60 -150 10 -150 34 -124C26 -96 -30 -84 -64 -88C-84 -92 -84 -108 -70 -120Z", 8, .4), "url(#mist)", 3.8, .1)
    return (pool(p, 0, 78) + up + leg + p.wet(scalloped(neck, 16, .28), "url(#mist)", 4.2, .1) + body(p, "M-84 -112C-80 -160 -10 -166 44 -148C72 -132 66 -84 36 -70C-6 -56 -60 -66 -84 -112Z", 12, .42) + "".join(p.dry(d, 8, [.6, 1, .7, .1], teal(), 5, 1) for d in ("M-74 -106Q-100 -100 -116 -76", "M-66 -92Q-88 -82 -98 -60", "M-54 -82Q-66 -68 -70 -50")) + wing + curl(p, -20, -114, .8)
            + horn(q, -24, -34, -16, .9) + horn(q, 24, -36, 14, .9, True) + body(q, "M-46 2C-50 -32 -22 -44 2 -44C34 -44 52 -26 50 4C48 30 26 36 0 36C-28 36 -44 26 -46 2Z", 11, .34) + face(q, -2, -6, ("dot", "dot"), "flat", 16, look=(4, -2), size=.94) + beak)


def standing(p, view="front"):
    if view == "front":
        return pool(p, 0, 112) + tail(p) + horn(p, -46, -142, -10) + horn(p, 48, -144, 12, 1, True) + foot(p, -44, -6) + foot(p, 42, -6) + body(p, ROUND, 13) + curl(p, -76, -66, .9) + curl(p, 78, -100, .84, True, 20) + curl(p, -30, -126, .8, False, 30) + face(p, 0, -70, "dot", "cat", 6)
    if view == "three":
        return pool(p, 0, 112) + tail(p, -1) + horn(p, -26, -148, -8) + horn(p, 60, -134, 18, .94, True) + foot(p, -30, -6) + foot(p, 56, -6) + body(p, ROUND, 13) + curl(p, -70, -66, .9) + curl(p, -60, -116, .9, False, 20) + curl(p, -6, -128, .8, False, 30) + face(p, 34, -70, "dot", "cat", 6, look=(2, 0), size=.96)
    if view == "side":
        q = p
        return pool(p, 0, 112) + tail(p, -1) + horn(p, 40, -146, 6) + horn(p, 62, -136, 14, .9) + foot(p, 4, -6) + foot(p, 62, -6) + foot(p, -50, -6) + body(p, "M-100 -62C-104 -118 -58 -150 -6 -150C54 -152 98 -118 100 -70C108 -58 104 -48 96 -46C90 -20 60 -14 0 -14C-60 -14 -98 -22 -100 -62Z", 14) + curl(p, -50, -66, 1) + curl(p, -40, -116, .9, False, 20) + curl(p, 8, -100, .8, True) + face(q, 50, -70, "dot", "cat", 6, look=(2, 0), only=1)
    return pool(p, 0, 112) + horn(p, -48, -144, -12) + horn(p, 46, -142, 10, 1, True) + foot(p, -44, -6) + foot(p, 42, -6) + body(p, ROUND, 13, turn=2) + curl(p, -50, -70, 1.1) + curl(p, 60, -100, 1, True, 20) + curl(p, 0, -120, .9, False, 30) + p.wet(scalloped(ring(-6, -50, 26, 23, 24), 7, .42), "url(#mist)", 3.8, .3) + p.wet(scalloped(ring(20, -74, 13, 12, 24), 6, .42), "url(#mist)", 3.4, .3)


FACES = {"dozing": ("shut", "cat", None, (0, 0)), "awake": ("dot", "cat", 6, (0, 0)), "delighted": ("glad", "grin", 8, (0, 0)), "startled": ("wide", "oh", 14, (0, 0)), "straining": ("tight", "puff", -14, (0, 0)), "upset": ("wide", "wave", 26, (0, -4)), "suspicious": (("dot", "shut"), "flat", -12, (4, 0)), "dizzy": ("dizzy", "wave", 10, (0, 0))}


def expression(p, kind):
    e, mo, br, look = FACES[kind]
    return horn(p, -40, -72, -10) + horn(p, 42, -74, 12, 1, True) + body(p, "M-92 4C-96 -48 -52 -80 0 -78C54 -80 96 -48 94 4C92 44 54 56 0 56C-54 56 -90 44 -92 4Z", 12) + face(p, 0, 0, e, mo, br, look=look)


POSES = {"sits": sits, "swims": swims, "pours": pours, "stands": stands, "soars": soars, "steams": steams, "naps": naps, "rains": rains, "imitates": imitates}

def colouring(book):
    coarse(1.7)
    q = picture(0, 0, 1, INK)
    out = '<rect width="2100" height="2970" fill="#fff"/>' + scene.ridge(3, 2100, 2050, [160, 300, 190, 320, 160, 240, 330], "far", 16) + scene.pillar(q, 1660, 2440, 760, 360, 11) + scene.water(q, (180, 2420, 700), (820, 2480, 420), (300, 2520, 500)) + scene.curl(q, 330, 330, 2.6) + scene.curl(q, 1700, 420, 2.4, True)
    x = 2100 / 2 - len(book.name) * 145
    for i, c in enumerate(book.name):
        out += letters.glyph(q, c, x + i * 310, 2620, 250, 19) + letters.glyph(q, c, x + i * 310, 2620, 250, 11, "#FFFFFF")
    out += soars(picture(1120, 1760, 5.2, INK))
    coarse()
    return out


def title(book, x, y, size):
    return letters.name(picture(0, 0, 1, INK), book.name, x, y, size, 6.5, INK, .34, True)


def phone_wall(book):
    coarse(1.4)
    out = scene.defs() + scene.phone(sits(picture(560, 1890, 2.9, INK)), title(book, 960, 1040, 92))
    coarse()
    return out


def desk_wall(book):
    coarse(1.4)
    out = scene.defs() + scene.desk(soars(picture(1760, 920, 2.9, INK)), title(book, 2330, 200, 92))
    coarse()
    return out


BOOK = sheets.Book(
    slug="cloud-beast", name="云兽", latin="CLOUD BEAST", poses=POSES, brush=7.5, face_at=(156, 164, 1.18), ink=INK, accent=CINNABAR, turn_size=.96, turn_floor=366,
    views=[(lambda p, v=v: standing(p, v)) for v in ("front", "three", "side", "back")], faces=[(lambda p, k=k: expression(p, k)) for k in FACES],
    measures=[("HORN", -206, -150), ("FACE", -100, -46), ("FEET", -14, 0)], ground=CLOUD, clear="HORN", mark="sits", lock_upright=True, defs=defs,
    extras={"colouring": (2100, 2970, colouring), "wallpaper-phone": (1170, 2532, phone_wall), "wallpaper-desk": (2560, 1440, desk_wall)})

if __name__ == "__main__":
    BOOK.draw()
