"""What one comes for, one picture each, 1200 × 900: the two workshops' rooms with visitors in them, and the studio's programmes out of doors. People, rooms and lines come from
assets/workshops/draw, characters from their own folders. Run: /usr/bin/python3 assets/experiences/draw/experiences.py [SLUG]"""
import importlib.util
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ASSETS = HERE.parents[1]
sys.path.insert(0, str(ASSETS / "workshops" / "draw"))
import weiping as w  # noqa: E402
from kit import *  # noqa: E402

# The marks have a file of the same name, which the path finds first by now.
spec = importlib.util.spec_from_file_location("xiandu_room", ASSETS / "workshops" / "draw" / "xiandu.py")
x = importlib.util.module_from_spec(spec)
spec.loader.exec_module(x)

INK = x.INK


def pose(character, name, px, py, size, flip=False):
    """A character's pose, 600 × 600, its middle bottom at the point; ids get a prefix."""
    words = (ASSETS / "characters" / character / f"{name}.svg").read_text()
    inner = words[words.index(">") + 1:words.rindex("</svg>")]
    key = f"{character[:2]}{name[:2]}"
    inner = inner.replace('id="', f'id="{key}').replace("url(#", f"url(#{key}").replace('href="#', f'href="#{key}')
    return move(px, py, 0, size, f'<g transform="translate(-300 -570)">{inner}</g>', flip)


def sky(a, b, high=900):
    return gradient("heaven", ((0, a, 1), (1, b, 1))) + f'<path fill="url(#heaven)" d="M0 0H{WIDE}V{high}H0Z"/>'


def ridge(y, tops, fill, more=""):
    return blob([(-60, HIGH + 60), (-60, y)] + [(px, py) for px, py in tops] + [(WIDE + 60, y), (WIDE + 60, HIGH + 60)], fill, more)


def grown(px, g, s, flip=False, **k):
    return dot(px, g, 52 * s, 9 * s, "#1B2420", ' fill-opacity=".2"') + figure(px, g, s, flip, **k)


# Children: the head nearly as large, everything below it shorter.
CHILD = dict(hip=(0, -84), neck=(0, -142), crown=(3, -182), legs=(((10, -44), (14, -4)), ((-10, -44), (-14, -4))))


def child(px, g, s, **k):
    return grown(px, g, s, **{**CHILD, "near": ((34, -108), (50, -86)), "far": ((-28, -106), (-44, -84)), **k})


def sauce_making_hour():
    sauce = shape("M826 554C870 536 986 536 1030 554C986 572 870 572 826 554Z", "#B3261E", 3) + line("M860 550Q910 542 950 552", 3.4, "brush", "#F07A4E") + line("M930 562Q970 566 1004 556", 3, "brush", "#F07A4E")
    back, table, top, light = w.room("evening", (420, 372, "#FFE08A"), strings=3, jars=5, fire=1, wok=sauce, table=w.tray(560, 622, .8, 9) + w.block(330, 630, .8, 3) + "".join(w.little_jar(k, 630, .74, False, False, False) for k in (424, 464)))
    stool = board([(690, 776), (826, 776), (842, 796), (676, 796)], w.WOOD, 4) + "".join(line(f"M{a} 796L{b} 872", 12, "even", w.WOOD_DARK) for a, b in ((692, 684), (826, 834)))
    cook = child(752, 780, 1.5, near=((42, -138), (74, -126)), far=((50, -146), (80, -134)), coat="#E0A526", trousers="#3B4A52", apron=w.APRON, hat="cap", look=(8, 4), mood="tears", bare=.4)
    spatula = line("M846 560L950 572", 10, "even", "#8A5A33") + shape("M932 556L966 562L976 580L944 582Z", "#8A8F91", 3.6) + hand((864, 590), SKIN, 1.3) + hand((876, 574), SKIN, 1.3)
    master = w.person(430, 800, hip=(0, -126), neck=(10, -208), crown=(20, -242), near=((52, -176), (84, -140)), far=((50, -190), (96, -192)), coat=w.GREY, apron=w.APRON, hat="grey", old=True, skin=SKIN_OLD, look=(9, 2), mood="calm", bare=.45)
    mother = w.person(238, 846, hip=(0, -128), neck=(8, -212), crown=(14, -246), near=((36, -176), (16, -226)), far=((30, -180), (34, -228)), coat=w.TEAL, trousers="#4A4438", hat="bun", look=(9, 2), mood="glad", bare=.5)
    flying = "".join(chilli(px, py, t, .8, 3.4, mix(RED, "#E2472E", k / 9)) for k, (px, py, t) in enumerate(((884, 470, 30), (930, 400, 120), (986, 452, 70), (1030, 380, 200), (852, 384, 160), (962, 322, 20), (1060, 462, 100), (900, 310, 80))))
    heat = steam(900, 520, 1.9, .75) + steam(990, 500, 2.1, .7) + steam(1040, 430, 1.4, .5)
    return back + table + mother + master + dot(760, 876, 110, 14, "#2A1608", ' fill-opacity=".22"') + stool + cook + spatula + heat + flying + top + cat("sits", 560, 872, 1.15) + w.over("evening", light, 1)


