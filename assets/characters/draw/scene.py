"""Xiandu's ground for wallpapers and colouring pages: far ridges, the stone that stands, mist, water."""
import random

from parts import *

CLOUD = "#F6F5F0"


def defs():
    return ("<defs>" + wash("sky", (0, "#CFE0DA", 1), (.5, "#EAF0EB", 1), (1, CLOUD, 1)) + wash("far", (0, "#8FAFA7", .6), (.8, "#C9D8D2", .1), (1, CLOUD, 0)) + wash("mid", (0, "#6F958C", .6), (.7, "#BFD2CB", .14), (1, CLOUD, 0))
            + wash("rock", (0, "#5E7A76", .95), (.4, "#86A09A", .85), (.8, "#C6D5CF", .5), (1, CLOUD, .05)) + wash("fog", (0, "#FBFBF8", .96), (1, "#FBFBF8", 0), centre=(.5, .5, .5)) + "</defs>")


def ridge(seed, width, base, heights, fill, rough=12):
    random.seed(seed)
    n, pts = 36, []
    for i in range(n + 1):
        t = i / n * (len(heights) - 1)
        k = min(int(t), len(heights) - 2)
        u = t - k
        u = u * u * (3 - 2 * u)
        pts.append((width * i / n, base - heights[k] - (heights[k + 1] - heights[k]) * u + random.uniform(-rough, rough)))
    if lines_only():
        return ink.line(pts, 7, [.4, 1, .6, .9, .3], "#2A3136")
    return f'<path fill="url(#{fill})" d="{spline(pts)}L{width} {base + 240}L0 {base + 240}Z"/>'


def pillar(pen, x, y, height, width, seed=5):
    """The stone stands with its foot at (x, y)."""
    random.seed(seed)
    left = [(x - width * w + random.uniform(-.03, .03) * width, y - height * h) for h, w in ((0, .52), (.15, .47), (.3, .5), (.45, .44), (.6, .46), (.74, .4), (.86, .33), (.95, .2), (1, .05))]
    right = [(x + width * w + random.uniform(-.03, .03) * width, y - height * h) for h, w in ((.98, .16), (.93, .3), (.8, .38), (.64, .45), (.48, .42), (.32, .49), (.16, .46), (0, .54))]
    pts = [pen.to(p) for p in left + right]
    seen(pts)
    k = pen.k
    fill = "#fff" if lines_only() else "url(#rock)"
    out = f'<path fill="{fill}" d="{spline(pts)}Z"/>' + ink.line([pen.to(p) for p in left], 7 * k, [.1, .6, 1, .7, .5], "#2A3136") + ink.line([pen.to(p) for p in right], 8 * k, [.6, 1, .7, .5, .08], "#2A3136")
    for i in range(9):
        sx, sy = x + random.uniform(-.3, .3) * width, y - height * random.uniform(.35, .92)
        out += pen.line(f"M{sx} {sy}Q{sx + random.uniform(-6, 6)} {sy + height * .06} {sx + random.uniform(-5, 5)} {sy + height * random.uniform(.08, .16)}", random.uniform(3, 6), "dry", None if lines_only() else "#2A3136", 14, 1 if lines_only() else .35)
    for i in range(5):
        px, py = x + width * (-.3 + .14 * i), y - height * (.9 + .06 * (1 - abs(i - 2) / 2))
        out += "".join(pen.line(f"M{px} {py}L{px + dx} {py - dy}", 4, "dry", None if lines_only() else "#3E5B52") for dx, dy in ((-10, 12), (0, 19), (10, 13)))
    return out


def fog(x, y, rx, ry):
    return "" if lines_only() else f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="url(#fog)"/>'


def water(pen, *strokes):
    return "".join(pen.line(f"M{x} {y}Q{x + w / 2} {y + 6} {x + w} {y}", 3.4, "brush", None if lines_only() else "#8CA9A1", 30) for x, y, w in strokes)


def curl(pen, x, y, size=1, flip=False, colour="#8FB0A6", turn=0):
    """A cloud of three strokes."""
    q = pen.sub(x, y, turn, size, flip)
    c = None if lines_only() else colour
    return q.line("M-70 20C-40 26 -20 24 0 20C20 16 26 -6 8 -10C-6 -12 -10 6 2 6", 5, [.2, 1, .9, .8, .3], c, 8) + q.line("M-10 -12C-6 -32 26 -34 34 -14C52 -20 66 -4 54 8C44 16 36 4 46 0", 5, [.3, 1, .8, .9, .2], c, 8) + q.line("M52 16Q80 20 104 14", 4.4, "dry", c, 8)


def phone(figure, name, light=True):
    """1170 × 2532: sky, ridges, the stone; `figure(pen)` stands on top of it."""
    p = picture(0, 0, 1, "#2A3136")
    out = '<rect width="1170" height="2532" fill="#F6F5F0"/><rect width="1170" height="2532" fill="url(#sky)"/>'
    out += ridge(3, 1170, 1750, [120, 260, 160, 330, 190, 120, 260], "far", 14) + ridge(8, 1170, 2050, [260, 120, 180, 90, 200, 330, 420], "mid", 14)
    out += pillar(picture(0, 0, 1, "#2A3136"), 560, 2560, 700, 560) + fog(200, 2330, 620, 110) + fog(980, 2430, 560, 130) + fog(420, 2500, 800, 120)
    out += curl(p, 250, 1030, 1.5) + curl(p, 930, 1420, 1.2, True) + water(p, (120, 2440, 300), (600, 2480, 380), (240, 2504, 260))
    return out + name + figure


def desk(figure, name):
    """2560 × 1440."""
    p = picture(0, 0, 1, "#2A3136")
    out = '<rect width="2560" height="1440" fill="#F6F5F0"/><rect width="2560" height="1440" fill="url(#sky)"/>'
    out += ridge(4, 2560, 1010, [60, 190, 120, 260, 150, 90, 210, 330, 220, 380, 240], "far", 14) + ridge(9, 2560, 1180, [220, 120, 60, 130, 50, 90, 40, 160, 300, 210, 330], "mid", 14)
    out += pillar(p, 1800, 1480, 560, 620, 7) + fog(1500, 1290, 640, 110) + fog(2200, 1360, 620, 120) + fog(600, 1330, 900, 140)
    out += curl(p, 420, 330, 1.5) + curl(p, 1240, 560, 1.2, True) + water(p, (520, 1340, 420), (900, 1380, 480), (240, 1400, 360), (2120, 1400, 300))
    return out + name + figure
