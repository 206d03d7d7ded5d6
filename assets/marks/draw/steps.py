"""How it is made: eight pictures of one room, 400 × 500 each, same camera; the beam, the wall and the floor run on from one to the next.
They begin at the door to the field and end at the curtain to the shop. Run: python3 assets/marks/draw/steps.py"""
import random

import ink
from jiang import *

# They are shown at 400 px and less.
ink.NEAR = .3

WALL, WALL_DARK, FLOOR, FLOOR_LINE, BEAM, WOOD, WOOD_DARK, CLAY = "#EAD7AE", "#DBC28F", "#C9A473", "#A37F52", "#4A2A1A", "#D9A760", "#B9813F", "#7A4A2E"
CHILLI = "M0 0C8 4 10 14 8 26C7 36 2 44 -3 48C-1 38 -5 30 -7 20C-9 10 -8 2 0 0Z"


def chilli(x, y, turn=0, size=1.0, width=3.4):
    return move(x, y, turn, size, shape(CHILLI, RED, width) + line("M0 1Q1 -6 5 -10", 4, "limb", ONION))


def string_of(x, kind, seed):
    random.seed(seed)
    out = line(f"M{x} 88L{x} 112", 3, "even", SOY)
    if kind == "chilli":
        for i in range(9):
            out += chilli(x + (-1) ** i * 7, 104 + i * 9, (-1) ** i * -34 + random.uniform(-8, 8), .74, 3)
    else:
        for i in range(4):
            out += move(x + (-1) ** i * 6, 132 + i * 20, (-1) ** i * 8, 1, shape("M0 -16C4 -10 15 -8 14 3C13 12 6 15 0 15C-6 15 -13 12 -14 3C-15 -8 -4 -10 0 -16Z", LABEL, 3.2) + line("M0 -12Q-4 0 0 13", 1.8))
    return out


def room(n, hang=(), open_wall=""):
    random.seed(n)
    floor = f'<path fill="{FLOOR}" d="M0 418H400V500H0Z"/>' + line("M0 418L400 418", 5, "even")
    for k, y in enumerate((440, 468)):
        floor += line(f"M0 {y}L400 {y}", 2.4, "even", FLOOR_LINE)
    for k, (y0, y1) in enumerate(((418, 440), (440, 468), (468, 500))):
        for x in range(-200, 700, 130):
            a = x + k * 64 - (n % 2) * 10
            out = (a - 200) * .10
            if 0 < a < 400:
                floor += line(f"M{a} {y0}L{a + out * (k + 1) * .8:.1f} {y1}", 2.4, "even", FLOOR_LINE)
    wall = f'<path fill="{WALL}" d="M0 0H400V418H0Z"/><path fill="{WALL_DARK}" d="M0 372H400V418H0Z"/>' + line("M0 372L400 372", 2.6, "even", "#B99A63")
    for _ in range(5):
        x, y = random.uniform(20, 360), random.uniform(110, 350)
        wall += line(f"M{x:.0f} {y:.0f}l0 0".replace("l0 0", f"Q{x + 14:.0f} {y - 4:.0f} {x + 30:.0f} {y + 1:.0f}"), 2.2, "brush", "#CDB27C")
    beam = f'<path fill="{BEAM}" d="M0 62H400V88H0Z"/>' + line("M0 88L400 88", 4.4, "even") + line("M0 62L400 62", 3.4, "even") + line("M30 74Q160 70 330 76", 2.4, "brush", "#6B4128")
    rafters = "".join(f'<path fill="{BEAM}" d="M{x} 0H{x + 22}V62H{x}Z"/>' for x in (39, 139, 239, 339))
    post = f'<path fill="{BEAM}" d="M-9 62H9V418H-9Z"/>' + line("M9 88L9 418", 3.4, "even")
    post += f'<path fill="{BEAM}" d="M391 62H409V418H391Z"/>' + line("M391 88L391 418", 3.4, "even")
    hung = "".join(string_of(x, kind, x + n) for x, kind in hang)
    return wall + open_wall + rafters + floor + post + beam + hung


