"""小黄帝 (the little Emperor). Run: python3 -B assets/characters/draw/little_emperor.py

One unit is 1/100 of his head's height. Head 100 high, 112 wide; robe 120 from shoulder to hem, 76 wide at the shoulder, 128 at the hem; topknot 40; sleeves 88 to the wrist; legs show 30 below the hem.
Ink with wet and dry ends over washes that don't quite keep to the line. One red: the dot on his forehead.
"""
import letters
import scene
import sheets
from parts import *

INK, OCHRE, CREAM, SKIN, AZURITE, CELADON, GOLD, CINNABAR, CLOUD = "#2A3136", "#C58F35", "#F6F0E0", "#F7DCC0", "#2F5D73", "#9CC3B7", "#B98B3E", "#C0392B", "#F6F5F0"
HAND = "#F7DCC0"
ARM = 88


def defs():
    return ("<defs>" + wash("robe", (0, "#E2B566", 1), (.55, "#CF9A42", 1), (1, "#B98235", 1)) + wash("robe2", (0, "#C99745", 1), (1, "#A8752D", 1)) + wash("hair", (0, "#4A5358", 1), (.5, "#2F373C", 1), (1, "#262C31", 1))
            + wash("skin", (0, "#FBE8D2", 1), (.7, "#F7DCC0", 1), (1, "#F1CBA9", 1)) + wash("cream", (0, "#FDFBF4", 1), (1, "#EFE6D0", 1)) + wash("azure", (0, "#4B7E93", 1), (1, "#2F5D73", 1))
            + wash("boot", (0, "#4B555B", 1), (1, "#2A3136", 1)) + wash("mist", (0, "#FFFFFF", 1), (.55, "#F2F6F3", 1), (1, "#C4DAD2", 1)) + wash("jade", (0, "#C5DFD6", 1), (1, "#8DB8AB", 1)) + wash("bronze", (0, "#8FB3A6", 1), (.5, "#5F8A7D", 1), (1, "#41655B", 1))
            + wash("bamboo", (0, "#B9CF8E", 1), (1, "#7FA05A", 1)) + wash("stone", (0, "#DDE5E0", 1), (1, "#9FB3AC", 1)) + wash("pool", (0, "#2F5D73", .22), (1, "#2F5D73", 0), centre=(.5, .5, .5)) + "</defs>")


def pool(pen, x, w, y=2):
    """What stands on the ground stands in a breath of mist."""
    if lines_only():
        return ""
    px, py = pen.at(x, y)
    seen([(px - w * pen.k, py), (px + w * pen.k, py)])
    return f'<ellipse cx="{num(px)}" cy="{num(py)}" rx="{num(w * pen.k)}" ry="{num(w * .13 * pen.k)}" fill="url(#pool)"/>' + pen.dry(f"M{x - w * .9} {y + 2}Q{x} {y + 5} {x + w * .6} {y + 1}", 2.6, "dry", "#7E9790", 12, 1)


