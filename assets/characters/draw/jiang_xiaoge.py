"""酱小哥 (Jiang Xiaoge). Run: python3 -B assets/characters/draw/jiang_xiaoge.py

One unit is 1/150 of the jar's height; a picture of 600 is 316 units wide. Jar 150 high, 144 wide at the shoulder, 96 at the foot. Label 108 × 80, its middle at 0.52 of the height.
Lid 108 wide, always askew. Legs 50 from hip to ankle, arms 94 from shoulder to wrist, whatever they do. The sauce stays level when he leans.
"""
import letters
import sheets
from parts import *

RED, DEEP, GINGER, PAPER, LABEL, LEAF, CLOTH, SOY, TONGUE = "#B3261E", "#7E1812", "#E0A526", "#F4E8D0", "#FBF3E2", "#5B7F3A", "#2F4A3A", "#3B1D12", "#E9836B"
WOOD, WOOD2 = "#D9A760", "#B07A3C"
JAR = "M-50 -151C-56 -145 -71 -137 -72 -111C-74 -86 -71 -50 -66 -24C-62 -6 -48 -1 -34 0C-12 2 12 2 34 0C48 -1 62 -6 66 -24C71 -50 74 -86 72 -111C71 -137 56 -145 50 -151C20 -146 -20 -146 -50 -151Z"
FACE = "M-52 -117C-26 -122 26 -122 52 -117C56 -94 56 -66 52 -40C24 -35 -24 -35 -52 -40C-56 -66 -56 -94 -52 -117Z"
ARM, LEG = 94, 50


def puff(pen, x, y, size=1, fill="#FFFFFF", flip=False, turn=0):
    return pen.sub(x, y, turn, size, flip).shape("M0 0C-12 3 -24 -4 -21 -15C-33 -19 -30 -37 -15 -34C-11 -47 9 -46 10 -33C23 -32 22 -12 8 -12C10 -4 5 0 0 0Z", fill, 3.8 / max(size, .7), 5)


def drop(pen, x, y, size=1, turn=0, fill="#FFFFFF"):
    return pen.sub(x, y, turn, size).shape("M0 -11C2 -5 7 -1 7 4C7 9 3 11 0 11C-4 11 -7 8 -7 4C-7 -1 -2 -5 0 -11Z", fill, 3, 3)


def small_jar(pen, x, y, turn=0, size=1):
    p = pen.sub(x, y, turn, size)
    return (p.shape("M-20 0C-26 -4 -27 -12 -27 -20L-27 -44C-27 -52 -20 -54 -18 -56L18 -56C20 -54 27 -52 27 -44L27 -20C27 -12 26 -4 20 0Z", RED, 5, 9) + p.shape("M-22 -40C-8 -42 8 -42 22 -40L22 -14C8 -12 -8 -12 -22 -14Z", LABEL, 3, 11)
            + p.line("M-9 -30Q-6 -33 -4 -30", 2.6, "even", step=3) + p.line("M5 -30Q8 -33 10 -30", 2.6, "even", step=3) + p.line("M-4 -23Q1 -19 6 -24", 2.6, "even", step=3)
            + p.shape("M-23 -56L-24 -69C-10 -73 10 -73 24 -69L23 -56C10 -53 -10 -53 -23 -56Z", GINGER, 4.6, 11))


def chilli(pen, x, y, turn=0, size=1, flip=False):
    p = pen.sub(x, y, turn, size, flip)
    return p.shape("M0 0C-9 4 -10 18 -2 32C4 43 16 50 28 50C17 44 14 34 15 22C16 8 10 -1 0 0Z", RED, 4.4, 5) + p.line("M-1 8Q-3 20 4 32", 3, "brush", "#E9684A", 4) + p.line("M4 2C4 -6 9 -11 15 -13", 5, "even", LEAF, 4) + p.line("M-4 3Q4 -4 11 4", 4.2, "brush", LEAF, 4)


def crate(pen, x, y, turn=0, size=1, jars=True):
    p = pen.sub(x, y, turn, size)
    out = "".join(small_jar(p, k, -40 + abs(k) * .03, k * .06, .92) for k in (-46, 46, 0)) if jars else ""
    out += p.shape("M-80 -58L80 -58L76 8L-76 8Z", WOOD, 6, 10) + "".join(p.line(f"M-77 {y}Q0 {y + 2} 77 {y}", 3.4, "brush", step=12) for y in (-36, -14))
    out += p.shape("M-83 -61L-62 -61L-60 11L-78 11Z", WOOD2, 5, 10) + p.shape("M62 -61L83 -61L78 11L60 11Z", WOOD2, 5, 10)
    return out + seal(p, 0, -25, 19)


def seal(pen, x, y, r):
    return pen.blob(ring(x, y, r, r, 12), RED) + (pen.shape(ring(x, y, r, r, 12), "#fff", 2.4) if lines_only() else "") + letters.glyph(pen, "酱", x - r * .66, y - r * .68, r * 1.34, 10, BEAN if lines_only() else LABEL)


