"""From a cloud to a thing in the hand, in five pictures of one room at Xiandu: same camera, same table, same window with the rock in it. The cloud that is drawn in the
first stays beside the rock to the last; the crane, seen far off in the first, arrives in the last. Run: /usr/bin/python3 assets/workshops/draw/xiandu.py [NUMBER]"""
from kit import *

INK, AZURITE, CELADON, CLOUD, GOLD, CINNABAR, PALE, STONE = "#2A3136", "#2F5D73", "#9CC3B7", "#F6F5F0", "#B98B3E", "#C0392B", "#E9EEEA", "#8FA8A2"
DYE, DYE_DEEP, WOOD, WOOD_DARK, MAT = "#3F6E86", "#264C60", "#B79A74", "#7E6549", "#D9D3BF"
VX, VY = 640, 400


def art(name):
    """A drawing of the shop's own, without its frame; ids get a prefix."""
    words = (ART / name).read_text()
    inner = words[words.index(">") + 1:words.rindex("</svg>")]
    key = name[:3]
    return inner.replace('id="', f'id="{key}').replace("url(#", f"url(#{key}")


def scale(ground):
    return (ground - 400) / 330


def motif(x, y, size=1.0, colour=INK, width=5, turn=0):
    """The cloud, in one brush: a curl, three swells and a tail."""
    d = ("M-86 20C-104 8 -96 -20 -74 -16C-58 -13 -58 8 -72 8C-80 8 -82 0 -76 -3", "M-78 -15C-74 -44 -34 -50 -22 -26C-14 -58 36 -60 42 -24C60 -38 86 -26 82 -4C80 8 66 10 62 2C60 -5 67 -9 71 -4", "M-86 20C-50 28 20 16 62 24C84 28 108 22 128 12")
    return move(x, y, turn, size, "".join(line(k, width, p, colour) for k, p in zip(d, ([.5, 1, .9, .3], [.5, 1, .8, 1, .6, .2], [.4, 1, .7, .05]))))


def white_cloud(x, y, size=1.0, opacity=.95):
    return f'<g opacity="{opacity}">' + move(x, y, 0, size, blob("M-110 22C-128 8 -112 -22 -82 -16C-78 -46 -36 -52 -22 -28C-12 -60 40 -60 46 -24C66 -38 96 -24 88 4C110 4 130 14 134 22C60 34 -50 32 -110 22Z", "#FFFFFF")) + "</g>"


def rock(x, y, size=1.0):
    body = blob("M-62 40C-78 -40 -74 -150 -46 -226C-34 -258 18 -262 34 -226C52 -170 60 -60 66 40Z", "#B3C9C1") + blob("M6 -252C36 -246 44 -210 50 -150C58 -80 62 -20 66 40L26 40C34 -60 30 -170 6 -252Z", "#8FABA2", ' fill-opacity=".7"')
    body += line("M-62 40C-78 -40 -74 -150 -46 -226C-34 -258 18 -262 34 -226", 6, [.2, .9, 1, .6], INK) + line("M34 -226C52 -170 60 -60 66 40", 7, [.7, 1, .6, .1], INK)
    body += "".join(line(d, 3.6, "dry", "#5E7A74") for d in ("M-40 -200C-52 -140 -50 -80 -44 -20", "M-12 -232C-22 -150 -18 -90 -20 -30", "M16 -214C24 -150 20 -90 26 -40", "M-30 -120C-32 -80 -28 -40 -30 0"))
    pines = "".join(move(px, py, 0, s, line("M0 6Q-2 -6 2 -16", 4, "limb", INK) + blob("M-16 -14C-10 -26 12 -28 18 -16C8 -10 -8 -10 -16 -14Z", "#4F7064") + blob("M-10 -24C-4 -33 8 -33 12 -25C4 -21 -4 -21 -10 -24Z", "#5F8274")) for px, py, s in ((-26, -246, 1), (-4, -256, .8), (22, -240, .7)))
    return move(x, y, 0, size, body + pines)


LIGHT = {  # sky above, below, over the room, its strength
    "mist": ("#DDE8E4", "#F3F5F0", "#FFFFFF", 0), "clear": ("#CFE3E2", "#F4F4E8", "#FFFFFF", 0), "wind": ("#BFD9DC", "#EAF1EC", "#DCEBF0", .10),
    "dusk": ("#A9B3C4", "#EBD2BC", "#3A4A66", .20), "morning": ("#C6DFDF", "#FBF3DC", "#FFF4D6", .10),
}


