"""Draws the wordmarks and the shop's mark into src/Shop/wwwroot/art. Run: python3 assets/marks/marks.py"""
import pathlib

from outline import box, contours, drawn, text

ART = pathlib.Path(__file__).resolve().parents[2] / "src/Shop/wwwroot/art"
CHILLI, CELADON, LIME, TILE = "#B3261E", "#9CC3B7", "#F8F8F5", "#2B3134"


def save(name, width, height, body):
    (ART / name).write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{body}</svg>\n')


# 威酱坊: cut with a knife, so no curve survives; the dot of 坊 is a chilli.
wei = drawn(contours("威", "Black", 110), 0, 0, 350)
jiang = drawn(contours("酱", "Black", 110), 0, 0, 366)
fang_cuts = contours("坊", "Black", 110)
dot = min((c for c in fang_cuts if box(c)[2] - box(c)[0] < 300), key=lambda c: box(c)[1])
fang = drawn([c for c in fang_cuts if c is not dot], 0, 0, 350)
chilli = "M158 -4L176 -10 186 -2 180 8 198 14 210 30 212 52 202 74 184 92 160 102 176 80 182 58 178 40 168 24 160 12Z"
cut = 'stroke-width="5" stroke-linejoin="miter" stroke="#000"'
save("weijiangfang.svg", 1030, 380,
     f'<g {cut}><path transform="rotate(-2.5) translate(-14 24)" d="{wei}"/>'
     f'<path transform="translate(316 -2) rotate(1.5)" d="{jiang}"/>'
     f'<g transform="translate(668 30) rotate(-2)"><path d="{fang}"/><path transform="translate(36 -6) scale(.86 .74)" d="{chilli}"/></g></g>')

# 把仙气带回家: light and far apart; the hook of 气 goes on as a cloud.
cloud = "M{0} {1}c9 -15 30 -15 34 2c17 -9 34 5 25 20c-5 9 -20 7 -19 -3c1 -6 8 -7 10 -2"
gap = 176
save("xianqi.svg", 1000, 170,
     f'<path d="{text("把仙气带回家", "Light", 108, gap - 108, 6, 24)}"/>'
     f'<path fill="none" stroke="#000" stroke-width="3" stroke-linecap="round" d="{cloud.format(462, 112)}"/>')
save("xianqi-tall.svg", 170, 1000,
     f'<path d="{text("把仙气带回家", "Light", 124, 46, 16, 6, upright=True)}"/>'
     f'<path fill="none" stroke="#000" stroke-width="3" stroke-linecap="round" d="{cloud.format(112, 454).replace("34 2", "22 2")}"/>')

# The shop: a lintel, one half of the curtain cut by scissors, the other by clouds.
door = (f'<path fill="{{roof}}" d="M2 12 14 5H86L98 12 95 21H5Z"/>'
        f'<path fill="{CHILLI}" d="M10 25H47V88L40.800 79 34.600 92 28.400 80 22.200 91 16 80 10 87Z"/>'
        f'<path fill="{CELADON}" d="M53 25H90V80C90 87 80 88 78 82C77 90 65 92 63 84C61 88 54 88 53 82Z"/>')
words = text("前店后坊", "Black", 78, 7, 122, 12, knife=60)
save("shop-mark.svg", 466, 100, door.format(roof=LIME) + f'<path fill="{LIME}" d="{words}"/>')
save("shop-mark-dark.svg", 466, 100, door.format(roof=TILE) + f'<path fill="{TILE}" d="{words}"/>')
save("favicon.svg", 100, 100, door.format(roof="#5C666A"))
# An icon that may be cut to any shape keeps its figure in the middle two thirds.
save("app-icon-maskable.svg", 180, 180, f'<rect width="180" height="180" fill="{TILE}"/><g transform="translate(50 52) scale(.8)">{door.format(roof=LIME)}</g>')
save("app-icon.svg", 180, 180, f'<rect width="180" height="180" fill="{TILE}"/><g transform="translate(34 36) scale(1.12)">{door.format(roof=LIME)}</g>')
