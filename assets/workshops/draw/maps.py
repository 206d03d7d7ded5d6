"""The way to both workshops, 720 × 540, drawn as one would on the back of a receipt: it shows what one passes, not how far it is. Run: /usr/bin/python3 assets/workshops/draw/maps.py"""
from kit import *

ROAD, ROAD_EDGE = "#F6EBD0", "#B99A63"


def way(d, width=16):
    return line(d, width + 5, "even", ROAD_EDGE) + line(d, width, "even", ROAD)


def house(x, y, size=1.0, roof="#4A5256", wall="#FBF6EA", door=None, flip=False):
    out = board([(-30, -34), (30, -34), (30, 0), (-30, 0)], wall, 3) + board([(30, -34), (52, -44), (52, -12), (30, 0)], mix(wall, BEAN, .14), 3)
    out += board([(-38, -32), (34, -32), (22, -62), (-26, -62)], roof, 3.4) + board([(34, -32), (60, -44), (46, -70), (22, -62)], mix(roof, BEAN, .25), 3)
    out += "".join(line(f"M{k} -34L{k * .72 - 1:.0f} -60", 2, "even", mix(roof, "#FFFFFF", .28)) for k in (-24, -12, 0, 12, 24))
    out += area([(-10, -24), (10, -24), (10, 0), (-10, 0)], door) + line("M0 -24L0 -2", 2, "even", BEAN) if door else area([(-8, -22), (8, -22), (8, 0), (-8, 0)], "#5E4632")
    return move(x, y, 0, size, out, flip)


def tree(x, y, size=1.0, green="#7D9A55"):
    return move(x, y, 0, size, line("M0 0Q-2 -10 1 -22", 5, "limb", "#5A351F") + shape("M-18 -22C-24 -38 -8 -52 4 -46C20 -48 26 -30 18 -22C8 -14 -10 -14 -18 -22Z", green, 3) + line("M-6 -32Q0 -38 8 -34", 2.4, "brush", mix(green, "#FFFFFF", .4)))


def bamboo(x, y, size=1.0):
    return move(x, y, 0, size, "".join(line(f"M{k} 0Q{k + 3} -30 {k - 2} -62", 4, "limb", "#6F958C") for k in (-10, 0, 11)) + "".join(move(a, b, t, 1, blob("M0 0C8 -5 18 -4 24 1C16 5 8 4 0 0Z", "#7FA88F")) for a, b, t in ((-12, -50, 200), (-10, -40, 20), (2, -56, -20), (0, -36, 170), (10, -50, 10), (12, -30, 200))))


def waves(points, colour):
    return "".join(line(f"M{x} {y}Q{x + w / 4} {y - 6} {x + w / 2} {y}Q{x + w * .75} {y + 6} {x + w} {y}", 3, "brush", colour) for x, y, w in points)


def arrow(d, colour):
    pts = path_points(d)
    a, b = pts[-2], pts[-1]
    t = math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))
    dash = "".join(line(pts[i:i + 3], 5, "limb", colour) for i in range(0, len(pts) - 3, 4))
    return dash + move(b[0], b[1], t, 1, shape("M-16 -12L6 0L-16 12L-10 0Z", colour, 2.4))


def frame(fill):
    edge = [(14, 20), (240, 12), (480, 18), (706, 14), (710, 180), (704, 360), (708, 524), (470, 530), (230, 522), (12, 528), (16, 360), (10, 180)]
    return edge, blob(edge, fill)


def weiping():
    edge, ground = frame("#EFE0BC")
    lake = "M10 410C90 372 180 392 260 380C360 366 420 420 520 402C600 390 660 360 712 372L710 530L10 530Z"
    out = ground + f'<clipPath id="f"><path d="{spline(edge, True)}"/></clipPath><g clip-path="url(#f)">'
    out += blob("M0 210C70 120 140 70 220 90C290 40 370 60 430 110C520 50 620 70 720 150L720 0L0 0Z", "#C9D2AE") + "".join(line(d, 4, "brush", "#8CA06A") for d in ("M20 190C80 110 140 74 214 92", "M236 96C300 52 370 66 424 108", "M446 104C520 58 610 76 700 146"))
    for k in range(6):  # the chilli plots
        y = 112 + k * 15
        out += line(f"M{260 + k * 5} {y}Q{370} {y - 14} {486 - k * 3} {y + 2}", 3, "even", "#7D9A55") + "".join(dot(x, y - 9 + abs(x - 370) * .08, 2.6, 4.4, RED) for x in range(274 + k * 7, 476, 17))
    out += f'<path fill="#A9CBC8" d="{spline(path_points(lake), True)}"/>' + line("M10 410C90 372 180 392 260 380C360 366 420 420 520 402C600 390 660 360 712 372", 5, "brush") + waves(((60, 450, 60), (200, 480, 80), (380, 460, 70), (560, 440, 60), (610, 490, 70), (90, 500, 50)), "#FFFFFF")
    out += shape("M330 468C350 480 400 480 424 466L412 486C396 494 356 494 344 486Z", "#8A5A33", 3.4) + line("M376 470L378 424", 3, "even") + shape("M380 428L410 460L380 462Z", "#FBF6EA", 3)
    out += way("M10 366C110 336 200 352 270 332C370 304 440 350 540 330C610 316 660 300 716 306") + way("M404 326C396 290 410 262 430 240", 12) + way("M430 240C400 220 380 210 372 190", 9)
    out += house(120, 330, .8) + house(196, 322, .9, flip=True) + house(560, 308, .85) + house(632, 290, .8, flip=True) + house(308, 296, .8) + tree(70, 344) + tree(254, 318, .9) + tree(500, 318, .9) + tree(676, 300, 1.1) + tree(350, 262, .8)
    # the bus stop, the shop, its yard
    out += line("M66 392L66 350", 5, "even") + board([(48, 330), (86, 330), (86, 352), (48, 352)], "#2F5D73", 3) + dot(58, 341, 4, fill="#fff") + dot(76, 341, 4, fill="#fff") + line("M56 336L78 336", 3, "even", "#fff")
    yard = blob("M452 250C470 212 560 206 590 236C600 262 560 280 512 280C470 280 446 270 452 250Z", "#E2CE9C") + "".join(move(x, y, 0, .32, shape("M-46 -92C-70 -70 -68 -26 -40 0L40 0C68 -26 70 -70 46 -92Z", "#7A4A2E", 8) + shape("M-66 -92C-32 -104 -14 -126 0 -144C14 -126 32 -104 66 -92C32 -81 -32 -81 -66 -92Z", "#E3BE78", 8)) for x, y in ((494, 244), (524, 238), (554, 244), (508, 266), (540, 264), (572, 260)))
    out += yard + house(438, 280, 1.35, "#39200F", "#F4E8D0", RED) + steam(466, 190, .42, .95) + arrow("M84 372C180 350 240 352 300 340C350 330 384 322 398 306", DEEP)
    out += "</g>" + shape(edge, None, 5)
    write("weiping", "map.svg", out, 720, 540)