def workshop_tour():
    yard = ""
    for row, (py, s, n, off) in enumerate(((462, .30, 8, 0), (492, .38, 7, 14), (534, .52, 6, -4))):
        for k in range(n):
            yard += w.crock(314 + off + k * (38 + row * 10), py, s, (row, k) not in ((2, 2), (1, 4)))
    back, table, top, light = w.room("noon", (452, 236, "#FFD75E"), yard, strings=4, jars=9, rows=False, table=w.tray(560, 620, .8, 10) + w.basket(300, 628, .8, 1, 4) + cat("spread", 430, 622, 1.0))
    guide = w.person(560, 806, flip=True, hip=(0, -128), neck=(4, -212), crown=(12, -246), near=((42, -232), (60, -292)), far=((40, -160), (62, -120)), coat="#A8442E", apron=w.APRON, hat="scarf", cloth="#E0A526", look=(9, 1), mood="glad", bare=.4)
    g = 930
    gran = figure(238, g, 1.62, hip=(0, -122), neck=(14, -196), crown=(26, -228), near=((48, -150), (76, -176)), far=((42, -140), (66, -126)), coat=w.PLUM, trousers="#3B4A52", hat="grey", old=True, skin=SKIN_OLD, look=(10, -2), mood="wide", bare=.5)
    girl = child(404, g, 1.56, near=((44, -128), (74, -150)), far=((30, -104), (46, -86)), coat=RED, trousers="#33424E", hat="tail", look=(10, -3), mood="glad", bare=.5)
    ring = "".join(line(f"M{px} {66 + (px % 5)}L{px} 34", 5, "even", "#E0A526") for px in (836, 912, 990, 1068, 1148))
    # The curtain of the shop, drawn aside: one steps through where it isn't.
    folds = "M812 40L1240 40L1240 940L1010 940C1030 800 1012 700 1040 560C1058 470 1010 420 940 372C880 330 836 240 812 40Z"
    curtain = shape(folds, "#A9221B", 7) + "".join(line(d, 10, "brush", "#7A1410") for d in ("M892 60C906 240 960 330 1044 400C1090 450 1100 520 1086 620C1072 720 1086 820 1070 930", "M980 60C1000 220 1060 320 1110 420C1150 520 1130 700 1136 930", "M1090 60C1100 240 1160 400 1180 560")) + line("M812 40C836 240 880 330 940 372C1010 420 1058 470 1040 560C1012 700 1030 800 1010 940", 7, [1, 1], "#E0A526")
    knot = shape("M926 352C960 340 1000 372 1008 408C986 424 940 404 922 380Z", "#E0A526", 4.4) + line("M1000 404C1010 440 1004 470 1016 500", 8, "limb", "#E0A526")
    door = f'<g transform="translate(1128 700) rotate(4)"><path fill="#F4E8D0" d="{w.text("酱", "Bold", 150, 0, -70, -75)}"/></g>'
    rod = line("M-20 34L1220 40", 20, "even", "#4A2A1A") + line("M-20 28L1220 34", 4, "even", "#6B4128")
    return back + guide + table + top + w.over("noon", light).replace("M-20 -20L66 -20", "M-20 -20L30 -20") + gran + girl + curtain + knot + door + ring + rod


def hosts_course():
    back, table, top, light = w.room("morning", (360, 250, "#F7DC8A"), strings=4, jars=14, table="".join(w.little_jar(k, 634, .9) for k in (300, 356, 412)))
    lamp = line("M742 880L742 560", 10, "even", "#3A4043") + line("M742 870L690 900", 9, "even", "#3A4043") + line("M742 870L796 900", 9, "even", "#3A4043") + dot(742, 470, 112, 112, "#FFFFFF") + dot(742, 470, 106, 106, "#FFF3C4") + dot(742, 470, 74, 74, "#EAD7AE") + shape([(742 + 112 * math.cos(k * math.pi / 16), 470 + 112 * math.sin(k * math.pi / 16)) for k in range(32)], None, 6) + shape([(742 + 74 * math.cos(k * math.pi / 16), 470 + 74 * math.sin(k * math.pi / 16)) for k in range(32)], None, 4.4)
    phone = move(742, 470, 5, 1, shape("M-34 -62L34 -62L34 62L-34 62Z", BEAN, 5) + dot(0, -44, 6, 6, "#8FA8B0") + dot(14, -44, 3, 3, "#5F6E74"))
    shine = glow("shine", 742, 470, 520, ((0, "#FFF3C4", .75), (.3, "#FFE9A8", .3), (1, "#FFE9A8", 0))) + veil("url(#shine)")
    host = w.person(388, 872, hip=(0, -126), neck=(6, -212), crown=(12, -246), near=((52, -206), (74, -256)), far=((-40, -168), (-26, -128)), coat=RED, trousers="#33424E", apron=w.APRON, hat="scarf", cloth="#E0A526", look=(7, -1), mood="wide", bare=.45)
    jar = w.little_jar(506, 512, 1.15) + hand((502, 494), SKIN, 1.4)
    crowd = "".join(figure(px, 930, s, True, hip=(0, -128), neck=(8, -212), crown=(18, -242 + dy), near=((40, -210), (30, -252)) if cheer else ((40, -160), (52, -120)), far=((36, -168), (60, -138)), coat=c, trousers="#3B4A52", hat=h, look=(9, 2), mood=m, cloth=cl, old=o, bare=.5)
                    for px, s, c, h, m, cl, o, dy, cheer in ((1110, 1.32, w.GREEN, "cap", "glad", RED, False, 4, True), (1012, 1.36, w.BLUE, "straw", "glad", RED, False, 0, False), (900, 1.42, w.PLUM, "bun", "glad", RED, False, 6, True)))
    nods = "".join(line(d, 5, "dry") for d in ("M838 560Q828 572 834 588", "M950 566Q942 578 948 592", "M1056 574Q1048 586 1054 600"))
    hearts = "".join(move(px, py, t, k, shape("M0 12C-22 -4 -16 -24 0 -14C16 -24 22 -4 0 12Z", c, 3)) for px, py, t, k, c in ((620, 300, -14, 1.1, RED), (668, 232, 12, .8, "#E0A526"), (606, 214, 6, .7, "#F07A4E"), (690, 300, -20, .6, RED)))
    return back + table + top + shine + host + jar + lamp + phone + hearts + crowd + nods + cat("up", 232, 884, 1.1) + w.over("morning", light)