def room(light, crane=None, cloud=(816, 300, .62), sill=""):
    a, b, _, _ = LIGHT[light]
    out = gradient("wall", ((0, "#E3E4DB", 1), (.3, "#F3F2EA", 1), (1, "#ECEAE0", 1))) + '<path fill="url(#wall)" d="M0 0H1200V600H0Z"/>'
    rnd = random.Random(11)
    for _ in range(12):
        x, y = rnd.uniform(30, 1150), rnd.uniform(130, 560)
        out += line(f"M{x:.0f} {y:.0f}Q{x + 30:.0f} {y + rnd.uniform(-5, 5):.0f} {x + rnd.uniform(50, 90):.0f} {y + rnd.uniform(-4, 4):.0f}", 2, "brush", "#DEDCD0")
    # The window: round, the rock in it
    cx, cy, r = 740, 322, 214
    out += gradient("sky", ((0, a, 1), (1, b, 1))) + f'<clipPath id="moon"><circle cx="{cx}" cy="{cy}" r="{r}"/></clipPath><g clip-path="url(#moon)"><path fill="url(#sky)" d="M500 80H980V560H500Z"/>'
    if light == "dusk":
        out += dot(600, 360, 40, fill="#E9A27E", more=' fill-opacity=".5"') + dot(600, 360, 26, fill="#E48B66")
    if light == "morning":
        out += dot(622, 214, 34, fill="#F4D58A", more=' fill-opacity=".6"') + dot(622, 214, 22, fill="#F2C968")
    out += '<path fill="#C3D3CC" d="M500 420C560 350 600 390 650 356C700 392 760 372 812 400C868 360 910 392 980 372V560H500Z"/>'
    out += gradient("mist", ((0, "#FFFFFF", 0), (.5, "#FFFFFF", .85), (1, "#FFFFFF", .2))) + '<path fill="url(#mist)" d="M500 380H980V480H500Z"/>'
    out += rock(748, 470, 1.06) + (crane or "") + white_cloud(*cloud) + motif(cloud[0] - 4, cloud[1] + 4, cloud[2] * .92, "#7FA39A", 4)
    out += '<path fill="#A9C2B5" d="M500 470C580 440 640 474 720 452C800 470 880 446 980 470V560H500Z"/><path fill="#CFE0DC" d="M500 496C600 486 860 488 980 498V560H500Z"/>' + "".join(line(f"M{x} {y}Q{x + w / 2} {y - 4} {x + w} {y}", 2.4, "brush", "#8FB2AE") for x, y, w in ((560, 510, 60), (690, 520, 90), (840, 508, 60)))
    if light == "mist":
        out += '<path fill="url(#mist)" d="M500 330H980V460H500Z"/>'
    out += "</g>" + sill
    rim = [(cx + r * math.cos(k * math.pi / 40), cy + r * math.sin(k * math.pi / 40)) for k in range(80)]
    out += shape(rim, None, 17, WOOD_DARK) + shape([(cx + (x - cx) * 1.04, cy + (y - cy) * 1.04) for x, y in rim], None, 3.4, INK) + shape([(cx + (x - cx) * .955, cy + (y - cy) * .955) for x, y in rim], None, 3, INK)
    # Old blocks and a scroll on the left wall; a lattice on the right
    out += line("M150 96L150 120", 2.4, "even", INK) + board([(96, 120), (206, 120), (206, 420), (96, 420)], "#FBFAF5", 2.6, "#8C9691") + area([(90, 112), (212, 112), (212, 122), (90, 122)], WOOD_DARK) + area([(86, 416), (216, 416), (216, 428), (86, 428)], WOOD_DARK)
    out += move(152, 250, 0, .8, line("M-20 60C-34 0 -30 -60 -10 -110", 7, [.3, 1, .5], "#5E7A74") + line("M-10 -110C12 -120 22 -90 24 -50C26 0 30 30 30 60", 7, [.8, 1, .2], "#5E7A74") + line("M-52 70Q0 50 56 72", 5, "brush", "#8FA8A2")) + motif(158, 330, .34, "#8FA8A2", 6) + area([(186, 382), (198, 382), (198, 396), (186, 396)], CINNABAR)
    for i, (x, y) in enumerate(((292, 170), (394, 170), (292, 282), (394, 282))):
        out += line(f"M{x} {y - 54}L{x} {y - 40}", 2, "even", INK) + board([(x - 38, y - 40), (x + 38, y - 40), (x + 38, y + 40), (x - 38, y + 40)], mix(WOOD, "#6B4A2E", .12 * i), 3, INK) + (motif(x, y, .3, mix(WOOD_DARK, INK, .5), 9) if i % 2 == 0 else move(x, y, 0, .3, "".join(line(f"M-80 {k}Q0 {k - 34} 80 {k}", 9, "brush", mix(WOOD_DARK, INK, .5)) for k in (-40, 0, 40, 80))))
    out += area([(1040, 120), (1200, 120), (1200, 610), (1040, 590)], "#DCE6E1") + "".join(line(f"M{x} 120L{x} 600", 5, "even", WOOD_DARK) for x in (1040, 1092, 1146)) + "".join(line(f"M1040 {y}L1200 {y + (y - 350) * .06:.0f}", 4, "even", WOOD_DARK) for y in (180, 260, 340, 420, 500))
    out += "".join(line(f"M{x} 600C{x - 8} 460 {x + 6} 330 {x - 4} 150", 7, "limb", "#9DB8A6") for x in (1066, 1120, 1176)) + "".join(move(x, y, t, 1, blob("M0 0C16 -8 34 -6 46 2C32 8 14 8 0 0Z", "#9DB8A6")) for x, y, t in ((1068, 230, 20), (1062, 300, 150), (1120, 210, -20), (1118, 330, 30), (1174, 280, 160), (1172, 400, 200), (1066, 430, 12)))
    # Beam, pole, floor
    out += area([(0, 0), (1200, 0), (1200, 66), (0, 66)], "#6E5A46") + line("M0 66L1200 66", 5, "even", INK) + line("M40 34Q500 26 1160 38", 3, "brush", "#8C745B") + line("M60 92L1010 88", 8, "even", "#A8996E") + "".join(line(f"M{x} 66L{x} 94", 2.4, "even", INK) for x in (120, 520, 960)) + "".join(line(f"M{x} 87L{x + 2} 96", 2.4, "even", "#7C7048") for x in range(140, 1000, 90))
    out += gradient("floor", ((0, "#CFC6AF", 1), (.4, MAT, 1), (1, "#C7BDA2", 1))) + '<path fill="url(#floor)" d="M0 596H1200V900H0Z"/>' + line("M0 596L1200 596", 5, "even", INK)
    for k in range(-8, 12):
        a_, b_ = (VX + k * 150, 900), (VX + k * 150 * .39, 596)
        out += line(f"M{at(b_)}L{at(a_)}", 3, [.4, 1], "#A99E80", ' fill-opacity=".7"')
    out += "".join(line(f"M0 {y}L1200 {y}", 2, "even", "#A99E80", ' fill-opacity=".55"') for y in (634, 700, 800))
    out += gradient("pool", ((0, "#FFFFFF", .6), (1, "#FFFFFF", 0))) + '<path fill="url(#pool)" d="M600 600L900 600L1000 900L420 900Z"/>'
    return out


