"""Drawings for 把仙气带回家: the crane that is always slightly late, the cloud beast, the peaks in mist. Run: python3 assets/marks/draw/xiandu.py"""
import random

from ink import *

INK, AZURITE, CELADON, MIST, CINNABAR, GOLD = "#2A3136", "#2F5D73", "#9CC3B7", "#E9EEEA", "#C0392B", "#B98B3E"


def wash(ident, *stops, up=True):
    turn = 'x2="0" y2="1"' if up else ""
    return f'<linearGradient id="{ident}" {turn}>' + "".join(f'<stop offset="{o}" stop-color="{c}" stop-opacity="{a}"/>' for o, c, a in stops) + "</linearGradient>"


def feathers(root, tips, colour, width):
    """A fan of wet strokes from a curved arm to the tips."""
    return "".join(line(f"M{a[0]} {a[1]}Q{(a[0] + b[0]) / 2 + k[0]} {(a[1] + b[1]) / 2 + k[1]} {b[0]} {b[1]}", width, [.5, 1, .9, .1], colour) for a, b, k in zip(root, tips, [(-8, 6)] * len(tips)))


def crane():
    far = blob("M206 176C196 130 190 84 214 30C226 60 246 92 248 128C250 150 240 172 232 184Z", "#E3E9E6") + line("M210 176C196 130 190 84 214 30", 4.6, "brush", INK) + "".join(line(d, 5, "dry", INK) for d in ("M214 30Q232 60 236 78", "M216 52Q236 78 242 98", "M218 76Q240 102 247 120"))
    body = blob("M98 226C128 196 178 172 224 178C244 182 246 200 228 210C190 230 140 234 98 226Z", "url(#w)") + line("M98 226C128 196 178 172 224 178", 4.6, "brush", INK) + line("M98 226C140 234 192 230 230 208", 5, [.2, .8, 1, .5], INK)
    tail = "".join(line(d, 8, "dry", INK) for d in ("M130 208Q96 210 66 232", "M128 214Q98 220 72 244", "M132 220Q104 232 88 250"))
    near = (blob("M222 186C176 160 110 130 54 128C70 156 92 176 122 192C152 206 196 212 222 198Z", "#FBFCFA") + line("M222 186C176 160 110 130 52 128", 5.6, [.5, 1, .9, .3], INK)
            + "".join(line(f"M{70 + k * 20} {134 + k * 7}Q{70 + k * 22} {158 + k * 7} {92 + k * 24} {176 + k * 5 + (k % 2) * 3}", 2.4, "dry", INK) for k in range(6))
            + "".join(line(f"M{52 + k * 13} {128 + k * 7}Q{54 + k * 15} {148 + k * 8} {66 + k * 18} {164 + k * 7}", 9 - k * .7, [.4, 1, .8, .1], INK) for k in range(5)))
    neck = line("M222 188C258 194 262 158 286 142C298 134 308 134 316 138", 13, [1, .8, .62, .66], "#FBFCFA") + line("M220 182C250 186 256 152 280 137C294 128 306 128 314 131", 3.6, "brush", INK) + line("M228 202C262 200 268 166 290 150C298 144 306 143 312 144", 4.6, [.3, .9, 1, .7], INK)
    neck += line("M244 190C258 182 264 164 280 152", 9, [.2, 1, 1, .3], INK)
    head = blob("M304 130C314 122 328 126 330 136C330 146 316 150 306 146Z", "#FBFCFA") + line("M304 131C314 122 328 126 330 136C330 144 320 149 308 146", 3.4, "brush", INK) + blob("M308 128C314 121 325 123 327 129C321 131 314 131 308 128Z", CINNABAR) + line("M329 134Q344 134 357 141Q344 142 329 141", 4.6, [1, .8, .2], INK) + dot(319, 136, 2.4) + line("M313 131Q317 128 322 131", 2, "even", INK)
    legs = line("M124 222Q80 240 34 244", 3.8, [.8, 1, .8, .4], INK) + line("M132 224Q92 252 42 260", 3.8, [.8, 1, .8, .4], INK) + line("M36 244L22 238", 3) + line("M36 244L20 247", 3) + line("M43 260L28 258", 3) + line("M43 260L30 267", 3)
    bag = line("M246 176Q222 214 236 246", 3.4, "even", CINNABAR) + move(238, 262, 16, 1, shape("M-19 -18L19 -16L21 18L-21 17Z", AZURITE, 3.6, INK) + line("M-19 -16Q0 8 19 -14", 2.6, "even", "#DCE6E1") + dot(0, -2, 3.6, fill=GOLD)) + move(274, 292, 24, 1, blob("M-8 -6L8 -6L8 6L-8 6Z", "#FBFCFA") + f'<path d="M-8 -6H8V6H-8ZL0 1L8 -6" fill="none" stroke="{INK}" stroke-width="1.6"/>')
    haste = line("M14 176Q30 178 44 176", 3, "in", "#7E9790") + line("M6 206Q28 208 46 204", 3, "in", "#7E9790") + move(330, 108, 16, 1, blob("M0 0C5 7 5 12 0 13C-5 12 -5 7 0 0Z", CELADON))
    return haste + far + legs + tail + body + neck + bag + head + near