class Boy:
    """He stands with the middle of the hem at (x, y)."""

    def __init__(self, pen, x=0, y=-28, turn=0, bend=0, tall=1, yaw=0, nod=0, look_turn=None):
        self.stage, self.yaw = pen, yaw
        self.body = pen.bent(x, y, turn, bend, tall, length=120)
        self.coat, self.hem = self.body.wrapped(yaw, 45), self.body.wrapped(yaw, 62)
        self.head_yaw = yaw if look_turn is None else look_turn
        (x0, y0), (x1, y1) = self.where(0, -117), self.where(1, -117)
        self.skull = pen.sub(x0, y0, math.degrees(math.atan2(y1 - y0, x1 - x0)) + nod)  # the head is never squashed
        self.face = Pen(self.around, self.skull.k, pen.ink)
        self.back = abs(self.head_yaw) > 120

    def around(self, p):
        """A point of the face on a head that is round both ways."""
        r = 60 * math.sqrt(max(.2, 1 - ((p[1] + 50) / 60) ** 2))
        a = max(-1.5, min(1.5, p[0] / r + math.radians(self.head_yaw)))
        return self.skull.to((r * math.sin(a), p[1]))

    def where(self, x, y, pen=None):
        px, py = (pen or self.body).at(x, y)
        ox, oy = self.stage.at(0, 0)
        return (px - ox) / self.stage.k, (py - oy) / self.stage.k

    def sleeve(self, side, to, elbow=.5, kind="fist", turn=None, flip=False, shoulder=None, fill="url(#robe)", droop=1.5, size=.74, show=True, wide=1):
        a = shoulder or self.where(side * 30, -104)
        d = math.dist(a, to)
        if d > ARM:
            to = (a[0] + (to[0] - a[0]) * ARM / d, a[1] + (to[1] - a[1]) * ARM / d)
        e = joint(a, to, ARM, elbow)
        if turn is None:
            turn = math.degrees(math.atan2(to[1] - e[1], to[0] - e[0]))
        mid = through([a, e, to], 5)
        left, right = [], []
        for i, (pt, q) in enumerate(zip(mid, ink.normals(mid))):
            t = i / (len(mid) - 1)
            w = (15 + 13 * t * t) * wide
            for s, row in ((1, left), (-1, right)):
                heavy = 1 + (droop - 1) * t * max(0, q[1] * s) * 1.5
                row.append((pt[0] + q[0] * w * s * heavy, pt[1] + q[1] * w * s * heavy))
        pts = left + right[::-1]
        p = self.stage
        l, r = left[-1], right[-1]
        inner = [(l[0] + (r[0] - l[0]) * t, l[1] + (r[1] - l[1]) * t) for t in (.06, .35, .65, .94)]
        dx, dy = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        h = hand(p, to[0] - dx * 1, to[1] - dy * 1, turn, kind, flip, HAND, size, 1.7) if show else ""
        cuff = p.line([(x - dx * 1, y - dy * 1) for x, y in inner], 10, [.6, 1, 1, .6], "#FDFBF4") + (p.line([(x + dx * 4, y + dy * 4) for x, y in inner], 2.2, [.5, 1, .8, .3]))
        fold = "" if math.dist(a, to) < 64 else p.dry([(m[0] * .5 + q[0] * .5, m[1] * .5 + q[1] * .5) for m, q in zip(mid[3:8], (left if left[5][1] > right[5][1] else right)[3:8])], 2.6, "brush", None, 6, 0)
        return h + p.wet(pts, fill, 4.2, .02, .01) + cuff + fold

    def leg(self, side, to, knee=.3, turn=0, flip=None, hip=20, up=16):
        a = self.where(side * hip, -up)
        k = joint(a, to, 48, knee)
        p = self.stage.sub(*to, turn, 1, side < 0 if flip is None else flip)
        boot = p.wet("M-9 -20C-12 -6 -14 2 -12 10L28 10C36 8 38 -2 34 -8C28 -4 16 -8 10 -20Z", "url(#boot)", 3.6) + p.line("M-12 11Q8 14 33 9", 5.4, "even", "#F6F0E0") + p.line("M-13 14Q8 17 33 12", 2.2, "brush")
        return self.stage.hose([a, k, (to[0], to[1] - 10)], 17, "#F6F0E0", 2.6) + boot

    def robe(self, swing=0, flare=0, sash=0, hem=True):
        b, c, s, f = self.body, self.coat, swing, flare
        out = b.wet(f"M-30 -116C-42 -108 -44 -84 -42 -62C-48 -40 {-60 - f + s} -18 {-65 - f + s} 0C{-30 + s} 9 {30 + s} 9 {65 + f + s} 0C{60 + f + s} -18 48 -40 42 -62C44 -84 42 -108 30 -116C14 -120 -14 -120 -30 -116Z", "url(#robe)", 4.6, .1)
        if not lines_only():
            out += b.blob(f"M42 -62C48 -40 {60 + f + s} -18 {65 + f + s} 0C{54 + s} 4 {44 + s} 5 {34 + s} 6C{38 + s} -20 34 -44 26 -60Z", "#8A5A20", 10, .2)
        out += "".join(b.dry(f"M{x} {y}Q{x + k} {-30} {x * 1.4 + s * .8} {-3}", 2.8, "dry", "#8A5A20", 8, 1) for x, y, k in ((-24, -52, -6), (4, -50, 0), (24, -52, 5)))
        if abs(self.yaw) < 60:
            out += c.line("M34 -117C20 -98 4 -82 -18 -64", 11.5, [.8, 1, .9], "#FDFBF4") + c.line("M28 -118C14 -98 0 -84 -22 -68", 2.4, "brush") + c.line("M40 -114C26 -94 10 -78 -12 -60", 2.6, "brush") + c.line("M-34 -117C-26 -104 -16 -96 -6 -90", 10, [.8, 1, .8], "#FDFBF4") + c.line("M-40 -112C-32 -100 -22 -92 -12 -85", 2.4, "brush") + c.line("M-27 -117C-20 -106 -10 -99 -1 -94", 2.2, "brush")
        if hem and abs(self.yaw) < 60:
            for x in (-38, 0, 38):
                q = self.hem.sub(x + s * .85, -9 + abs(x) * -.06)
                out += q.line("M-15 4C-10 4 -9 -5 -3 -5C3 -5 3 2 -1 2", 2.3, "brush", "#FDF3DA", 4) + q.line("M-3 -5C4 -10 11 -4 10 2L15 3", 2.3, "brush", "#FDF3DA", 4)
        out += b.wet("M-43 -68C-20 -62 20 -62 43 -68L44 -51C20 -45 -20 -45 -44 -51Z", "url(#azure)", 3.2)
        if abs(self.yaw) < 60:
            q = c.sub(-14, -56, sash)
            out += q.wet("M-3 2C-12 16 -12 30 -9 42L3 40C1 28 4 16 6 4Z", "url(#azure)", 2.8) + q.wet("M2 2C6 14 10 24 18 32L27 26C18 18 12 10 8 0Z", "url(#azure)", 2.8) + q.wet("M-8 -5C-6 -10 6 -10 9 -5C10 2 6 7 0 7C-6 7 -9 2 -8 -5Z", "url(#azure)", 3)
            g = c.sub(22, -46)
            out += g.line("M0 -4L0 8", 2, "even", CINNABAR) + g.wet(ring(0, 15, 8, 8, 12), "url(#jade)", 2.4, step=3) + g.dot(0, 15, 2.6, fill="#FDFBF4") + g.line("M0 24L0 36", 3.2, [1, .8, .3], CINNABAR)
        return out

    # head --------------------------------------------------------------
    def knot(self):
        s = self.skull
        dx = 62 * math.sin(math.radians(max(-50, min(50, self.head_yaw)))) * -.12
        q = s.sub(dx, -105, dx * .4)
        return (q.line("M-40 -12Q0 -20 42 -24", 5, "even", GOLD) + q.line("M-42 -10Q0 -18 42 -22", 1.6, "brush") + q.wet(ring(45, -25, 6, 6, 10), "url(#jade)", 2.4, step=3)
                + q.wet("M-17 4C-28 -6 -26 -34 -2 -38C24 -40 32 -12 18 4C8 9 -8 9 -17 4Z", "url(#hair)", 3.6) + q.dry("M-14 -8C-12 -22 2 -30 14 -24", 2.4, "dry", "#7C878C", 5, 1) + q.dry("M-6 -2C-4 -12 6 -18 14 -14", 2, "dry", "#7C878C", 5, 0)
                + q.wet("M-20 3C-8 -4 10 -4 21 3L19 12C8 7 -8 7 -18 12Z", "url(#azure)", 2.8))

    def head(self, eyes="dot", brows=(6, 10, 2), mouth="smile", look=(0, 0), cheeks=.5, ribbon=0):
        s, f = self.skull, self.face
        yaw = self.head_yaw
        out = ""
        ears = [(e, 62 * math.sin(max(-1.5, min(1.5, math.radians(e * 82 + yaw * (.9 if yaw > 50 else .55)))))) for e in (-1, 1)]
        if not self.back:
            for e, x in ears:
                if abs(yaw) < 45:
                    q = s.sub(x * .96, -42, 0, 1, e < 0)
                    out += q.wet("M-6 -12C4 -18 14 -12 13 -1C12 10 4 16 -6 12Z", "url(#skin)", 3, step=2.5) + q.line("M0 -6Q7 -4 4 5", 2, "brush", step=3)
        out += self.knot()
        out += s.wet("M0 3C-32 3 -54 -16 -56 -46C-58 -84 -34 -105 0 -105C34 -105 58 -84 56 -46C54 -16 32 3 0 3Z", "url(#hair)" if self.back else "url(#skin)", 4.4, .42)
        if self.back:
            return out + s.dry("M-30 -90Q-46 -60 -40 -20", 3, "dry", "#7C878C", 8, 1) + s.dry("M0 -98Q-6 -60 0 -14", 3, "dry", "#7C878C", 8, 1) + s.dry("M30 -90Q44 -60 38 -20", 3, "dry", "#7C878C", 8, 1) + s.dry("M-10 2Q-14 8 -12 14", 3, "dry", None, 4) + s.dry("M8 2Q10 8 14 12", 3, "dry", None, 4)
        sh = lambda u: 62 * math.sin(max(-1.45, min(1.45, u / 62 + math.radians(yaw) * .9)))
        l, m, r = sh(-50), sh(-6), sh(46)
        lo = lambda base, k: base + k * math.radians(yaw) * 16
        left_x, right_x = -57, 57
        hair = f"M{left_x} {lo(-44, 1):.0f}C-62 -88 -36 -110 0 -110C36 -110 62 -88 {right_x} {lo(-44, -1):.0f}C{(right_x + r) / 2:.1f} -56 {r:.1f} -62 {r * .86 + m * .14:.1f} -76C{r * .5 + m * .5:.1f} -84 {m + 8:.1f} -84 {m:.1f} -92C{m - 6:.1f} -82 {l * .5 + m * .5:.1f} -80 {l * .8 + m * .2:.1f} -72C{l:.1f} -64 {(left_x + l) / 2:.1f} -54 {left_x} {lo(-44, 1):.0f}Z"
        out += s.wet(hair, "url(#hair)", 3.4, .3) + s.dry("M-38 -84Q-20 -102 2 -103", 3, "dry", "#7C878C", 7, 1) + s.dry("M44 -72Q38 -92 16 -100", 2.6, "dry", "#7C878C", 7, 1)
        out += s.dry(f"M{m - 2:.0f} -92Q{m - 14:.0f} -96 {m - 16:.0f} -86", 2.6, "dry", None, 4, 0)
        if yaw > 45:
            q = s.sub(-22, -42, 0, 1, True)
            out += q.wet("M-6 -12C4 -18 14 -12 13 -1C12 10 4 16 -6 12Z", "url(#skin)", 3, step=2.5) + q.line("M0 -6Q7 -4 4 5", 2, "brush", step=3)
        x, y = look
        for e, kind in ((-1, eyes if isinstance(eyes, str) else eyes[0]), (1, eyes if isinstance(eyes, str) else eyes[1])):
            if e * 22 / 62 + math.radians(yaw) < 1.25:
                out += self.eye(e * 22, -40, e, kind, x, y)
        left, right, lift = brows
        for e, a in ((-1, left), (1, right)):
            if e * 22 / 62 + math.radians(yaw) > 1.25:
                continue
            dy = math.tan(math.radians(a)) * 9
            out += f.line(f"M{e * 32} {-59 + dy - lift}Q{e * 22} {-65 - lift} {e * 11} {-59 - dy - lift}", 4.4, [.2, 1, .8], step=4)
        out += f.dot(0, -71, 3.6, 4.6, CINNABAR) + f.line("M3 -30Q7 -26 2 -24", 2.4, "brush", "#B9805A", 3)
        out += "".join(f.dot(e * 35, -23, 10, 6.6, "#E58E73", cheeks, -6 * e) for e in (-1, 1) if e * 35 / 62 + math.radians(yaw) < 1.25)
        return out + self.mouth(mouth)

    def eye(self, x, y, e, kind, lx, ly):
        f = self.face
        if kind == "dot":
            return f.dot(x + lx, y + ly, 6.2, 9.2) + f.dot(x + lx + 2, y + ly - 3.6, 2.4, fill="#FFFFFF") + f.dot(x + lx - 2, y + ly + 4, 1.3, fill="#FFFFFF") + f.line(f"M{x + lx - e * 5} {y + ly - 9}Q{x + lx + e * 5} {y + ly - 12} {x + lx + e * 10} {y + ly - 6}", 2.4, [.2, 1, .3], step=3)
        if kind == "wide":
            return f.wet(ring(x, y, 11.5, 13, 12), "#FFFFFF", 2.8, step=3, drift=0) + f.dot(x + lx, y + ly, 5.4, 6.6) + f.dot(x + lx + 1.8, y + ly - 2.6, 2, fill="#FFFFFF")
        if kind == "shut":
            return f.line(f"M{x - 10} {y - 1}Q{x} {y + 8} {x + 10} {y - 1}", 4, [.3, 1, .5], step=4) + f.line(f"M{x + e * 9} {y}L{x + e * 13} {y + 3}", 2.2, "dry", step=2)
        if kind == "glad":
            return f.line(f"M{x - 10} {y + 4}Q{x} {y - 11} {x + 10} {y + 4}", 4.2, [.3, 1, .5], step=4)
        if kind == "wink":
            return f.line(f"M{x - e * 10} {y}Q{x} {y + 6} {x + e * 11} {y - 4}", 4, [.5, 1, .3], step=4)
        return f.line(f"M{x - 10} {y - 5}Q{x} {y - 7} {x + 10} {y - 4}", 3.6, [.5, 1, .6], step=4) + f.dot(x + lx, y + 1 + ly, 5, 5.4)  # half

    def mouth(self, kind):
        f = self.face
        rose, dark = "#E2836D", "#8A3B2C"
        return {
            "smile": lambda: f.line("M-11 -17Q0 -8 12 -18", 3.6, "brush", step=4),
            "grin": lambda: f.wet("M-14 -20C-6 -17 8 -17 15 -21C15 -8 7 -3 0 -3C-7 -3 -14 -9 -14 -20Z", dark, 3, step=4, drift=0) + f.blob("M-7 -8C-3 -12 6 -12 9 -8C4 -3 -4 -3 -7 -8Z", rose, 3),
            "oh": lambda: f.wet(ring(1, -14, 5, 6.4, 10), dark, 2.6, step=3, drift=0),
            "flat": lambda: f.line("M-9 -14Q2 -17 10 -13", 3.4, "brush", step=4),
            "pout": lambda: f.line("M-7 -11Q0 -18 8 -11", 3.6, "brush", step=3),
            "chew": lambda: f.line("M-10 -15C-5 -21 -2 -9 2 -14C5 -19 8 -11 11 -15", 3.2, "brush", step=3),
            "side": lambda: f.line("M-4 -13Q8 -10 15 -20", 3.6, "brush", step=4),
            "sleep": lambda: f.wet(ring(0, -13, 4, 4.6, 8), dark, 2.2, step=3, drift=0)}[kind]()