class Man:
    """He stands with the middle of the jar's foot at (x, y); yaw turns his face (0 to us, positive to the right)."""

    def __init__(self, pen, x=0, y=-50, turn=0, bend=0, tall=1, yaw=0, taper=.04):
        self.stage, self.yaw, self.tall = pen, yaw, tall
        self.body = pen.bent(x, y, turn, bend, tall, taper=taper)
        self.front = self.body.wrapped(yaw)
        self.unit = pen.k

    def where(self, x, y, wrapped=False):
        """A point of the body in the stage's units."""
        px, py = (self.front if wrapped else self.body).at(x, y)
        ox, oy = self.stage.at(0, 0)
        return (px - ox) / self.unit, (py - oy) / self.unit

    # limbs -------------------------------------------------------------
    def arm(self, side, to, elbow=1, kind="fist", turn=None, flip=False, shoulder=None, size=1.06):
        a = shoulder or self.where(side * 66, -92)
        d = math.dist(a, to)
        if d > ARM:  # he has no longer arms than that
            to = (a[0] + (to[0] - a[0]) * ARM / d, a[1] + (to[1] - a[1]) * ARM / d)
        e = joint(a, to, ARM, elbow)
        if turn is None:
            turn = math.degrees(math.atan2(to[1] - e[1], to[0] - e[0]))
        return self.stage.hose([a, e, to], 13.5) + hand(self.stage, *to, turn, kind, flip, PAPER, size)

    def leg(self, side, to, knee=1, turn=0, flip=None, hip=24, up=-3):
        a = self.where(side * hip, up)
        d = math.dist(a, to)
        if d > LEG:
            to = (a[0] + (to[0] - a[0]) * LEG / d, a[1] + (to[1] - a[1]) * LEG / d)
        k = joint(a, to, LEG, knee)
        p = self.stage.sub(*to, turn, 1, side < 0 if flip is None else flip)
        shoe = p.shape("M-10 -8C-15 2 -14 8 -12 11L33 11C42 7 38 -7 24 -9C15 -10 12 -13 9 -17C4 -15 -6 -15 -9 -17Z", SOY, 5, 5) + p.shape("M-14 7L37 7C38 12 36 15 33 15L-10 15C-14 14 -15 11 -14 7Z", LABEL, 4, 6) + p.line("M-3 -8Q8 -4 19 -8", 2.6, "brush", LABEL, 4)
        return self.stage.hose([a, k, to], 14) + shoe

    # body --------------------------------------------------------------
    def jar(self, level=.55, slosh=0, glow=True):
        """`level`: 0 calm to 1 boiling; `slosh`: degrees by which the sauce is behind."""
        b, name = self.body, ident("j")
        cx, cy = b.at(0, -(66 + 74 * level))
        k, r = self.unit, math.radians(slosh)
        u, v = (math.cos(r), math.sin(r)), (-math.sin(r), math.cos(r))
        put = lambda x, y: (cx + (u[0] * x + v[0] * y) * k, cy + (u[1] * x + v[1] * y) * k)
        wave = [put(x, y) for x, y in ((-130, 2), (-92, -3), (-60, -7), (-30, 1), (0, 5), (30, 1), (60, -6), (92, -1), (130, 3))]
        top = ink.spline(wave)
        floor = "".join(f"L{num(p[0])} {num(p[1])}" for p in (put(130, 220), put(-130, 220)))
        out = b.blob(JAR, "#F2DDBE", 9)
        clip = f'<clipPath id="{name}"><path d="{spline(b.points(JAR, 11), True)}"/></clipPath>'
        inside = ""
        if not lines_only():
            inside += f'<path fill="{RED}" d="{top}{floor}Z"/>' + ink.line([(x, y + 3.2 * k) for x, y in wave], 4.6 * k, [.4, 1, .8, 1, .4], "#DA5238")
            inside += b.blob("M42 -160C64 -120 60 -40 32 8L96 8L96 -160Z", SOY, 12, .26)
            inside += "".join(b.dot(x, -y, r, fill=GINGER) for x, y, r in ((-61, 28, 3.2), (61, 84, 2.8), (58, 22, 3.4), (-64, 70, 2.6), (-60, 100, 2.2), (62, 52, 2.2)) if y < 66 + 74 * level - 8)
            inside += b.blob("M-59 -130C-68 -110 -69 -60 -62 -26C-58 -32 -57 -52 -58 -80C-58 -104 -56 -120 -51 -134Z", "#fff", 10, .6)
            out += clip + f'<g clip-path="url(#{name})">{inside}</g>'
        else:
            out += clip + f'<g clip-path="url(#{name})">{ink.line(wave, 3.4 * k, "even")}</g>'
        return out + b.shape(JAR, None, 8, 9)

    def label(self, inner=""):
        f = self.front
        if abs(self.yaw) > 120:
            return self.body.line("M0 -122L0 -66", 3, "dry", "#DA5238")
        edge = max(-52, min(52, 52 - self.yaw * .1))
        return f.shape(FACE, LABEL, 5, 9) + f.blob(f"M{edge - 11} -119C{edge - 5} -92 {edge - 6} -62 {edge - 13} -37L{edge} -40C{edge + 4} -66 {edge + 4} -94 {edge} -117Z", SOY, 9, .16) + inner

    def apron(self, swing=0):
        f, s = self.front, swing
        if abs(self.yaw) > 120:  # from behind: strings and a bow
            b = self.body
            return (b.line("M-68 -50Q-30 -38 0 -38", 6, "even") + b.line("M68 -50Q30 -38 0 -38", 6, "even") + b.shape("M0 -38C-10 -56 -32 -54 -30 -42C-30 -32 -12 -32 0 -38Z", CLOTH, 4.4, 5) + b.shape("M0 -38C10 -56 32 -54 30 -42C30 -32 12 -32 0 -38Z", CLOTH, 4.4, 5)
                    + b.shape("M-3 -36C-14 -26 -16 -12 -14 2L-5 -2C-6 -14 -4 -26 2 -35Z", CLOTH, 4, 5) + b.shape("M2 -36C10 -26 14 -14 18 -6L9 -2C4 -12 0 -24 -2 -35Z", CLOTH, 4, 5) + b.dot(0, -38, 6) + b.line("M-64 -46Q-66 -10 -58 8", 5) + b.line("M64 -46Q66 -10 58 8", 5))
        out = f.line("M-108 -53Q-80 -44 -56 -40", 5.4, "even", step=6) + f.line("M108 -53Q80 -44 56 -40", 5.4, "even", step=6)
        out += f.shape(f"M-61 -43C-24 -35 24 -35 61 -43C60 -26 {60 + s} -8 {58 + s} 9C{24 + s} 17 {-24 + s} 17 {-58 + s} 9C{-60 + s} -8 -60 -26 -61 -43Z", CLOTH, 5.6, 9)
        out += f.blob(f"M36 -40L60 -44C60 -26 {60 + s} -8 {58 + s} 9L{38 + s} 14C{44 + s} -8 40 -26 36 -40Z", BEAN, 9, .25)
        out += f.line(f"M-40 -30Q-39 -14 {-41 + s} 6", 2.6, "brush", "#466653", 6) + f.line("M-46 -36Q0 -27 46 -36", 2.2, "brush", "#466653", 8)
        return out + seal(f, s * .6, -12, 18.5)

    # face --------------------------------------------------------------
    def eyes(self, left="dot", right=None, look=(0, 0), size=1):
        out = ""
        for s, kind in ((-1, left), (1, right or left)):
            out += self.eye(s * 22, -85, s, kind, look, size)
        return out

    def eye(self, x, y, s, kind, look, size=1):
        f, (lx, ly) = self.front, look
        if kind == "dot":
            return f.dot(x + lx, y + ly, 7 * size, 10.4 * size) + f.dot(x + lx + 2.3, y + ly - 4.2, 2.8 * size, fill="#FFFFFF") + f.dot(x + lx - 2.4, y + ly + 4.6, 1.5 * size, fill="#FFFFFF")
        if kind == "wide":  # whites show: startled, or looking hard
            return f.shape(ring(x, y, 13.6 * size, 15.6 * size, 12), "#FFFFFF", 4.2) + f.dot(x + lx, y + ly, 6.4 * size, 7.6 * size) + f.dot(x + lx + 2, y + ly - 3, 2.4, fill="#FFFFFF")
        if kind == "pin":
            return f.shape(ring(x, y, 14.5 * size, 16 * size, 12), "#FFFFFF", 4.2) + f.dot(x + lx, y + ly, 3.4)
        if kind == "half":  # the lid halfway down
            return (f.shape(f"M{x - 13} {y - 3}C{x - 13} {y + 18} {x + 13} {y + 18} {x + 13} {y - 3}Z", "#FFFFFF", 3.6, 5) + f.dot(x + lx, y + 4 + ly, 6, 6.4) + f.dot(x + lx + 2, y + ly + 1.4, 2, fill="#FFFFFF") + f.line(f"M{x - 15} {y - 3}Q{x} {y - 9} {x + 15} {y - 3}", 5.4, [.7, 1, .7]))
        if kind == "shut":
            return f.line(f"M{x - 12} {y - 2}Q{x} {y + 10} {x + 12} {y - 2}", 5.8, [.5, 1, .6], step=4) + f.line(f"M{x + s * 11} {y}L{x + s * 15} {y + 4}", 3.4, "dry", step=3)
        if kind == "glad":
            return f.line(f"M{x - 12} {y + 5}Q{x} {y - 15} {x + 12} {y + 5}", 6.4, [.6, 1, .7], step=4)
        if kind == "wink":
            return f.line(f"M{x - s * 12} {y}Q{x} {y + 7} {x + s * 13} {y - 5}", 6, [.6, 1, .5], step=4) + f.line(f"M{x + s * 4} {y + 6}Q{x + s * 10} {y + 6} {x + s * 15} {y + 3}", 3.4, "dry", step=3)
        return f.line(f"M{x + s * 12} {y - 10}Q{x + s * 2} {y - 3} {x - s * 9} {y}", 5.6, [.5, .9, .9], step=4) + f.line(f"M{x - s * 9} {y}Q{x + s * 2} {y + 3} {x + s * 12} {y + 10}", 5.6, [.9, .9, .5], step=4)  # squeezed

    def brows(self, left, right, lift=0, lift2=None):
        """Degrees; positive: the inner end goes up (worried), negative: down (cross). `lift` in units for the left, `lift2` for the right one."""
        out = ""
        for s, a, up in ((-1, left, lift), (1, right, lift if lift2 is None else lift2)):
            dy = math.tan(math.radians(a)) * 11
            out += self.front.line(f"M{s * 34} {-103 + dy - up}Q{s * 24} {-110 - up} {s * 11} {-103 - dy - up}", 6.8, [.35, 1, .9], step=4)
        return out

    def mouth(self, kind, x=0):
        f = self.front.sub(x, 0)
        open_ = lambda d, tongue, teeth="": f.shape(d, DEEP, 4.6, 5) + f.blob(tongue, TONGUE, 5) + (f.blob(teeth, "#FFFFFF", 5) if teeth else "")
        return {
            "smile": lambda: f.line("M-16 -62Q0 -47 18 -64", 5.4, step=5) + f.line("M14 -66Q19 -66 21 -61", 3.2, "brush", step=3),
            "grin": lambda: open_("M-20 -67C-12 -64 13 -64 22 -69C21 -49 10 -42 0 -42C-10 -42 -18 -50 -20 -67Z", "M-11 -49C-5 -55 8 -55 12 -50C6 -43 -6 -43 -11 -49Z", "M-17 -64C-10 -61 12 -61 18 -65L17 -60C8 -57 -8 -57 -16 -60Z"),
            "side": lambda: open_("M-8 -62C2 -61 14 -65 24 -70C26 -54 16 -46 7 -47C-1 -48 -7 -54 -8 -62Z", "M2 -51C6 -56 14 -57 18 -54C14 -48 6 -47 2 -51Z"),
            "shout": lambda: open_("M-18 -66C-8 -72 10 -72 20 -67C24 -48 12 -38 1 -38C-11 -38 -21 -49 -18 -66Z", "M-11 -47C-5 -55 8 -55 13 -48C7 -38 -5 -38 -11 -47Z", "M-15 -66C-7 -69 9 -69 17 -66L16 -62C8 -60 -7 -60 -14 -62Z"),
            "oh": lambda: f.shape(ring(0, -58, 7.5, 9.5, 10), DEEP, 4.4),
            "flat": lambda: f.line("M-13 -58Q3 -62 15 -57", 5.2, step=5),
            "wave": lambda: f.line("M-19 -56C-13 -67 -7 -48 0 -56C7 -65 12 -48 19 -58", 5.2, step=4),
            "sorry": lambda: f.line("M-13 -52Q0 -66 13 -52", 5.2, step=4) + f.line("M-5 -47Q0 -49 5 -47", 3, "brush", step=3),
            "taste": lambda: f.line("M-16 -61Q-1 -48 15 -62", 5.4, step=5) + f.shape("M2 -55C6 -60 14 -60 14 -53C14 -46 4 -46 2 -55Z", TONGUE, 3.2, 3),
            "hot": lambda: f.shape("M-19 -63C-10 -69 11 -69 20 -63C22 -54 12 -49 0 -49C-12 -49 -21 -54 -19 -63Z", DEEP, 4.6, 5) + f.shape("M-8 -55C-8 -60 11 -60 11 -55C12 -44 12 -34 3 -33C-7 -33 -8 -45 -8 -55Z", TONGUE, 4, 4) + f.line("M2 -54L3 -43", 2.4, "dry", DEEP, 3),
            "grit": lambda: f.shape("M-20 -65C-8 -68 10 -68 21 -64C22 -55 20 -50 18 -49C6 -46 -8 -46 -18 -49C-21 -54 -21 -60 -20 -65Z", "#FFFFFF", 4.4, 5) + "".join(f.line(d, 2.6, "even", step=5) for d in ("M-18 -57Q0 -55 19 -57", "M-7 -66L-7 -49", "M7 -66L7 -49")),
            "sleep": lambda: f.shape("M-6 -58C-6 -65 7 -65 7 -58C7 -51 -6 -51 -6 -58Z", DEEP, 4, 3),
        }[kind]()

    def cheeks(self, strong=.5):
        return "".join(self.front.dot(s * 39, -66, 9, 6.5, RED, strong, -6 * s) for s in (-1, 1))

    def lid(self, turn=-12, x=0, y=-152, leaf=0, droop=0, rim=True):
        """The cap. `turn`: askew by so much; `leaf`: degrees the stalk leans; `droop`: 0 perky to 1 hanging."""
        b = self.body
        out = b.shape("M-52 -151C-52 -158 52 -158 52 -151C52 -143 -52 -143 -52 -151Z", PAPER, 5, 8) if rim else ""
        c = b.sub(x, y, turn)
        out += c.shape("M-55 -34C-55 -25 -54 -4 -53 6C-36 17 36 17 53 6C54 -4 55 -25 55 -34C40 -46 -40 -46 -55 -34Z", GINGER, 7, 8)
        out += c.blob("M22 -28C42 -26 50 -30 54 -34L52 6C44 12 34 13 24 14C33 -2 33 -18 22 -28Z", SOY, 8, .26)
        out += "".join(c.line(f"M{k} {-19 + 6 * (1 - (k / 50) ** 2):.1f}L{k * .985:.1f} {1 + 7 * (1 - (k / 50) ** 2):.1f}", 3, [.5, 1, .6], step=9) for k in (-45, -34, -21, -7, 7, 21, 34, 45))
        out += c.line("M-54 -33C-38 -20 38 -20 54 -33", 4.4, [.4, 1, .5], step=8) + c.line("M-42 -35Q-24 -41 -2 -41", 4, "brush", "#F6D27E", 6)
        s = c.sub(2, -35, leaf)
        if droop > .5:
            out += s.shape("M-5 0C-7 -14 2 -26 17 -27C32 -28 40 -16 40 -5C33 -15 22 -19 14 -14C7 -10 6 -4 6 1Z", LEAF, 4.6, 5) + s.line("M2 -4C4 -14 12 -21 22 -20", 2.4, "dry", step=4)
        else:
            out += s.shape("M-5 1C-10 -14 -4 -31 16 -40C13 -28 14 -12 7 1Z", LEAF, 4.6, 5) + s.shape("M0 1C-4 -9 -14 -16 -25 -17C-21 -7 -13 1 -3 3Z", LEAF, 4.2, 5) + s.line("M2 -4C2 -14 6 -24 11 -30", 2.4, "dry", step=4)
        return out