def opening(x, y, w, h, inside):
    ident = f"o{x}"
    return (f'<clipPath id="{ident}"><path d="M{x} {y}H{x + w}V{y + h}H{x}Z"/></clipPath><g clip-path="url(#{ident})">{inside}</g>'
            + shape(f"M{x} {y}L{x + w} {y}L{x + w} {y + h}L{x} {y + h}Z", None, 9, BEAM))


def bush(x, y, size=1.0):
    leaf = lambda a, b, t: move(a, b, t, 1, shape("M0 0C10 -14 26 -12 34 -2C24 8 8 8 0 0Z", ONION, 3))
    return move(x, y, 0, size, line("M0 0Q-4 -50 2 -110", 6, "limb", "#42632A") + line("M0 -40Q-22 -60 -34 -74", 4, "limb", "#42632A") + line("M0 -56Q22 -74 34 -88", 4, "limb", "#42632A")
                + leaf(0, -108, -60) + leaf(0, -100, -130) + leaf(32, -88, -20) + leaf(-34, -74, 190) + leaf(2, -72, 200) + leaf(4, -48, -16)
                + chilli(-22, -62, 6, .8) + chilli(22, -78, -8, .85) + chilli(40, -80, -14, .7) + chilli(-38, -66, 14, .7) + chilli(4, -92, 4, .7))


def crock(x, y, size=1.0, hat=True):
    body = shape("M-44 -86C-62 -66 -62 -26 -38 0L38 0C62 -26 62 -66 44 -86Z", CLAY, 5.4) + blob("M22 -84C48 -60 44 -20 20 -2L36 -2C58 -26 58 -66 42 -84Z", "#000", ' fill-opacity=".25"') + line("M-40 -60Q-46 -44 -40 -24", 4.4, "brush", "#B98764") + shape("M-48 -96L48 -96L46 -82L-46 -82Z", "#945C3B", 4.6)
    cap = shape("M-62 -92C-30 -104 -14 -124 0 -140C14 -124 30 -104 62 -92C30 -82 -30 -82 -62 -92Z", "#E3BE78", 5) + line("M-4 -130Q-18 -104 -44 -94", 2.4) + line("M0 -128L0 -90", 2.4) + line("M4 -130Q18 -104 44 -94", 2.4) if hat else ""
    return move(x, y, 0, size, body + cap)


def little_jar(x, y, size=1.0, full=True, capped=False):
    body = shape("M-17 -44C-26 -38 -26 -30 -26 -22L-24 -4C-22 0 22 0 24 -4L26 -22C26 -30 26 -38 17 -44Z", RED if full else "#F7EBD6", 4) + blob("M-20 -30C-10 -33 10 -33 20 -30L20 -10C10 -7 -10 -7 -20 -10Z", LABEL) + line("M-8 -22L8 -22", 2.6) + line("M-6 -16L6 -16", 2.2)
    return move(x, y, 0, size, body + (shape("M-19 -58L19 -58L20 -44L-20 -44Z", SOY, 3.6) if capped else line("M-18 -45L18 -45", 4, "even")))


def table(x, y, w, foot=440):
    return shape(f"M{x} {y}L{x + w} {y}L{x + w} {y + 14}L{x} {y + 14}Z", WOOD, 5) + shape(f"M{x + 10} {y + 14}L{x + 26} {y + 14}L{x + 24} {foot}L{x + 10} {foot}Z", WOOD_DARK, 4.4) + shape(f"M{x + w - 26} {y + 14}L{x + w - 10} {y + 14}L{x + w - 10} {foot}L{x + w - 24} {foot}Z", WOOD_DARK, 4.4)


def bamboo_basket(x, y, size=1.0, heap=True):
    top = "".join(chilli(k, -56 + abs(k) * .12, t, .74, 3) for k, t in ((-32, 70), (-16, 100), (4, 60), (20, 110), (34, 80), (-24, 20), (12, -20))) if heap else ""
    weave = "".join(line(f"M-46 {k}Q0 {k + 8} 46 {k}", 2.6, "even") for k in (-28, -16, -4)) + "".join(line(f"M{k} -40L{k * .82} 4", 2.2, "even") for k in (-34, -20, -6, 8, 22, 36))
    return move(x, y, 0, size, top + shape("M-54 -42C-20 -36 20 -36 54 -42L44 6C20 12 -20 12 -44 6Z", WOOD, 5) + weave)


