"""迟到的鹤 (the late crane). Run: python3 -B assets/characters/draw/late_crane.py

One unit is 1/56 of its head without the beak. Head 56, beak 62; neck 130; body 118 × 66; legs 128 to the ankle, bending backwards; wing 150 and its feathers 84.
White with black secondaries, as the red-crowned crane is; the tuft that won't lie flat and the post bag are its own.
"""
import letters
import scene
import sheets
from parts import *

INK, WHITE, MIST, AZURITE, CELADON, GOLD, CINNABAR, CLOUD, BLUSH = "#2A3136", "#FBFCFA", "#CFDBD7", "#2F5D73", "#9CC3B7", "#B98B3E", "#C0392B", "#F6F5F0", "#E58E73"
LEG = 128


def defs():
    return ("<defs>" + wash("body", (0, "#FFFFFF", 1), (.55, "#F3F7F5", 1), (1, "#C6D8D1", 1)) + wash("plume", (0, "#FFFFFF", 1), (1, "#DCE7E2", 1)) + wash("dark", (0, "#3B444A", 1), (1, "#232A2E", 1)) + wash("bag", (0, "#4B7E93", 1), (1, "#2A5468", 1))
            + wash("jade", (0, "#C5DFD6", 1), (1, "#8DB8AB", 1)) + wash("bill", (0, "#D8B26A", 1), (1, "#A9793A", 1)) + wash("paper", (0, "#FFFFFF", 1), (1, "#EFE9D9", 1)) + wash("stone", (0, "#DDE5E0", 1), (1, "#9FB3AC", 1)) + wash("pool", (0, "#2F5D73", .22), (1, "#2F5D73", 0), centre=(.5, .5, .5)) + "</defs>")


def pool(pen, x, w, y=2):
    if lines_only():
        return ""
    px, py = pen.at(x, y)
    seen([(px - w * pen.k, py), (px + w * pen.k, py)])
    return f'<ellipse cx="{num(px)}" cy="{num(py)}" rx="{num(w * pen.k)}" ry="{num(w * .13 * pen.k)}" fill="url(#pool)"/>' + pen.dry(f"M{x - w * .9} {y + 2}Q{x} {y + 5} {x + w * .6} {y + 1}", 2.6, "dry", "#7E9790", 12, 1)


def letter(p, x, y, turn=0, size=1):
    q = p.sub(x, y, turn, size)
    return q.wet("M-17 -11L17 -11L17 11L-17 11Z", "url(#paper)", 2.6, .0, .0, step=7) + q.line("M-15 -9Q0 6 15 -9", 2.2, "brush", step=5) + q.dot(0, 1, 3.6, fill=CINNABAR)


def drop(p, x, y, turn=0, size=1):
    q = p.sub(x, y, turn, size)
    return q.wet("M0 -12C3 -5 8 -1 8 5C8 10 4 12 0 12C-4 12 -8 10 -8 5C-8 -1 -3 -5 0 -12Z", "url(#jade)", 2.4, step=3)


