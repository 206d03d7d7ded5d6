"""Says what is wrong in the characters' folders; ends with 1 when something is. Run: python3 -B assets/characters/draw/check.py

Looks at what the shop relies on: every file named in poses.json is there and no other, SVG is well formed and holds nothing that runs, needs a font or comes from outside, texts are there in both languages.
"""
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as tree

HERE = pathlib.Path(__file__).resolve().parents[1]
ALLOWED = {"svg", "g", "path", "ellipse", "circle", "rect", "defs", "use", "clipPath", "linearGradient", "radialGradient", "stop", "filter", "feColorMatrix"}
SIZES = {"colouring.svg": "0 0 2100 2970", "wallpaper-phone.svg": "0 0 1170 2532", "wallpaper-desk.svg": "0 0 2560 1440"}


def both(text):
    return isinstance(text, dict) and all(text.get(k, "").strip() for k in ("zh", "en"))


def wrong(folder):
    book = json.loads((folder / "poses.json").read_text(encoding="utf-8"))
    if book["slug"] != folder.name:
        yield "slug isn't the folder's name"
    if len(book["poses"]) < 8:
        yield "fewer than eight poses"
    if not 80 <= len(book["story"]["zh"]) <= 150:
        yield f"the story has {len(book['story']['zh'])} characters"
    for what in (book["name"], book["line"], book["story"], book["rights"]["holder"], *(p[k] for p in book["poses"] for k in ("name", "alt")), *(s["name"] for s in book["sheets"]), *(c[k] for c in book["palette"] for k in ("name", "use"))):
        if not both(what):
            yield f"a text is missing: {what}"
    yield from (f"not a colour: {c['hex']}" for c in book["palette"] if not re.fullmatch("#[0-9A-F]{6}", c["hex"]))
    named = [p["file"] for p in book["poses"] + book["sheets"]]
    yield from (f"{n} is named and missing, or there and not named" for n in set(named) ^ {f.name for f in folder.glob("*.svg")})
    for file in sorted(folder.glob("*.svg")):
        text = file.read_text(encoding="utf-8")
        root = tree.fromstring(text)
        if root.get("viewBox") != SIZES.get(file.name, root.get("viewBox")) or file.name in {p["file"] for p in book["poses"]} and root.get("viewBox") != "0 0 600 600":
            yield f"{file.name}: viewBox {root.get('viewBox')}"
        ids = [e.get("id") for e in root.iter() if e.get("id")]
        yield from (f"{file.name}: id {i} twice" for i in {i for i in ids if ids.count(i) > 1})
        for e in root.iter():
            if e.tag.split("}")[1] not in ALLOWED:
                yield f"{file.name}: {e.tag}"
            for key, value in e.attrib.items():
                ref = re.findall(r"url\((.*?)\)", value) + ([value] if key.endswith("href") else [])
                if key.startswith("on") or key == "style" or any(r[0] != "#" or r[1:] not in ids for r in ref):
                    yield f"{file.name}: {key}={value[:60]}"
        if "nan" in text or re.search(r"\d\.\d\d", re.sub(r'opacity="[^"]*"|offset="[^"]*"|transform="[^"]*"|[cfr][xyr]?="[^"]*"', "", text)):
            yield f"{file.name}: a coordinate that isn't rounded"
        if len(text.encode()) > (60_000 if "600 600" in root.get("viewBox") else 90_000):
            yield f"{file.name}: {len(text.encode())} bytes"


found = [f"{folder.name}: {w}" for folder in sorted(HERE.iterdir()) if (folder / "poses.json").exists() for w in wrong(folder)]
print("\n".join(found) or "nothing wrong")
sys.exit(bool(found))