def steam(x, y, size=1.0):
    return move(x, y, 0, size, line("M0 0C-16 -18 14 -30 -2 -52C-10 -66 4 -76 2 -88", 7, [.3, 1, .6, .05], "#FFFFFF") + line("M24 6C10 -12 38 -24 24 -46C18 -56 28 -66 26 -76", 6, [.3, 1, .6, .05], "#FFFFFF"))


def him(x, y, tilt, face, level=.6, slosh=4, cap=(-9, 0), size=.92):
    return move(x, y, tilt, size, jar(level, face, slosh) + lid(cap[0], cap[1]))


def stand(x, y, wide=22):
    return leg(x - wide, y - 4, x - wide - 4, y + 24, x - wide - 2, y + 48, True) + leg(x + wide, y - 4, x + wide + 8, y + 24, x + wide + 2, y + 48)


def picking():
    field = ('<path fill="#BFD6CF" d="M0 60H300V420H0Z"/><path fill="#8FB0A6" d="M0 250C60 200 90 230 140 190C190 220 230 200 300 240V420H0Z"/><path fill="#7D9A55" d="M0 300H300V420H0Z"/>'
             + dot(70, 150, 24, fill="#F2C64E") + "".join(line(f"M{20 + k * 60} 306Q{10 + k * 66} 360 {-20 + k * 76} 420", 5, "in", "#5E7A3B") for k in range(5)))
    return (room(1, ((350, "garlic"),), opening(40, 112, 250, 306, field)) + bush(96, 432, 1.5) + bush(176, 424, 1.15) + bamboo_basket(338, 452, 1.1)
            + stand(262, 402) + line("M206 326Q176 320 166 292", 12, "limb") + hand(166, 294, -110, "open")
            + him(262, 400, -11, eyes("dot", (-7, 1)) + brows(4, 4, 4) + mouth("smile")) + line("M314 330Q346 346 336 380", 12, "limb") + hand(336, 378, 80, "fist") + chilli(338, 392, 20, .8))


def washing():
    tub = (shape("M-96 -70C-40 -60 40 -60 96 -70L82 0C40 10 -40 10 -82 0Z", WOOD, 5.6) + line("M-92 -46Q0 -36 92 -46", 6, "even", WOOD_DARK) + line("M-86 -16Q0 -6 86 -16", 6, "even", WOOD_DARK) + "".join(line(f"M{k} -62L{k * .88} 2", 2.4, "even") for k in (-60, -24, 14, 52))
           + shape("M-98 -74C-50 -92 50 -92 98 -74C50 -56 -50 -56 -98 -74Z", "#A9CBC8", 5) + line("M-60 -76Q-30 -82 0 -76", 3, "brush", "#fff") + line("M20 -70Q44 -76 66 -72", 3, "brush", "#fff")
           + chilli(-50, -80, 74, .7) + chilli(-8, -68, 100, .7) + chilli(44, -82, 84, .7) + chilli(70, -74, 120, .6))
    drops = "".join(move(x, y, t, 1, shape("M0 0C6 8 6 14 0 15C-6 14 -6 8 0 0Z", "#A9CBC8", 2.6)) for x, y, t in ((104, 282, -30), (128, 262, -10), (290, 276, 30), (268, 258, 14)))
    return (room(2, ((60, "chilli"), (340, "chilli")), opening(150, 120, 110, 110, '<path fill="#BFD6CF" d="M150 120H260V230H150Z"/><path fill="#8FB0A6" d="M150 210C180 180 210 200 260 186V230H150Z"/>'))
            + stand(204, 386) + him(204, 384, -4, eyes("glad") + brows(2, 2, 4) + mouth("grin"), .58, -6, (-13, -2))
            + move(198, 462, 0, 1, tub) + line("M142 330Q112 344 142 388", 12, "limb") + line("M266 326Q292 344 262 386", 12, "limb")
            + f'<path fill="#A9CBC8" d="M128 384h30v12h-30zM246 382h30v12h-30z"/>' + line("M126 388Q142 380 160 388", 3, "brush", "#fff") + line("M244 386Q260 378 278 386", 3, "brush", "#fff") + drops)


