"""How the sauce is made, in eight pictures of one room seen from the curtain: same camera, same furniture, from dawn to night. What is done in one picture is still
there in the next: strings of chillies grow shorter, the shelf fills, the cat moves on. Run: /usr/bin/python3 assets/workshops/draw/weiping.py [NUMBER]"""
from kit import *

sys.path.insert(0, str(HERE.parents[1] / "marks"))
from outline import text  # noqa: E402

VX, VY = 615, 380
WALL, WALL_SIDE, FLOOR, SEAM, BEAM, BEAM_LIGHT, WOOD, WOOD_DARK, CLAY = "#EAD7AE", "#D8C08F", "#C59B69", "#96693F", "#4A2A1A", "#6B4128", "#D9A760", "#A8733A", "#7A4A2E"


def scale(ground):
    return (ground - VY) / 330


def deep(p, t):
    """The point a part `t` of the way towards the vanishing point."""
    return (p[0] + (VX - p[0]) * t, p[1] + (VY - p[1]) * t)


def string_of(x, y, kind, n, seed, size=.9):
    rnd = random.Random(seed)
    out = line(f"M{x} {y - 26}L{x} {y + n * 9}", 3, "even", SOY)
    for i in range(n):
        s = (-1) ** i
        if kind == "chilli":
            out += chilli(x + s * 7, y + i * 11, s * -32 + rnd.uniform(-9, 9), .82 * size, 3, mix(RED, DEEP, rnd.uniform(0, .35)))
        else:
            out += move(x + s * 7, y + 10 + i * 17, s * -10, size, shape("M0 -16C4 -10 15 -8 14 3C13 12 6 15 0 15C-6 15 -13 12 -14 3C-15 -8 -4 -10 0 -16Z", LABEL, 3) + line("M0 -12Q-4 0 0 13", 1.7))
    return out


def little_jar(x, y, size=1.0, full=True, capped=True, strip=True):
    body = shape("M-17 -44C-26 -38 -26 -30 -26 -22L-24 -4C-22 0 22 0 24 -4L26 -22C26 -30 26 -38 17 -44Z", RED if full else "#EADFC8", 3.6)
    body += blob("M-20 -31C-10 -34 10 -34 20 -31L20 -11C10 -8 -10 -8 -20 -11Z", LABEL) + line("M-9 -23L9 -23", 2.4) + line("M-6 -17L6 -17", 2) + line("M-19 -38Q-23 -30 -22 -20", 2.6, "brush", "#F58B70" if full else "#fff")
    top = shape("M-19 -57L19 -57L20 -44L-20 -44Z", BEAN if strip else SOY, 3) + (shape("M-5 -60L6 -60L6 -34L-5 -34Z", "#D8402F", 2.2) if strip else "") if capped else line("M-18 -45L18 -45", 4, "even")
    return move(x, y, 0, size, body + top)


def crock(x, y, size=1.0, hat=False, open_=True):
    body = shape("M-46 -92C-70 -70 -68 -26 -40 0L40 0C68 -26 70 -70 46 -92Z", CLAY, 5) + blob("M18 -90C50 -66 46 -20 20 -2L38 -2C62 -26 64 -68 46 -90Z", "#000", ' fill-opacity=".26"') + line("M-46 -66Q-52 -46 -44 -24", 5, "brush", "#B98764")
    body += shape("M-50 -96C-30 -108 30 -108 50 -96C30 -84 -30 -84 -50 -96Z", "#945C3B", 4.2) + (shape("M-42 -96C-24 -104 24 -104 42 -96C24 -88 -24 -88 -42 -96Z", DEEP, 2.6) if open_ else "")
    cap = bamboo_hat(0, -92) if hat else ""
    return move(x, y, 0, size, body + cap)


def bamboo_hat(x, y, turn=0, size=1.0):
    return move(x, y, turn, size, shape("M-66 0C-32 -12 -14 -34 0 -52C14 -34 32 -12 66 0C32 11 -32 11 -66 0Z", "#E3BE78", 4.4) + line("M-4 -42Q-18 -14 -46 -2", 2.2) + line("M0 -42L0 4", 2.2) + line("M4 -42Q18 -14 46 -2", 2.2) + line("M-52 3Q0 12 52 3", 2, "brush", WOOD_DARK))


def basket(x, y, size=1.0, full=0, seed=1, handle=False):
    """A round bamboo basket; `full` 0 to 1."""
    weave = "".join(line(f"M-{52 - k * .35:.0f} {k - 34}Q0 {k - 24} {52 - k * .35:.0f} {k - 34}", 2.4, "even", "#8A5A2C") for k in (0, 12, 24, 34)) + "".join(line(f"M{k} -36L{k * .8:.0f} 5", 2.2, "even", "#8A5A2C") for k in range(-44, 50, 13))
    out = (line("M-52 -46C-44 -128 44 -128 52 -46", 6, "limb", "#8A5A33") if handle else "") + blob("M-58 -44C-24 -56 24 -56 58 -44C24 -34 -24 -34 -58 -44Z", "#7A4A26")
    out += heap(0, -42, 48, 36 * full, seed, .62) if full else ""
    return move(x, y, 0, size, out + shape("M-58 -44C-24 -34 24 -34 58 -44L46 6C20 13 -20 13 -46 6Z", WOOD, 4.6) + weave)


def tray(x, y, size=1.0, chillies=8, seed=3):
    rnd = random.Random(seed)
    out = shape("M-86 0C-60 -26 60 -26 86 0C60 22 -60 22 -86 0Z", WOOD, 4.4) + blob("M-74 -1C-50 -20 50 -20 74 -1C50 15 -50 15 -74 -1Z", "#EBC586")
    out += "".join(line(f"M{k} -{15 - abs(k) * .15:.0f}L{k * .9:.0f} {12 - abs(k) * .12:.0f}", 1.6, "even", WOOD_DARK) for k in range(-60, 70, 15))
    out += "".join(chilli(rnd.uniform(-56, 48), rnd.uniform(-14, 2), rnd.uniform(60, 120), .5, 3) for _ in range(chillies))
    return move(x, y, 0, size, out)