class Crane:
    """The middle of its body is at (x, y); at turn 0 it looks to the right and lies level. Flip the stage to look left."""

    def __init__(self, pen, x=0, y=-136, turn=-18):
        self.stage, self.body = pen, pen.sub(x, y, turn)

    def where(self, x, y):
        px, py = self.body.at(x, y)
        ox, oy = self.stage.at(0, 0)
        # the stage may be flipped: undo by its own unit vectors
        ax, ay = self.stage.at(1, 0)
        bx, by = self.stage.at(0, 1)
        det = (ax - ox) * (by - oy) - (ay - oy) * (bx - ox)
        dx, dy = px - ox, py - oy
        return (dx * (by - oy) - dy * (bx - ox)) / det, ((ax - ox) * dy - (ay - oy) * dx) / det

    def leg(self, to, bend=-1, hip=(-8, 22), toes=0, curled=False):
        a = self.where(*hip)
        d = math.dist(a, to)
        if d > LEG:
            to = (a[0] + (to[0] - a[0]) * LEG / d, a[1] + (to[1] - a[1]) * LEG / d)
        k = joint(a, to, LEG, bend)
        p = self.stage
        thigh = p.hose([a, (a[0] * .5 + k[0] * .5, a[1] * .5 + k[1] * .5)], 15, WHITE, 2.6)
        out = p.line([a, ((a[0] + k[0]) / 2 + 1, (a[1] + k[1]) / 2), k], 6, [1, .9, 1]) + p.line([k, ((k[0] + to[0]) / 2, (k[1] + to[1]) / 2), to], 5.4, [1.1, .9, 1]) + p.dot(*k, 4.6) + thigh
        f = p.sub(*to, toes)
        if curled:
            return out + f.line("M0 -2Q4 12 -6 22", 4.2, [1, .8, .2]) + f.line("M0 -2Q12 8 8 22", 4.2, [1, .8, .2]) + f.line("M0 -2Q-10 6 -14 16", 4, [1, .8, .2])
        return out + f.line("M-2 -3Q16 -2 30 3", 4.8, [1, .9, .3]) + f.line("M-2 -3Q8 4 22 10", 4.6, [1, .9, .3]) + f.line("M0 -3Q-8 2 -16 3", 4.4, [1, .9, .3])

    def wing(self, x, y, turn=0, size=1, spread=1, flip=False, far=False, n=9):
        """Open: from the shoulder along `turn`, feathers on its lower side (flip: on the upper). `spread` 0 to 1."""
        q = self.body.sub(x, y, turn, size, False, -1 if flip else 1)
        arm = lambda t: (4 + 118 * t, -26 * math.sin(t * 2.6))
        out = ""
        for i in range(n):
            t = i / (n - 1)
            ax, ay = arm(t)
            a = math.radians(104 - (104 - 4) * (t ** 1.25) * spread - (1 - spread) * 60 * t)
            length = 58 + 30 * t
            dx, dy = math.cos(a) * length, math.sin(a) * length
            nx, ny = -math.sin(a) * 9.5, math.cos(a) * 9.5
            ink_ = t < .5
            d = [(ax - nx * .7, ay - ny * .7), (ax + dx * .5 - nx, ay + dy * .5 - ny), (ax + dx * .92 - nx * .55, ay + dy * .92 - ny * .55), (ax + dx, ay + dy), (ax + dx * .9 + nx * .6, ay + dy * .9 + ny * .6), (ax + dx * .5 + nx, ay + dy * .5 + ny), (ax + nx * .7, ay + ny * .7)]
            out += q.wet(d, "url(#dark)" if ink_ else "url(#plume)", 2.8, .1, .06)
        top = "M-8 14C-4 -14 30 -40 72 -36C100 -33 122 -22 128 -4C124 10 108 8 96 12C84 20 70 12 60 22C48 28 36 18 26 28C14 32 -6 30 -8 14Z"
        out += q.wet(top, "url(#plume)", 4, .05) + "".join(q.dry(d, 2.4, "dry", "#8FA8A2", 5, 0) for d in ("M18 2Q30 6 30 20", "M44 -8Q56 -4 58 12", "M72 -14Q84 -10 88 4"))
        return out

    def folded(self):
        b = self.body
        plumes = "".join(b.wet(d, "url(#dark)", 2.4, .1, .05) for d in ("M-40 -8C-66 -2 -88 14 -98 36C-78 34 -54 26 -38 12Z", "M-44 4C-66 12 -80 28 -86 46C-66 42 -48 30 -36 18Z", "M-36 12C-52 24 -62 38 -64 52C-48 46 -34 34 -26 20Z"))
        return plumes + b.wet("M38 -22C12 -36 -34 -26 -62 4C-42 10 -28 20 -6 20C16 24 36 16 44 2C48 -8 46 -18 38 -22Z", "url(#plume)", 3.6, .1) + "".join(b.dry(d, 2.4, "dry", "#8FA8A2", 5, 0) for d in ("M26 -14Q14 -2 18 10", "M4 -18Q-8 -4 -4 10", "M-20 -12Q-30 -2 -26 8"))

    def trunk(self, neck, head_turn, eye="dot", beak="shut", brow=0, size=1, tail=True, wing="folded", carry="", blush=True, throat=True):
        """Neck through points of the stage, body, folded wing, head."""
        p, b = self.stage, self.body
        start = self.where(36, -12)
        pts = through([start] + neck, 7)
        n = len(pts)
        ink_neck = p.line(pts, 34, [1.05, .8, .68, .62, .64])
        white = p.line(pts, 27, [1.08, .8, .66, .58, .6], WHITE if not lines_only() else "#FFFFFF")
        dark = pts[int(n * .42):]
        throat_line = p.line([(x + q[0] * 3.4, y + q[1] * 3.4) for (x, y), q in zip(dark, ink.normals(dark))], 11, [.1, .9, 1.05, 1.1], None) if throat and not lines_only() else ""
        stub = "" if not tail else "".join(b.dry(d, 6, "dry", None, 5, 1) for d in ("M-50 4Q-70 6 -84 2", "M-50 10Q-68 16 -80 16"))
        body = b.wet("M-58 4C-42 -26 2 -40 34 -30C58 -20 62 8 46 22C22 40 -30 36 -58 4Z", "url(#body)", 4.6, .02)
        join = b.blob("M22 -22C34 -30 46 -24 50 -12C54 4 46 14 36 12C24 6 18 -10 22 -22Z", "#FBFCFA") if not lines_only() else ""
        wings = self.folded() if wing == "folded" else ""
        h = p.sub(*neck[-1], head_turn, size)
        return stub + ink_neck + body + white + throat_line + wings + self.head(h, eye, beak, brow, carry, blush)

    @staticmethod
    def head(h, eye="dot", beak="shut", brow=0, carry="", blush=True):
        """Origin: where the neck ends; beak along +x."""
        tuft = h.dry("M-14 -22Q-30 -34 -42 -28", 6, [1, .8, .5, .1], None, 4, 1) + h.dry("M-10 -27Q-22 -46 -36 -46", 6, [1, .8, .5, .1], None, 4, 1) + h.dry("M-18 -14Q-34 -18 -42 -8", 5, [1, .8, .5, .1], None, 4, 1)
        if beak == "open":
            bill = h.wet("M26 -12C44 -16 66 -18 86 -14C70 -6 48 -2 28 0Z", "url(#bill)", 3, .1, step=5) + h.wet("M26 2C42 2 58 8 72 18C54 20 36 16 24 10Z", "url(#bill)", 3, .1, step=5) + h.wet("M30 0C42 0 50 4 58 10C48 10 38 8 30 4Z", "#D9705C", 1.8, step=4)
        else:
            bill = h.wet("M26 -10C46 -10 70 -4 88 4C68 8 44 8 26 6Z", "url(#bill)", 3.2, .1, step=5) + h.line("M30 0Q56 1 80 4", 2.4, [.4, 1, .5], step=5)
        skull = h.wet("M-20 6C-24 -18 -8 -34 12 -30C30 -26 36 -8 30 6C22 18 -8 22 -20 6Z", "url(#plume)", 4, .55)
        crown = h.wet("M-10 -26C-4 -38 18 -38 25 -22C14 -18 0 -18 -10 -26Z", CINNABAR, 2.6, .1, step=4)
        cheek = h.dot(6, 7, 7, 4.6, BLUSH, .6) if blush else ""
        x, y = 12, -7
        e = {
            "dot": lambda: h.dot(x, y, 5.2, 7) + h.dot(x + 1.8, y - 2.6, 2, fill="#FFFFFF"),
            "wide": lambda: h.wet(ring(x, y, 10, 11, 12), "#FFFFFF", 2.6, step=3, drift=0) + h.dot(x + 2, y, 4.2, 5) + h.dot(x + 3.4, y - 2, 1.6, fill="#FFFFFF"),
            "up": lambda: h.wet(ring(x, y, 10, 11, 12), "#FFFFFF", 2.6, step=3, drift=0) + h.dot(x + 1, y - 5, 4.2, 4.8) + h.dot(x + 2, y - 6.6, 1.6, fill="#FFFFFF"),
            "back": lambda: h.wet(ring(x, y, 10, 10.4, 12), "#FFFFFF", 2.6, step=3, drift=0) + h.dot(x - 4.4, y + 1, 4.2, 4.8) + h.line(f"M{x - 12} {y - 4}Q{x} {y - 9} {x + 12} {y - 5}", 4, [.5, 1, .5], step=4),
            "shut": lambda: h.line(f"M{x - 9} {y}Q{x} {y + 8} {x + 9} {y - 1}", 3.8, [.3, 1, .4], step=4) + h.line(f"M{x - 8} {y + 2}L{x - 12} {y + 5}", 2.2, "dry", step=2),
            "glad": lambda: h.line(f"M{x - 9} {y + 4}Q{x} {y - 9} {x + 9} {y + 3}", 4, [.3, 1, .4], step=4),
            "tight": lambda: h.line(f"M{x - 8} {y - 6}Q{x} {y - 3} {x + 6} {y}", 3.6, [.4, 1, .9], step=4) + h.line(f"M{x + 6} {y}Q{x} {y + 2} {x - 8} {y + 6}", 3.6, [.9, 1, .4], step=4)}[eye]()
        dy = math.tan(math.radians(brow or 0)) * 8
        b = h.line(f"M{x - 10} {y - 14 + dy}Q{x} {y - 19} {x + 9} {y - 14 - dy}", 3.8, [.3, 1, .8], step=4) if brow is not None else ""
        return tuft + bill + skull + crown + cheek + e + b + carry

    def bag(self, x=14, y=34, turn=0, flying=0):
        """The post bag on its red strap. `flying`: degrees by which it is left behind."""
        b = self.body
        r = math.radians(flying)
        bx, by = x - math.sin(r) * 44, y - 8 + math.cos(r) * 20
        red = None if lines_only() else CINNABAR
        strap = b.line(f"M35 -24Q{(34 + bx) / 2 + 10} {by - 22} {bx + 8} {by - 6}", 4, "even", red) + b.line(f"M19 -30Q{(10 + bx) / 2 - 10} {by - 22} {bx - 10} {by - 6}", 4, "even", red)
        q = b.sub(bx, by + 8, turn + flying)
        return strap + q.wet("M-25 -14C-8 -18 8 -18 25 -14C28 0 28 14 25 24C8 28 -10 28 -26 24C-28 12 -28 -2 -25 -14Z", "url(#bag)", 3.4, .1) + q.line("M-25 -12Q0 16 25 -12", 3, "brush", "#DCE6E1", 5) + q.dot(0, 5, 5, fill=GOLD) + (q.line(ring(0, 5, 5, 5, 9) + [(5, 5)], 1.6, "even") if lines_only() else "")