def butterfly(p, x, y, turn=0, size=1):
    q = p.sub(x, y, turn, size)
    return q.wet("M0 0C-6 -18 -24 -22 -26 -12C-27 -4 -12 2 0 2Z", "url(#jade)", 2.8, step=4) + q.wet("M0 0C8 -16 26 -18 26 -8C26 0 12 4 0 2Z", "url(#jade)", 2.8, step=4) + q.wet("M0 2C-14 2 -18 12 -12 16C-6 18 0 10 0 2Z", "url(#azure)", 2.4, step=4) + q.wet("M0 2C12 2 18 10 12 15C6 18 1 10 0 2Z", "url(#azure)", 2.4, step=4) + q.line("M0 -4L1 12", 3.4) + q.line("M0 -4Q-4 -14 -10 -18", 1.6) + q.line("M1 -4Q6 -14 12 -16", 1.6)


def cloudlet(p, x, y, turn=0, size=1, face="shut", flip=False):
    """The cloud beast, small."""
    q = p.sub(x, y, turn, size, flip)
    d = "M-44 22C-64 22 -66 -4 -48 -8C-54 -28 -30 -40 -18 -28C-10 -46 20 -46 26 -28C42 -38 60 -24 52 -8C68 -2 64 22 46 22C40 34 22 34 16 26C8 36 -10 36 -16 26C-24 34 -40 32 -44 22Z"
    horn = q.wet("M-26 -30C-34 -40 -34 -52 -30 -60C-22 -54 -16 -44 -14 -34Z", "url(#jade)", 2.6, step=4) + q.wet("M22 -32C24 -44 32 -54 40 -58C42 -46 38 -36 32 -28Z", "url(#jade)", 2.6, step=4)
    eye = (q.line("M-20 0Q-13 6 -6 0", 3.2, "brush", step=3) + q.line("M8 0Q15 6 22 0", 3.2, "brush", step=3)) if face == "shut" else q.dot(-13, 0, 3.6, 5) + q.dot(15, 0, 3.6, 5)
    return horn + q.wet(d, "url(#mist)", 3.6, .1) + eye + q.line("M-3 8Q-1 11 1 8", 2.2, "brush", step=2) + q.line("M1 8Q3 11 5 8", 2.2, "brush", step=2) + q.dot(-25, 9, 6, 4, "#E58E73", .5) + q.dot(27, 9, 6, 4, "#E58E73", .5) + q.line("M-46 6C-52 2 -48 -6 -42 -2", 2, "brush", "#8FB0A6", 3) + q.line("M44 12C52 8 48 0 42 4", 2, "brush", "#8FB0A6", 3)