DAY = {  # sky above, sky below, far hill, near hill, slope, ground, room's shade, its strength
    "dawn": ("#F6D9B8", "#FBEBCB", "#A9BDB4", "#86A58C", "#7D9A55", "#CDBB8A", "#33507A", .15),
    "morning": ("#BFDDE0", "#E8F0E0", "#9DBBAF", "#7FA37F", "#7D9A55", "#D9C79C", "#FFFFFF", 0),
    "noon": ("#9CCBDB", "#DDEFEA", "#94B9AE", "#77A077", "#86A652", "#E6D5A6", "#FFF1C2", .10),
    "afternoon": ("#C7DCD2", "#F6E7C0", "#A3B9A4", "#87A074", "#8C9C50", "#DDC68F", "#F0A94A", .10),
    "evening": ("#E79A62", "#F7CF8E", "#8E7F7A", "#75705E", "#6E6C42", "#B89668", "#7A2A10", .20),
    "dusk": ("#5B6A94", "#E09A74", "#5D6480", "#525B68", "#4F5A48", "#7E6E5C", "#26204A", .30),
    "night": ("#1F2A4A", "#3A4668", "#2B3450", "#262F44", "#262E33", "#3B3A3C", "#10143A", .40),
}


SUN = {"dawn": "#FFE0B0", "morning": "#FFF3D0", "noon": "#FFF0B8", "afternoon": "#FFE3A0", "evening": "#FFB870"}  # what falls through the door


def outside(day, sun=None, more="", rows=True):
    a, b, far, near, slope, ground, _, _ = DAY[day]
    out = gradient("sky", ((0, a, 1), (1, b, 1))) + '<path fill="url(#sky)" d="M290 180H612V560H290Z"/>'
    if sun:
        x, y, colour = sun
        out += dot(x, y, 54, fill=colour, more=' fill-opacity=".22"') + dot(x, y, 38, fill=colour, more=' fill-opacity=".3"') + dot(x, y, 24, fill=colour)
    if day == "night":
        out += "".join(dot(x, y, r, fill="#F5E9B8") for x, y, r in ((340, 215, 1.8), (392, 240, 1.3), (450, 208, 1.6), (520, 232, 1.4), (566, 214, 1.8), (588, 262, 1.2), (362, 268, 1.2))) + dot(548, 262, 17, fill="#F5E9B8") + dot(556, 257, 16, fill=a)
    out += f'<path fill="{far}" d="M290 330C330 280 360 296 400 262C440 292 480 270 520 300C560 276 590 296 612 290V560H290Z"/>'
    out += f'<path fill="{near}" d="M290 372C340 330 380 352 430 322C490 350 560 318 612 346V560H290Z"/>'
    out += f'<path fill="{slope}" d="M290 420C360 374 470 372 612 398V560H290Z"/>'
    if rows:
        for i, (y, bow) in enumerate(((402, -16), (422, -15), (445, -13), (470, -9))):
            out += line(f"M290 {y + 8}Q440 {y + bow * 1.5} 612 {y - 4}", 3 + i, "even", mix(slope, "#2F4A22", .5))
            rnd = random.Random(i + 40)
            for k in range(26 - i * 3):
                x = 296 + k * (12 + i * 1.8) + rnd.uniform(-3, 3)
                yy = y + 6 - 20 * (1 - ((x - 451) / 161) ** 2) * (.9 - i * .16)
                out += dot(x, yy, 4.4 + i * .8, 3.6 + i * .7, mix(slope, "#2F5A22", rnd.uniform(.3, .65))) + (dot(x + rnd.uniform(-3, 3), yy + 2, 1.5 + i * .3, 2.6 + i * .4, mix(RED, slope, .1 if day != "night" else .7)) if rnd.random() < .7 else "")
    y = 496 if rows else 440
    out += f'<path fill="{ground}" d="M290 {y}C380 {y - 10} 520 {y - 10} 612 {y - 2}V560H290Z"/>' + line(f"M290 {y}C380 {y - 10} 520 {y - 10} 612 {y - 2}", 3, "even", mix(ground, BEAN, .45))
    return out + more