def shadow(pen, x, w, y=3):
    return pen.blob(f"M{x - w} {y}C{x - w * .5} {y - 8} {x + w * .5} {y - 8} {x + w} {y}C{x + w * .5} {y + 8} {x - w * .5} {y + 8} {x - w} {y}Z", SOY, 14, .18)


def ticks(pen, *strokes, width=4.6):
    return "".join(pen.line(d, width, "dry", step=6) for d in strokes)


# poses --------------------------------------------------------------------
def points(p):
    """Weight on one leg, a fist on the hip, the other hand shows the way."""
    m = Man(p, -8, -50, -9, 16, yaw=10)
    return (shadow(p, -4, 84) + m.leg(1, (44, -16), -1, -4) + m.leg(-1, (-22, -16), 1)
            + m.arm(1, (128, -214), -.75, "point", -52)
            + m.jar(.5, 7) + m.label(m.eyes(look=(4, -2)) + m.brows(4, 14, 2, 6) + m.mouth("side", -2) + m.cheeks()) + m.apron(-4) + m.lid(-17, -4, leaf=8)
            + m.arm(-1, (-70, -78), 1, "fist", 6) + ticks(p, "M122 -262Q124 -272 130 -280", "M152 -240Q162 -246 172 -248", "M146 -262Q154 -272 163 -278"))


