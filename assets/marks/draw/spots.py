"""The small drawings of 酱小哥 for empty, lost, broken, sold-out and placed. Run: python3 assets/marks/draw/spots.py"""
from jiang import *

W = 360


def basket(x, y, turn, size=1):
    weave = "".join(line(f"M-46 {k}Q0 {k + 8} 46 {k}", 2.6, "even") for k in (-30, -18, -6)) + "".join(line(f"M{k} -44L{k * .82} 4", 2.4, "even") for k in (-34, -20, -6, 8, 22, 36))
    return move(x, y, turn, size, line("M-44 -44C-40 -96 40 -96 44 -44", 7, "limb", "#8A5A33") + shape("M-54 -46C-20 -40 20 -40 54 -46L44 6C20 12 -20 12 -44 6Z", "#D9A760", 5.4) + weave + shape("M-56 -50C-20 -58 20 -58 56 -50C20 -40 -20 -40 -56 -50Z", "#7A4A26", 4.6))


def crate(x, y, turn=0, size=1):
    jars = "".join(move(k, -46, 0, 1, shape("M-17 0L-17 -22C-17 -30 17 -30 17 -22L17 0Z", RED, 4.2) + shape("M-15 -29L-15 -40C-8 -43 8 -43 15 -40L15 -29C8 -26 -8 -26 -15 -29Z", GINGER, 4)) for k in (-40, 0, 40))
    boards = shape("M-70 -50L70 -50L68 8L-68 8Z", "#D9A760", 5.6) + line("M-68 -30L68 -30", 3.2, "even") + line("M-68 -11L68 -11", 3.2, "even") + shape("M-70 -51L-54 -51L-53 9L-68 9Z", "#B9813F", 4.2) + shape("M54 -51L70 -51L68 9L53 9Z", "#B9813F", 4.2)
    return move(x, y, turn, size, jars + boards + dot(0, -20, 16, fill=RED) + f'<path fill="{LABEL}" d="{text("酱", "Bold", 22, 0, -11, -30)}"/>')


def empty_basket():  # peers into a basket he has turned over; one leg kicked up behind
    man = jar(.5, eyes("wide", (4, 4)) + brows(14, 18, 4) + mouth("oh"), 7)
    return (ground(176, 334, 96) + leg(150, 272, 128, 292, 88, 286, True, -52) + leg(186, 276, 190, 304, 182, 324)
            + line("M120 178Q64 176 62 232", 12.5, "limb") + hand(62, 230, 96, "open")
            + move(168, 276, 13, 1, man + lid(-16, -4))
            + basket(284, 196, 158, .96) + arm(244, 194, 252, 232, 272, 228, "fist", -20)
            + shape("M252 320C258 313 274 314 276 321C274 328 258 329 252 320Z", RED, 3.4) + line("M253 320Q246 316 244 309", 4, "in", ONION) + line("M286 262L288 280", 3.4, "dry") + line("M302 256L308 272", 3.4, "dry"))


def not_found():  # on his knees with a lantern, looking under the edge of the counter
    counter = blob("M214 130L356 124L356 332L240 332Z", SOY, ' fill-opacity=".9"') + shape("M204 96L358 88L358 128L208 134Z", "#B9813F", 5.4) + line("M214 112Q280 106 354 104", 2.8)
    eyes_dark = dot(312, 232, 6, 8, GINGER) + dot(336, 230, 6, 8, GINGER) + dot(313, 233, 2.4, 5) + dot(337, 231, 2.4, 5)
    glow = '<radialGradient id="g"><stop offset="0" stop-color="#FFE7A3"/><stop offset="1" stop-color="#FFE7A3" stop-opacity="0"/></radialGradient>'
    man = jar(.58, eyes("dot", (9, 3)) + brows(-4, 16, 3) + mouth("flat"), -9)
    lantern = shape("M-13 -18C-20 -8 -20 10 -13 20L13 20C20 10 20 -8 13 -18Z", "#FFD666", 4.6) + line("M-12 -18L12 -18", 7, "even") + line("M-12 20L12 20", 7, "even") + line("M-5 -16Q-9 2 -5 18", 2.4) + line("M5 -16Q9 2 5 18", 2.4) + line("M0 -20Q0 -30 2 -36", 3.4, "even")
    return (ground(150, 334, 120) + counter + f"<defs>{glow}</defs>" + dot(262, 232, 74, 74, "url(#g)") + eyes_dark
            + leg(104, 286, 66, 300, 42, 322, True, 8) + leg(132, 294, 146, 316, 112, 324, True)
            + line("M92 206Q40 240 58 300", 12.5, "limb") + hand(58, 300, 80, "palm")
            + move(130, 292, 27, .98, man + lid(-19, -8))
            + move(262, 236, 4, 1, lantern) + arm(208, 222, 232, 232, 258, 196, "fist", -40))