def room(day="morning", sun=None, yard="", jars=0, strings=5, garlic=3, lamp=False, rows=True, fire=0, wok="", table="", beam_cat=""):
    """Everything that stays. Returns what is behind the people and what lies over all of it."""
    # Ceiling and walls
    out = f'<path fill="#39200F" d="M0 0H{WIDE}V140H0Z"/>'
    for k in range(-4, 13):
        top, foot = (k * 118 + 30, -30), deep((k * 118 + 30, -30), .39)
        out += line(f"M{at(top)}L{at(foot)}", 26, [1, .55], "#5A351F") + line(f"M{num(top[0] + 13)} -30L{num(foot[0] + 7)} {num(foot[1])}", 4, "even", "#2A160A")
    out += gradient("wall", ((0, "#C9AF79", 1), (.35, WALL, 1), (.8, WALL, 1), (1, "#CDB27C", 1))) + '<path fill="url(#wall)" d="M230 130H1000V540H230Z"/>'
    out += gradient("left", ((0, "#A98C5A", 1), (1, "#D8C08F", 1)), 0, 0, 1, 0) + area([(0, -19), (230, 130), (230, 540), (0, 636)], "url(#left)")
    out += gradient("right", ((0, "#D8C08F", 1), (1, "#B0935F", 1)), 0, 0, 1, 0) + area([(1000, 130), (1200, 0), (1200, 623), (1000, 540)], "url(#right)")
    rnd = random.Random(7)
    for _ in range(16):  # straw in the plaster
        x, y = rnd.uniform(640, 980), rnd.uniform(150, 500)
        out += line(f"M{x:.0f} {y:.0f}Q{x + 14:.0f} {y - 5:.0f} {x + rnd.uniform(16, 34):.0f} {y + rnd.uniform(-3, 3):.0f}", 2.2, "brush", "#CBAF78")
    for bx, by in ((648, 478), (676, 466), (664, 494), (700, 486), (642, 508), (690, 506)):  # bricks where it came off
        out += board([(bx, by), (bx + 26, by), (bx + 26, by + 13), (bx, by + 13)], "#B97A58", 2.2, "#8A5236")
    # Floor: flags that run towards the door
    out += gradient("floor", ((0, "#B38A58", 1), (.5, FLOOR, 1), (1, "#A87B4A", 1))) + area([(230, 540), (1000, 540), (1200, 623), (1200, 900), (0, 900), (0, 636)], "url(#floor)")
    for k in range(-14, 20):
        a = (VX + (k + .5) * 150, 900)
        b = deep(a, .692)
        if 0 < b[0] < 1200:
            out += line(f"M{at(b)}L{at(a)}", 3.4, [.5, 1], SEAM, ' fill-opacity=".75"')
    for i, y in enumerate((556, 578, 608, 650, 708, 790)):
        out += line(f"M0 {y}Q600 {y + (-1) ** i * 2} 1200 {y}", 1.6 + i * .45, "even", SEAM, ' fill-opacity=".75"')
    out += line("M0 636L230 540", 5, "even") + line("M230 540L1000 540", 4, "even") + line("M1000 540L1200 623", 5, "even")
    if day in SUN:
        out += gradient("shaft", ((0, SUN[day], .75), (1, SUN[day], .05))) + '<path fill="url(#shaft)" d="M306 545L600 545L770 900L20 900Z"/>'
    # The door to the yard
    out += f'<clipPath id="door"><path d="M306 196H600V541H306Z"/></clipPath><g clip-path="url(#door)">{outside(day, sun, yard, rows)}</g>'
    for side, (x0, x1) in (("l", (306, 246)), ("r", (600, 652))):
        top, low = (174, 566)
        out += board([(x0, 196), (x1, top), (x1, low), (x0, 541)], "#8A4A2A", 4.4)
        for t in (.34, .68):
            xa = x0 + (x1 - x0) * t
            out += line(f"M{num(xa)} {num(196 - 22 * t)}L{num(xa)} {num(541 + 25 * t)}", 2.6, "even", "#5E2E18")
        xm = x0 + (x1 - x0) * .5
        out += area([(xm, 252), (xm + 17, 282), (xm, 312), (xm - 17, 282)], "#C9382B") + f'<g transform="translate({num(xm)} 282) scale(.62 1)"><path fill="#F2C64E" d="{text("福", "Bold", 30, 0, -15, -15)}"/></g>'
    frame = line("M306 541L306 190", 15, "even", BEAM) + line("M600 541L600 190", 15, "even", BEAM) + line("M292 190L614 190", 18, "even", BEAM) + line("M298 200L608 200", 3, "even", BEAM_LIGHT)
    out += frame + board([(292, 536), (614, 536), (622, 552), (284, 552)], BEAM_LIGHT, 3.4)
    # Posts, lintel, beam
    out += area([(222, 126), (240, 136), (240, 544), (222, 548)], BEAM) + line("M240 134L240 544", 3.4, "even") + area([(992, 136), (1010, 126), (1010, 546), (992, 542)], BEAM) + line("M992 136L992 542", 3.4, "even")
    for x, y, rx, ry in ((92, 300, 40, 66), (168, 300, 27, 47)):
        out += shadow(x + 6, y + 6, rx, ry, .14) + shape([(x + rx * math.cos(a), y + ry * math.sin(a)) for a in [k * math.pi / 12 for k in range(24)]], WOOD, 4.4) + dot(x, y, rx * .82, ry * .82, "#EBC586")
        out += "".join(line(f"M{num(x + k * rx * .2)} {num(y - ry * .8 * (1 - (k * .2) ** 2) ** .5)}L{num(x + k * rx * .2)} {num(y + ry * .8 * (1 - (k * .2) ** 2) ** .5)}", 1.6, "even", WOOD_DARK) for k in range(-3, 4)) + "".join(line(f"M{num(x - rx * .8 * (1 - (k * .2) ** 2) ** .5)} {num(y + k * ry * .2)}L{num(x + rx * .8 * (1 - (k * .2) ** 2) ** .5)} {num(y + k * ry * .2)}", 1.6, "even", WOOD_DARK) for k in range(-3, 4))
    out += line("M44 392L40 640", 9, "limb", "#8A5A33") + shape("M22 632L58 626L64 690L16 698Z", "#D9B56A", 4) + "".join(line(f"M{k} 640L{k * 1.1 - 5:.0f} 692", 2, "even", WOOD_DARK) for k in (30, 38, 46, 54)) + line("M28 642Q40 646 56 638", 5, "even", RED)
    out += shape("M726 372C722 352 742 340 754 352C760 336 786 342 782 362C790 392 764 412 752 404C738 410 722 396 726 372Z", "#C8893F", 4) + shape("M742 380C742 366 770 366 770 380C770 396 742 396 742 380Z", "#5E3A1C", 2.6) + line("M756 346Q758 332 766 324", 5, "limb", "#8A5A33") + line("M750 322L782 322", 4, "even", BEAM)
    out += board([(838, 356), (908, 356), (908, 452), (838, 452)], "#C9382B", 3.6) + area([(845, 363), (901, 363), (901, 445), (845, 445)], "#F7E6BE") + f'<path fill="#8F1C16" d="{text("慢", "Bold", 46, 0, 850, 380)}"/>'
    # The shelf and what has been made so far
    shelf = ""
    for y, x0, x1 in ((312, 706, 968), (222, 706, 968)):
        shelf += board([(x0, y), (x1, y), (x1 - 6, y + 12), (x0 + 6, y + 12)], WOOD_DARK, 3.2) + line(f"M{x0 + 24} {y + 12}L{x0 + 24} {y + 34}L{x0 + 8} {y + 14}", 4, "even", BEAM) + line(f"M{x1 - 24} {y + 12}L{x1 - 24} {y + 34}L{x1 - 8} {y + 14}", 4, "even", BEAM)
    places = [(728 + k * 36, 312) for k in range(7)] + [(728 + k * 36, 222) for k in range(7)]
    for x, y in places[:jars]:
        shelf += little_jar(x, y, .72)
    if jars < 9:
        shelf += shape("M880 222C872 206 872 190 880 180L920 180C930 190 930 206 922 222Z", "#7C8E7C", 3.4) + line("M884 190Q900 196 918 190", 2, "even", "#4F6152") + shape("M888 180L890 168L912 168L914 180Z", "#B9452F", 3)
        shelf += "".join(shape(f"M{736 + k * 4} {222 - k * 9}C{750 + k * 2} {216 - k * 9} {790 - k * 2} {216 - k * 9} {804 - k * 4} {222 - k * 9}L{800 - k * 4} {213 - k * 9}L{740 + k * 4} {213 - k * 9}Z", "#E9E3D2", 2.6) for k in range(3))
    out += shelf
    # Chimney and stove
    flue = board([(1012, 70), (1082, 40), (1082, 520), (1012, 520)], "#C9AE82", 4) + area([(1050, 54), (1082, 40), (1082, 520), (1050, 520)], "#000", ' fill-opacity=".12"')
    glowing = GINGER if fire else "#2A1812"
    top = [(800, 590), (1172, 590), (1032, 538), (754, 538)]
    stove = board(top, "#D9C9A8", 4.4) + board([(800, 590), (1172, 590), (1172, 800), (800, 800)], "#B9664A", 5) + board([(754, 538), (800, 590), (800, 800), (754, 692)], "#8F4A33", 4.4)
    for r, y in enumerate(range(616, 800, 26)):
        stove += line(f"M800 {y}L1172 {y}", 2.2, "even", "#87432E") + "".join(line(f"M{x} {y - 26}L{x} {y}", 2.2, "even", "#87432E") for x in range(834 + (r % 2) * 30, 1172, 60))
    stove += "".join(line(f"M754 {538 + k * 38.5:.0f}L800 {590 + k * 52:.0f}", 2.2, "even", "#6B3323") for k in (1, 2, 3))
    stove += shape("M930 800L930 712C934 676 1030 676 1034 712L1034 800Z", "#2A1812", 5)
    if fire:
        stove += f'<g>{glow("ember", 982, 786, 90, ((0, "#FFD257", 1), (.5, "#F08A2C", .9), (1, "#C2411C", 0)))}<path fill="url(#ember)" d="M932 800V712C936 680 1028 680 1032 712V800Z"/></g>'
        stove += "".join(move(x, 800, t, k, shape("M0 0C-14 -2 -18 -16 -8 -28C-8 -20 -4 -18 -2 -22C-2 -34 2 -40 8 -46C6 -34 18 -26 16 -12C15 -4 10 0 0 0Z", c, 2.6)) for x, t, k, c in ((954, -8, 1.1, GINGER), (984, 4, 1.6, "#F2C64E"), (1012, 8, 1.2, GINGER)))
    stove += "".join(line(f"M{1052 + k * 9} {796 - k * 4}L{1146 + k * 4} {784 - k * 5}", 10, "limb", c) for k, c in ((0, "#6B4128"), (1, "#8A5A33"), (2, "#5A351F")))
    pan = shape("M812 556C850 548 1010 548 1044 556C1030 592 980 604 928 604C876 604 830 592 812 556Z", "#3A3F42", 4.6) + shape("M808 554C860 530 996 530 1048 554C996 578 860 578 808 554Z", "#2A2E30", 4.4)
    out += flue + stove + pan + wok
    # Table
    legs = board([(258, 612), (276, 612), (274, 724), (260, 724)], "#8A5A2C", 3.2) + board([(652, 612), (668, 612), (666, 724), (654, 724)], "#8A5A2C", 3.2)
    front = board([(186, 658), (212, 658), (208, 806), (188, 806)], WOOD_DARK, 4) + board([(656, 658), (680, 658), (678, 806), (658, 806)], WOOD_DARK, 4)
    front += board([(170, 640), (696, 640), (696, 660), (170, 660)], WOOD_DARK, 4) + board([(170, 640), (696, 640), (682, 593), (250, 593)], WOOD, 4.4)
    front += "".join(line(f"M{a} {y}Q{(a + b) / 2} {y + 2} {b} {y}", 2, "brush", "#B9813F") for a, b, y in ((240, 420, 606), (470, 650, 612), (210, 380, 625), (440, 660, 630)))
    # Hung from the pole
    hung = line("M240 120Q600 128 1000 118", 7, "even", "#8A5A33")
    for i, x in enumerate((668, 640, 690, 620, 712)[:strings]):
        hung += string_of(x, 146 + (i * 13) % 20, "chilli", 8 - (i % 3), i + 3)
    for i, x in enumerate((270, 290, 252)[:garlic]):
        hung += string_of(x, 140 + (i * 9) % 16, "garlic", 4 - i % 2, i + 30, .85)
    light = ""
    if lamp:
        hung += line("M470 60L470 176", 3, "even") + shape("M438 216C444 190 456 178 470 176C484 178 496 190 502 216Z", "#3B2A20", 3.6) + shape("M456 216C458 230 482 230 484 216Z", "#FFE9A8", 2.6)
        light = glow("lamp", 470, 240, 640, ((0, "#FFE3A0", .55), (.16, "#FFC25E", .30), (.5, "#FFB040", .12), (1, "#FFB040", 0)))
    crossbeam = f'<path fill="{BEAM}" d="M0 38H1200V92H0Z"/>' + line("M0 92L1200 92", 6, "even") + line("M0 40Q600 36 1200 40", 4, "even") + line("M60 64Q420 56 800 66", 3.4, "brush", BEAM_LIGHT) + line("M500 78Q860 72 1150 80", 3, "brush", BEAM_LIGHT)
    return out + legs, front + table, hung + crossbeam + beam_cat, light