def tastes(p):
    """Leans back with eyes shut, ladle at the lips, the bowl held out of harm's way; one foot crossed on its toe."""
    m = Man(p, 6, -50, -6, -18, yaw=14)
    mx, my = m.where(4, -58, True)
    spoon = p.sub(mx + 6, my - 2, -20)
    bowl = p.sub(-108, -122, -9)
    return (shadow(p, 4, 82) + m.leg(1, (22, -14), 1.0) + m.leg(-1, (48, -20), .3, 52, True)
            + m.jar(.4, 4) + m.label(m.eyes("shut") + m.brows(13, 13, 7) + m.mouth("taste") + m.cheeks(.7)) + m.apron(5) + m.lid(-11, 3, leaf=-6)
            + spoon.line("M6 0Q60 -5 128 -20", 8, "limb") + spoon.line("M10 -1Q60 -5 126 -19", 3.4, "even", WOOD) + spoon.shape("M-14 -4C-4 -10 14 -8 18 0C12 9 -8 9 -14 -4Z", WOOD, 4, 4) + spoon.blob("M-9 -3C-2 -7 10 -5 13 0C8 4 -4 4 -9 -3Z", RED, 4)
            + m.arm(1, (106, -150), 1, "grip", -140)
            + bowl.shape("M-36 -24C-34 4 -16 16 0 16C16 16 34 4 36 -24C14 -16 -14 -16 -36 -24Z", LABEL, 5.4, 7) + bowl.shape("M-36 -24C-14 -35 14 -35 36 -24C14 -14 -14 -14 -36 -24Z", RED, 4.6, 7) + bowl.line("M-28 -4Q0 9 28 -4", 3.6, "brush", "#2F5D73", 6)
            + m.arm(-1, (-110, -98), -1, "flat", -20, False)
            + ticks(p, "M-74 -250Q-82 -258 -86 -268", "M-98 -226Q-108 -230 -118 -238", "M-100 -160Q-96 -170 -102 -180", "M-122 -158Q-118 -168 -124 -178"))


