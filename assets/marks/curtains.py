"""Draws the eave, both brands' door curtains and the small cut pieces into src/Shop/wwwroot/art. Run: python3 assets/marks/curtains.py"""
import pathlib

ART = pathlib.Path(__file__).resolve().parents[2] / "src/Shop/wwwroot/art"
REDS = ("#A9241C", "#9A1F18")


def save(name, width, height, body, stretch=False):
    fit = ' preserveAspectRatio="none"' if stretch else ""
    (ART / name).write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"{fit}>{body}</svg>\n')


# The eave: a round tile end and a drip tile, over and over.
save("eave.svg", 54, 18,
     '<path fill="#2B3134" d="M0 0H54V3C52 3 50 4 48 6 44 10 40 11 39 17 38 11 34 10 30 6 28 4 27 3 25 3 25 10 20 15 13.500 15S2 10 2 3H0Z"/>'
     '<circle cx="13.500" cy="4.500" r="7.500" fill="none" stroke="#5A6468" stroke-width="1.200"/><circle cx="13.500" cy="4.500" r="2.400" fill="#5A6468"/>'
     '<path d="M33 4.500C36 7 38 8 39 11.500 40 8 42 7 45 4.500" fill="none" stroke="#5A6468" stroke-width="1.200"/>')


def teeth(x, width, y, count, deep):
    """The lower edge of a cut cloth from right to left: uneven teeth, as scissors leave them."""
    step, out = width / count, []
    for i in range(count, 0, -1):
        wobble = ((i * 37) % 7 - 3) * deep * .05
        out.append(f"L{x + i * step - step * .5:.1f} {y + deep + wobble:.1f}L{x + (i - 1) * step:.1f} {y + wobble * .6:.1f}")
    return "".join(out)


def chilli(x, y, s, turn=0):
    return (f'M0 0', f'<path transform="translate({x} {y}) rotate({turn}) scale({s})" d="M-2 -9L1 -14 4 -13 2 -8 7 -6 9 0 8 9 4 18 -3 26 -1 16 -3 8 -6 2 -6 -4Z"/>')[1]


def coin(x, y, s):
    return f'<path transform="translate({x} {y}) scale({s})" d="M0 -9L6 -6 9 0 6 6 0 9 -6 6 -9 0 -6 -6ZM-3 -3V3H3V-3Z"/>'


# 威酱坊: red cloth in panels; the pattern is cut out, so that the room shows through.
panels, holes = "", ""
for n in range(2):
    x = n * 160 + 2
    panels += f'<path fill="{REDS[n]}" stroke="#EBC98B" stroke-width="1.300" d="M{x} -4H{x + 156}V46{teeth(x, 156, 46, 6, 15)}Z"/>'
    panels += f'<path d="M{x + 5} 20H{x + 152}" stroke="#E0A526" stroke-width="1.500" stroke-dasharray="7 5" fill="none"/>'
    for i in range(3):
        holes += chilli(x + 26 + i * 52, 34, .52, (-14, 12, -8)[i]) if (i + n) % 2 == 0 else coin(x + 26 + i * 52, 37, .72)
save("curtain-weijiangfang.svg", 320, 64,
     f'<mask id="m"><rect width="320" height="64" fill="#fff"/><g fill="#000" fill-rule="evenodd">{holes}</g></mask><g mask="url(#m)">{panels}</g>')

fold = ('<linearGradient id="f"><stop offset="0" stop-color="#000" stop-opacity=".22"/><stop offset=".12" stop-color="#fff" stop-opacity=".09"/><stop offset=".3" stop-color="#000" stop-opacity=".16"/>'
        '<stop offset=".48" stop-color="#fff" stop-opacity=".08"/><stop offset=".68" stop-color="#000" stop-opacity=".18"/><stop offset=".86" stop-color="#fff" stop-opacity=".07"/><stop offset="1" stop-color="#000" stop-opacity=".26"/></linearGradient>')
for side in ("left", "right"):
    mirror = 'transform="matrix(-1 0 0 1 300 0)"' if side == "right" else ""
    edge = f"M0 0H298L297 330{teeth(0, 297, 330, 9, 26)}Z"
    cuts = "".join(coin(22 + i * 64, 268, 1.5) for i in range(5)) + "".join(chilli(54 + i * 64, 262, 1.25, -10 + 7 * (i % 3)) for i in range(4))
    cuts += "".join(f'<path d="M{6 + i * 33} 312L{16 + i * 33} 300 {26 + i * 33} 312 {16 + i * 33} 324Z"/>' for i in range(9))
    save(f"cloth-weijiangfang-{side}.svg", 300, 360,
         f'{fold}<mask id="m"><rect width="300" height="360" fill="#fff"/><g fill="#000" fill-rule="evenodd">{cuts}</g></mask>'
         f'<g {mirror}><g mask="url(#m)"><path fill="#B3261E" d="{edge}"/><path fill="url(#f)" d="{edge}"/>'
         '<path d="M0 238H298M0 290H298" stroke="#E0A526" stroke-width="2.500" stroke-dasharray="11 8" fill="none"/></g></g>', stretch=True)