def table(things=""):
    """The long low table. What lies on it stands at y 640 to 668."""
    legs = "".join(shape(f"M{x} 700C{x + 4} 760 {x - 6} 800 {x - 10} 836L{x + 18} 836C{x + 18} 800 {x + 26} 760 {x + 26} 700Z", WOOD_DARK, 4, INK) for x in (236, 938))
    return shadow(600, 836, 420, 24, .12) + legs + board([(180, 676), (1020, 676), (1020, 700), (180, 700)], WOOD_DARK, 4, INK) + board([(180, 676), (1020, 676), (962, 624), (238, 624)], WOOD, 4, INK) + "".join(line(f"M{x0} {y}Q{(x0 + x1) / 2} {y + 3} {x1} {y}", 2, "brush", "#9C8058") for x0, x1, y in ((260, 520, 642), (600, 900, 650), (300, 700, 664))) + things


def shadow(x, y, w, h=None, strength=.16):
    return dot(x, y, w, h or w * .2, "#2A3136", f' fill-opacity="{strength}"')


def over(light, lamp=None):
    _, _, shade, strength = LIGHT[light]
    out = f'<path fill="{shade}" fill-opacity="{strength}" d="M0 0H{WIDE}V{HIGH}H0Z"/>' if strength else ""
    if lamp:
        out += glow("lamp", lamp[0], lamp[1], 420, ((0, "#FFE2A8", .75), (.4, "#FFD48A", .26), (1, "#FFD48A", 0))) + veil("url(#lamp)")
    silk = gradient("silk", ((0, "#8FB9AC", .95), (.6, "#A9CBC0", .72), (1, "#DCEAE4", .2)))
    for flip in (False, True):
        cloth = blob("M-20 -20L120 -20C112 120 128 240 104 380C92 470 66 520 40 600C24 650 10 700 -20 760Z", "url(#silk)") + line("M120 -20C112 120 128 240 104 380C92 470 66 520 40 600", 3, [.8, 1, .6, .05], "#5E8E82") + "".join(line(d, 2.6, "brush", "#FFFFFF", ' fill-opacity=".7"') for d in ("M84 -10C76 140 92 260 70 400", "M44 -10C40 160 52 300 30 460"))
        out += f'<g transform="translate({WIDE} 0) scale(-1 1)">{cloth}</g>' if flip else silk + cloth
    out += glow("edge", 600, 430, 860, ((0, "#5E7A74", 0), (.78, "#5E7A74", 0), (1, "#4F6A66", .26))) + veil("url(#edge)")
    return out