def too_hot(p):
    """On tiptoe, tongue out, both hands fan; the sauce has boiled up and blows the lid off its thread."""
    m = Man(p, 0, -58, 3, 10, tall=1.06)
    s = m.body
    steam = puff(s, -74, -170, 1.0, flip=True) + puff(s, 80, -166, 1.15) + puff(s, 96, -214, .85) + puff(s, -92, -214, .74, flip=True)
    run = s.shape("M-40 -152C-44 -138 -48 -128 -44 -118C-40 -112 -34 -118 -34 -128C-34 -138 -32 -144 -30 -152Z", RED, 4, 4) + s.shape("M28 -152C30 -144 26 -138 30 -132C35 -128 39 -134 40 -152Z", RED, 4, 4)
    return (shadow(p, 0, 70) + m.leg(-1, (-14, -22), -.9, 38) + m.leg(1, (20, -22), .9, 38)
            + m.arm(-1, (-108, -196), .9, "open", -112, True) + m.arm(1, (104, -184), -.9, "open", -64)
            + m.jar(1, -3) + m.label(m.eyes("squeezed") + m.brows(22, 22, 3) + m.mouth("hot") + m.cheeks(.85)) + m.apron(0)
            + s.shape("M-52 -151C-52 -159 52 -159 52 -151C52 -143 -52 -143 -52 -151Z", PAPER, 5, 8) + s.blob("M-46 -151C-46 -156 46 -156 46 -151C46 -147 -46 -147 -46 -151Z", RED) + run + steam + m.lid(14, 8, -190, -8, rim=False)
            + drop(s, -58, -112, 1, 24) + drop(s, 66, -96, .9, -24)
            + ticks(p, "M-138 -178Q-148 -174 -152 -164", "M-140 -222Q-150 -226 -154 -236", "M136 -166Q146 -162 152 -154", "M142 -206Q152 -210 156 -220"))


def cheers(p):
    """In the air: one knee up, both arms flung wide, lid flying after him."""
    m = Man(p, -2, -84, 8, -16, tall=1.05, yaw=-6)
    return (shadow(p, -4, 58) + m.leg(-1, (-74, -62), .8, 70) + m.leg(1, (48, -54), -1, -34)
            + m.arm(-1, (-128, -242), .55, "open", -122, True) + m.arm(1, (132, -238), -.55, "fist", -48)
            + m.jar(.66, -14) + m.label(m.eyes("glad") + m.brows(8, 8, 6) + m.mouth("shout") + m.cheeks(.6)) + m.apron(-9) + m.lid(-20, 12, -164, 12)
            + drop(p, -84, -268, .8, -30, RED) + drop(p, 92, -276, .9, 20, RED) + ticks(p, "M-58 -26Q-60 -18 -64 -10", "M-20 -36Q-20 -26 -22 -16", "M30 -26Q34 -18 36 -12"))


def carries(p):
    """Leans far back under a full crate; one foot gropes for the ground."""
    m = Man(p, -38, -50, -17, 6, yaw=24)
    return (shadow(p, -8, 108) + m.leg(1, (22, -30), -.95, -26) + m.leg(-1, (-48, -16), 1)
            + m.jar(.62, -9) + m.label(m.eyes("wide", look=(5, 3), size=.94) + m.brows(16, 20, 5) + m.mouth("grit") + m.cheeks(.7)) + m.apron(-6) + m.lid(-10, -8, leaf=-8)
            + hand(p, 142, -74, 176, "flat", True, PAPER, 1.06) + crate(p, 70, -70, -9, .92)
            + m.arm(-1, (2, -60), .9, "flat", 2, True)
            + drop(p, -112, -262, 1, -28) + drop(p, -128, -226, .8, -40) + ticks(p, "M66 -22Q76 -22 82 -26", "M62 -6Q74 -4 84 -8"))


def bows(p):
    """The lid swept off, one foot behind the other: come in."""
    m = Man(p, -26, -48, 27, 22, yaw=16)
    s = m.body
    cap = Man(p, 0, 0)
    hx, hy = -120, -150
    lid = Man(p.sub(hx - 8, hy - 4, -52).sub(0, 152), 0, 0)
    return (shadow(p, 0, 110) + m.leg(-1, (-66, -16), 1, 0, False) + m.leg(1, (16, -16), -.7, 0)
            + m.arm(-1, (-112, -130), .55, "grip", -150)
            + lid.lid(0, 0, leaf=4, rim=False)
            + m.jar(.3, 5)
            + s.shape("M-52 -151C-52 -160 52 -160 52 -151C52 -142 -52 -142 -52 -151Z", PAPER, 5, 8) + s.shape("M-43 -151C-43 -156 43 -156 43 -151C43 -147 -43 -147 -43 -151Z", "#D9C19B", 3, 8)
            + m.label(m.eyes("shut") + m.brows(8, 8, 5) + m.mouth("smile") + m.cheeks()) + m.apron(6)
            + m.arm(1, m.where(16, -22, True), -1, "flat", 190, False))