def xiandu():
    ink, water = "#2A3136", "#BFD8D4"
    edge, ground = frame("#F3F3EC")
    out = ground + f'<clipPath id="f"><path d="{spline(edge, True)}"/></clipPath><g clip-path="url(#f)">'
    out += blob("M0 190C80 130 150 150 220 110C300 150 360 120 430 150C520 100 620 130 720 110L720 0L0 0Z", "#DDE6E0") + blob("M0 230C90 190 170 210 250 180C330 210 420 190 500 206C580 180 650 196 720 186L720 250L0 250Z", "#FFFFFF", ' fill-opacity=".7"')
    peak = blob("M-34 20C-42 -30 -40 -110 -24 -150C-14 -168 12 -168 20 -150C32 -110 34 -40 38 20Z", "#B3C9C1") + line("M-34 20C-42 -30 -40 -110 -24 -150C-14 -168 12 -168 20 -150", 5, [.2, .9, 1, .7], ink) + line("M20 -150C32 -110 34 -40 38 20", 5.4, [.8, 1, .5, .1], ink) + "".join(line(d, 3, "dry", "#5E7A74") for d in ("M-18 -120C-24 -80 -22 -40 -20 -10", "M4 -130C6 -90 4 -50 6 -20"))
    out += move(500, 210, 0, 1.05, peak) + move(566, 216, 0, .52, peak)
    out += blob("M470 214C500 200 560 200 620 214C580 226 510 226 470 214Z", "#FFFFFF", ' fill-opacity=".9"')
    stream = "M720 262C600 250 560 300 470 300C380 300 350 350 260 356C160 362 110 410 0 408"
    out += line(stream, 46, "even", water) + line(stream, 3, "even", "#FFFFFF") + waves(((560, 276, 50), (400, 312, 50), (150, 384, 60), (30, 412, 50)), "#8FB2AE")
    out += way("M0 470C120 450 220 440 300 420C330 412 346 392 352 372") + way("M352 372C360 330 372 300 400 262C420 236 452 226 486 226", 11)
    out += shape("M318 346C336 322 374 322 392 350L384 360C370 340 342 336 328 356Z", "#C9CFC6", 3.6, ink) + "".join(line(f"M{x} {y}L{x + 3} {y - 10}", 2.4, "even", ink) for x, y in ((326, 348), (344, 334), (364, 334), (382, 346)))
    gate = line("M436 256L436 206", 7, "even", "#7E6549") + line("M486 250L486 202", 7, "even", "#7E6549") + shape("M418 206C440 198 482 194 506 198L500 186C478 182 442 186 424 194Z", "#4A5256", 3.4, ink) + line("M432 218L490 214", 5, "even", "#7E6549")
    out += move(-30, 26, 0, 1, gate)
    out += house(250, 412, 1.35, "#5E6A6C", "#FCFCF8", "#A9CBC0") + house(150, 436, .8, "#6E7A7C") + house(74, 452, .7, "#6E7A7C", flip=True) + house(560, 420, .8, "#6E7A7C") + house(638, 432, .75, "#6E7A7C", flip=True)
    out += bamboo(190, 400, .9) + bamboo(322, 404, .8) + bamboo(610, 372, 1) + bamboo(676, 360, .9) + tree(470, 398, 1, "#8FB0A0") + tree(516, 414, .8, "#9DBBAF") + tree(110, 364, .8, "#9DBBAF")
    cranes = "".join(move(x, y, t, s, line("M-20 -6Q-8 -12 0 0", 4, "brush", ink) + line("M0 0Q10 -12 24 -8", 4, "brush", ink) + line("M0 0L12 6", 3, "dry", ink)) for x, y, t, s in ((620, 110, 0, 1), (654, 92, -8, .8), (366, 70, 6, .7)))
    out += cranes + arrow("M16 500C120 478 180 470 214 442C224 434 232 428 238 420", "#2F5D73")
    out += "</g>" + shape(edge, None, 4, ink)
    write("xiandu", "map.svg", out.replace(BEAN, ink), 720, 540)


weiping()
xiandu()