def person(x, g, s, **k):
    return figure(x, g, s, **k)


def seated(x, size, **k):
    """Behind the table: what is below its edge is hidden, so the legs don't matter."""
    return shadow(x, 800, 60, 9) + shape(f"M{x - 44} 716L{x + 44} 716L{x + 40} 732L{x - 40} 732Z", WOOD_DARK, 3.6, INK) + line(f"M{x - 30} 730L{x - 38} 798", 10, "even", WOOD_DARK) + line(f"M{x + 30} 730L{x + 38} 798", 10, "even", WOOD_DARK) + figure(x, 784, size, legs=(((34, -78), (26, 4)), ((-14, -72), (-24, 6))), **k)


def teacup(x, y):
    return move(x, y, 0, 1, shape("M-15 -20L15 -20C15 -6 10 0 0 0C-10 0 -15 -6 -15 -20Z", CELADON, 3, INK)) + steam(x - 6, y - 24, .34, .9)


def cushion(x, y, size=1.0, turn=0):
    return move(x, y, turn, size, shape("M-70 -66C-40 -58 40 -58 70 -66C60 -30 60 30 70 66C40 58 -40 58 -70 66C-60 30 -60 -30 -70 -66Z", DYE, 4.4, INK) + white_cloud(0, 18, .46) + motif(0, 20, .42, DYE_DEEP, 7) + dot(26, -26, 15, fill=CINNABAR) + line("M-58 -56C-52 -20 -52 20 -58 56", 2.2, "brush", "#8FB2C0"))


def cloth(x, y, w, h, seed, tint=DYE):
    """A dyed length over the pole; the clouds were left out of the dye."""
    rnd = random.Random(seed)
    sway = rnd.uniform(-10, 10)
    d = f"M{x} {y}L{x + w} {y}C{x + w + 6} {y + h * .4} {x + w - 8 + sway} {y + h * .7} {x + w + sway} {y + h}C{x + w * .7 + sway} {y + h + 10} {x + w * .3 + sway} {y + h - 8} {x + sway} {y + h}C{x - 6 + sway} {y + h * .7} {x + 6} {y + h * .4} {x} {y}Z"
    ident = f"c{seed}"
    out = f'<clipPath id="{ident}"><path d="{d}"/></clipPath>' + gradient(f"d{seed}", ((0, mix(tint, "#FFFFFF", .12), 1), (.7, tint, 1), (1, DYE_DEEP, 1))) + shape(d, f"url(#d{seed})", 4, INK)
    clouds = "".join(white_cloud(x + w * (.3 if i % 2 else .68) + rnd.uniform(-6, 6), y + 60 + i * 76, .34 * w / 110, .92) + motif(x + w * (.3 if i % 2 else .68), y + 62 + i * 76, .3 * w / 110, tint, 9) for i in range(int(h / 76)))
    return out + f'<g clip-path="url(#{ident})">{clouds}' + "".join(line(f"M{x + k * w:.0f} {y}C{x + k * w + 6:.0f} {y + h * .4:.0f} {x + k * w - 6:.0f} {y + h * .7:.0f} {x + k * w + sway:.0f} {y + h:.0f}", 5, "brush", DYE_DEEP, ' fill-opacity=".45"') for k in (.24, .52, .8)) + "</g>"