# poses --------------------------------------------------------------------
def flies(p):
    """Flat out, neck stretched, a letter lost on the way."""
    m = Crane(p, 0, -180, -10)
    return (m.wing(14, -24, -102, 1.06, 1, True, n=8) + m.leg((-122, -132), .1, (-40, 14), 150, True) + m.leg((-118, -112), .1, (-36, 22), 150, True)
            + m.trunk([(82, -208), (116, -226), (140, -222)], 6, "wide", "open", 16, wing="none") + m.bag(6, 40, 0, 44) + m.wing(2, -16, 222, 1.12, .9, True)
            + letter(p, -64, -66, 24) + letter(p, -104, -34, -16, .8) + drop(p, 104, -270, 40, .8) + p.dry("M-170 -196Q-150 -194 -132 -196", 3.4) + p.dry("M-178 -150Q-156 -148 -140 -150", 3.4))


def lands(p):
    """Heels in the mud, wings thrown back, beak wide: not too late?"""
    m = Crane(p, -10, -120, -40)
    return (pool(p, 20, 130) + m.wing(6, -26, -128, .98, .9, True, n=8) + m.leg((74, -8), -.5, (6, 26), -38) + m.leg((92, -2), -.5, (14, 24), -38)
            + m.trunk([(10, -190), (-6, -222), (18, -244)], 8, "wide", "open", 20, wing="none") + m.bag(20, 34, 10, -60) + m.wing(-6, -14, -172, 1.05, .8, True)
            + "".join(scene.curl(p, x, y, s, f, "#8FB0A6") for x, y, s, f in ((128, -8, .42, False), (150, -36, .3, True))) + drop(p, -34, -282, -30, .8) + drop(p, 66, -284, 30, .7) + p.dry("M40 4Q70 8 104 6", 4))


