"""Both places on a map of Zhejiang, drawn by hand from a handful of points; it shows where, not how far; once with Chinese and once with English words. Run: python3 assets/marks/draw/map.py"""
import sys

from ink import *

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from outline import text

INK, PAPER, HILL, WATER, CHILLI, AZURITE = "#2B3134", "#EDE9DC", "#C4CDBD", "#A9C6C9", "#B3261E", "#2F5D73"
SHORE = [(119.62, 31.12), (120.0, 31.0), (120.4, 30.93), (120.72, 30.88), (121.0, 30.83), (121.25, 30.68), (120.98, 30.4), (120.7, 30.32), (120.36, 30.26), (120.62, 30.17), (120.9, 30.2), (121.22, 30.3), (121.56, 30.14), (121.76, 29.97),
         (122.08, 29.9), (121.92, 29.62), (121.55, 29.5), (121.93, 29.3), (121.9, 29.15), (121.6, 29.1), (121.7, 28.92), (121.48, 28.67), (121.64, 28.4), (121.4, 28.2), (121.12, 28.2), (120.95, 27.98), (120.68, 27.6), (120.5, 27.2), (120.22, 27.3),
         (119.9, 27.34), (119.68, 27.55), (119.4, 27.5), (119.12, 27.46), (119.0, 27.7), (118.8, 27.92), (118.72, 28.2), (118.46, 28.3), (118.4, 28.6), (118.14, 28.9), (118.06, 29.16), (118.22, 29.4), (118.48, 29.55), (118.72, 29.86), (118.98, 29.96),
         (119.2, 30.1), (118.92, 30.24), (118.9, 30.42), (119.26, 30.36), (119.42, 30.56), (119.56, 30.78)]


def on(lon, lat):
    return 70 + (lon - 118) * .875 * 152, 30 + (31.2 - lat) * 152


def label(words, x, y, size, weight="Bold", colour=INK, track=0):
    return f'<path fill="{colour}" d="{text(words, weight, size, track, x, y)}"/>'


def river(points, width):
    return line(spline_points(points), width, [.3, .6, .8, 1], WATER)


def curve(ps):
    get = lambda i: ps[min(max(i, 0), len(ps) - 1)]
    out = [ps[0]]
    for i in range(len(ps) - 1):
        a, b, c, d = get(i - 1), get(i), get(i + 1), get(i + 2)
        ends = [b, (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6), (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6), c]
        out += [bezier(ends, k / 4) for k in (1, 2, 3, 4)]
    return out


def spline_points(points):
    ps = [on(*p) for p in points]
    return curve(ps)


def hill(lon, lat, s=1.0):
    x, y = on(lon, lat)
    return move(x, y, 0, s, blob("M-22 8C-14 -4 -8 -18 0 -20C8 -18 14 -2 24 8C8 12 -8 12 -22 8Z", HILL) + line("M-22 8C-14 -4 -8 -18 0 -20C4 -19 8 -12 12 -6", 2.6, "brush", "#7C8E7C") + line("M2 -14Q6 -4 4 4", 2, "dry", "#7C8E7C"))


land = [p for a, b in zip(SHORE, SHORE[1:] + SHORE[:1]) for p in (on(*a), tuple((u + v) / 2 for u, v in zip(on(*a), on(*b))))]
out = blob(land, PAPER) + shape(land, None, 4.4, INK)
out += "".join(hill(*h) for h in ((118.5, 29.1, 1), (118.9, 28.9, .9), (119.3, 29.0, .8), (119.0, 28.3, 1.1), (119.4, 28.0, 1.1), (119.9, 27.8, 1), (120.3, 28.1, .9), (119.2, 30.2, .9), (119.5, 30.45, .8), (120.6, 28.9, 1), (120.9, 28.6, .9), (120.5, 29.4, .8), (119.6, 28.9, .7), (121.2, 29.2, .8), (120.75, 27.9 + .45, .8), (118.85, 27.98, .7), (119.85, 30.55, .7), (121.0, 29.6, .7)))
out += river([(119.05, 29.5), (119.3, 29.46), (119.7, 29.8), (119.95, 30.05), (120.2, 30.2), (120.4, 30.27)], 9)
out += river([(119.1, 28.15), (119.6, 28.3), (119.95, 28.45), (120.3, 28.2), (120.65, 28.05), (120.95, 27.98)], 8)
out += river([(120.35, 28.95), (120.1, 28.7), (119.98, 28.46)], 5)
lake = [(118.62, 29.62), (118.76, 29.7), (118.8, 29.58), (118.95, 29.68), (119.05, 29.58), (119.2, 29.56), (119.08, 29.48), (119.12, 29.38), (118.96, 29.45), (118.88, 29.38), (118.82, 29.5), (118.7, 29.48)]
out += blob([on(*p) for p in lake], WATER) + "".join(dot(*on(a, b), r, fill=PAPER) for a, b, r in ((118.9, 29.55, 3), (119.02, 29.52, 2.4), (118.78, 29.6, 2), (118.98, 29.6, 2)))
for x, y, w in ((590, 150, 60), (620, 330, 70), (600, 480, 60), (560, 560, 46), (640, 240, 40)):
    out += line(f"M{x} {y}q0 0".replace("q0 0", f"Q{x + w / 4} {y - 7} {x + w / 2} {y}") + f"Q{x + w * .75} {y + 7} {x + w} {y}", 3, "brush", WATER)