def carving_lesson():
    block = board([(430, 622), (690, 622), (704, 664), (414, 664)], x.WOOD, 3.6, INK) + area([(414, 664), (704, 664), (700, 684), (418, 684)], "#8C6B46") + '<g transform="translate(560 644) scale(1 .5)">' + x.white_cloud(0, 0, .9, .6) + x.motif(0, 0, .9, x.DYE_DEEP, 8) + "</g>"
    rising = "".join(x.white_cloud(px, py, s, .96) + x.motif(px - 2, py + 2, s * .9, "#A98C5E", 6) for px, py, s in ((470, 566, .2), (398, 500, .28), (470, 420, .36), (352, 352, .46), (250, 236, .62)))
    curls = "".join(move(px, py, t, 1.3, line("M0 0C14 -8 22 6 10 10C2 12 0 4 6 2", 4, [1, .8, .3], "#C4A272")) for px, py, t in ((740, 652, 20), (786, 660, 200), (350, 656, 90), (312, 646, 300), (832, 654, 120), (520, 860, 20), (640, 872, 110), (700, 850, 250), (430, 876, 200)))
    tools = "".join(line(f"M{k} 664L{k + 46} 644", 7, "even", c) + line(f"M{k + 46} 644L{k + 62} 637", 5, "dry", "#8A9296") for k, c in ((806, x.WOOD_DARK), (840, x.GOLD), (874, x.CINNABAR)))
    who = x.seated(584, 1.3, hip=(-8, -112), neck=(6, -192), crown=(14, -226), near=((56, -150), (36, -132)), far=((-34, -150), (-20, -134)), coat="#D9A65A", hat="tail", hair=INK, look=(0, 9), mood="down", bare=.6, **x.ROBE)
    knife = line("M616 604L586 636", 9, "even", x.GOLD) + line("M586 636L574 650", 7, "dry", "#5E676B") + hand((612, 610), SKIN, 1.3) + hand((548, 618), SKIN, 1.3)
    master = x.seated(914, 1.22, flip=True, hip=(0, -116), neck=(10, -196), crown=(20, -228), near=((44, -150), (70, -128)), far=((40, -156), (64, -140)), coat="#7E8C98", hat="bald", old="beard", skin=SKIN_OLD, look=(9, 6), mood="glad", bare=.6, **x.ROBE)
    peeping = f'<g clip-path="url(#moon)">{x.crane_at(520, 262, .62)}</g>'
    return x.room("clear", None, (676, 250, .6)) + peeping + master + who + x.table(block + curls + tools + x.teacup(300, 662)) + rising + knife + x.over("clear")


def dyeing_lesson():
    hung = x.cloth(206, 92, 128, 520, 1) + x.cloth(366, 92, 110, 420, 2, "#5B8AA0") + x.cloth(838, 92, 132, 540, 3) + x.cloth(1004, 92, 104, 430, 5, "#5B8AA0")
    hiding = x.beast(560, 196, 1.05)
    vat = shape("M-190 -150C-216 -90 -200 -20 -146 8L146 8C200 -20 216 -90 190 -150Z", "#7C8F8C", 5, INK) + blob("M96 -150C184 -110 160 -20 80 6L144 6C198 -20 214 -90 188 -150Z", "#2A3136", ' fill-opacity=".2"') + shape("M-194 -152C-110 -192 110 -192 194 -152C110 -112 -110 -112 -194 -152Z", "#9DB0AB", 4.4, INK) + shape("M-170 -153C-100 -184 100 -184 170 -153C100 -124 -100 -124 -170 -153Z", x.DYE_DEEP, 3, INK) + line("M-110 -160Q-50 -172 10 -164", 3, "brush", "#6FA0B4")
    wet = gradient("wet", ((0, "#8FC0A0", 1), (.5, "#4F8A8A", 1), (1, x.DYE_DEEP, 1))) + shape("M560 476C552 560 566 640 550 726C588 744 660 742 692 726C674 640 688 560 682 476C646 462 596 462 560 476Z", "url(#wet)", 4.4, INK) + x.white_cloud(622, 560, .36, .95) + x.white_cloud(612, 650, .3, .85) + line("M592 486C586 570 602 650 590 726", 4, "brush", x.DYE_DEEP) + line("M650 484C644 570 660 650 648 726", 4, "brush", x.DYE_DEEP)
    drops = "".join(move(px, py, 0, 1, shape("M0 0C6 8 6 14 0 15C-6 14 -6 8 0 0Z", x.DYE, 2.4, INK)) for px, py in ((540, 700), (706, 690), (528, 656), (716, 640)))
    girl = child(440, 884, 1.9, near=((52, -170), (72, -214)), far=((58, -178), (116, -216)), coat="#E3C27A", trousers="#6E7B7C", apron=x.DYE_DEEP, hat="bun", hair=INK, look=(9, -6), mood="glad", bare=.4)
    dad = figure(828, 884, 1.42, flip=True, hip=(0, -126), neck=(14, -204), crown=(26, -236), near=((58, -214), (84, -262)), far=((62, -220), (100, -268)), coat="#8FB0A6", hat=None, hair=INK, look=(9, -3), mood="wide", bare=.5, **x.ROBE)
    front = move(620, 892, 0, 1, shape("M-170 -150C-100 -124 100 -124 170 -150L166 -138C100 -112 -100 -112 -166 -138Z", x.DYE_DEEP, 0))
    return x.room("wind", x.crane_at(660, 196, .3)) + hung + hiding + dot(620, 894, 210, 18, INK, ' fill-opacity=".16"') + dad + move(620, 892, 0, 1, vat) + wet + front + girl + drops + x.over("wind")