def pants(p):
    """Bent double, one wing on its knee, beak to the ground."""
    m = Crane(p, -14, -130, 14)
    return (pool(p, 10, 112) + m.leg((-34, -4), .6, (-24, 24)) + m.leg((24, -4), -.35, (4, 26)) + m.trunk([(56, -134), (86, -112), (88, -82)], 66, "shut", "open", 22) + m.bag(2, 36, -14, -10)
            + m.wing(24, 4, 74, .52, .4, False, n=6) + drop(p, 128, -114, 20, .9) + drop(p, 60, -44, 10, .7) + drop(p, 150, -70, 30, .7)
            + p.dry("M128 -22Q140 -24 150 -30", 3.4) + p.dry("M124 -6Q140 -6 154 -10", 3.4) + p.dry("M104 0Q110 6 114 14", 3))


def pretends(p):
    """On one leg, a wing on its hip, whistling: been here for ages."""
    m = Crane(p, -6, -156, -34)
    note = p.line("M118 -262L122 -292", 3.6, "even") + p.dot(113, -260, 6, 4.6, turn=-16) + p.line("M122 -292Q132 -288 134 -278", 4, "brush") + p.line("M152 -236L155 -258", 3, "even") + p.dot(148, -234, 5, 3.8, turn=-16) + p.line("M155 -258Q162 -256 164 -248", 3.4, "brush")
    return (pool(p, 0, 84) + m.leg((12, -38), -.9, (-10, 26), 60, True) + m.leg((-6, -4), -.2, (-18, 24)) + m.trunk([(44, -206), (28, -252), (42, -284)], -16, "back", "shut", 8) + m.bag(14, 36, 22) + m.wing(16, -10, 148, .6, .55, True, n=6) + note)