hx, hy = on(120.15, 30.28)
lx, ly = on(119.92, 28.44)
out += dot(hx, hy, 4.5) + dot(lx, ly, 4.5)

# Weiping: a jar. Xiandu: a pillar of stone.
wx, wy = on(118.74, 29.77)
jar = shape("M-21 -54C-33 -46 -34 -36 -33 -26L-30 -6C-28 0 28 0 30 -6L33 -26C34 -36 33 -46 21 -54Z", CHILLI, 5) + blob("M-26 -38C-12 -42 12 -42 26 -38L25 -12C12 -9 -12 -9 -25 -12Z", "#FBF3E2") + label("酱", -13, -39, 26) + shape("M-24 -72L24 -72L25 -54L-25 -54Z", "#1E1512", 4)
out += blob([(wx - 46, wy + 2), (wx, wy - 6), (wx + 46, wy + 2), (wx, wy + 9)], INK, ' fill-opacity=".15"') + move(wx, wy, -4, 1.12, jar)
xx, xy = on(120.13, 28.7)
pillar = (blob("M-14 0C-18 -30 -16 -66 -6 -86C4 -92 12 -80 14 -60C16 -36 18 -16 16 0Z", "#B9CEC7") + line("M-14 0C-18 -30 -16 -66 -6 -86", 5, [.4, 1, .8], INK) + line("M-6 -86C4 -92 12 -80 14 -60C16 -36 18 -16 16 0", 5.4, [.8, 1, .4], INK) + line("M-4 -66Q-6 -40 -2 -18", 3, "dry") + line("M5 -58Q6 -36 4 -12", 3, "dry")
          + shape("M20 0C18 -16 22 -32 28 -36C36 -34 36 -14 36 0Z", "#CFDDD8", 3.6, INK) + line("M-34 4C-20 -4 -8 10 8 2C20 -4 32 8 46 2", 4, "brush", "#6F958C"))
out += blob([(xx - 40, xy + 4), (xx, xy - 3), (xx + 50, xy + 4), (xx, xy + 11)], INK, ' fill-opacity=".13"') + move(xx, xy, 0, 1.12, pillar)
zh = (label("杭州", hx + 12, hy - 24, 20, "Medium") + label("丽水", lx - 52, ly - 10, 20, "Medium")
      + label("威坪", wx + 46, wy - 66, 40, "Black", CHILLI) + label("淳安", wx + 47, wy - 20, 19, "Medium")
      + label("仙都", xx + 52, xy - 76, 38, "Light", AZURITE, 8) + label("缙云", xx + 53, xy - 28, 19, "Medium"))
en = (label("Hangzhou", hx - 104, hy - 24, 20, "Medium") + label("Lishui", lx - 66, ly - 10, 20, "Medium")
      + label("Weiping", wx + 46, wy - 60, 33, "Black", CHILLI) + label("Chun'an", wx + 47, wy - 20, 19, "Medium")
      + label("Xiandu", xx + 52, xy - 72, 34, "Light", AZURITE, 2) + label("Jinyun", xx + 53, xy - 28, 19, "Medium"))
save("map.svg", 720, 680, out + zh)
save("map-en.svg", 720, 680, out + en)