def naps(p):
    """Flat on his back on a crate, lid over one eye, the sauce level, one arm hanging."""
    m = Man(p, 58, -104, -82, -7, yaw=-8)
    box = p.sub(16, 0)
    c = (box.shape("M-76 -66L74 -66L70 8L-72 8Z", WOOD, 6, 12) + "".join(box.line(f"M-74 {y}Q0 {y + 2} 72 {y}", 3.4, step=12) for y in (-42, -17)) + box.shape("M-79 -69L-57 -69L-55 11L-75 11Z", WOOD2, 5, 10) + box.shape("M56 -69L78 -69L73 11L54 11Z", WOOD2, 5, 10) + seal(box, 0, -27, 20))
    zz = "".join(letters.latin(p, "Z", x, y, s, 15) for x, y, s in ((-116, -216, 16), (-96, -250, 23), (-62, -292, 32)))
    return (shadow(p, -8, 122) + m.leg(1, (104, -62), -.9, 62, False) + c
            + m.leg(-1, (110, -112), .8, -66, False, hip=16)
            + m.jar(.06) + m.label(m.eyes("shut") + m.brows(-2, 4, 2) + m.mouth("sleep") + m.cheeks()) + m.apron(-3) + m.lid(9, 14, -128, -14, 1)
            + m.arm(-1, (-84, -10), .25, "limp", 84, False, shoulder=m.where(-54, -126)) + m.arm(1, m.where(18, -14), -1, "flat", 74, shoulder=m.where(60, -84)) + zz)


def phone(pen, x, y, turn):
    p = pen.sub(x, y, turn)
    return p.shape("M-17 -30C-17 -35 17 -35 17 -30L17 30C17 35 -17 35 -17 30Z", "#2A3136", 4.6, 6) + p.shape("M-12 -26L12 -26L12 24L-12 24Z", "#FFFFFF", 2, 8) + p.blob("M0 8C-14 -2 -6 -14 0 -6C6 -14 14 -2 0 8Z", RED, 4)


def hosts(p):
    """Phone on a stick held high, a jar held out to it, a wink."""
    m = Man(p, -22, -50, 8, -14, yaw=15)
    stick = p.sub(94, -138, 26)
    return (shadow(p, -8, 96) + m.leg(-1, (-52, -16), 1) + m.leg(1, (22, -16), -1, 0)
            + m.arm(1, (84, -118), .9, "fist", -50)
            + stick.line("M0 26L0 -104", 7, "limb") + stick.line("M0 -20L0 -100", 2.6, "even", "#C9C2B6") + phone(stick, 0, -130, -34)
            + stick.line("M0 28L0 -10", 12, "limb") + hand(p, 84, -122, -58, "grip", False, PAPER, 1.06)
            + m.jar(.58, 7) + m.label(m.eyes("wink", "dot", look=(4, -3)) + m.brows(-4, 14, 0, 6) + m.mouth("grin", 2) + m.cheeks()) + m.apron(5) + m.lid(-15, -2, leaf=6)
            + small_jar(p, -114, -172, -14, 1.06) + m.arm(-1, (-110, -150), -1, "flat", -84, True)
            + ticks(p, "M-158 -252Q-168 -258 -172 -266", "M-134 -264Q-138 -274 -138 -284", "M-158 -222Q-168 -224 -176 -224", width=4)
            + "".join(p.sub(x, y, t, s).blob("M0 14C-24 -4 -12 -26 0 -12C12 -26 24 -4 0 14Z", RED, 4) for x, y, t, s in ((96, -284, -12, .7), (68, -306, 10, .95), (108, -318, 14, .5))))


def apologises(p):
    """On his knees on a washboard, palms together, leaf hanging, eyes turned up."""
    m = Man(p, -26, -46, 14, 22, tall=.98, yaw=18)
    board = p.sub(0, 0)
    w = board.shape("M-104 -12L112 -12L104 12L-112 12Z", WOOD, 5.4, 10) + "".join(board.line(f"M{k + 3} -8L{k - 3} 8", 4, "even", WOOD2 if not lines_only() else None, 6) for k in range(-84, 92, 16)) + board.shape("M-112 12L104 12L104 21L-112 21Z", WOOD2, 4.6, 10)
    knee = lambda x, f: p.shape(f"M{x - 14 * f} -44C{x + 16 * f} -46 {x + 26 * f} -32 {x + 22 * f} -18C{x + 16 * f} -9 {x - 2 * f} -10 {x - 10 * f} -18Z", BEAN if not lines_only() else "#fff", 4, 6)
    foot = p.sub(-84, -24, 14, 1, True)
    shoe = foot.shape("M-10 -8C-15 2 -14 8 -12 11L33 11C42 7 38 -7 24 -9C15 -10 12 -13 9 -17C4 -15 -6 -15 -9 -17Z", SOY, 5, 5) + foot.shape("M-14 7L37 7C38 12 36 15 33 15L-10 15C-14 14 -15 11 -14 7Z", LABEL, 4, 6)
    hx, hy = 104, -96
    return (w + shoe + p.hose([(-40, -34), (-56, -22), (-80, -22)], 14) + knee(-40, 1) + knee(14, 1)
            + m.jar(.16, 4) + m.label(m.eyes("wide", look=(4, -6)) + m.brows(26, 26, 4) + m.mouth("sorry") + m.cheeks(.75)) + m.apron(2) + m.lid(17, 10, -148, 6, 1)
            + m.arm(1, (hx + 4, hy + 6), .75, "flat", -58, shoulder=m.where(66, -74)) + m.arm(1, (hx - 8, hy + 12), .8, "flat", -64, True, shoulder=m.where(34, -38))
            + drop(m.body, -64, -140, 1.1, -16))