def chopping():
    block = shape("M-82 -30C-40 -22 40 -22 82 -30L80 10C40 20 -40 20 -80 10Z", WOOD_DARK, 5.4) + shape("M-84 -34C-46 -48 46 -48 84 -34C46 -18 -46 -18 -84 -34Z", WOOD, 5)
    bits = "".join(f'<path fill="{RED}" stroke="{BEAN}" stroke-width="1.6" d="M{x} {y}l8 -3 3 6 -7 4z"/>' for x, y in ((-50, -40), (-34, -34), (-18, -42), (-4, -32), (10, -40), (24, -34), (38, -42), (52, -36), (-26, -46), (18, -46), (0, -48), (-64, -36), (-90, -84), (86, -96), (-74, -120), (70, -62), (104, -70)))
    knife = lambda: shape("M-6 0L44 -6L46 26L-4 26Z", "#D5DBDC", 4.4) + line("M-2 22L44 22", 2, "even", "#fff") + shape("M-34 6L-4 2L-4 14L-34 16Z", SOY, 3.6)
    return (room(3, ((44, "garlic"), (356, "chilli"))) + shape("M130 168L280 168L280 178L130 178Z", WOOD_DARK, 4) + crock(170, 168, .48) + little_jar(224, 168, .9, True, True) + little_jar(262, 168, .9, True, True)
            + stand(196, 386) + him(196, 384, 5, eyes("dot", (1, 4)) + brows(-14, -14) + mouth("grit"), .74, 8, (-16, -2, ))
            + table(66, 430, 268, 492) + move(204, 424, 0, 1, block + bits)
            + line("M136 322Q84 318 104 296", 12, "limb") + move(126, 286, -26, 1, knife()) + hand(100, 298, -20, "fist")
            + line("M254 326Q310 352 302 384", 12, "limb") + move(276, 384, 180, 1, move(0, 0, 0, 1, knife(), False)) + hand(304, 376, 150, "fist")
            + line("M136 240Q140 226 150 218", 3.4, "dry") + line("M114 240Q114 226 120 214", 3.4, "dry"))


def salting():
    salt = "".join(dot(x, y, 2.2, fill="#FFFFFF") for x, y in ((262, 280), (270, 292), (256, 298), (278, 304), (264, 312), (272, 324), (254, 322), (284, 322), (262, 336), (276, 340), (268, 268)))
    scale_ = line("M318 108L318 132", 3, "even") + line("M278 140L360 128", 5, "even", SOY) + line("M282 142L270 190M282 142L298 190".split("M282 142L298")[0], 2, "even") + line("M282 142L298 188", 2, "even") + shape("M264 188C272 204 296 204 304 188Z", "#C8A24B", 3.6) + shape("M344 132L356 132L358 160L342 160Z", "#8A8F91", 3.4)
    open_crock = crock(268, 462, 1.34, False) + shape("M210 332C236 322 300 322 326 332C300 344 236 344 210 332Z", DEEP, 4) + chilli(240, 326, 80, .6) + chilli(276, 330, 100, .6) + chilli(296, 324, 70, .5)
    return (room(4, ((52, "chilli"),)) + scale_ + crock(92, 418, .86)
            + stand(150, 400) + him(150, 398, 6, eyes("dot", (8, 2)) + brows(8, 12, 3) + mouth("taste"), .56, 3, (-12, -2))
            + open_crock + line("M206 320Q250 312 262 262", 12, "limb") + hand(262, 262, 64, "palm", True) + salt
            + move(112, 376, -6, 1, shape("M-24 0C-32 -14 -30 -30 -22 -38L22 -38C30 -30 32 -14 24 0Z", "#F4F1E8", 4.6) + shape("M-22 -40C-8 -50 8 -50 22 -40C8 -34 -8 -34 -22 -40Z", "#FFFFFF", 3.6) + f'<path fill="{BEAN}" d="{text("盐", "Bold", 20, 0, -10, -30)}"/>')
            + line("M94 334Q62 360 92 372", 12, "limb") + hand(92, 370, 10, "fist"))