def crane_at(x, y, size):
    return move(x, y, 0, size, art("late-crane.svg"))


def beast(x, y, size, flip=False):
    return move(x, y, 0, size, art("cloud-beast.svg"), flip)


def brushes(x, y):
    return "".join(line(f"M{x + k * 5} {y - 20}L{x + k * 11} {y - 84 - (k % 2) * 10}", 5, "even", c) + line(f"M{x + k * 11} {y - 84 - (k % 2) * 10}L{x + k * 11.8} {y - 100 - (k % 2) * 10}", 6, "dry", INK) for k, c in ((-2, WOOD_DARK), (-1, CINNABAR), (0, GOLD), (1, WOOD_DARK), (2, CELADON))) + move(x, y, 0, 1, shape("M-20 -44L20 -44L17 0L-17 0Z", PALE, 3.4, INK) + line("M-16 -26Q0 -20 16 -28", 3, "brush", AZURITE))


ROBE = dict(trousers="#6E7B7C", shoes="#3A4348")


def sketch():
    paper = board([(388, 630), (640, 630), (660, 672), (372, 672)], "#FDFCF8", 2.6, "#8C9691") + move(520, 652, 0, .82, '<g transform="scale(1 .5)">' + motif(0, 0, 1, INK, 6) + "</g>")
    stone = move(714, 662, 0, 1, shape("M-34 -12C-20 -20 20 -20 34 -12L30 2C14 8 -14 8 -30 2Z", "#3A4348", 3.4, INK) + dot(0, -11, 20, 4, "#15191C"))
    who = seated(330, 1.28, hip=(0, -118), neck=(8, -206), crown=(20, -242), near=((52, -166), (104, -158)), far=((36, -156), (66, -136)), coat="#8FB0A6", hat="knot", hair=INK, look=(11, -5), mood="calm", bare=.72, **ROBE)
    brush = line("M482 520L470 618", 6, "even", WOOD_DARK) + line("M470 616L466 648", 9, [1, .9, .1], "#15191C") + hand((470, 582), SKIN, 1.28)
    return room("mist", crane_at(560, 190, .16)) + who + table(paper + stone + brushes(860, 664) + teacup(778, 664)) + brush + over("mist")


def carving():
    rnd = random.Random(4)
    block = board([(470, 622), (690, 622), (700, 664), (458, 664)], WOOD, 3.6, INK) + area([(458, 664), (700, 664), (698, 680), (460, 680)], "#8C6B46") + '<g transform="translate(578 644) scale(1 .5)">' + white_cloud(0, 0, .8, .55) + motif(0, 0, .82, DYE_DEEP, 8) + "</g>"
    curls = "".join(move(rnd.uniform(430, 780), rnd.uniform(650, 668), rnd.uniform(0, 360), rnd.uniform(.7, 1.2), line("M0 0C14 -8 22 6 10 10C2 12 0 4 6 2", 4, [1, .8, .3], "#D9B98C")) for _ in range(15)) + "".join(move(rnd.uniform(300, 900), rnd.uniform(850, 880), rnd.uniform(0, 360), 1.2, line("M0 0C14 -8 22 6 10 10C2 12 0 4 6 2", 4, [1, .8, .3], "#C4A272")) for _ in range(9))
    tools = "".join(line(f"M{x} 664L{x + 46} 644", 7, "even", c) + line(f"M{x + 46} 644L{x + 62} 637", 5, "dry", "#8A9296") for x, c in ((800, WOOD_DARK), (832, GOLD), (866, CINNABAR)))
    who = seated(560, 1.3, hip=(-8, -112), neck=(8, -190), crown=(20, -222), near=((56, -150), (40, -132)), far=((-34, -150), (-14, -134)), coat="#7E8C98", hat="bald", old="beard", skin=SKIN_OLD, look=(4, 9), mood="down", bare=.6, **ROBE)
    knife = line("M622 604L600 636", 9, "even", GOLD) + line("M600 636L590 650", 7, "dry", "#5E676B") + hand((616, 612), SKIN_OLD, 1.3) + hand((546, 620), SKIN_OLD, 1.3)
    return room("clear", crane_at(548, 210, .3), sill=beast(838, 372, .42)) + who + table(block + curls + tools + teacup(330, 662)) + knife + over("clear")