def delivers(p):
    """Off on the scooter, bent over the handlebar, lid blown back, dust behind."""
    q = p.sub(-4, 0)
    wheel = lambda x: q.shape(ring(x, -26, 26, 26, 14), BEAN if not lines_only() else "#fff", 4) + q.shape(ring(x, -26, 13, 13, 12), PAPER, 4) + q.dot(x, -26, 4)
    m = Man(q, -34, -84, 8, 12, yaw=24)
    box = q.sub(-112, -79, -6)
    load = (box.shape("M-40 -74L38 -74L38 0L-40 0Z", GINGER, 6, 9) + box.shape("M-43 -80L41 -80L41 -62L-43 -62Z", "#C98F1B", 5, 9) + box.blob("M18 -60L36 -60L36 -3L18 -3Z", SOY, 9, .24) + seal(box, -4, -31, 20))
    bike_back = q.shape("M-132 -54C-126 -78 -104 -84 -84 -84L8 -82C18 -80 22 -72 18 -60L14 -40L-46 -38C-56 -60 -92 -72 -104 -40L-128 -38C-134 -44 -134 -48 -132 -54Z", RED, 6.4, 8) + q.line("M-112 -72Q-70 -76 4 -72", 4, "brush", "#DA5238")
    q = q.sub(16, 0)
    bike_front = (q.line("M106 -26L92 -66", 9, "limb") + q.shape("M-16 -40L52 -36C62 -38 64 -60 62 -92C60 -114 70 -124 80 -124C94 -106 102 -80 100 -56C98 -34 82 -18 58 -18L-12 -20C-22 -24 -24 -36 -16 -40Z", RED, 6.4, 8)
                  + q.blob("M86 -110C96 -90 98 -70 96 -54C92 -36 80 -24 60 -22C84 -40 90 -70 86 -110Z", SOY, 8, .28) + q.shape(ring(90, -104, 11, 12, 10, 10), "#FFE7A3", 4.4)
                  + q.line("M80 -120L70 -138", 8, "limb") + q.line("M78 -136Q62 -142 48 -136", 9, "limb"))
    return (shadow(p, 4, 142) + puff(p, -140, 0, 1.0, "#E8D9BC") + puff(p, -126, -30, .66, "#E8D9BC", True) + wheel(-76) + bike_back + load + m.leg(-1, (22, -44), -.8, 4, False)
            + m.arm(-1, (60, -134), .8, "grip", -20, shoulder=m.where(30, -84))
            + m.jar(.7, -13) + m.label(m.eyes(look=(5, 0)) + m.brows(-12, -4, 1, 3) + m.mouth("grin", 2) + m.cheeks()) + m.apron(-8) + m.lid(-33, -14, -158, -30)
            + wheel(106) + bike_front + m.leg(1, (34, -50), -.9, 0, hip=16, up=19)
            + m.arm(1, (64, -129), .7, "grip", -14, shoulder=m.where(64, -58))
            + ticks(p, "M-146 -176Q-128 -178 -106 -176", "M-130 -216Q-110 -218 -92 -215", "M-110 -252Q-96 -254 -84 -252", width=5))


def standing(p, yaw=0, side=False):
    """Neutral, for the turnaround."""
    m = Man(p, 0, -50, 0, 0, yaw=yaw)
    back = abs(yaw) > 120
    legs = (m.leg(1, (30, -16), -.4, 0, False) + m.leg(-1, (-14, -16), .4, 0, False)) if side else (m.leg(-1, (-28, -16), .4) + m.leg(1, (28, -16), -.4)) if not back else (m.leg(-1, (-28, -16), .4) + m.leg(1, (28, -16), -.4))
    face = "" if back else m.eyes(look=(0, 0)) + m.brows(5, 10, 3) + m.mouth("smile") + m.cheeks()
    left = m.arm(-1, (-92, -78), .7, "fist", 84, True)
    right = m.arm(1, (92, -78), -.7, "fist", 96)
    middle = m.jar(.5) + m.label(face) + m.apron() + m.lid(12 if back else -12, 0, leaf=-6 if back else 6)
    if side:
        near = m.arm(-1, (2, -70), .5, "fist", 78, True, shoulder=m.where(-14, -94))
        return shadow(p, 0, 78) + legs + middle + near
    return shadow(p, 0, 78) + legs + left + right + middle


FACES = {  # name: eyes, brows, mouth, level of the sauce, lid, leaf, droop, cheeks
    "pleased": (("dot",), (4, 12, 3), "grin", .5, -14, 6, 0, .5), "wondering": (("wide", "dot"), (4, 18, 9, 2), "oh", .46, -19, 14, 0, .4),
    "tasting": (("shut",), (12, 12, 6), "taste", .36, -10, -4, 0, .75), "cross": (("half",), (-24, -24, -1), "flat", .86, -7, 0, 0, .5),
    "boiling": (("pin",), (-28, -28, 1), "grit", 1, 9, -10, 0, .9), "sorry": (("wide",), (26, 26, 4), "sorry", .14, 16, 6, 1, .6),
    "delighted": (("glad",), (8, 8, 6), "shout", .66, -22, 10, 0, .65), "cheeky": (("wink", "dot"), (-4, 16, 0, 7), "side", .55, -16, 4, 0, .5)}


def face(p, kind):
    e, b, mo, level, lid, leaf, droop, cheek = FACES[kind]
    m = Man(p, 0, 0, 0, 4, yaw=8)
    look = {"cross": (6, -2), "sorry": (4, -6), "wondering": (4, -4)}.get(kind, (2, 0))
    extra = puff(m.body, 78, -176, .9) + puff(m.body, -80, -170, .7, flip=True) if kind == "boiling" else ""
    return m.jar(level, 4) + m.label(m.eyes(*e, look=look) + m.brows(*b) + m.mouth(mo) + m.cheeks(cheek)) + m.apron() + extra + m.lid(lid, 3 if lid < 0 else 8, -164 if kind == "boiling" else -152, leaf, droop)