# poses --------------------------------------------------------------------
def asks(p):
    """One finger up, the other hand behind him, head askew: why?"""
    m = Boy(p, 0, -28, -5, 12, yaw=12, nod=9)
    return (pool(p, 0, 92) + m.sleeve(-1, (-72, -70), .8, "fist", 150, fill="url(#robe2)", show=False) + m.leg(-1, (-20, -14), .2) + m.leg(1, (26, -14), -.2)
            + m.robe(-4) + m.sleeve(1, (108, -156), .55, "point", -84, shoulder=m.where(33, -98)) + m.head("dot", (4, 16, 4), "oh", (4, -3)))


def crouches(p):
    """Down on his heels, hands on his knees, nose to nose with a snail."""
    m = Boy(p, -34, -10, 12, 18, tall=.76, yaw=22, nod=-8)
    snail = p.sub(98, -4)
    sn = snail.wet("M-30 4C-18 -2 10 -2 26 -2C34 -4 34 -18 40 -20C48 -20 50 -8 44 0C40 6 30 7 20 7L-28 8Z", "url(#cream)", 3, step=4) + snail.line("M42 -18Q46 -28 52 -32", 2.2, "even", step=3) + snail.line("M38 -18Q38 -28 40 -34", 2.2, "even", step=3) + snail.dot(53, -33, 2.6) + snail.dot(40, -35, 2.6) + snail.wet(ring(0, -14, 19, 18, 14), "url(#jade)", 3.4, .3) + snail.line("M12 -6C4 4 -12 -2 -12 -14C-12 -26 6 -28 8 -16C9 -8 0 -6 -2 -13", 2.8, [.8, .9, 1, .4], step=4)
    return (pool(p, 10, 124) + m.leg(-1, (-72, -12), .3, 0, False) + m.leg(1, (0, -12), -.3, 0, False)
            + m.robe(6, 12, hem=True) + m.head("wide", (14, 18, 5), "smile", (4, 3)) + m.sleeve(1, (48, -30), .9, "flat", 12, shoulder=m.where(32, -96)) + m.sleeve(-1, (6, -26), .75, "flat", 8, shoulder=m.where(-24, -94))
            + sn)