def over(day, light, fire=0):
    """Light and shade over all, and the curtain's edges, between which one looks in."""
    *_, shade, strength = DAY[day]
    out = ""
    if light:  # away from the lamp it gets darker
        out += glow("shade", 470, 470, 820, ((0, shade, .04), (.38, shade, strength * .8), (1, shade, min(.9, strength * 2.1)))) + veil("url(#shade)") + light + veil("url(#lamp)")
    elif strength:
        out += f'<path fill="{shade}" fill-opacity="{strength}" fill-rule="evenodd" d="M0 0H{WIDE}V{HIGH}H0ZM306 200V541H600V200Z"/>'
    if fire:
        out += glow("fire", 982, 740, 520, ((0, "#FF9A3C", .55), (.4, "#F0702A", .22), (1, "#F0702A", 0))) + veil("url(#fire)")
    out += glow("edge", 600, 450, 820, ((0, "#1E0F08", 0), (.72, "#1E0F08", 0), (1, "#1E0F08", .42))) + veil("url(#edge)")
    for flip in (False, True):
        cloth = shape("M-20 -20L66 -20C58 120 72 260 50 420C40 520 58 640 34 760C28 820 30 870 20 920L-20 920Z", "#9A1F18", 5) + "".join(line(d, 7, "brush", "#7A1410") for d in ("M34 -10C30 160 44 300 24 500C18 640 28 760 12 900", "M10 -10C8 200 20 400 4 640"))
        cloth += line("M58 -10C50 120 64 260 42 420C32 520 50 640 26 760", 3, [1, 1], "#E0A526")
        out += f'<g transform="translate({WIDE} 0) scale(-1 1)">{cloth}</g>' if flip else cloth
    return out