def sleeps(p):
    """One leg, head under the wing, bag on the ground."""
    m = Crane(p, 0, -142, -12)
    b = m.body
    head = Crane.head(p.sub(-2, -166, 186, .92).sub(0, 0, 0, 1, False, -1), "shut", "shut", None)
    neck = p.line(through([m.where(40, -10), (64, -186), (44, -210), (14, -196), (2, -172)]), 32, [1, .8, .7, .66]) + p.line(through([m.where(38, -8), (63, -186), (44, -209), (14, -196), (2, -172)]), 25, [1.06, .8, .68, .62], "#FFFFFF")
    body = b.wet("M-58 4C-42 -26 2 -40 34 -30C58 -20 62 8 46 22C22 40 -30 36 -58 4Z", "url(#body)", 4.6, .02)
    stub = "".join(b.dry(d, 6, "dry", None, 5, 1) for d in ("M-50 4Q-70 6 -84 2", "M-50 10Q-68 16 -80 16"))
    sack = p.sub(78, -22, -8)
    bag = sack.line("M-22 -10C-30 -46 20 -50 22 -12", 4, "even", CINNABAR) + sack.wet("M-25 -14C-8 -18 8 -18 25 -14C28 0 28 14 25 24C8 28 -10 28 -26 24C-28 12 -28 -2 -25 -14Z", "url(#bag)", 3.4, .1) + sack.line("M-25 -12Q0 16 25 -12", 3, "brush", "#DCE6E1", 5) + sack.dot(0, 5, 5, fill=GOLD)
    zz = "".join(letters.latin(p, "Z", x, y, s, 13) for x, y, s in ((66, -246, 15), (88, -280, 21), (116, -322, 29)))
    return pool(p, 10, 96) + m.leg((8, -62), -.5, (-2, 28), 70, True) + m.leg((-2, -4), -.1, (-8, 26)) + stub + body + neck + head + m.folded() + bag + letter(p, 108, 2, 14, .8) + zz