def runs(p):
    """Full tilt with a pinwheel; robe and sash behind."""
    m = Boy(p, -10, -42, 17, 10, yaw=26, nod=-6)
    hub = (150, -214)
    wheel = p.sub(*hub, 12)
    blades = "".join(wheel.sub(0, 0, a).wet("M0 0C4 -16 20 -30 34 -26C34 -14 18 -4 0 0Z", c, 2.8, step=5) for a, c in ((0, "url(#azure)"), (90, "url(#jade)"), (180, "url(#azure)"), (270, "url(#jade)")))
    return (pool(p, -4, 90) + m.leg(-1, (-84, -46), .8, 62, False) + m.sleeve(-1, (-98, -112), -.5, "fist", 165, fill="url(#robe2)")
            + m.leg(1, (52, -22), -.8, -22, False) + m.robe(-26, 8, 46) + m.head("glad", (6, 6, 5), "grin")
            + p.line(f"M128 -128L{hub[0]} {hub[1]}", 4.4, "limb", GOLD) + blades + wheel.dot(0, 0, 5, fill=CINNABAR) + m.sleeve(1, (128, -132), .5, "grip", -58, shoulder=m.where(36, -92))
            + p.dry("M-146 -150Q-126 -154 -108 -152", 3.2) + p.dry("M-152 -92Q-130 -94 -112 -90", 3.2) + p.dry("M-138 -28Q-118 -32 -104 -28", 3.2))