def shadow(x, y, w, h=None, strength=.22):
    return dot(x, y, w, h or w * .2, "#2A1608", f' fill-opacity="{strength}"')


def person(x, g, **k):
    s = scale(g)
    return shadow(x, g + 2, 52 * s) + figure(x, g, s, **k)


BLUE, GREEN, GREY, RUST, PLUM, TEAL = "#4F6F8A", "#6E8A52", "#7C7A70", "#B4653E", "#7A4A5E", "#3F7A74"
APRON = "#2F4A3A"


def picking():
    field = ""
    for x, y, s, f in ((352, 470, .30, False), (546, 456, .27, True)):
        field += figure(x, y + 26, s, f, hip=(-10, -130), neck=(44, -186), crown=(70, -206), near=((76, -130), (84, -84)), far=((84, -140), (100, -96)), coat=(RUST, BLUE)[f], trousers="#3B4A52", hat="straw", look=(8, 6), mood="down")
    field += basket(400, 520, .42, .8, 5) + basket(500, 508, .36, .9, 6)
    back, table, top, light = room("dawn", (548, 270, "#F5A45A"), field, strings=2, table=basket(300, 628, .82, 0) + basket(400, 622, .76, 0) + tray(570, 620, .9, 0))
    # He steps over the threshold with two baskets on the pole.
    g = 640
    s = scale(g)
    porter = figure(470, g, s, hip=(-2, -128), neck=(6, -214), crown=(10, -250), near=((40, -186), (26, -222)), far=((30, -180), (52, -214)), legs=(((26, -74), (44, -12)), ((-12, -66), (-40, -4))), coat=BLUE, trousers="#3B4A52", hat="straw", mood="glad", look=(2, 3), skin=SKIN_SUN)
    pole = line("M300 470Q470 444 640 472", 11, [.7, 1, .7], "#8A5A33")
    hung = "".join(line(f"M{x} 470L{x - 34} 566", 2.6, "even", SOY) + line(f"M{x} 470L{x + 34} 566", 2.6, "even", SOY) + basket(x, 614, .82, 1, x) for x in (302, 640))
    return (back + shadow(470, g, 50) + porter + pole + hung + table + top + cat("sits", 742, 702, .95, True) + over("dawn", light))


def washing():
    back, table, top, light = room("morning", (360, 250, "#F7DC8A"), strings=2, table=tray(300, 622, .8, 9, 3) + tray(470, 616, .8, 10, 4) + tray(620, 624, .72, 8, 8))
    tub = (shape("M-170 -96C-80 -80 80 -80 170 -96L146 6C70 20 -70 20 -146 6Z", WOOD, 5.6) + "".join(line(f"M{k} {-86 + (abs(k) < 100) * 4}L{k * .87:.0f} 10", 2.6, "even", WOOD_DARK) for k in range(-140, 160, 35)) + line("M-164 -62Q0 -44 164 -62", 8, "even", "#8A5A2C") + line("M-154 -20Q0 -2 154 -20", 8, "even", "#8A5A2C")
           + shape("M-172 -100C-90 -134 90 -134 172 -100C90 -68 -90 -68 -172 -100Z", "#B98245", 5) + shape("M-156 -100C-84 -126 84 -126 156 -100C84 -76 -84 -76 -156 -100Z", "#9CC7C6", 3.4))
    rnd = random.Random(5)
    tub += "".join(chilli(rnd.uniform(-120, 110), rnd.uniform(-114, -92), rnd.uniform(50, 130), .66, 3.2, mix(RED, "#E2472E", rnd.random())) for _ in range(24))
    tub += "".join(line(d, 3.4, "brush", "#FFFFFF") for d in ("M-100 -108Q-60 -116 -30 -112", "M20 -92Q60 -98 96 -96", "M-60 -88Q-30 -84 0 -88"))
    woman = figure(330, 868, 1.26, hip=(-26, -62), neck=(12, -140), crown=(32, -172), near=((44, -96), (92, -82)), far=((64, -108), (112, -88)), legs=(((34, -86), (6, -4)), ((-2, -84), (-36, -4))), coat=PLUM, trousers="#3B4A52", apron=None, hat="scarf", cloth="#3E6E8E", look=(9, 6), mood="glad", bare=.35)
    pourer = person(668, 800, flip=True, hip=(-4, -126), neck=(14, -208), crown=(24, -242), near=((40, -150), (84, -158)), far=((48, -176), (96, -186)), coat=GREEN, trousers="#4A4438", apron=APRON, hat="cap", look=(8, 7), mood="calm", bare=.4)
    pail = move(558, 600, -64, 1.15, shape("M-30 -34L30 -34L24 30L-24 30Z", WOOD, 4.4) + line("M-28 -12Q0 -6 28 -12", 5, "even", "#8A5A2C") + shape("M-31 -36C-16 -44 16 -44 31 -36C16 -28 -16 -28 -31 -36Z", "#9CC7C6", 3.4) + line("M-30 -36C-26 -70 26 -70 30 -36", 4, "even", SOY))
    pour = blob("M508 606C486 640 482 700 484 764L516 766C512 700 514 650 534 622Z", "#A9D2D2", ' fill-opacity=".9"') + line("M510 612C492 650 490 700 490 758", 3.4, "brush", "#fff") + line("M524 626C508 660 504 710 506 756", 2.6, "brush", "#fff")
    drops = "".join(move(x, y, t, k, shape("M0 0C6 8 6 14 0 15C-6 14 -6 8 0 0Z", "#A9D2D2", 2.6)) for x, y, t, k in ((560, 744, 40, 1), (584, 716, 50, 1.2), (610, 758, 62, .9), (444, 730, -40, 1), (636, 738, 58, 1), (424, 752, -50, .8)))
    return (back + table + top + shadow(500, 872, 190, 26) + pourer + pail + pour + move(496, 874, 0, 1, tub) + shadow(330, 870, 80, 14) + woman + drops + cat("flees", 800, 868, 1.25, True) + over("morning", light))