def notes_of_curiosity():
    out = sky("#CFE6E4", "#F6F3E2") + dot(1010, 150, 60, 60, "#F6E3A6", ' fill-opacity=".5"') + dot(1010, 150, 40, 40, "#F4D58A")
    out += ridge(420, ((120, 350), (300, 400), (480, 330), (700, 390), (920, 340), (1100, 392)), "#C6D9D0") + x.rock(880, 500, 1.5) + x.white_cloud(720, 250, .7) + x.motif(716, 254, .64, "#7FA39A", 4) + x.white_cloud(240, 170, .5) + x.white_cloud(1080, 330, .46)
    out += ridge(500, ((160, 452), (420, 490), (640, 458), (900, 492), (1100, 462)), "#9DB98F") + ridge(540, ((200, 500), (460, 534), (800, 512), (1060, 530)), "#86A57A")
    out += '<path fill="#B9D6D2" d="M0 640C300 560 700 600 1200 540V900H0Z"/><path fill="#A5C9C6" d="M0 720C340 640 780 690 1200 620V900H0Z"/>' + "".join(line(f"M{a} {b}Q{a + 60} {b - 8} {a + 130} {b}", 4, "brush", "#FFFFFF") for a, b in ((90, 690), (520, 640), (860, 610), (980, 700), (300, 760), (700, 720)))
    stones = "".join(shape(d, c, 5, INK) + line(l, 4, "brush", "#FFFFFF", ' fill-opacity=".6"') for d, c, l in (
        ("M40 900C30 800 120 752 240 756C360 760 430 820 430 900Z", "#A9B8AE", "M110 796Q190 764 280 776"), ("M470 900C460 838 540 806 640 808C740 812 790 850 790 900Z", "#97A89F", "M540 832Q600 812 680 820"), ("M830 900C820 812 920 770 1030 776C1140 780 1190 830 1200 900Z", "#A9B8AE", "M910 814Q980 786 1060 796")))
    moss = "".join(dot(px, py, 16, 6, "#7D9A55", ' fill-opacity=".8"') for px, py in ((86, 812), (360, 806), (500, 846), (742, 840), (880, 826), (1120, 810)))
    fish = "".join(move(px, py, t, s, shape("M-26 0C-14 -12 12 -10 24 0C12 10 -14 12 -26 0Z", c, 2.6, INK) + shape("M22 0L40 -12L38 12Z", c, 2.4, INK) + dot(-14, -2, 2, 2, INK)) for px, py, t, s, c in ((490, 770, -10, 1, "#E0874A"), (560, 742, 12, .8, "#F1E6C8"), (800, 758, -20, .9, "#E0874A")))
    kneel = dict(hip=(-26, -40), neck=(18, -96), crown=(42, -128), legs=(((22, -40), (-34, -4)), ((2, -36), (-52, -4))))
    a = grown(230, 776, 1.5, **{**kneel, "near": ((46, -62), (80, -46)), "far": ((50, -76), (92, -70))}, coat="#E0A526", trousers="#5E6B6E", hat="straw", look=(10, 8), mood="wide", hair=INK, bare=.5)
    glass = line("M362 690L398 654", 10, "even", x.WOOD_DARK) + dot(424, 628, 38, 38, INK) + dot(424, 628, 32, 32, "#DDF0EE") + dot(414, 616, 11, 9, "#FFFFFF")
    b = child(650, 830, 1.34, near=((34, -96), (24, -76)), far=((-22, -98), (-2, -76)), coat="#C05A44", trousers="#5E6B6E", hat="tail", hair=INK, look=(2, 8), mood="calm", bare=.55,
              after=move(8, -78, -6, .9, board([(-36, -26), (36, -26), (38, 22), (-38, 22)], "#FDFCF8", 2.8, INK) + line("M0 -26L0 22", 2.4, "even", "#B9C2BD") + x.motif(-18, -2, .14, INK, 12)))
    c = grown(1000, 796, 1.46, True, **{**kneel, "near": ((44, -60), (72, -30)), "far": ((50, -72), (84, -44))}, coat="#4F7F8A", trousers="#5E6B6E", hat="cap", look=(10, 9), mood="glad", hair=INK, bare=.5)
    emperor = pose("little-emperor", "crouches", 800, 846, .42)
    mark = move(884, 560, 8, 1, shape("M-52 -62C-20 -84 40 -80 58 -50C66 -10 40 20 6 28L-18 58L-14 26C-52 16 -72 -28 -52 -62Z", "#FFFFFF", 4.4, INK) + line("M-20 -34C-18 -58 24 -60 24 -34C24 -18 2 -16 2 2", 9, [.8, 1, .9], x.CINNABAR) + dot(2, 14, 6, 6, x.CINNABAR))
    return out + fish + stones + moss + a + glass + emperor + mark + c + b + pose("late-crane", "dawdles", 1130, 560, .3)