def fermenting():
    yard = ('<path fill="#CFE0DA" d="M0 60H400V420H0Z"/>' + dot(306, 156, 34, fill="#F0B93A") + "".join(line(f"M{306 + 46 * math.cos(a):.0f} {156 + 46 * math.sin(a):.0f}L{306 + 64 * math.cos(a):.0f} {156 + 64 * math.sin(a):.0f}", 5, "dry", "#F0B93A") for a in [k * math.pi / 5 for k in range(10)])
            + '<path fill="#9DBBAF" d="M0 300C50 240 90 280 140 236C200 280 260 246 400 290V420H0Z"/><path fill="#D9C79C" d="M0 346H400V420H0Z"/>')
    return (room(5, (), opening(26, 104, 348, 314, yard)) + crock(74, 414, .66) + crock(148, 408, .6) + crock(338, 412, .66) + crock(86, 478, 1.0)
            + stand(214, 400) + line("M264 320Q300 300 316 256", 12, "limb") + move(318, 248, -24, 1.05, shape("M-62 -2C-30 -14 -14 -34 0 -50C14 -34 30 -14 62 -2C30 8 -30 8 -62 -2Z", "#E3BE78", 5) + line("M-4 -40Q-18 -14 -44 -4", 2.4) + line("M0 -38L0 0", 2.4) + line("M4 -40Q18 -14 44 -4", 2.4)) + hand(316, 258, -80, "fist")
            + him(214, 398, 4, eyes("shut") + brows(6, 6, 4) + mouth("smile"), .66, 4, (-7, 2)) + crock(312, 480, 1.06, False) + shape("M266 384C290 374 336 374 360 384C336 394 290 394 266 384Z", DEEP, 4)
            + line("M156 326Q116 322 124 274", 12, "limb") + hand(124, 276, -70, "palm") + move(150, 214, 20, .8, shape("M0 0C7 9 7 17 0 18C-7 17 -7 9 0 0Z", "#A9CBC8", 3)))


def frying():
    stove = shape("M140 372L392 372L392 470L128 470Z", "#B9664A", 5.6) + "".join(line(f"M{132 if k % 2 else 136} {y}L392 {y}", 2.6, "even", "#8A4630") for k, y in enumerate((396, 420, 446))) + "".join(line(f"M{x} {y}L{x} {y + 24}", 2.6, "even", "#8A4630") for x, y in ((180, 372), (350, 372), (160, 396), (340, 396), (178, 420), (356, 420), (164, 446), (340, 446)))
    mouth_ = shape("M222 470L222 424C226 404 294 404 298 424L298 470Z", BEAN, 4) + "".join(move(x, 468, t, k, shape("M0 0C-14 -2 -18 -16 -8 -28C-8 -20 -4 -18 -2 -22C-2 -34 2 -40 8 -46C6 -34 18 -26 16 -12C15 -4 10 0 0 0Z", GINGER, 3)) for x, t, k in ((242, -8, .8), (262, 4, 1), (282, 8, .75)))
    wok = shape("M160 356C200 366 320 366 368 356C352 392 320 398 264 398C208 398 176 392 160 356Z", "#3A3F42", 5) + shape("M156 354C200 336 320 336 372 354C320 370 200 370 156 354Z", "#2A2E30", 5) + shape("M176 353C210 340 316 340 352 353C316 366 210 366 176 353Z", RED, 3) + line("M200 352Q240 346 270 354", 3, "brush", "#E9684A") + dot(230, 356, 3, 2, GINGER) + dot(300, 350, 3, 2, GINGER) + dot(276, 358, 3, 2, GINGER)
    return (room(6, ((356, "garlic"),)) + steam(236, 326, 1.3) + steam(310, 330, 1.5)
            + stand(112, 402) + him(112, 400, 9, eyes("squeezed") + brows(-10, -6) + mouth("oh"), .84, 6, (-22, 2), .92)
            + stove + mouth_ + wok + line("M236 350L190 226", 8, "even", "#8A5A33") + shape("M226 342L246 336L256 358L230 364Z", "#8A8F91", 4)
            + arm(166, 322, 206, 330, 214, 292, "fist", -70) + line("M58 334Q60 300 198 262", 12, "limb") + hand(196, 262, -10, "fist"))