def scallops(points):
    """A cloud's outline: bulging arcs between points, given clockwise, as a list of points."""
    out, n = [], len(points)
    for i in range(n):
        a, b = points[i], points[(i + 1) % n]
        mx, my = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        dx, dy = b[0] - a[0], b[1] - a[1]
        bulge = .52
        c = (mx + dy * bulge, my - dx * bulge)
        for k in range(7):
            t = k / 7
            out.append(bezier([a, (a[0] + (c[0] - mx) * 1.25 + dx * .06, a[1] + (c[1] - my) * 1.25 + dy * .06), (b[0] + (c[0] - mx) * 1.25 - dx * .06, b[1] + (c[1] - my) * 1.25 - dy * .06), b], t))
    return out


def beast():
    body = scallops([(96, 250), (76, 206), (96, 160), (140, 128), (196, 122), (244, 146), (268, 190), (258, 238), (222, 266), (176, 272), (134, 270)])
    curls = "".join(line(d, 4, "brush", "#8FA8A2") for d in ("M108 220C94 214 98 194 114 198C124 202 120 214 112 211", "M236 164C252 160 258 180 244 184C234 185 234 174 241 173", "M150 140C160 128 178 134 174 146C170 153 161 148 164 143"))
    face = (line("M146 198Q157 208 168 198", 5, "brush", INK) + line("M190 198Q201 208 212 198", 5, "brush", INK) + line("M172 214Q176 220 180 214", 3.6, "brush", INK) + line("M180 214Q184 220 188 214", 3.6, "brush", INK)
            + dot(140, 216, 11, 7, "#E7A08F", ' fill-opacity=".7"') + dot(218, 216, 11, 7, "#E7A08F", ' fill-opacity=".7"'))
    horns = shape("M136 118C122 104 118 84 126 66C140 78 152 96 158 114Z", CELADON, 4.4, INK) + shape("M204 114C208 96 222 78 238 70C244 90 238 108 226 122Z", CELADON, 4.4, INK) + line("M129 92L146 90", 2.4, "brush", "#5E8E82") + line("M214 94L233 96", 2.4, "brush", "#5E8E82")
    feet = shape("M140 276C136 292 146 300 158 298C168 296 168 284 164 276Z", "#FBFCFA", 4.2, INK) + shape("M196 276C194 292 204 300 216 297C224 294 224 284 220 274Z", "#FBFCFA", 4.2, INK)
    wisps = line("M262 236C296 226 322 240 318 262C314 280 290 276 294 262C297 254 308 256 307 264", 7, [1, .9, .7, .3], INK) + line("M40 268C70 276 84 262 110 270", 4, "in", "#8FA8A2") + line("M230 306C260 300 288 312 330 304", 4, "dry", "#8FA8A2") + line("M66 312C110 320 170 310 214 318", 4, "dry", "#B5C7C2")
    return blob("M60 318C120 300 250 300 310 316C250 332 120 332 60 318Z", CELADON, ' fill-opacity=".28"') + wisps + feet + horns + shape(body, "url(#c)", 5, INK) + curls + face


def ridge(seed, base, heights, width=1440, rough=10):
    random.seed(seed)
    n, pts = 90, []
    for i in range(n + 1):
        x = width * i / n
        t = i / n * (len(heights) - 1)
        k = min(int(t), len(heights) - 2)
        u = t - k
        u = u * u * (3 - 2 * u)
        pts.append((x, base - (heights[k] + (heights[k + 1] - heights[k]) * u) + random.uniform(-rough, rough) * .5))
    return pts