def error():  # the pot boils over; he fans it and steams himself
    pot = (shape("M-66 -34C-30 -26 30 -26 66 -34C66 4 44 24 0 24C-44 24 -66 4 -66 -34Z", "#3A3F42", 6) + blob("M30 -30C50 -32 60 -34 64 -32C62 2 44 20 14 22C36 6 40 -14 30 -30Z", "#000", ' fill-opacity=".25"')
           + shape("M-70 -38C-30 -50 30 -50 70 -38C30 -28 -30 -28 -70 -38Z", RED, 5) + line("M-66 -18Q-84 -20 -82 -6", 6, "even") + line("M66 -18Q84 -20 82 -6", 6, "even")
           + shape("M-40 -40C-44 -30 -40 -8 -34 -4C-28 -8 -32 -26 -26 -38Z", RED, 4) + shape("M30 -38C30 -24 32 -14 37 -12C42 -16 40 -30 42 -40Z", RED, 4))
    smoke = "".join(move(x, y, 0, s, shape("M0 0C-16 2 -28 -6 -24 -20C-36 -26 -32 -46 -14 -42C-8 -58 14 -54 14 -38C28 -36 26 -12 10 -12C10 -4 6 0 0 0Z", c, 4)) for x, y, s, c in ((286, 216, 1.1, "#C9C2B6"), (326, 166, 1.0, "#DDD7CC"), (292, 116, .8, "#EAE6DE")))
    flame = "M0 0C-14 -2 -18 -16 -8 -28C-8 -20 -4 -18 -2 -22C-2 -34 2 -40 8 -46C6 -34 18 -26 16 -12C15 -4 10 0 0 0Z"
    fire = "".join(move(x, 332, t, k, shape(flame, GINGER, 4) + move(1, -1, 0, .5, blob(flame, RED))) for x, t, k in ((226, -14, .9), (300, 14, .95), (262, 0, 1.05)))
    fan = shape("M0 0L-16 -46C0 -60 34 -56 44 -40L10 4Z", "#E8CF9A", 4.6) + line("M4 -4L-4 -46", 2.2, "even") + line("M5 -3L14 -50", 2.2, "even") + line("M7 -2L32 -46", 2.2, "even") + line("M2 0Q0 10 -4 18", 6, "even", "#8A5A33")
    man = jar(.98, eyes("squeezed") + brows(-22, -22) + mouth("grit"), 4)
    return (ground(180, 334, 150) + smoke + fire + move(264, 268, 0, .96, pot)
            + leg(92, 276, 78, 304, 62, 326, True) + leg(134, 276, 148, 300, 150, 326)
            + line("M70 186Q22 194 30 236", 12.5, "limb") + hand(30, 236, 70, "fist")
            + move(116, 280, -8, .98, man + lid(-22, 8, -166, True))
            + move(206, 168, 34, 1, fan) + arm(182, 190, 216, 206, 200, 182, "fist", -70)
            + line("M238 136Q246 128 248 118", 3.4, "dry") + line("M248 154Q260 148 266 140", 3.4, "dry"))