def ants_find_the_way():
    out = sky("#DCE9E2", "#FAF4E0") + ridge(360, ((140, 300), (320, 340), (560, 262), (820, 330), (1060, 280)), "#C9DBD0") + x.rock(330, 400, .9) + x.rock(440, 410, .62) + x.white_cloud(640, 150, .6) + x.white_cloud(1040, 110, .44) + x.white_cloud(120, 210, .4)
    out += ridge(470, ((200, 416), (520, 452), (860, 404), (1100, 440)), "#A9C49B")
    for px, py, s in ((640, 452, .9), (764, 470, 1.12), (920, 456, 1.0), (1068, 474, 1.2), (720, 414, .6), (1000, 408, .66)):  # the village
        out += move(px, py, 0, s, board([(-58, -66), (58, -66), (58, 0), (-58, 0)], "#FBF6EA", 3.4, INK) + shape("M-78 -60C-40 -72 -20 -104 0 -120C20 -104 40 -72 78 -60C40 -66 -40 -66 -78 -60Z", "#4A5256", 4, INK) + board([(-14, -44), (14, -44), (14, 0), (-14, 0)], "#8A4A2A", 2.6, INK) + "".join(line(f"M{k} -64L{k * .3:.0f} -104", 2, "even", "#6C767A") for k in (-40, -20, 20, 40)))
    out += ridge(540, ((160, 498), (460, 520), (800, 486), (1080, 512)), "#8DAE74") + "".join(line(f"M{px} {560}C{px - 10} 480 {px + 8} 420 {px - 4} 330", 9, "limb", "#5F8A5A") + "".join(move(px + (k % 2) * 4, 350 + k * 34, t, 1.1, blob("M0 0C20 -10 42 -8 56 4C38 12 16 10 0 0Z", "#6FA067")) for k, t in enumerate((-30, 200, 20, 160, -10))) for px in (1120, 1160, 1188))
    out += '<path fill="#A9CFCB" d="M0 640C260 600 560 610 760 640C960 670 1100 650 1200 620V900H0Z"/>' + "".join(line(f"M{a} {b}Q{a + 60} {b + 8} {a + 140} {b}", 4, "brush", "#FFFFFF") for a, b in ((60, 700), (340, 820), (560, 760), (880, 740), (980, 840), (160, 860)))
    arch = shape("M-60 770C100 640 320 566 600 566C880 566 1100 640 1260 770L1260 838C1100 720 900 662 600 662C300 662 100 720 -60 838Z", "#C9C4B4", 6, INK)
    arch += shape("M260 900C260 760 420 690 600 690C780 690 940 760 940 900L900 900C890 786 760 728 600 728C440 728 310 786 300 900Z", "#B4AE9C", 5, INK) + "".join(line(f"M{600 + 300 * math.cos(t):.0f} {884 + 196 * math.sin(t):.0f}L{600 + 338 * math.cos(t):.0f} {884 + 226 * math.sin(t):.0f}", 3, "even", INK) for t in [math.pi * (1.12 + k * .095) for k in range(9)])
    posts = "".join(shape(f"M{px - 14} {py}L{px - 12} {py - 66}L{px + 12} {py - 66}L{px + 14} {py}Z", "#D8D3C4", 4, INK) + shape(f"M{px - 16} {py - 66}C{px - 12} {py - 92} {px + 12} {py - 92} {px + 16} {py - 66}Z", "#D8D3C4", 4, INK) for px, py in ((40, 760), (250, 660), (1000, 676), (1170, 752)))

    def deck(px):
        return 572 + ((px - 600) / 660) ** 2 * 200

    def ant(px, size, flag, tilt=0):
        body = shape("M-74 -34C-70 -64 -30 -66 -22 -40C-28 -16 -66 -12 -74 -34Z", "#4A2F28", 4, INK) + shape("M-28 -40C-20 -56 8 -56 12 -40C8 -26 -20 -26 -28 -40Z", "#5A3A30", 4, INK) + shape("M6 -50C16 -78 58 -74 58 -46C56 -22 16 -20 6 -50Z", "#4A2F28", 4, INK)
        legs = "".join(line(d, 5, "limb", INK) for d in ("M-16 -30C-26 -16 -34 -10 -34 2", "M-8 -28C-8 -14 -14 -8 -12 2", "M0 -30C8 -16 8 -8 14 2"))
        face = dot(42, -52, 7, 8, "#FFFFFF") + dot(45, -52, 3.4, 4.4, INK) + line("M40 -36Q48 -32 54 -38", 3, "brush", "#F3D9B8") + line("M36 -70C40 -92 54 -98 62 -94", 3.6, "limb", INK) + line("M46 -68C56 -84 68 -86 76 -80", 3.6, "limb", INK)
        pole = line("M4 -38L-2 -150", 5, "even", x.WOOD_DARK) + shape("M-2 -150L58 -138L-3 -112Z", flag, 3.6, INK) + line("M8 -36L2 -70", 5, "limb", INK)
        return move(px, deck(px), tilt, size, pole + legs + body + face)
    file_ = "".join(ant(px, s, f, t) for px, s, f, t in ((1092, .86, x.CINNABAR, 15), (950, .94, x.GOLD, 11), (800, 1.02, x.AZURITE, 6), (640, 1.1, x.CINNABAR, 1)))
    family = grown(330, deck(330) + 6, .98, hip=(0, -128), neck=(6, -212), crown=(12, -246), near=((38, -160), (66, -118)), far=((34, -168), (52, -128)), coat="#4F7F8A", trousers="#5E6B6E", hat="straw", hair=INK, look=(9, 3), mood="glad", bare=.5, legs=(((20, -66), (30, -6)), ((-12, -66), (-26, -4))))
    family += grown(204, deck(204) + 6, .96, hip=(0, -128), neck=(6, -212), crown=(12, -246), near=((36, -170), (58, -140)), far=((30, -168), (44, -126)), coat="#C05A44", trousers="#5E6B6E", hat="bun", hair=INK, look=(9, 2), mood="calm", bare=.5, legs=(((20, -66), (30, -6)), ((-12, -66), (-26, -4))))
    leaf = line("M50 -150L66 -232", 5, "limb", "#4E7A44") + shape("M66 -232C92 -284 150 -286 164 -262C140 -232 100 -218 66 -232Z", "#7FB069", 4, INK) + line("M70 -234Q110 -252 150 -262", 2.6, "brush", "#4E7A44")
    kid = child(476, deck(476) + 6, 1.06, near=((38, -134), (50, -160)), far=((-26, -110), (-40, -92)), coat="#E0A526", trousers="#5E6B6E", hat="cap", look=(9, 1), mood="glad", bare=.5, before=leaf, legs=(((18, -44), (26, -8)), ((-10, -44), (-22, -2))))
    sign = line("M92 900L92 836", 8, "even", x.WOOD_DARK) + board([(64, 806), (124, 812), (122, 846), (62, 840)], "#E9D9B4", 3, INK) + '<g transform="translate(93 840) scale(.2)">' + move(0, 0, 0, 1, shape("M-74 -34C-70 -64 -30 -66 -22 -40C-28 -16 -66 -12 -74 -34Z", INK, 2) + shape("M6 -50C16 -78 58 -74 58 -46C56 -22 16 -20 6 -50Z", INK, 2) + dot(-8, -40, 20, 14, INK)) + "</g>"
    return out + posts + file_ + family + kid + arch.replace('fill="#C9C4B4"', 'fill="#CFCABA"') + sign + pose("cloud-beast", "sits", 1110, 900, .26)