def dyeing():
    hung = cloth(236, 92, 120, 470, 1) + cloth(400, 92, 104, 380, 2, "#5B8AA0") + cloth(884, 92, 118, 440, 3)
    vat = shape("M-150 -150C-176 -90 -160 -20 -110 8L110 8C160 -20 176 -90 150 -150Z", "#7C8F8C", 5, INK) + blob("M70 -150C150 -110 130 -20 60 6L108 6C160 -20 174 -90 148 -150Z", "#2A3136", ' fill-opacity=".2"') + shape("M-154 -152C-90 -186 90 -186 154 -152C90 -118 -90 -118 -154 -152Z", "#9DB0AB", 4.4, INK) + shape("M-134 -153C-80 -178 80 -178 134 -153C80 -128 -80 -128 -134 -153Z", DYE_DEEP, 3, INK) + line("M-90 -158Q-40 -168 10 -160", 3, "brush", "#6FA0B4") + line("M30 -148Q70 -152 104 -154", 3, "brush", "#6FA0B4") + "".join(dot(x, y, 4, 2.6, "#8FC0B4") for x, y in ((-60, -148), (-40, -142), (60, -164), (84, -158)))
    wet = blob("M566 520C560 580 570 640 556 712C580 726 640 726 668 712C652 640 664 580 660 520C630 508 590 508 566 520Z", "url(#wet)")
    wet = gradient("wet", ((0, "#6FA58E", 1), (.6, "#4F8A8A", 1), (1, DYE_DEEP, 1))) + shape("M566 520C560 580 570 640 556 716C590 730 640 728 668 716C652 640 664 580 660 520C630 508 590 508 566 520Z", "url(#wet)", 4, INK) + line("M596 524C588 590 602 650 592 714", 4, "brush", DYE_DEEP) + line("M632 522C626 590 640 650 630 716", 4, "brush", DYE_DEEP)
    drops = "".join(move(x, y, 0, 1, shape("M0 0C6 8 6 14 0 15C-6 14 -6 8 0 0Z", DYE, 2.4, INK)) for x, y in ((548, 700), (680, 690), (536, 660)))
    who = figure(440, 866, 1.36, hip=(-4, -124), neck=(22, -204), crown=(38, -236), near=((70, -214), (102, -248)), far=((80, -222), (152, -252)), coat="#5E7F8C", apron=DYE_DEEP, hat="bun", hair="#B9B9B2", old=True, skin=SKIN_OLD, look=(10, -4), mood="glad", bare=.4, **ROBE)
    return room("wind", crane_at(552, 180, .46)) + hung + table(move(780, 664, 0, 1, shape("M-70 0C-76 -16 -70 -34 -60 -36L60 -36C70 -34 76 -16 70 0Z", DYE, 3.4, INK) + line("M-62 -18Q0 -10 64 -20", 3, "brush", "#CFE0E6")) + move(900, 664, 0, .9, board([(-30, -16), (30, -16), (30, 0), (-30, 0)], WOOD_DARK, 3, INK))) + shadow(612, 892, 170, 16) + move(612, 890, 0, 1, vat) + wet + move(612, 890, 0, 1, shape("M-134 -150C-80 -128 80 -128 134 -150L132 -140C80 -120 -80 -120 -132 -140Z", DYE_DEEP, 0)) + shadow(440, 868, 80, 12) + who + drops + over("wind")


def sewing():
    lamp = line("M352 664L352 540", 6, "even", WOOD_DARK) + shape("M324 664C330 652 374 652 380 664Z", WOOD_DARK, 3, INK) + shape("M310 540C316 500 330 476 352 474C374 476 388 500 394 540Z", "#FBF1D4", 3.6, INK) + "".join(line(f"M{352 + k * 9} 540C{352 + k * 9} 516 {352 + k * 6} 494 {352 + k * 4} 476", 1.8, "even", "#B98B3E") for k in (-3, -1, 1, 3))
    folded = "".join(board([(780, 664 - k * 15), (930, 664 - k * 15), (924, 650 - k * 15), (788, 650 - k * 15)], c, 3, INK) for k, c in enumerate((DYE, "#5B8AA0", DYE_DEEP, "#8FB0C0")))
    thread = dot(480, 656, 17, 13, CINNABAR) + "".join(line(f"M{466 + k * 6} 646Q{474 + k * 6} 656 {470 + k * 6} 668", 2, "even", DEEP) for k in range(5)) + line("M494 660C540 676 560 690 590 712C640 760 690 740 742 812", 2.6, "even", CINNABAR)
    who = seated(610, 1.3, hip=(0, -116), neck=(2, -200), crown=(-2, -232), near=((54, -164), (40, -140)), far=((-46, -166), (-40, -136)), coat="#A9B7A0", hat="bun", hair=INK, look=(-4, 9), mood="down", bare=.62,
                 between=cushion(2, -142, .74, -6), after=line("M44 -146L66 -186", 2.4, "dry", "#5E676B") + line("M66 -186C92 -176 66 -140 24 -152", 2.2, "even", CINNABAR), **ROBE)
    return room("dusk", crane_at(536, 160, .62)) + who + table(lamp + folded + thread) + beast(690, 730, .5, False) + line("M742 812C760 846 800 826 790 800", 2.6, "even", CINNABAR) + over("dusk", (352, 520))