def peaks():
    out = '<rect width="1440" height="800" fill="#F6F5F0"/><rect width="1440" height="800" fill="url(#sky)"/>'
    for i, (seed, base, hs, grad) in enumerate(((3, 560, [70, 130, 90, 160, 100, 60, 120, 190, 140, 210, 150], "far"), (8, 640, [160, 110, 60, 90, 40, 70, 30, 90, 170, 120, 200], "mid"))):
        pts = ridge(seed, base, hs)
        out += f'<path fill="url(#{grad})" d="{spline(pts)}L1440 760L0 760Z"/>'
    # the stone pillar that stands by the stream at Xiandu, and its smaller neighbour
    random.seed(5)
    left = [(566, 720), (560, 640), (568, 560), (560, 480), (572, 400), (568, 330), (582, 268), (598, 226), (622, 208)]
    right = [(650, 214), (676, 240), (684, 300), (696, 370), (690, 440), (704, 520), (700, 600), (716, 720)]
    rough = lambda ps: [(x + random.uniform(-5, 5), y + random.uniform(-6, 6)) for a, b in zip(ps, ps[1:]) for x, y in (a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))] + [ps[-1]]
    l, r = rough(left), rough(right)
    out += f'<path fill="url(#rock)" d="{spline(l + r)}Z"/>'
    out += line([p for p in l if p[1] < 600][::-1], 7, [.7, 1, .6, .1], INK, ' fill-opacity=".72"') + line([p for p in r if p[1] < 560], 8, [.6, 1, .5, .05], INK, ' fill-opacity=".72"')
    for x, y, h in ((590, 300, 90), (612, 250, 120), (632, 290, 150), (654, 262, 120), (600, 430, 80), (668, 330, 130), (642, 460, 70), (618, 400, 100), (584, 380, 70), (660, 480, 60)):
        out += line(f"M{x} {y}Q{x + random.uniform(-8, 8):.0f} {y + h / 2} {x + random.uniform(-5, 5):.0f} {y + h}", random.uniform(3, 8), "dry", INK, f' fill-opacity="{random.uniform(.16, .38):.2f}"')
    for x, y in ((598, 226), (618, 206), (640, 206), (662, 226), (676, 246), (584, 262)):
        out += "".join(line(f"M{x} {y}L{x + dx} {y - dy}", 4.4, "dry", "#3E5B52") for dx, dy in ((-9, 12), (0, 18), (9, 13), (-14, 5), (14, 6)))
    small = rough([(742, 720), (738, 660), (748, 600), (744, 556), (760, 528), (780, 540), (788, 590), (796, 650), (806, 720)])
    out += f'<path fill="url(#rock2)" d="{spline(small)}Z"/>' + line([p for p in small[:11] if p[1] < 630], 5, "brush", INK, ' fill-opacity=".55"')
    # mist in front, then water: a few strokes
    for y, x0, x1, w in ((600, 380, 760, 44), (640, 560, 1010, 56), (580, 860, 1260, 40), (662, 120, 560, 60)):
        out += f'<ellipse cx="{(x0 + x1) / 2}" cy="{y}" rx="{(x1 - x0) / 2}" ry="{w}" fill="url(#fog)"/>'
    out += '<rect y="560" width="1440" height="240" fill="url(#low)"/>'
    for y, x, w in ((724, 420, 240), (742, 640, 300), (760, 300, 180), (766, 820, 260), (734, 980, 150), (778, 520, 160)):
        out += line(f"M{x} {y}Q{x + w / 2} {y + 5} {x + w} {y}", 3, "brush", "#8CA9A1", ' fill-opacity=".7"')
    # a bamboo raft, very small
    out += line("M876 742Q920 752 964 738", 5, "brush", INK) + line("M912 742L914 716", 3.4, "limb", INK) + blob("M904 716Q914 702 924 716Z", GOLD) + line("M920 722L946 690", 2, "even", INK)
    defs = (wash("sky", (0, "#D8E6E0", .9), (.45, "#EEF2EE", .5), (1, "#F6F5F0", 0)) + wash("far", (0, "#8FAFA7", .55), (.8, "#C9D8D2", .1), (1, "#F6F5F0", 0)) + wash("mid", (0, "#6F958C", .5), (.7, "#BFD2CB", .12), (1, "#F6F5F0", 0))
            + wash("rock", (0, "#5E7A76", .95), (.35, "#86A09A", .85), (.75, "#C6D5CF", .55), (1, "#F6F5F0", .1)) + wash("rock2", (0, "#86A09A", .8), (1, "#F6F5F0", .1)) + wash("low", (0, "#F6F5F0", 0), (.5, "#F6F5F0", .55), (1, "#F6F5F0", 1))
            + '<radialGradient id="fog"><stop offset="0" stop-color="#F9F9F5" stop-opacity=".95"/><stop offset="1" stop-color="#F9F9F5" stop-opacity="0"/></radialGradient>')
    return out, defs


save("late-crane.svg", 360, 360, move(0, 30, 0, 1, crane()), wash("w", (0, "#FFFFFF", 1), (1, "#CFDBD7", 1)))
save("cloud-beast.svg", 360, 360, beast(), wash("c", (0, "#FFFFFF", 1), (.6, "#F4F8F6", 1), (1, "#CFE0DA", 1)))
body, defs = peaks()
save("mist-peaks.svg", 1440, 800, body, defs)