def reads(p):
    """On a stone, a roll of bamboo slips that is longer than he thought."""
    m = Boy(p, -24, -52, -5, 14, tall=.9, yaw=16, nod=10)
    stone = p.wet("M-104 0C-108 -28 -92 -52 -60 -54C-30 -60 10 -56 34 -52C56 -46 60 -20 54 0C10 6 -60 6 -104 0Z", "url(#stone)", 4.4, .1) + p.dry("M-80 -36Q-70 -20 -74 -8", 3.2, "dry", "#6F8880") + p.dry("M20 -44Q30 -30 26 -12", 3.2, "dry", "#6F8880")
    slips = ""
    path = through([(0, -106), (40, -104), (64, -92), (72, -70), (78, -34), (96, -8), (130, -4)], 5)
    for i in range(0, len(path) - 1, 2):
        a, b = path[i], path[i + 1]
        ux, uy = (b[0] - a[0]) * .9, (b[1] - a[1]) * .9
        ox, oy = -12, 22  # the slips' length, seen a little from above
        slips += p.wet([(a[0] - ox, a[1] - oy), (a[0] + ux * 1.2 - ox, a[1] + uy * 1.2 - oy), (a[0] + ux * 1.2 + ox * .4, a[1] + uy * 1.2 + oy * .4), (a[0] + ox * .4, a[1] + oy * .4)], "url(#bamboo)", 2, step=30, drift=0)
    roll = p.wet(ring(142, -12, 16, 15, 12), "url(#bamboo)", 3.2, step=4) + p.line("M146 -22C134 -22 132 -6 142 -4C150 -4 150 -14 143 -14", 2.4, "brush", step=4)
    return (pool(p, 0, 140) + stone + m.leg(-1, (-2, -16), -.5, 0, False) + m.leg(1, (38, -24), -.8, -18, False) + m.robe(10, 6) + m.sleeve(-1, (-4, -100), -.8, "fist", -10, fill="url(#robe2)", shoulder=m.where(-24, -88))
            + m.head("dot", (18, 18, 5), "oh", (2, 5)) + slips + roll + m.sleeve(1, (62, -88), .9, "flat", -40, True, shoulder=m.where(32, -84)))


def hugs(p):
    """An armful of cloud beast; only one of them minds."""
    m = Boy(p, -6, -28, -8, -10, yaw=8, nod=8)
    return (pool(p, 0, 100) + m.leg(-1, (-24, -14), .2) + m.leg(1, (22, -14), -.2) + m.robe(3) + m.head("shut", (10, 10, 4), "smile", cheeks=.7)
            + cloudlet(p, -8, -70, 5, 1.5) + m.sleeve(-1, (-56, -44), .55, "flat", 34, True, shoulder=m.where(-40, -98), wide=.72, droop=1.2, size=.9) + m.sleeve(1, (72, -34), -.6, "flat", 158, False, shoulder=m.where(46, -92), wide=.66, droop=1.2, size=.9))


def rides(p):
    """At a gallop on a bamboo horse, whip and all."""
    m = Boy(p, -14, -44, -8, -8, yaw=18, nod=-4)
    q = p.sub(0, 0)
    pole = q.hose([(-128, -8), (-24, -56), (92, -118)], 8, "#93B36B", 2.6) + "".join(q.line(f"M{x} {y}L{x + 5} {y + 8}", 2.4, "even", step=3) for x, y in ((-90, -29), (-52, -45), (44, -97)))
    head = q.sub(98, -128, -6).wet("M-16 24C-22 2 -16 -26 4 -38L8 -54L18 -40C30 -34 44 -14 56 -4C62 4 56 14 46 12C34 10 24 6 16 8C12 18 8 26 2 32Z", "url(#cream)", 3.8, .1) + q.sub(98, -128, -6).dot(24, -18, 3.4, 4.4) + q.sub(98, -128, -6).line("M44 2Q50 4 54 2", 2.2, "brush", step=3) + "".join(q.sub(98, -128, -6).dry(d, 7, [.5, 1, .7, .1], INK, 5, 1) for d in ("M4 -38Q-16 -34 -26 -18", "M-4 -30Q-20 -20 -26 -2", "M-10 -16Q-22 -6 -24 14")) + q.sub(98, -128, -6).line("M18 -2Q34 -14 40 -24", 2.8, "even", CINNABAR) + q.sub(98, -128, -6).line("M18 -2Q4 8 -6 26", 2.8, "even", CINNABAR)
    return (pool(p, -6, 120) + m.leg(-1, (-64, -34), .7, 40, False) + pole + m.leg(1, (34, -30), -.9, -24, False) + m.robe(-14, 14, 24) + p.line("M-112 -158Q-126 -206 -156 -214", 3.6, "limb", GOLD) + p.dry("M-156 -214Q-172 -212 -174 -194", 3, "dry", CINNABAR) + m.sleeve(-1, (-112, -152), -.55, "grip", -104) + m.head("dot", (-8, 4, 2), "grin", (4, 0)) + head
            + m.sleeve(1, (72, -102), .5, "grip", -20, shoulder=m.where(34, -98)) + "" + p.dry("M-142 -40Q-152 -46 -164 -44", 3) + p.dry("M-132 -22Q-150 -20 -166 -24", 3))