def midsummer_embers():
    out = sky("#141C33", "#3A4A68") + "".join(dot(px, py, r, r, "#F5E9B8") for px, py, r in ((90, 90, 2.4), (210, 150, 1.8), (330, 70, 2.6), (450, 180, 1.6), (700, 60, 2.2), (820, 150, 1.8), (940, 80, 2.4), (1110, 60, 2), (1160, 190, 1.8), (160, 260, 1.6), (1040, 270, 2), (560, 110, 2)))
    out += dot(1000, 150, 62, 62, "#F5E9B8", ' fill-opacity=".18"') + dot(1000, 150, 44, 44, "#F5E9B8")
    out += ridge(420, ((120, 360), (320, 400), (520, 340), (760, 392), (960, 350), (1120, 388)), "#2A3650") + '<g opacity=".95">' + x.rock(250, 520, 1.45).replace("#B3C9C1", "#4A5C72").replace("#8FABA2", "#36465C").replace("#4F7064", "#24323E").replace("#5F8273", "#2C3C48").replace("#5E7A74", "#2C3A4C") + "</g>"
    out += ridge(520, ((200, 486), (520, 510), (860, 480), (1100, 506)), "#222D40") + '<path fill="#3A4A5E" d="M0 560C300 530 800 540 1200 520V640H0Z"/>' + "".join(line(f"M{a} {b}Q{a + 50} {b - 4} {a + 110} {b}", 3.4, "brush", "#8FA0B4") for a, b in ((80, 574), (380, 566), (760, 560), (960, 570), (600, 590))) + line("M960 560C975 580 985 600 1000 640", 8, "dry", "#F5E9B8", ' fill-opacity=".5"')
    out += '<path fill="#3B3328" d="M0 620C300 580 860 590 1200 604V900H0Z"/>'
    rnd = random.Random(21)
    out += "".join(shape(f"M{px - r} {py}C{px - r} {py - r * .8:.0f} {px + r} {py - r * .8:.0f} {px + r} {py}C{px + r * .6:.0f} {py + r * .4:.0f} {px - r * .6:.0f} {py + r * .4:.0f} {px - r} {py}Z", mix("#5A4E40", "#3B3328", rnd.random()), 2.4) for px, py, r in ((rnd.uniform(20, 1180), rnd.uniform(650, 890), rnd.uniform(9, 24)) for _ in range(70)))
    fire = glow("fire", 620, 700, 620, ((0, "#FFC25E", .95), (.22, "#FF9A3C", .55), (.55, "#E2632A", .22), (1, "#E2632A", 0))) + veil("url(#fire)")
    flame = "".join(move(px, 790, t, k, shape("M0 0C-30 -4 -40 -36 -18 -66C-18 -46 -8 -42 -4 -52C-6 -82 6 -98 20 -116C14 -86 44 -66 38 -30C34 -8 22 0 0 0Z", c, 4)) for px, t, k, c in ((584, -8, 1.5, "#E2632A"), (660, 9, 1.5, "#E2632A"), (620, 0, 2.1, "#F08A2C"), (604, -6, 1.2, "#F2C64E"), (640, 8, 1.1, "#F7DC8A")))
    logs = "".join(line(d, 26, "limb", "#4A2F20") + line(d, 8, "dry", "#8A5A33") for d in ("M520 810L700 776", "M720 812L548 774", "M590 820L660 790"))
    sparks = "".join(dot(px, py, r, r, c) for px, py, r, c in ((600, 540, 5, "#FFD257"), (650, 500, 4, "#FFB040"), (620, 440, 4, "#FFD257"), (680, 420, 3.4, "#FFE9A8"), (590, 380, 3.4, "#FFD257"), (640, 330, 3, "#FFE9A8"), (700, 300, 3, "#FFF3C4"), (610, 260, 2.8, "#FFF3C4"), (660, 210, 2.6, "#FFF3C4"), (560, 460, 3.4, "#FFB040"), (720, 480, 3.6, "#FFB040"), (580, 180, 2.4, "#FFF3C4")))
    sits = dict(hip=(-20, -56), neck=(6, -134), crown=(18, -168), legs=(((36, -62), (34, -4)), ((18, -56), (8, -4))))
    teller = grown(300, 800, 1.5, **{**sits, "neck": (2, -140), "crown": (10, -174)}, near=((40, -166), (64, -220)), far=((-34, -150), (-52, -196)), coat="#7E8C98", trousers="#4A5358", hat="bald", old="beard", skin=SKIN_OLD, look=(9, -3), mood="wide", bare=.5)
    others = grown(140, 850, 1.34, **sits, near=((44, -100), (64, -84)), far=((40, -108), (70, -96)), coat="#C05A44", trousers="#4A4438", hat="bun", look=(10, 0), mood="glad", bare=.5)
    others += grown(920, 800, 1.46, True, **sits, near=((46, -104), (78, -90)), far=((42, -112), (76, -104)), coat="#4F7F8A", trousers="#3A4348", hat="straw", look=(9, 1), mood="glad", bare=.5)
    stick = line("M806 672L668 744", 6, "even", "#6B4128") + shape("M640 742C646 728 678 726 690 738C684 754 652 758 640 742Z", "#9A4A5E", 3.4)
    kids = grown(1066, 866, 1.26, True, **{**sits, "neck": (4, -118), "crown": (14, -152)}, near=((38, -92), (22, -120)), far=((34, -98), (16, -128)), coat="#E0A526", trousers="#4A4438", hat="tail", look=(9, -2), mood="wide", bare=.5)
    front = grown(470, 910, 1.2, **{**sits, "neck": (4, -118), "crown": (16, -150)}, near=((44, -92), (74, -84)), far=((40, -98), (66, -92)), coat="#6E8A52", trousers="#3A4348", hat="cap", look=(8, -6), mood="wide", bare=.5)
    crane = pose("late-crane", "sleeps", 1110, 680, .36)
    lantern = "".join(line(f"M{px} {py - 74}L{px} {py - 40}", 3, "even", "#8A5A33") + shape(f"M{px - 20} {py - 40}C{px - 32} {py - 20} {px - 30} {py} {px - 18} {py + 10}L{px + 18} {py + 10}C{px + 30} {py} {px + 32} {py - 20} {px + 20} {py - 40}Z", "#F2A44E", 3.6) + dot(px, py - 14, 10, 13, "#FFE9A8") for px, py in ((60, 420), (420, 470), (800, 450), (1150, 400)))
    rope = line("M-10 330Q40 350 60 346Q240 420 420 396Q620 450 800 376Q980 400 1210 320", 3.4, "even", "#8A5A33")
    dark = glow("dark", 620, 720, 900, ((0, "#0C1020", 0), (.5, "#0C1020", .05), (1, "#0C1020", .55))) + veil("url(#dark)")
    return out + rope + lantern + crane + others + teller + kids + fire + logs + flame + stick + sparks + front + dark