# 仙气: thin silk, whose lower edge is a bank of cloud that thins out.
def bank(points):
    """A cloud's contour through scallops: (x, y, radius) from left to right, drawn from right to left."""
    return "".join(f"A{r} {r * .92:.0f} 0 0 1 {x} {y}" for x, y, r in points)


def bank_of(width, y, sizes):
    x, points = width, []
    for i, r in enumerate(sizes):
        x -= 2 * r * .86
        points.append((round(x, 1), y + (i * 29 % 17) - 8, r))
    return points, x


sizes = (44, 30, 58, 36, 26, 48, 64, 34, 40, 39)
scale = 720 / (2 * .86 * sum(sizes))
sizes = [s * scale for s in sizes]
for_edge, end = bank_of(720, 66, sizes)
for_edge[-1] = (0, for_edge[-1][1], for_edge[-1][2])
start_y = for_edge[-1][1]
shape = f"M0 0H720V{start_y}{bank(for_edge)}Z"
line = f"M720 {start_y}{bank(for_edge)}"
silk = ('<linearGradient id="s" x2="0" y2="1"><stop offset="0" stop-color="#8FB9AC"/><stop offset=".45" stop-color="#A9CBC0" stop-opacity=".9"/><stop offset="1" stop-color="#D5E4DE" stop-opacity=".55"/></linearGradient>')
save("curtain-xianqi.svg", 720, 104,
     f'{silk}<path transform="translate(0 10)" fill="#BCD5CC" fill-opacity=".35" d="{shape}"/><path fill="url(#s)" d="{shape}"/>'
     f'<path d="{line}" fill="none" stroke="#5E8E82" stroke-opacity=".55" stroke-width="1.200"/><path transform="translate(0 -7)" d="{line}" fill="none" stroke="#FFFFFF" stroke-opacity=".6" stroke-width="1"/>')

for side in ("left", "right"):
    mirror = 'transform="matrix(-1 0 0 1 300 0)"' if side == "right" else ""
    small = [s * 300 / 720 * 2 for s in (sizes[2], sizes[0], sizes[6], sizes[3])]
    k = 298 / (2 * .86 * sum(small))
    pts, _ = bank_of(298, 296, [s * k for s in small])
    pts[-1] = (0, pts[-1][1], pts[-1][2])
    shape = f"M0 0H298V300{bank(pts)}Z"
    line = f"M298 300{bank(pts)}"
    save(f"cloth-xianqi-{side}.svg", 300, 360,
         '<linearGradient id="s" x2="0" y2="1"><stop offset="0" stop-color="#A9CBC0"/><stop offset=".5" stop-color="#B9D5CB" stop-opacity=".94"/><stop offset="1" stop-color="#E4EEEA" stop-opacity=".62"/></linearGradient>'
         '<linearGradient id="f"><stop offset="0" stop-color="#fff" stop-opacity=".3"/><stop offset=".2" stop-color="#5E8E82" stop-opacity=".14"/><stop offset=".4" stop-color="#fff" stop-opacity=".24"/><stop offset=".7" stop-color="#5E8E82" stop-opacity=".12"/><stop offset="1" stop-color="#5E8E82" stop-opacity=".3"/></linearGradient>'
         f'<g {mirror}><path transform="translate(0 16)" fill="#CFE0DA" fill-opacity=".5" d="{shape}"/><path fill="url(#s)" d="{shape}"/><path fill="url(#f)" d="{shape}"/>'
         f'<path d="{line}" fill="none" stroke="#4F8275" stroke-opacity=".6" stroke-width="1.600"/><path transform="translate(0 -10)" d="{line}" fill="none" stroke="#fff" stroke-opacity=".8" stroke-width="1.300"/></g>', stretch=True)

# Small pieces.
save("ring.svg", 100, 40,
     '<path fill="none" stroke="#000" stroke-width="1.600" vector-effect="non-scaling-stroke" stroke-linecap="round" d="M70 3C40 -1 4 4 2 20 0 37 42 39 62 37 88 35 99 28 98 18 97 7 74 3 50 4"/>', stretch=True)
save("chevron.svg", 12, 8, '<path fill="none" stroke="#566064" stroke-width="1.800" d="M1 1.500 6 6.500 11 1.500"/>')
save("fault.svg", 20, 20, '<path fill="#A3211A" d="M10 1 19.500 18.500H.5Z"/><path d="M10 7V12.500M10 14.500V16.500" stroke="#fff" stroke-width="2"/>')
save("basket.svg", 24, 24, '<path fill="none" stroke="#F8F8F5" stroke-width="1.700" stroke-linejoin="round" d="M2.500 10H21.500L19.500 20.500H4.500ZM6.500 10C6.500 5.500 8.500 3 12 3S17.500 5.500 17.500 10M8.500 13.500V17M12 13.500V17M15.500 13.500V17"/>')