POSES = {"points": points, "tastes": tastes, "too-hot": too_hot, "cheers": cheers, "carries": carries, "bows": bows, "naps": naps, "hosts": hosts, "apologises": apologises, "delivers": delivers}


def garlic(p, x, y, turn=0, size=1):
    q = p.sub(x, y, turn, size)
    return q.shape("M-4 -44C-4 -34 -34 -24 -34 -4C-34 12 -14 16 0 15C16 16 34 12 34 -4C34 -24 6 -34 5 -44Z", LABEL, 5, 6) + q.line("M-1 -36Q-16 -16 -12 12", 3, "brush") + q.line("M2 -36Q16 -16 13 12", 3, "brush") + q.line("M-8 17Q0 21 9 17", 4, "brush")


def scallops(width, y, n, up, fill, edge=None):
    """A paper-cut strip over the whole width, from a scalloped edge at `y` to `up`."""
    s = width / n
    d = f"M0 {up}L0 {y}" + "".join(f"Q{num(s * (i + .5))} {num(y - s * .72)} {num(s * (i + 1))} {num(y)}" for i in range(n)) + f"L{width} {up}Z"
    return f'<path fill="{fill}" d="{d}"/>' + "".join(f'<circle cx="{num(s * (i + .5))}" cy="{num(y + s * .12)}" r="{num(s * .09)}" fill="{edge}"/>' for i in range(n) if edge)


def halo(p, x, y, r, fill, n=28):
    """A disc with a cut edge, like a lid seen from above."""
    pts = []
    for i in range(n * 2):
        a, q = math.pi * i / n, r * (1 if i % 2 else .945)
        pts.append((x + q * math.cos(a), y + q * math.sin(a)))
    return p.blob(pts, fill)


def colouring(book):
    coarse(1.6)
    p = picture(1040, 2250, 5.4)
    out = '<rect width="2100" height="2970" fill="#fff"/>' + points(p)
    q = picture(0, 0, 3.4)
    out += q.sub(0, 0).line("M14 690Q310 684 604 690", 5, "even", step=40)
    for x, y, t, k in ((96, 826, 4, 1.2), (170, 836, -3, 1.2)):
        out += small_jar(q, x, y, t, k)
    out += crate(q, 498, 822, 0, .95) + garlic(q, 256, 826, -6) + garlic(q, 318, 836, 8, .8) + chilli(q, 372, 784, 20, 1.1) + chilli(q, 72, 722, 66, 1.1, True)
    rod = q.line("M18 44L600 44", 11, "even", step=60)
    cloth = ""
    for k, (c, x) in enumerate(zip(book.name, (34, 222, 410))):
        d = f"M{x} 44L{x + 176} 44C{x + 178} 90 {x + 172} 150 {x + 177} 196C{x + 140} 206 {x + 110} 192 {x + 80} 202C{x + 50} 208 {x + 20} 196 {x - 2} 202C{x + 4} 150 {x - 2} 90 {x} 44Z"
        cloth += q.shape(d, "#fff", 5, 12) + letters.glyph(q, c, x + 42, 74, 92, 19) + letters.glyph(q, c, x + 42, 74, 92, 11, "#FFFFFF")
    coarse()
    return out + cloth + rod


def phone_wall(book):
    p = picture(585, 2230, 3.55)
    coarse(1.2)
    out = f'<rect width="1170" height="2532" fill="{RED}"/>' + halo(p, 0, -186, 152, "#C9402F") + halo(p, 0, -186, 128, PAPER, 24)
    out += scallops(1170, 2250, 9, 2532, DEEP) + scallops(1170, 2350, 9, 2532, GINGER, RED) + scallops(1170, 2450, 13, 2532, BEAN)
    name = letters.name(picture(0, 0, 1), book.name, 968, 760, 118, 12, PAPER, .14, True)
    out += name + cheers(picture(585, 2190, 3.3))
    coarse()
    return out


def desk_wall(book):
    coarse(1.5)
    p = picture(1790, 1210, 3.6)
    out = f'<rect width="2560" height="1440" fill="{PAPER}"/>' + halo(p, -20, -156, 170, GINGER, 30) + halo(p, -20, -156, 144, "#EDB842", 30)
    out += f'<rect y="1206" width="2560" height="240" fill="{RED}"/>' + scallops(2560, 1290, 20, 1440, DEEP, GINGER) + scallops(2560, 1400, 26, 1440, BEAN)
    out += picture(0, 0, 1).line("M0 1206Q1280 1200 2560 1206", 12, "even", step=60)
    name = letters.name(picture(0, 0, 1), book.name, 150, 880, 170, 12, RED, .14) + letters.latin(picture(0, 0, 1), book.latin, 154, 1098, 40, 12, BEAN, .52)
    out += name + delivers(p)
    coarse()
    return out


BOOK = sheets.Book(
    slug="jiang-xiaoge", name="酱小哥", latin="JIANG XIAOGE", poses=POSES, brush=12, face_at=(158, 300, 1.12),
    views=[lambda p: standing(p), lambda p: standing(p, 38), lambda p: standing(p, 84, True), lambda p: standing(p, 180)], faces=[(lambda p, k=k: face(p, k)) for k in FACES],
    measures=[("LID", -245, -196), ("JAR", -196, -50), ("LEGS", -50, 0)], ground=PAPER, clear="LID", mark="points",
    extras={"colouring": (2100, 2970, colouring), "wallpaper-phone": (1170, 2532, phone_wall), "wallpaper-desk": (2560, 1440, desk_wall)})

if __name__ == "__main__":
    BOOK.draw()
