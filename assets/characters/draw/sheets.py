"""The sheets that every character has: poses, turnaround, expressions, palette, clear space and don'ts, lock-up. Names and texts are in each folder's poses.json."""
import dataclasses
import json

import letters
from parts import *



@dataclasses.dataclass
class Book:
    slug: str
    name: str
    latin: str
    poses: dict
    views: list
    faces: list
    measures: list  # (name, top, bottom) in the figure's units, the ground at 0
    ground: str
    clear: str
    mark: str
    brush: float = 9
    face_at: tuple = (160, 300, 1.2)  # where a face's origin is in its field, and its size
    ink: str = BEAN
    turn_size: float = 1.32
    turn_floor: int = 452
    accent: str = "#B3261E"
    lock_upright: bool = False
    defs: object = staticmethod(lambda: "")
    extras: dict = dataclasses.field(default_factory=dict)  # colouring and wallpapers: name -> (width, height, draw)

    def draw(self):
        for name, draw in self.poses.items():
            write(self.slug, name, self.defs() + fitted(draw, colour=self.ink))
        for name in ("turnaround", "expressions", "palette", "sheet", "lockup"):
            getattr(self, name)()
        for name, (width, height, draw) in self.extras.items():
            line_art(name == "colouring")
            write(self.slug, name, self.defs() + draw(self), width, height)
            line_art(False)

    def paper(self, width, height):
        return f'<rect width="{width}" height="{height}" fill="{self.ground}"/>'

    def turnaround(self):
        coarse(2)
        k, floor, out = self.turn_size, self.turn_floor, ""
        p = picture(0, floor, k, self.ink)
        for name, top, bottom in self.measures:
            for y in (top, bottom):
                out += p.line(f"M{96 / k:.0f} {y}Q{700 / k:.0f} {y + .6} {1316 / k:.0f} {y}", 1.45 / k, "even", step=200, opacity=.28)
            out += letters.latin(p, name, 24 / k, (top + bottom) / 2 - 7 / k, 12 / k, 11)
        for i, view in enumerate(self.views):
            out += f'<g transform="translate({215 + 305 * i} {floor})">{view(picture(0, 0, k, self.ink))}</g>'
        write(self.slug, "turnaround", self.defs() + self.paper(1340, 520) + out, 1340, 520)
        coarse()

    def expressions(self):
        """Four to a row; all drawn with the same pen, so that what doesn't change is in the file once."""
        coarse(2.4)
        out = ""
        x, y, k = self.face_at
        for i, face in enumerate(self.faces):
            out += f'<g transform="translate({x + i % 4 * 300} {y + i // 4 * 310})">{face(picture(0, 0, k, self.ink))}</g>'
        write(self.slug, "expressions", self.defs() + self.paper(1220, 640) + out, 1220, 640)
        coarse()

    def colours(self):
        return json.loads((OUT / self.slug / "poses.json").read_text(encoding="utf-8"))["palette"]

    def palette(self):
        colours = self.colours()
        p, out = picture(0, 0, 1, self.ink), ""
        for i, c in enumerate(colours):
            x, y = 40 + i % 4 * 235, 40 + i // 4 * 250
            q = p.sub(x, y)
            out += q.shape("M6 8C60 0 140 4 196 2C202 50 199 100 201 148C140 154 60 150 4 153C0 100 2 60 6 8Z", c["hex"], 4.4, 14) + letters.latin(q, c["hex"].upper(), 6, 172, 24, 10)
        rows = (len(colours) + 3) // 4
        write(self.slug, "palette", self.paper(988, 40 + rows * 250) + out, 988, 40 + rows * 250)

    def sheet(self):
        """Clear space around the figure and the least size; below, six things not to do to him, struck out."""
        coarse(2)
        draw, u = self.poses[self.mark], "u"
        figure = fitted(draw, 300, 300, 4, 1.2, colour=self.ink)
        coarse()
        p = picture(0, 0, 1, self.ink)
        use = lambda t, more="": f'<use href="#{u}" transform="{t}"{more}/>'
        unit = 62
        x, y, s = 70 + unit, 70 + unit, 1.3
        out = f'<defs><g id="{u}">{figure}</g></defs>' + self.paper(1340, 970)
        w = 300 * s
        dash = lambda x0, y0, x1, y1: "".join(p.line(f"M{x0 + (x1 - x0) * t / 20:.0f} {y0 + (y1 - y0) * t / 20:.0f}L{x0 + (x1 - x0) * (t + .55) / 20:.0f} {y0 + (y1 - y0) * (t + .55) / 20:.0f}", 3, "even", self.accent, 99) for t in range(20))
        for grow in (0, unit):
            a, b, c, d = x - grow, y - grow, x + w + grow, y + w + grow
            out += dash(a, b, c, b) + dash(c, b, c, d) + dash(c, d, a, d) + dash(a, d, a, b)
        out += use(f"translate({x} {y}) scale({s})")
        for cx, cy in ((x - unit / 2, y + w / 2), (x + w + unit / 2, y + w / 2), (x + w / 2, y - unit / 2), (x + w / 2, y + w + unit / 2)):
            out += letters.latin(p, "X", cx - 10, cy - 16, 32, 12, self.accent)
        out += letters.latin(p, f"X / {self.clear}", 700, 96, 26, 11, self.accent)
        for px, k, size in ((704, .107, "32 PX"), (830, .533, "160 PX"), (1046, .8, "240 PX")):
            out += use(f"translate({px} {400 - 300 * k}) scale({k})") + letters.latin(p, size, px, 424, 20, 11)
        out += "".join(p.sub(700 + i * 56, 500).shape("M2 2C16 0 32 2 46 1C48 16 46 32 47 46C32 48 16 46 1 47C0 32 2 16 2 2Z", c["hex"], 2.6, 12) for i, c in enumerate(self.colours()))
        bad = [  # stretched, recoloured, upside down, cut off, on a noisy ground, in a haze
            use("translate(20 70) scale(.62 .38)"), f'<g filter="url(#wrong)">{use("translate(26 12) scale(.5)")}</g>', use("translate(176 162) rotate(180) scale(.5)"),
            f'<g clip-path="url(#cut)">{use("translate(-40 6) scale(.86)")}</g>',
            "".join(f'<path d="M{i * 22} 4L{i * 22 - 40} 186" stroke="{c}" stroke-width="11"/>' for i, c in zip(range(2, 10), [self.accent, self.ink] * 4)) + use("translate(26 16) scale(.5)"),
            use("translate(26 16) scale(.5)", ' opacity=".28"')]
        out += '<defs><filter id="wrong"><feColorMatrix type="hueRotate" values="150"/></filter><clipPath id="cut"><rect x="4" y="4" width="196" height="182"/></clipPath></defs>'
        for i, b in enumerate(bad):
            cx, cy = 58 + i * 208, 690
            out += f'<g transform="translate({cx} {cy})">' + p.shape("M4 6C60 2 140 4 198 5C200 60 197 130 199 186C140 190 60 187 5 189C2 130 6 60 4 6Z", "#FFFFFF", 3, 16) + b + p.line("M86 206Q104 222 114 238", 9, "brush", self.accent) + p.line("M116 206Q102 222 84 240", 9, "brush", self.accent) + "</g>"
        write(self.slug, "sheet", self.defs() + out, 1340, 970)

    def lockup(self):
        n, figure = len(self.name), fitted(self.poses[self.mark], 560, 560, 20, 1.85, colour=self.ink)
        p = picture(0, 0, 1, self.ink)
        if self.lock_upright:
            size = min(150, 470 / (n * 1.12))
            x, y = 590, 300 - n * size * .56
            name = letters.name(p, self.name, x, y, size, self.brush, gap=.12, upright=True)
            out, width = figure + name + "".join(letters.latin(p, c, x + size * 1.35, y + 6 + i * 34, 19, 9) for i, c in enumerate(self.latin)), round(x + size * 1.35 + 70)
        else:
            size = 620 / (n * 1.1)
            lw = letters.width(self.latin, 40, .4)
            out = figure + letters.name(p, self.name, 570, 170, size, self.brush, gap=.1) + letters.latin(p, self.latin, 572, 170 + size + 44, 40 * (n * 1.1 * size - .1 * size) / lw, 13, gap=.4)
            width = 1240
        write(self.slug, "lockup", self.defs() + out, width, 600)