def dawdles(p):
    """Stopped on the way: neck thrown back to look at a cloud."""
    m = Crane(p, -22, -142, -14)
    return (pool(p, 0, 92) + m.leg((-44, -4), -.5, (-22, 24)) + m.leg((10, -4), -.2, (0, 26)) + m.trunk([(50, -186), (64, -226), (28, -260)], -58, "up", "open", 14, size=.98) + m.bag(2, 40, 8)
            + scene.curl(p, 108, -300, .74, False, "#6E9C90"))


def presents(p):
    """One leg back, wings spread, the letter in its beak, slightly bitten."""
    m = Crane(p, -16, -112, 26)
    carry = letter(m.stage.sub(152, -36, 34), 14, 10, 12, 1.3)
    return (pool(p, 0, 120) + m.wing(18, -28, -92, .8, .9, True, n=7) + m.leg((-86, -6), .4, (-34, 20), -10) + m.leg((16, -4), -.5, (0, 28))
            + m.trunk([(48, -126), (70, -102), (82, -76)], 34, "glad", "shut", 10, wing="none") + m.bag(-4, 40, -18, -8) + m.wing(0, -16, 218, .98, .9, True) + carry)


def runs(p):
    """On foot, because flying takes too long to start."""
    m = Crane(p, -6, -142, 2)
    return (pool(p, 0, 110) + m.leg((-96, -52), .8, (-22, 24), 64, True) + m.wing(18, -20, -150, .66, .3, True, n=6) + m.leg((84, -26), -.8, (8, 26), -24)
            + m.trunk([(70, -170), (94, -206), (114, -218)], 4, "tight", "open", -14) + m.bag(-4, 30, 0, 78) + letter(p, -112, -122, -20, .9) + letter(p, -142, -84, 18, .74)
            + drop(p, 62, -252, -34, .8) + drop(p, 84, -276, -20, .7) + p.dry("M-150 -34Q-130 -38 -114 -36", 3.4) + p.dry("M-140 -10Q-118 -12 -100 -10", 3.4))


def dances(p):
    """Arrived: off the ground, wings up, beak to the sky."""
    m = Crane(p, 0, -152, -46)
    return (pool(p, 0, 76) + m.wing(24, -24, 14, .98, 1, True, n=8) + m.leg((-18, -22), -.4, (-18, 22), 40, True) + m.leg((44, -46), -.8, (6, 28), 46, True)
            + m.trunk([(34, -204), (16, -244), (28, -280)], -52, "glad", "open", 14, wing="none") + m.bag(10, 38, 30, 14) + m.wing(-4, -18, -112, 1.04, 1, True)
            + p.dry("M-24 -6Q-26 2 -32 8", 3.4) + p.dry("M20 -12Q24 -2 30 4", 3.4))