def block(x, y, size=1.0, seed=1):
    rnd = random.Random(seed)
    bits = "".join(f'<path fill="{mix(RED, "#E2472E", rnd.random())}" stroke="{BEAN}" stroke-width="1.2" d="M{x0:.0f} {y0:.0f}l7 -3 3 5 -6 4z"/>' for x0, y0 in ((rnd.uniform(-58, 54), -46 + rnd.uniform(-12, 10)) for _ in range(34)))
    return move(x, y, 0, size, shape("M-76 -40C-40 -30 40 -30 76 -40L74 0C40 10 -40 10 -74 0Z", "#9C6A38", 4.6) + shape("M-78 -44C-46 -64 46 -64 78 -44C46 -26 -46 -26 -78 -44Z", WOOD, 4.4) + blob("M-60 -46C-30 -58 30 -58 60 -46C30 -34 -30 -34 -60 -46Z", DEEP) + bits)


def knife(p, turn, size=1.0):
    return move(p[0], p[1], turn, size, shape("M-4 -9L52 -11L54 19L-2 17Z", "#D5DBDC", 3.6) + line("M0 12L50 14", 2, "even", "#fff") + shape("M-34 -6L-4 -6L-4 5L-34 5Z", SOY, 3))


def chopping():
    flying = "".join(f'<path fill="{RED}" stroke="{BEAN}" stroke-width="1.6" transform="translate({x} {y}) rotate({t})" d="M-6 -3l9 -3 4 6 -8 5z"/>' for x, y, t in ((300, 520, 10), (350, 500, 60), (392, 470, 30), (430, 520, 80), (474, 486, 15), (520, 520, 40), (560, 478, 70), (600, 516, 20), (252, 548, 35), (340, 446, 50), (520, 436, 12), (450, 440, 66)))
    back, table, top, light = room("morning", None, strings=3, table=block(330, 632, 1.0, 1) + block(556, 632, 1.0, 2) + tray(444, 616, .5, 6, 4), beam_cat=cat("hangs", 800, 42, .95))
    old = person(292, 716, hip=(-2, -128), neck=(8, -206), crown=(18, -240), near=((40, -128), (70, -150)), far=((52, -190), (84, -214)), coat=GREY, apron=APRON, hat="grey", old=True, look=(8, 5), mood="down", skin=SKIN_OLD,
                 between=knife((88, -212), 40), after=knife((76, -150), 6))
    young = person(596, 716, flip=True, hip=(0, -128), neck=(4, -214), crown=(10, -248), near=((46, -190), (72, -226)), far=((52, -140), (78, -150)), coat=RUST, apron=APRON, hat="cap", look=(7, 3), mood="tears",
                   between=knife((82, -148), 8), after=knife((76, -226), 46))
    clack = "".join(line(d, 4, "dry") for d in ("M268 566Q258 556 252 544", "M394 566Q404 556 408 544", "M494 566Q484 556 480 544", "M622 566Q634 556 638 546"))
    return back + old + young + table + flying + clack + top + basket(140, 850, 1.35, 1, 9) + shadow(142, 862, 80, 12) + basket(760, 846, 1.2, .5, 10) + over("morning", light)


def salting():
    back, table, top, light = room("afternoon", (372, 300, "#F3C766"), strings=3, table=basket(250, 628, .7, 0) + block(400, 628, .7, 4) + move(600, 636, 0, 1, shape("M-44 0C-60 -26 -56 -58 -40 -70L40 -70C56 -58 60 -26 44 0Z", "#F4F1E8", 4.4) + shape("M-40 -72C-16 -88 16 -88 40 -72C16 -62 -16 -62 -40 -72Z", "#FFFFFF", 3.4) + line("M-52 -52Q0 -40 52 -52", 3, "even", "#B9813F") + line("M-22 -30L-8 -18", 3) + line("M20 -34L8 -16", 3)))
    big = crock(470, 880, 1.72) + move(470, 716, 0, 1, heap(0, 4, 68, 16, 4, .5, 22))
    salt = "".join(dot(x, y, r, fill="#FFFFFF") for x, y, r in ((528, 626, 3), (520, 640, 2.4), (512, 650, 3), (536, 646, 2.4), (504, 664, 2.6), (524, 664, 3), (494, 678, 2.4), (514, 682, 2.6), (534, 670, 2.2), (486, 692, 2.6), (504, 696, 3), (526, 692, 2.4)))
    woman = person(640, 838, flip=True, hip=(-2, -126), neck=(18, -204), crown=(32, -236), near=((52, -168), (82, -160)), far=((36, -130), (46, -84)), coat=TEAL, apron=APRON, hat="scarf", cloth=RED, look=(9, 6), mood="calm", bare=.42)
    old = person(262, 846, hip=(0, -122), neck=(6, -200), crown=(12, -236), near=((44, -180), (62, -220)), far=((34, -148), (72, -146)), coat="#5C6470", trousers="#3A4048", hat="bald", old="beard", look=(6, -3), mood="calm", skin=SKIN_OLD)
    beam = line("M266 554L424 520", 7, [1, .7], SOY) + "".join(line(f"M{x} {num(552 - (x - 280) * .214)}L{x + 1} {num(544 - (x - 280) * .214)}", 2, "even", "#E0A526") for x in range(290, 420, 14)) + line("M348 504L350 538", 3, "even")
    pan = line("M408 524L378 604", 2.2, "even") + line("M408 524L440 604", 2.2, "even") + shape("M370 604C384 626 434 626 448 604Z", "#C8A24B", 3.6) + shape("M380 603C392 590 426 590 438 603Z", "#FFFFFF", 2.8) + line("M292 548L292 586", 2.4, "even") + shape("M282 586L304 586L306 612L280 612Z", "#8A8F91", 3.4)
    return back + table + top + shadow(470, 884, 130, 18) + woman + big + salt + old + beam + pan + cat("up", 392, 880, 1.05, False) + over("afternoon", light)