def peeks(p):
    """Head first in a bronze tripod: what is in there?"""
    ding = p.sub(26, 0)
    legs = "".join(ding.wet(f"M{x - 13} -64C{x - 12} -30 {x - 11} -12 {x - 13 } 0L{x + 13} 0C{x + 11} -12 {x + 12} -30 {x + 13} -64Z", "url(#bronze)", 4) for x in (-56, 60, 2))
    pot = ding.wet("M-88 -128C-90 -84 -66 -50 0 -50C66 -50 92 -84 90 -128C40 -118 -40 -118 -88 -128Z", "url(#bronze)", 4.6, .1)
    band = ding.line("M-86 -106Q0 -94 88 -106", 3, "brush", "#2F4F47") + ding.line("M-80 -84Q0 -72 82 -84", 3, "brush", "#2F4F47")
    motif = "".join(ding.sub(x, -92 + abs(x) * -.05).line("M-12 4L-12 -6L8 -6L8 3L-4 3L-4 -1", 2.6, "even", "#CFE3DA", 30) for x in (-56, -28, 2, 32, 60))
    rim = ding.wet("M-94 -134C-50 -152 50 -152 96 -134C50 -118 -50 -118 -94 -134Z", "url(#bronze)", 4.4) + ding.blob("M-80 -135C-46 -146 46 -146 82 -135C46 -125 -46 -125 -80 -135Z", "#22383A")
    lug = lambda x, t: ding.sub(x, -140, t).wet("M-15 2L-13 -30C-8 -36 8 -36 13 -30L15 2L6 2L5 -22L-5 -22L-6 2Z", "url(#bronze)", 3.4)
    m = Boy(p, 14, -186, 164, -10, yaw=0)
    kick = m.leg(-1, (-16, -262), .5, 204, False) + m.leg(1, (60, -246), -.7, 150, False)
    front = ding.wet("M-94 -134C-50 -120 50 -120 96 -134C94 -126 92 -118 90 -114C50 -104 -50 -104 -90 -114Z", "url(#bronze)", 3.8, .05)
    hat = p.sub(-104, -8, -60)
    pin = hat.line("M-6 0L40 -6", 4.4, "limb", GOLD) + hat.wet(ring(44, -7, 6, 6, 10), "url(#jade)", 2.2, step=3)
    return (pool(p, 14, 130) + lug(-62, -4) + lug(64, 4) + legs + rim + kick + m.robe(10, 0, hem=True) + pot + band + motif + front
            + hand(p, 98, -132, 86, "flat", False, HAND, .74, 1.7) + hand(p, -42, -128, 96, "flat", True, HAND, .74, 1.7) + pin
            + p.dry("M-30 -286Q-38 -296 -38 -306", 3.2) + p.dry("M84 -272Q96 -280 104 -278", 3.2) + p.dry("M26 -292Q28 -304 34 -312", 3.2))


def greets(p):
    """Both sleeves together, a proper bow, one eye open to see whether it works."""
    m = Boy(p, -30, -28, 16, 22, yaw=16, nod=4)
    return (pool(p, 0, 100) + m.leg(-1, (-44, -14), .2, 0, False) + m.leg(1, (4, -14), -.2, 0, False) + m.sleeve(1, (110, -96), .35, "flat", -30, shoulder=m.where(36, -88), fill="url(#robe2)", droop=2.6, show=False)
            + m.robe(-6) + m.head(("shut", "dot"), (8, 14, 4), "smile", (2, -1)) + hand(p, 100, -98, -62, "flat", True, HAND, .8, 1.7) + m.sleeve(-1, (94, -84), .3, "grip", -36, True, shoulder=m.where(10, -68), droop=2.8, size=.84))


def waits(p):
    """Under a paper umbrella that is too big for him; the crane is late."""
    m = Boy(p, 0, -28, 3, -6, yaw=-12, nod=-8)
    u = p.sub(80, -196, 10)
    rib = "".join(u.line(f"M0 -78Q{x * .55} -66 {x} {-18 + abs(x) * -.02}", 2.2, "brush", "#2F5D73", 9) for x in (-78, -38, 0, 38, 78))
    top = u.wet("M0 -84C-60 -82 -112 -50 -128 -14C-104 -24 -84 -22 -66 -10C-46 -22 -22 -22 0 -10C22 -22 46 -22 66 -10C84 -22 104 -24 128 -14C112 -50 60 -82 0 -84Z", "url(#azure)", 4.2, .05) + rib + u.wet("M-6 -82L-4 -96L5 -96L7 -82Z", "url(#cream)", 2.8, step=5)
    drops = "".join(p.sub(x, y, 12).line("M0 -10L0 8", 2.6, [.1, .6, 1], "#6E97A4") for x, y in ((-110, -232), (-116, -130), (-130, -60), (186, -120), (158, -56), (-74, -286), (-92, -180), (180, -240)))
    return (pool(p, 0, 96) + drops + u.line("M0 -80L0 150", 4.6, "limb", GOLD) + m.leg(-1, (-22, -14), .2) + m.leg(1, (16, -16), -.2, 0, True) + m.robe(2) + m.head("half", (2, 12, 2), "side", (-4, -2)) + top
            + m.sleeve(1, (58, -76), .3, "grip", -40, shoulder=m.where(32, -100)) + m.sleeve(-1, (-66, -64), .8, "limp", 110, True))