def standing(p, view="side"):
    m = Crane(p, -6, -152, -30)
    side = lambda: m.leg((-24, -4), -.25, (-20, 24)) + m.leg((16, -4), -.25, (-4, 26)) + m.trunk([(46, -198), (36, -244), (46, -276)], 4, "dot", "shut", 8) + m.bag(14, 38, 24)
    if view == "side":
        return pool(p, 0, 80) + side()
    q, out = p, pool(p, 0, 64)
    legs = "".join(q.line(f"M{x} -112L{x * 1.1} -60", 6, "even") + q.dot(x * 1.1, -60, 4.6) + q.line(f"M{x * 1.1} -60L{x} -5", 5.4, "even") + "".join(q.line(f"M{x} -5Q{x + d * .5} -2 {x + d} {3 if view != 'back' else 0}", 4.6, [1, .9, .3]) for d in (-16, 1, 17)) for x in (-14, 14))
    body = q.wet("M-36 -190C-50 -170 -50 -130 -34 -110C-16 -98 16 -98 34 -110C50 -130 50 -170 36 -190C20 -206 -20 -206 -36 -190Z", "url(#body)", 4.6, .1)
    if view == "back":
        wings = "".join(q.sub(0, 0, 0, 1, s < 0).wet("M4 -196C34 -206 50 -186 48 -160C46 -140 36 -120 14 -104C8 -130 2 -160 4 -196Z", "url(#plume)", 3.6, .1) for s in (-1, 1))
        plumes = "".join(q.wet(d, "url(#dark)", 2.6, .1) for d in ("M-22 -128C-24 -104 -14 -84 -4 -72C-2 -92 -4 -112 -10 -130Z", "M22 -128C24 -104 14 -84 4 -72C2 -92 4 -112 10 -130Z", "M-10 -132C-10 -104 -4 -84 0 -66C4 -84 10 -104 10 -132Z"))
        neck = q.line([(0, -192), (-3, -214), (3, -240), (0, -264)], 30, [1, .8, .72, .72]) + q.line([(0, -190), (-3, -214), (3, -240), (0, -264)], 23, [1.08, .8, .7, .7], "#FFFFFF")
        head = q.wet("M-24 -272C-28 -296 -14 -310 0 -310C14 -310 28 -296 24 -272C18 -258 -18 -258 -24 -272Z", "url(#plume)", 4, .3) + q.wet("M-15 -304C-8 -316 8 -316 15 -304C8 -296 -8 -296 -15 -304Z", CINNABAR, 2.6, .1) + q.dry("M-4 -300Q-12 -318 -22 -320", 5.6, [1, .8, .5, .1], None, 4, 1) + q.dry("M2 -300Q2 -322 -4 -328", 5.6, [1, .8, .5, .1], None, 4, 1) + q.dry("M6 -300Q18 -314 20 -320", 5, [1, .8, .5, .1], None, 4, 1)
        strap = q.line("M-30 -186Q0 -160 36 -132", 4, "even", CINNABAR)
        return out + legs + neck + body + plumes + wings + strap + head
    dx = 0 if view == "front" else 14
    wings = "".join(q.sub(0, 0, 0, 1, s < 0).wet("M30 -188C50 -178 56 -140 44 -108C38 -118 32 -140 30 -188Z", "url(#plume)", 3.6, .1) + q.sub(0, 0, 0, 1, s < 0).wet("M44 -116C44 -100 40 -88 34 -78C32 -90 34 -104 38 -116Z", "url(#dark)", 2.4, .1) for s in (-1, 1))
    path = [(dx * .6, -176), (dx * .8 - 4, -212), (dx + 4, -240), (dx, -262)]
    neck = q.line(path, 34, [1.05, .8, .7, .72]) + q.line(path, 27, [1.08, .8, .68, .68], "#FFFFFF") + (q.line(path[1:], 13, [.2, .9, 1.1]) if not lines_only() else "")
    if view == "front":
        h = q.sub(0, -276)
        head = (h.dry("M-6 -30Q-14 -48 -24 -50", 6, [1, .8, .5, .1], None, 4, 1) + h.dry("M4 -32Q4 -52 -2 -58", 6, [1, .8, .5, .1], None, 4, 1) + h.wet("M-27 6C-32 -20 -16 -36 0 -36C16 -36 32 -20 27 6C20 20 -20 20 -27 6Z", "url(#plume)", 4, .3) + h.wet("M-18 -28C-10 -42 10 -42 18 -28C8 -20 -8 -20 -18 -28Z", CINNABAR, 2.6, .1)
                + h.dot(-15, -4, 5.2, 7) + h.dot(15, -4, 5.2, 7) + h.dot(-13, -6.6, 2, fill="#FFFFFF") + h.dot(17, -6.6, 2, fill="#FFFFFF") + h.line("M-23 -14Q-15 -20 -8 -15", 3.6, [.3, 1, .8], step=4) + h.line("M23 -14Q15 -20 8 -15", 3.6, [.3, 1, .8], step=4) + h.dot(-19, 8, 6, 4, BLUSH, .6) + h.dot(19, 8, 6, 4, BLUSH, .6)
                + h.wet("M-8 2C-4 -3 5 -3 9 2C7 16 4 28 0 36C-4 28 -7 16 -8 2Z", "url(#bill)", 3, .1, step=4) + h.line("M0 4L0 24", 2, "dry", step=5))
    else:
        head = Crane.head(q.sub(dx - 2, -272, 12, 1, False).sub(0, 0, 0, .97), "dot", "shut", 8)
    strap = q.line("M-26 -192Q4 -160 34 -134", 4, "even", CINNABAR)
    b = q.sub(40, -118, 8)
    bag = b.wet("M-25 -14C-8 -18 8 -18 25 -14C28 0 28 14 25 24C8 28 -10 28 -26 24C-28 12 -28 -2 -25 -14Z", "url(#bag)", 3.4, .1) + b.line("M-25 -12Q0 16 25 -12", 3, "brush", "#DCE6E1", 5) + b.dot(0, 5, 5, fill=GOLD)
    return out + legs + body + wings + neck + strap + bag + head