def fermenting():
    yard = ""
    for row, (y, s, n, off) in enumerate(((462, .30, 8, 0), (492, .38, 7, 14), (534, .52, 6, -4))):
        for k in range(n):
            x = 314 + off + k * (38 + row * 10)
            hat = (row, k) not in ((2, 1), (1, 3), (0, 2), (0, 5))
            yard += crock(x, y, s, hat)
    aunt = figure(452, 520, .5, flip=True, hip=(0, -128), neck=(14, -206), crown=(24, -240), near=((50, -160), (72, -112)), far=((24, -240), (0, -270)), coat=RUST, trousers="#3B4A52", hat="straw", look=(7, 5), mood="glad", between=line("M62 -190L92 -56", 6, "even", "#8A5A33"))
    yard = yard[:yard.rindex("</g>") + 4] + aunt + move(452, 377, -22, .56, bamboo_hat(0, 0))
    back, table, top, light = room("noon", (452, 236, "#FFD75E"), yard, strings=2, rows=False, table=cat("spread", 440, 622, 1.25) + basket(240, 624, .6, 0) + tray(620, 618, .6, 0))
    rays = "".join(line(f"M{452 + 46 * math.cos(a):.0f} {236 + 46 * math.sin(a):.0f}L{452 + 66 * math.cos(a):.0f} {236 + 66 * math.sin(a):.0f}", 5, "dry", "#FFD75E") for a in [k * math.pi / 6 for k in range(12)])
    front = crock(128, 884, 1.2, True) + crock(820, 880, 1.25, True, False) + shadow(128, 886, 90, 12) + shadow(820, 882, 92, 12)
    zzz = "".join(line(f"M{x} {y}L{x + w} {y}L{x} {y + w}L{x + w} {y + w}", 3.2, "even", "#5F4534") for x, y, w in ((352, 560, 11), (332, 536, 15), (310, 506, 20)))
    return back + f'<g clip-path="url(#door)">{rays}</g>' + table + top + zzz + front + over("noon", light)


def frying():
    sauce = shape("M826 554C870 536 986 536 1030 554C986 572 870 572 826 554Z", "#B3261E", 3) + line("M860 550Q910 542 950 552", 3.4, "brush", "#F07A4E") + line("M930 562Q970 566 1004 556", 3, "brush", "#F07A4E") + "".join(dot(x, y, r, r * .6, GINGER) for x, y, r in ((880, 558, 4), (950, 560, 4.6), (990, 552, 4), (908, 548, 3.4), (966, 546, 3.2)))
    back, table, top, light = room("evening", (420, 372, "#FFE08A"), strings=1, jars=0, fire=1, wok=sauce, table=basket(236, 626, .62, 0) + "".join(little_jar(x, 628, .74, False, False, False) for x in (330, 374, 418, 462, 506, 550, 594, 638)))
    cook = person(748, 756, hip=(-6, -126), neck=(16, -206), crown=(28, -238), near=((62, -168), (104, -160)), far=((52, -190), (92, -206)), coat="#A8442E", apron=APRON, hat="scarf", cloth="#E0A526", look=(9, 7), mood="down", bare=.35, skin=SKIN_SUN, legs=(((18, -66), (34, -6)), ((-14, -66), (-34, -6))))
    spatula = line("M838 508L944 566", 10, "even", "#8A5A33") + line("M860 570L846 566", 2) + shape("M926 548L958 562L968 578L938 578Z", "#8A8F91", 3.6)
    feeder = figure(1064, 868, 1.2, flip=True, hip=(-24, -56), neck=(10, -130), crown=(26, -164), near=((36, -92), (76, -70)), far=((48, -100), (84, -86)), legs=(((32, -80), (10, -4)), ((0, -78), (-30, -4))), coat=GREY, trousers="#3A4048", hat="cap", look=(8, 3), mood="glad", bare=.45)
    log = line("M968 786L890 836", 12, "limb", "#8A5A33")
    heat = steam(900, 520, 1.9, .8) + steam(980, 500, 2.1, .7) + steam(860, 440, 1.5, .5)
    return back + table + shadow(1064, 868, 80, 12) + feeder + log + cook + spatula + heat + top + cat("sits", 330, 852, 1.2) + shadow(330, 854, 44, 8) + over("evening", light, 1)


def filling():
    row = "".join(little_jar(x, 634, .8, x < 420, False, False) for x in (262, 310, 358, 406, 454, 502, 550)) + "".join(little_jar(x, 606, .8, True, True, False) for x in (626, 662))
    back, table, top, light = room("dusk", None, strings=1, jars=6, lamp=True, fire=.4, table=row)
    one = person(344, 716, hip=(0, -128), neck=(6, -210), crown=(14, -243), near=((50, -166), (74, -176)), far=((26, -140), (58, -106)), coat=TEAL, apron=APRON, hat="cap", look=(8, 8), mood="down", bare=.4)
    two = person(590, 716, flip=True, hip=(0, -128), neck=(2, -214), crown=(6, -248), near=((40, -160), (64, -118)), far=((46, -150), (84, -116)), coat=PLUM, apron=APRON, hat="scarf", cloth="#3E6E8E", look=(8, 6), mood="calm", bare=.4)
    three = person(788, 700, flip=False, hip=(0, -128), neck=(0, -214), crown=(-2, -248), near=((28, -236), (34, -290)), far=((-30, -240), (-22, -292)), coat=RUST, hat="bun", look=(-4, -7), mood="calm", bare=.45)
    placed = little_jar(790, 412, .9)
    ladle = line("M424 534L420 590", 6, "even", "#8A5A33") + shape("M402 586C404 606 436 606 438 586Z", "#9AA0A2", 3.6) + blob("M404 587C412 582 430 582 437 587C430 591 412 591 404 587Z", RED) + line("M416 600Q420 606 419 616", 6, "even", RED)
    pot = move(206, 640, 0, 1.0, shape("M-62 -56C-28 -48 28 -48 62 -56L52 6C28 14 -28 14 -52 6Z", "#3A3F42", 4.6) + shape("M-64 -60C-30 -72 30 -72 64 -60C30 -50 -30 -50 -64 -60Z", RED, 4)) + steam(206, 572, 1.0, .8)
    crate = "".join(little_jar(x, 792, .9, False, False, False) for x in (112, 150, 188, 222)) + board([(80, 782), (250, 782), (250, 868), (80, 868)], WOOD, 4.6) + line("M80 810L250 810", 3, "even") + line("M80 838L250 838", 3, "even")
    return back + three + placed + one + two + table + pot + ladle + top + crate + cat("up", 560, 868, 1.2) + shadow(560, 870, 44, 8) + over("dusk", light, .4)