def standing(p, yaw=0):
    m = Boy(p, 0, -28, yaw=yaw, look_turn=56 if 60 < yaw < 120 else None)
    back, side = abs(yaw) > 120, 60 < abs(yaw) <= 120
    legs = (m.leg(-1, (-10, -14), .1, 0, False) + m.leg(1, (12, -14), -.1, 0, False)) if side else m.leg(-1, (-22, -14), .2) + m.leg(1, (22, -14), -.2)
    if side:
        arms = m.sleeve(-1, (6, -44), .3, "fist", 84, shoulder=m.where(-4, -104))
        return pool(p, 0, 84) + legs + m.robe() + m.head() + arms
    both = m.sleeve(-1, (-62, -42), .35, "fist", 96, True) + m.sleeve(1, (62, -42), -.35, "fist", 84)
    return pool(p, 0, 84) + legs + (both if not back else "") + m.robe() + (both if back else "") + m.head() if back else pool(p, 0, 84) + legs + m.robe() + both + m.head()


FACES = {"curious": ("dot", (4, 16, 4), "smile", (3, -2)), "amazed": ("wide", (16, 16, 9), "oh", (0, 0)), "glad": ("glad", (6, 6, 5), "grin", (0, 0)), "doubtful": ("half", (-10, 14, 1), "flat", (4, 0)),
         "sulking": ("half", (-16, -16, -2), "pout", (-5, 1)), "asleep": ("shut", (8, 8, 2), "sleep", (0, 0)), "scheming": (("wink", "dot"), (-4, 14, 3), "side", (2, 0)), "worried": ("dot", (22, 22, 4), "chew", (-2, -3))}


def face(p, kind):
    m = Boy(p, 0, 40, 0, 0, yaw=8)
    e, b, mo, look = FACES[kind]
    return m.head(e, b, mo, look)


POSES = {"asks": asks, "crouches": crouches, "runs": runs, "reads": reads, "hugs": hugs, "rides": rides, "peeks": peeks, "greets": greets, "waits": waits}

def colouring(book):
    coarse(1.7)
    p = picture(1010, 2440, 5.6, INK)
    q = picture(0, 0, 1, INK)
    out = '<rect width="2100" height="2970" fill="#fff"/>' + scene.ridge(3, 2100, 1180, [100, 300, 190, 420, 220, 130, 330], "far", 16) + scene.ridge(6, 2100, 1500, [300, 120, 60, 20, 60, 240, 420], "far", 14)
    out += scene.curl(q, 330, 380, 3) + scene.curl(q, 1180, 250, 2.4) + scene.curl(q, 1750, 700, 2.2, True)
    out += q.line("M90 2500Q1000 2484 2010 2504", 16, [.2, 1, .7, .9, .2], None, 60) + "".join(q.sub(x, 2560, 0, s).line(d, 6, "dry", None, 10) for x, s in ((200, 3), (1850, 3.4), (420, 2)) for d in ("M0 0Q-4 -20 -14 -34", "M2 0Q2 -24 6 -42", "M4 0Q12 -18 22 -28"))
    x = 2100 / 2 - len(book.name) * 130
    for i, c in enumerate(book.name):
        out += letters.glyph(q, c, x + i * 270, 2660, 220, 19) + letters.glyph(q, c, x + i * 270, 2660, 220, 11, "#FFFFFF")
    out += rides(p)
    coarse()
    return out


def title(book, x, y, size):
    return letters.name(picture(0, 0, 1, INK), book.name, x, y, size, 6.5, INK, .34, True)


def phone_wall(book):
    coarse(1.4)
    out = scene.defs() + scene.phone(asks(picture(560, 1876, 2.9, INK)), title(book, 944, 860, 88))
    coarse()
    return out


def desk_wall(book):
    coarse(1.4)
    out = scene.defs() + scene.desk(waits(picture(1780, 936, 2.5, INK)), title(book, 2330, 300, 92))
    coarse()
    return out


BOOK = sheets.Book(
    slug="little-emperor", name="小黄帝", latin="LITTLE EMPEROR", poses=POSES, brush=7.5, face_at=(152, 372, 1.46), ink=INK, accent=CINNABAR,
    views=[lambda p: standing(p), lambda p: standing(p, 34), lambda p: standing(p, 82), lambda p: standing(p, 180)], faces=[(lambda p, k=k: face(p, k)) for k in FACES],
    measures=[("KNOT", -288, -248), ("HEAD", -248, -145), ("ROBE", -145, -28), ("FEET", -28, 0)], ground=CLOUD, clear="KNOT", mark="asks", lock_upright=True, defs=defs,
    extras={"colouring": (2100, 2970, colouring), "wallpaper-phone": (1170, 2532, phone_wall), "wallpaper-desk": (2560, 1440, desk_wall)})

if __name__ == "__main__":
    BOOK.draw()