def in_cloud_and_mist():
    out = sky("#D3E2E4", "#F8F3E6") + dot(250, 190, 76, 76, "#FBE6B8", ' fill-opacity=".55"') + dot(250, 190, 46, 46, "#F8D99A")
    out += ridge(330, ((140, 250), (330, 300), (540, 210), (780, 290), (1000, 220), (1140, 270)), "#DCE6E4") + ridge(420, ((180, 340), (420, 392), (660, 320), (900, 386), (1090, 330)), "#C5D6D2") + x.rock(980, 560, 1.3) + ridge(520, ((160, 470), (480, 500), (820, 462), (1100, 496)), "#A9C2B8")
    out += gradient("fog", ((0, "#FFFFFF", 0), (.5, "#FFFFFF", .9), (1, "#FFFFFF", .3))) + '<path fill="url(#fog)" d="M0 400H1200V600H0Z"/>'
    wall = board([(250, 470), (900, 470), (900, 760), (250, 760)], "#F3EEDF", 5, INK) + "".join(line(f"M{px} 470L{px} 760", 10, "even", "#7E6549") for px in (256, 470, 690, 894)) + line("M250 660L900 660", 7, "even", "#7E6549")
    roof = shape("M170 486C240 460 300 400 360 336L800 336C860 400 920 460 990 486C880 470 280 470 170 486Z", "#4A5256", 6, INK) + "".join(line(f"M{400 + k * 40} 340C{396 + k * 41} 400 {380 + k * 44} 440 {350 + k * 50} 474", 3, "brush", "#6C767A") for k in range(10)) + line("M356 334L806 334", 13, "even", "#3A4146") + line("M170 486Q150 486 140 470", 8, "limb", "#4A5256") + line("M990 486Q1012 486 1022 470", 8, "limb", "#4A5256")
    door = board([(500, 560), (660, 560), (660, 760), (500, 760)], "#6E5A46", 4, INK) + "".join(line(f"M{px} 566L{px} 756", 3, "even", "#8C745B") for px in (540, 580, 620)) + shape("M496 552L664 552L660 600C640 590 620 604 600 592C580 604 560 590 540 602C524 592 510 600 500 596Z", "#9CC3B7", 3.4, INK)

    def window(px, body=""):
        return f'<clipPath id="w{px}"><path d="M{px - 80} 510H{px + 80}V640H{px - 80}Z"/></clipPath>' + area([(px - 80, 510), (px + 80, 510), (px + 80, 640), (px - 80, 640)], "#F7E3B0") + f'<g clip-path="url(#w{px})">{body}</g>' + shape([(px - 80, 510), (px + 80, 510), (px + 80, 640), (px - 80, 640)], None, 8, "#6E5A46")
    guest = figure(802, 742, .86, hip=(0, -128), neck=(2, -214), crown=(4, -248), near=((38, -164), (10, -180)), far=((-36, -164), (-6, -178)), coat="#8FB0A6", hat="bun", hair=INK, look=(2, 2), mood="down", bare=.6)
    cup = move(806, 590, 0, 1, shape("M-15 -20L15 -20C15 -6 10 0 0 0C-10 0 -15 -6 -15 -20Z", x.CELADON, 3, INK)) + steam(800, 566, .5, .9)
    left = window(362, "".join(line(f"M{px} 510L{px} 640", 4, "even", "#B98B3E") for px in (320, 362, 404)) + line("M282 575L442 575", 4, "even", "#B98B3E"))
    shutters = board([(700, 512), (640 + 46, 500), (640 + 46, 654), (700, 640)], "#8C745B", 3, INK) + board([(904, 512), (926, 500), (926, 654), (904, 640)], "#8C745B", 3, INK)
    beast = pose("cloud-beast", "naps", 560, 420, .74)
    steps_ = "".join(board([(480 - k * 18, 760 + k * 18), (680 + k * 18, 760 + k * 18), (680 + k * 18, 778 + k * 18), (480 - k * 18, 778 + k * 18)], "#C9C4B4", 3, INK) for k in range(3))
    garden = "".join(move(px, py, t, s, blob("M0 0C20 -10 42 -8 56 4C38 12 16 10 0 0Z", "#7FA37A")) for px, py, t, s in ((960, 740, -60, 1.4), (980, 750, -100, 1.6), (1000, 744, -40, 1.2), (200, 750, -120, 1.5), (180, 756, -70, 1.4), (220, 748, -30, 1.1)))
    dog = move(400, 792, 0, 1, shape("M-48 0C-52 -24 -20 -34 12 -32C40 -30 52 -16 46 0Z", "#D9B56A", 4, INK) + shape("M-62 -6C-66 -28 -44 -38 -30 -28C-22 -16 -28 -2 -42 0C-52 2 -60 0 -62 -6Z", "#D9B56A", 4, INK) + line("M-56 -14Q-50 -10 -46 -14", 3) + shape("M-40 -32C-34 -42 -24 -36 -26 -24Z", "#B98B3E", 3, INK) + line("M44 -6C60 -10 62 -26 52 -32", 8, "limb", "#D9B56A"))
    water = '<path fill="#C6DCD8" d="M0 850C300 826 860 832 1200 820V900H0Z"/>' + "".join(line(f"M{a} {b}Q{a + 50} {b - 5} {a + 120} {b}", 3.4, "brush", "#FFFFFF") for a, b in ((60, 872), (420, 860), (760, 866), (1000, 852)))
    mist = "".join(f'<g opacity="{o}">' + x.white_cloud(px, py, s, 1) + "</g>" for px, py, s, o in ((60, 640, 1.5, .95), (200, 800, 1.7, .92), (1080, 660, 1.5, .95), (960, 800, 1.9, .92), (620, 856, 2.1, .85), (360, 880, 1.5, .9), (1160, 840, 1.6, .9)))
    return out + wall + left + window(790, guest + cup) + shutters + door + roof + beast + steps_ + garden + water + mist + dog + pose("late-crane", "lands", 1080, 330, .34) + x.motif(150, 812, .9, "#8FB2A8", 4) + x.motif(1030, 806, 1.0, "#8FB2A8", 4)


SCENES = {f.__name__.replace("_", "-"): f for f in (sauce_making_hour, workshop_tour, hosts_course, carving_lesson, dyeing_lesson, notes_of_curiosity, ants_find_the_way, midsummer_embers, in_cloud_and_mist)}
if __name__ == "__main__":
    for slug, draw in SCENES.items():
        if len(sys.argv) < 2 or sys.argv[1] == slug:
            (ASSETS / "experiences" / f"{slug}.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}">{draw()}</svg>\n')
            png = subprocess.run(["rsvg-convert", "-w", "1200", str(ASSETS / "experiences" / f"{slug}.svg")], check=True, capture_output=True).stdout
            subprocess.run(["convert", "png:-", "-quality", "86", str(ASSETS / "experiences" / f"{slug}.webp")], input=png, check=True)