def sealing():
    row = "".join(little_jar(x, 634, .8, True, True, x < 420) for x in (262, 310, 358, 406, 454, 502)) + move(600, 628, 0, 1, shape("M-40 0L-34 -16L36 -16L42 0Z", "#F4EBD8", 3) + area([(-30, -4), (-22, -13), (-12, -13), (-18, -4)], "#C9382B") + area([(-6, -4), (-2, -13), (8, -13), (6, -4)], "#C9382B") + area([(16, -4), (18, -13), (28, -13), (30, -4)], "#C9382B"))
    back, table, top, light = room("night", None, strings=0, jars=14, garlic=2, lamp=True, table=row)
    one = person(430, 716, hip=(0, -128), neck=(4, -212), crown=(8, -246), near=((36, -156), (22, -112)), far=((-34, -156), (-24, -112)), coat=BLUE, apron=APRON, hat="bun", look=(1, 7), mood="down", bare=.45, after=move(24, -100, 0, 1, shape("M-9 -26L9 -26L12 4L-12 4Z", "#C9382B", 3.2)))
    # She comes towards us with a crate: the next step is the shop.
    g = 905
    jars = "".join(little_jar(x, -118, .92) for x in (-58, -20, 20, 58))
    crate = jars + board([(-88, -128), (88, -128), (84, -46), (-84, -46)], WOOD, 4.6) + line("M-87 -102L87 -102", 3, "even") + line("M-85 -74L85 -74", 3, "even") + dot(0, -87, 23, fill=RED) + f'<path fill="{LABEL}" d="{text("酱", "Bold", 32, 0, -16, -103)}"/>'
    she = figure(800, g, 1.55, hip=(0, -126), neck=(0, -214), crown=(2, -248), near=((52, -150), (66, -84)), far=((-52, -150), (-66, -84)), coat=RUST, trousers="#33424E", hat="scarf", cloth=RED, look=(0, 3), mood="glad", bare=.5, legs=(((18, -66), (26, 6)), ((-14, -70), (-18, -20))), after="")
    she = shadow(800, g - 2, 100, 16) + she + move(800, g, 0, 1.55, crate) + hand((800 + 88 * 1.55, g - 84 * 1.55), SKIN, 1.5) + hand((800 - 88 * 1.55, g - 84 * 1.55), SKIN, 1.5)
    nest = shadow(190, 872, 84, 12) + basket(190, 866, 1.5) + move(190, 806, 0, 1.15, cat("curled", 0, 0)) + move(190, 866, 0, 1.5, shape("M-58 -44C-24 -30 24 -30 58 -44L46 6C20 13 -20 13 -46 6Z", WOOD, 4.6) + "".join(line(f"M-{52 - k * .35:.0f} {k - 34}Q0 {k - 24} {52 - k * .35:.0f} {k - 34}", 2.4, "even", "#8A5A2C") for k in (0, 12, 24, 34)) + "".join(line(f"M{k} -36L{k * .8:.0f} 5", 2.2, "even", "#8A5A2C") for k in range(-44, 50, 13)))
    return back + one + table + top + nest + she + over("night", light)


def people():
    field = '<path fill="#BFDDE0" d="M0 0H300V300H0Z"/><path fill="#9DBBAF" d="M0 150C60 90 110 130 160 96C210 130 260 110 300 140V300H0Z"/><path fill="#86A652" d="M0 206C80 176 220 180 300 204V300H0Z"/>' + "".join(dot(x, 214 + (x % 7), 3, 5, RED) for x in range(10, 300, 23))
    shelf = board([(0, 150), (300, 150), (300, 162), (0, 162)], WOOD_DARK, 3) + "".join(little_jar(x, 150, .9) for x in (26, 72, 230, 276))
    phone = line("M226 300L238 190", 7, "even", SOY) + move(240, 160, 8, 1, shape("M-20 -34L20 -34L20 34L-20 34Z", BEAN, 3) + area([(-15, -28), (15, -28), (15, 26), (-15, 26)], "#8FC7D0") + dot(0, -4, 8, fill="#F5E9B8"))
    yield portrait("#EAD7AE", DEEP, steam(56, 190, 1.0) + steam(262, 200, .9), coat=GREY, apron=APRON, hat="grey", old=True, skin=SKIN_OLD, look=(3, 2), mood="glad", crown=(8, -250))
    yield portrait("#BFDDE0", DEEP, field, coat=RUST, hat="straw", skin=SKIN_SUN, look=(-3, 2), mood="glad", crown=(2, -244))
    yield portrait("#EAD7AE", DEEP, shelf, coat=TEAL, apron=APRON, hat="cap", look=(5, 3), mood="calm")
    yield portrait("#F0C46A", DEEP, phone, coat=PLUM, hat="bun", look=(7, -1), mood="wide", crown=(0, -246))


STEPS = (picking, washing, chopping, salting, fermenting, frying, filling, sealing)
if __name__ == "__main__":
    only = int(sys.argv[1]) if len(sys.argv) > 1 else None
    for i, draw in enumerate(STEPS, 1):
        if only in (None, i):
            write("weiping", f"{i:02}-{draw.__name__}.svg", draw())
    for i, drawing in enumerate(people(), 1):
        if only is None:
            write("weiping", f"person-{i}.svg", drawing, 300, 300)