def in_hand():
    goods = cushion(300, 628, .62, -4) + move(470, 664, 0, 1, "".join(board([(-46, -k * 12), (46, -k * 12), (44, -11 - k * 12), (-44, -11 - k * 12)], c, 2.8, INK) for k, c in enumerate((AZURITE, PALE, CELADON)))) + brushes(900, 664) + teacup(830, 664)
    child = figure(620, 884, 1.12, hip=(0, -104), neck=(0, -172), crown=(2, -214), near=((48, -134), (18, -112)), far=((-46, -134), (-18, -108)), legs=(((16, -52), (24, 2)), ((-12, -56), (-16, -8))), coat="#D9A65A", trousers="#6E7B7C", hat="knot", hair=INK, look=(0, 3), mood="glad", bare=.55, between=cushion(0, -106, .82, 4))
    late = move(606, 286, 0, .9, art("late-crane.svg"))
    return room("morning", None, (870, 250, .56)) + f'<g clip-path="url(#moon)">{late}</g>' + table(goods) + beast(150, 690, .46) + shadow(620, 886, 74, 12) + child + over("morning")


def people():
    peaks = blob("M196 300C190 220 196 130 214 96C232 80 250 96 256 130C266 190 268 240 270 300Z", "#B3C9C1") + line("M196 300C190 220 196 130 214 96C232 80 250 96 256 130", 4, "brush", INK)
    hung = "".join(area([(x, 0), (x + 44, 0), (x + 40, 300), (x + 4, 300)], c) for x, c in ((14, DYE), (66, "#5B8AA0"), (232, DYE_DEEP))) + white_cloud(36, 90, .2) + white_cloud(254, 160, .2) + white_cloud(36, 200, .2)
    blocks = "".join(board([(x, y), (x + 56, y), (x + 56, y + 56), (x, y + 56)], WOOD, 2.6, INK) + motif(x + 28, y + 28, .22, WOOD_DARK, 9) for x, y in ((24, 60), (220, 60), (24, 136), (222, 138)))
    yield portrait("#E4ECE8", INK, peaks, coat="#8FB0A6", hat="knot", hair=INK, look=(5, -2), mood="calm")
    yield portrait("#EDEBE1", INK, blocks, coat="#7E8C98", hat="bald", old="beard", skin=SKIN_OLD, look=(2, 4), mood="down", crown=(4, -244))
    yield portrait("#EAF0EC", INK, hung, coat="#5E7F8C", hat="bun", hair="#B9B9B2", old=True, skin=SKIN_OLD, look=(-3, 2), mood="glad", crown=(0, -246))
    yield portrait("#E9EEEA", INK, white_cloud(80, 100, .5) + white_cloud(236, 170, .4) + line("M20 240C80 200 220 260 290 190", 3, "even", CINNABAR), coat="#A9B7A0", hat="tail", hair=INK, look=(4, 3), mood="calm")


STEPS = (sketch, carving, dyeing, sewing, in_hand)
if __name__ == "__main__":
    only = int(sys.argv[1]) if len(sys.argv) > 1 else None
    for i, draw in enumerate(STEPS, 1):
        if only in (None, i):
            write("xiandu", f"{i:02}-{draw.__name__.replace('_', '-')}.svg", draw().replace(BEAN, INK))
    for i, drawing in enumerate(people(), 1):
        if only is None:
            write("xiandu", f"person-{i}.svg", drawing.replace(BEAN, INK), 300, 300)