FACES = {"ready": ("dot", "shut", 8), "late": ("wide", "open", 20), "sorry": ("up", "shut", 30), "innocent": ("back", "shut", 8), "asleep": ("shut", "shut", None), "glad": ("glad", "open", 14), "racing": ("tight", "open", -16), "cross": ("back", "shut", -24)}


def face(p, kind):
    e, b, br = FACES[kind]
    neck = p.line([(-30, 92), (-34, 56), (-14, 26), (-2, 6)], 36, [1.1, .9, .72, .66]) + p.line([(-30, 94), (-34, 56), (-14, 26), (-2, 6)], 29, [1.12, .9, .7, .62], "#FFFFFF") + p.line([(-25, 90), (-28, 58), (-9, 29), (2, 12)], 13, [.1, .9, 1, 1])
    return neck + Crane.head(p.sub(0, 0, {"sorry": 18, "glad": -14, "cross": 8}.get(kind, 0)), e, b, br) + (drop(p, -46, -52, -30, .9) if kind in ("late", "sorry", "racing") else "")


POSES = {"flies": flies, "lands": lands, "pants": pants, "pretends": pretends, "sleeps": sleeps, "dawdles": dawdles, "presents": presents, "runs": runs, "dances": dances}

def colouring(book):
    coarse(1.9)
    q = picture(0, 0, 1, INK)
    out = '<rect width="2100" height="2970" fill="#fff"/>' + scene.ridge(3, 2100, 2150, [100, 260, 160, 380, 200, 130, 300], "far", 16) + scene.pillar(q, 1560, 2560, 820, 440, 11) + scene.curl(q, 1560, 460, 3.2) + scene.curl(q, 1420, 1520, 2.4, True) + scene.curl(q, 330, 1500, 2.6) + scene.water(q, (180, 2420, 700), (900, 2480, 420), (300, 2520, 500))
    x = 2100 / 2 - len(book.name) * 118
    for i, c in enumerate(book.name):
        out += letters.glyph(q, c, x + i * 244, 2660, 200, 19) + letters.glyph(q, c, x + i * 244, 2660, 200, 11, "#FFFFFF")
    out += flies(picture(1030, 1900, 4.5, INK))
    coarse()
    return out


def title(book, x, y, size):
    return letters.name(picture(0, 0, 1, INK), book.name, x, y, size, 6.5, INK, .34, True)


def phone_wall(book):
    coarse(1.4)
    out = scene.defs() + scene.phone(pretends(picture(560, 1872, 2.9, INK)), title(book, 150, 1180, 84))
    coarse()
    return out


def desk_wall(book):
    coarse(1.4)
    out = scene.defs() + scene.desk(flies(picture(1600, 1060, 2.8, INK)), title(book, 2330, 200, 88))
    coarse()
    return out


BOOK = sheets.Book(
    slug="late-crane", name="迟到的鹤", latin="THE LATE CRANE", poses=POSES, brush=7.5, face_at=(140, 130, 1.3), ink=INK, accent=CINNABAR,
    views=[(lambda p, v=v: standing(p, v)) for v in ("front", "three", "side", "back")], faces=[(lambda p, k=k: face(p, k)) for k in FACES],
    turn_floor=464, measures=[("HEAD", -314, -258), ("NECK", -258, -188), ("BODY", -188, -108), ("LEGS", -108, 0)], ground=CLOUD, clear="HEAD", mark="pretends", lock_upright=True, defs=defs,
    extras={"colouring": (2100, 2970, colouring), "wallpaper-phone": (1170, 2532, phone_wall), "wallpaper-desk": (2560, 1440, desk_wall)})

if __name__ == "__main__":
    BOOK.draw()