def sold_out():  # sits on the empty crate, shakes the last jar over his palm
    box = shape("M62 262L252 262L246 330L68 330Z", "#D9A760", 5.6) + line("M64 284L250 284", 3.2, "even") + line("M66 307L248 307", 3.2, "even") + shape("M60 260L80 260L84 331L66 331Z", "#B9813F", 4.2) + shape("M234 260L254 260L248 331L230 331Z", "#B9813F", 4.2)
    man = jar(.34, eyes("dot", (8, 1)) + brows(16, 12, 3) + mouth("sorry"), 4)
    glass = shape("M-20 0C-26 -4 -28 -12 -28 -20L-28 -50C-28 -58 28 -58 28 -50L28 -20C28 -12 26 -4 20 0Z", "#FBF1DF", 4.8) + blob("M-24 -50C-8 -44 8 -52 24 -47L23 -54L-23 -54Z", RED) + line("M-20 -14L-20 -44", 4, "brush", "#fff") + line("M-21 3L21 3", 6.5, "even") + line("M-20 9L20 9", 3, "even")
    left = shape("M8 -10C10 2 10 8 8 9L-32 10C-38 4 -34 -8 -20 -9C-12 -10 -8 -14 -7 -16Z", SOY, 4.6)
    return (ground(170, 336, 120) + box + line("M132 262Q120 282 120 304", 13, "limb") + line("M182 262Q200 276 204 304", 13, "limb")
            + move(120, 314, 8, 1, left) + move(206, 314, -8, 1, left, True)
            + line("M92 190Q48 214 64 252", 12.5, "limb") + hand(64, 250, 62, "palm")
            + move(156, 262, 7, .98, man + lid(-9, -2)) + move(284, 164, 14, 1, glass) + arm(230, 178, 276, 172, 292, 132, "fist", -60)
            + arm(228, 204, 252, 232, 276, 224, "palm", -8) + dot(281, 190, 3.6, 5.4, RED))


def placed():  # off with the crate, at a run
    man = jar(.72, eyes("glad") + brows(4, 4, 4) + mouth("grin"), -8)
    return (ground(180, 336, 110) + leg(144, 270, 104, 276, 74, 300, True, 48) + leg(186, 272, 224, 276, 232, 316, False, -14)
            + line("M122 172Q60 178 76 226", 12.5, "limb") + hand(76, 224, 40, "fist")
            + move(164, 272, 12, 1, man + lid(-20, -6, -156)) + crate(272, 224, 6, .86)
            + arm(226, 190, 226, 244, 258, 246, "palm", 2)
            + line("M14 190Q34 192 52 188", 4.4, "in") + line("M8 226Q28 230 42 226", 4.4, "in") + line("M26 262Q38 264 50 262", 4, "in"))


def sign_in():  # lifts the curtain and asks you in
    cloth = shape("M226 22L346 22L346 276C338 284 330 274 322 280C312 288 304 272 294 280C286 284 282 270 274 262C262 238 232 176 216 138C224 104 226 60 226 22Z", RED, 5.4) + "".join(line(d, 3.4, "brush", DEEP) for d in ("M262 30Q258 110 250 168", "M296 30Q298 140 288 240", "M326 30Q328 160 322 260")) + line("M200 22L358 22", 11, "even", "#8A5A33") + line("M200 22L358 22", 2, "even")
    man = jar(.56, eyes("dot", (-3, 0)) + brows(6, 6, 4) + mouth("grin"), 5)
    return (ground(160, 336, 100) + cloth + leg(122, 274, 114, 300, 106, 326, True) + leg(162, 274, 182, 296, 174, 326)
            + arm(190, 186, 250, 178, 236, 124, "fist", -84)
            + move(142, 278, -9, 1, man + lid(-4, 6))
            + line("M72 190Q36 200 36 236", 12.5, "limb") + hand(36, 234, 112, "palm", True))


def points():  # the portrait: weight on one leg, a hand on the hip, the other shows the way
    man = jar(.6, eyes("dot", (4, -1)) + brows(2, 12, 4) + mouth("grin"), 5)
    return (ground(180, 336, 92) + leg(152, 272, 142, 300, 150, 326, True) + leg(198, 270, 224, 290, 216, 326, False, 0)
            + arm(232, 184, 296, 180, 308, 108, "point", -72)
            + move(176, 276, -7, 1, man + lid(-4, 6))
            + line("M106 190Q58 204 96 246", 12.5, "limb") + hand(94, 244, 20, "fist"))