def filling():
    jars = "".join(little_jar(x, 400, 1.06, f) for x, f in ((214, True), (276, True), (338, False)))
    ladle = line("M0 0L-64 -84", 7, "even", "#8A5A33") + shape("M-16 -4C-14 18 18 18 20 -4Z", "#9AA0A2", 4) + shape("M-17 -5C-8 -10 12 -10 21 -5C12 0 -8 0 -17 -5Z", RED, 3)
    return (room(7, ((48, "chilli"), (352, "chilli"))) + shape("M150 150L320 150L320 160L150 160Z", WOOD_DARK, 4) + "".join(little_jar(x, 150, .9, True, True) for x in (176, 216, 256, 296))
            + stand(124, 396) + him(124, 394, 8, eyes("dot", (8, 4)) + brows(6, 10, 4) + mouth("flat"), .6, 2, (-10, 0))
            + table(160, 400, 226, 486) + jars
            + move(84, 462, 0, .9, shape("M-66 -64C-30 -56 30 -56 66 -64L56 14C30 22 -30 22 -56 14Z", "#3A3F42", 5.4) + shape("M-68 -68C-30 -80 30 -80 68 -68C30 -58 -30 -58 -68 -68Z", RED, 4.6)) + steam(70, 396, .8)
            + move(330, 326, -10, 1, ladle) + line("M332 334Q338 344 338 356", 7, "even", RED) + arm(180, 318, 228, 320, 282, 268, "fist", -30)
            + line("M68 328Q44 360 70 376", 12, "limb") + hand(70, 374, 60, "fist"))


def sealing():
    cloth = shape("M316 92L400 92L400 400C392 410 382 396 372 404C362 412 352 398 344 404C334 410 326 398 320 402C312 300 314 190 316 92Z", RED, 5) + "".join(line(d, 3.4, "brush", DEEP) for d in ("M340 100Q334 250 344 392", "M368 100Q374 250 368 396", "M392 100Q388 250 394 392"))
    box = move(70, 480, 0, 1, shape("M-62 -70L62 -70L60 0L-60 0Z", WOOD, 5.4) + line("M-60 -46L60 -46", 3, "even") + line("M-60 -22L60 -22", 3, "even") + dot(0, -34, 17, fill=RED) + f'<path fill="{LABEL}" d="{text("酱", "Bold", 24, 0, -12, -46)}"/>')
    box2 = move(64, 410, -3, .94, shape("M-62 -64L62 -64L60 0L-60 0Z", WOOD, 5.4) + line("M-60 -42L60 -42", 3, "even") + line("M-60 -20L60 -20", 3, "even"))
    big = move(262, 404, 0, 1.5, little_jar(0, 0, 1, True, False)) + move(262, 338, 4, 1, shape("M-31 -22L31 -22L32 0L-32 0Z", SOY, 4.4)) + shape("M252 312L274 312L274 362L252 362Z", RED, 3)
    return (room(8, ((60, "garlic"),)) + cloth + box2 + box + stand(186, 398) + him(186, 396, 5, eyes("glad") + brows(4, 4, 4) + mouth("grin"), .6, 4, (-12, 0))
            + table(196, 404, 128, 486) + big
            + arm(240, 322, 268, 344, 262, 306, "palm", 10) + line("M130 326Q86 316 76 268", 12, "limb") + hand(76, 270, -98, "open"))


for name, draw in (("picking", picking), ("washing", washing), ("chopping", chopping), ("salting", salting), ("fermenting", fermenting), ("frying", frying), ("filling", filling), ("sealing", sealing)):
    save(f"step-{name}.svg", 400, 500, draw(), CLIP)