def stop():  # a palm towards you: not this way, not so fast, not so much
    man = jar(.7, eyes("dot", (0, 0)) + brows(-9, 6, 3) + mouth("flat"), -4)
    return (ground(180, 336, 92) + leg(150, 272, 142, 300, 146, 326, True) + leg(196, 272, 208, 298, 204, 326)
            + line("M230 186Q286 204 262 250", 12.5, "limb") + hand(262, 250, 150, "fist")
            + move(174, 276, 4, 1, man + lid(-15, -2))
            + line("M108 196Q56 214 78 150", 12.5, "limb") + move(78, 152, 0, 1.18, hand(0, 0, -96, "open"))
            + line("M40 104Q36 96 38 86", 3.6, "dry") + line("M64 86Q64 76 68 68", 3.6, "dry") + line("M96 88Q100 80 106 74", 3.6, "dry"))


def waiting():  # sits and reckons on the abacus until the money is in
    box = shape("M62 262L252 262L246 330L68 330Z", "#D9A760", 5.6) + line("M64 284L250 284", 3.2, "even") + line("M66 307L248 307", 3.2, "even") + shape("M60 260L80 260L84 331L66 331Z", "#B9813F", 4.2) + shape("M234 260L254 260L248 331L230 331Z", "#B9813F", 4.2)
    beads = "".join(line(f"M{x} -30L{x} 32", 2.2, "even", SOY) + "".join(blob(f"M{x - 7} {y}Q{x} {y - 8} {x + 7} {y}Q{x} {y + 8} {x - 7} {y}Z", RED if y < -8 else SOY) for y in ys)
                    for x, ys in ((-42, (-22, 4, 13, 26)), (-24, (-16, 8, 17, 26)), (-6, (-22, 2, 11, 26)), (12, (-22, 8, 17, 26)), (30, (-16, 2, 17, 26)), (44, (-22, 8, 17, 26))))
    abacus = shape("M-56 -36L58 -36L58 38L-56 38Z", "#FBF3E2", 4) + beads + line("M-56 -8L58 -8", 4.4, "even", "#8A5A33") + shape("M-56 -36L58 -36L58 38L-56 38Z", None, 9, "#8A5A33")
    left = shape("M8 -10C10 2 10 8 8 9L-32 10C-38 4 -34 -8 -20 -9C-12 -10 -8 -14 -7 -16Z", SOY, 4.6)
    man = jar(.56, eyes("dot", (7, 6)) + brows(4, 14, 3) + mouth("taste"), 3)
    return (ground(170, 336, 120) + box + line("M128 262Q112 284 112 304", 13, "limb") + line("M176 262Q196 272 214 292", 13, "limb") + move(112, 314, 8, 1, left) + move(216, 300, -24, 1, left, True)
            + move(150, 262, -4, .98, man + lid(-14, -2)) + move(282, 226, 9, .92, abacus)
            + line("M84 186Q46 216 66 252", 12.5, "limb") + hand(66, 250, 60, "palm")
            + arm(216, 190, 236, 214, 262, 204, "point", 12) + line("M222 148Q230 140 232 130", 3.4, "dry") + line("M238 160Q248 154 252 146", 3.4, "dry"))


def sent():  # on the scooter, the crate strapped on behind
    tyre = lambda x: dot(x, 304, 30, 30, BEAN) + dot(x, 304, 19, 19, "#DDD7CC") + dot(x, 304, 7, 7, BEAN)
    body = (shape("M44 262C66 238 118 240 132 262C140 276 150 284 176 284L226 284C240 266 246 232 250 200L268 198C270 240 282 262 296 276L276 290C268 282 262 290 250 302L142 304C134 276 104 266 84 276C66 280 50 276 44 262Z", RED, 5.6)
            + blob("M60 262C80 250 110 250 122 266C100 262 78 266 62 272Z", "#fff", ' fill-opacity=".35"') + line("M258 204L246 156", 8, "even") + line("M222 152Q238 158 266 148", 8, "limb") + dot(264, 178, 12, 11, GINGER) + line("M272 168Q288 176 272 188", 4, "even"))
    man = jar(.66, eyes("dot", (8, 0)) + brows(2, 10, 3) + mouth("grin"), -7)
    strap = line("M18 232L120 226", 4, "even") + crate(70, 222, -3, .74) + line("M60 172L66 236", 4.4, "even", SOY)
    return (ground(180, 338, 140) + strap + tyre(84) + tyre(284) + line("M158 256Q196 250 208 268", 13, "limb") + move(214, 280, 6, 1, shape("M-8 -10C-10 2 -10 8 -8 9L32 10C38 4 34 -8 20 -9C12 -10 8 -14 7 -16Z", SOY, 4.6)) + body
            + line("M140 170Q176 190 218 156", 12.5, "limb")
            + move(156, 262, 9, .92, man + lid(-26, -8, -158)) + arm(212, 186, 226, 200, 236, 162, "fist", -50)
            + line("M6 196Q22 198 36 194", 4.4, "in") + line("M2 296Q20 300 40 296", 4.4, "in") + line("M10 324Q28 326 46 322", 4, "in"))


def delivered():  # the crate is down, both arms up
    man = jar(.5, eyes("glad") + brows(4, 4, 5) + mouth("grin"), 5)
    return (ground(184, 336, 130) + leg(108, 272, 98, 300, 96, 326, True) + leg(150, 272, 164, 298, 168, 326)
            + line("M66 188Q24 178 34 118", 12.5, "limb") + hand(34, 120, -84, "open", True)
            + line("M190 184Q226 168 214 110", 12.5, "limb") + hand(214, 112, -96, "open")
            + move(130, 278, -5, .98, man + lid(-16, 4, -156)) + crate(272, 326, 0, 1)
            + line("M272 216Q270 204 274 194", 3.6, "dry") + line("M304 222Q312 212 316 204", 3.6, "dry") + line("M240 222Q232 212 230 204", 3.6, "dry"))


def closed():  # nothing more to do: asleep on the empty crate
    box = shape("M62 262L252 262L246 330L68 330Z", "#D9A760", 5.6) + line("M64 284L250 284", 3.2, "even") + line("M66 307L248 307", 3.2, "even") + shape("M60 260L80 260L84 331L66 331Z", "#B9813F", 4.2) + shape("M234 260L254 260L248 331L230 331Z", "#B9813F", 4.2)
    left = shape("M8 -10C10 2 10 8 8 9L-32 10C-38 4 -34 -8 -20 -9C-12 -10 -8 -14 -7 -16Z", SOY, 4.6)
    man = jar(.36, eyes("shut") + brows(8, 8, 2) + mouth("taste"), 6)
    dream = "".join(line(f"M{x} {y}L{x + w} {y - 2}L{x + 2} {y + w}L{x + w + 2} {y + w - 2}", k, "even") for x, y, w, k in ((258, 118, 16, 4.6), (286, 84, 21, 5.2), (318, 42, 26, 5.8)))
    return (ground(170, 336, 120) + box + line("M132 262Q118 284 116 304", 13, "limb") + line("M182 262Q202 276 206 304", 13, "limb") + move(108, 314, 8, 1, left) + move(208, 314, -8, 1, left, True)
            + move(154, 264, 11, .98, man + lid(-2, 8)) + line("M88 200Q64 238 110 246", 12.5, "limb") + hand(110, 246, 2, "palm") + line("M224 208Q236 242 190 246", 12.5, "limb") + hand(190, 246, 178, "palm", True) + dream)


for name, draw in (("empty-basket", empty_basket), ("not-found", not_found), ("error", error), ("sold-out", sold_out), ("placed", placed), ("sign-in", sign_in), ("jiang-xiaoge", points), ("stop", stop), ("waiting", waiting), ("sent", sent), ("delivered", delivered), ("closed", closed)):
    save(name + ".svg", W, W, draw(), CLIP)
