"""The indicators a style sheet can only take from files, drawn for each palette; refuses to read or show them.

`scripts/draw_marks.py` writes them to `resources/styles/<palette>/`; a test keeps both the same.
"""

from gui.palettes import Palette

_FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20" fill="none" '
    'stroke-linecap="round" stroke-linejoin="round">{}</svg>\n'
)


def drawings(palette: Palette) -> dict[str, str]:
    """File name → SVG of every indicator in these colours."""
    ring = f'<circle cx="10" cy="10" r="8" fill="{palette.surface}" stroke="{{}}" stroke-width="1.75"/>'
    box = '<rect x="2" y="2" width="16" height="16" rx="4" fill="{}" stroke="{}" stroke-width="1.75"/>'
    full = box.format(palette.accent, palette.accent)
    line = '<path d="{}" stroke="{}" stroke-width="{}"/>'
    bodies = {
        "radio-off": ring.format(palette.outline),
        "radio-on": ring.format(palette.accent)
        + f'<circle cx="10" cy="10" r="4.25" fill="{palette.accent}"/>',
        "check-off": box.format(palette.surface, palette.outline),
        "check-on": full + line.format("m5.75 10.25 3 3 5.5-6", palette.on_accent, 2),
        "check-part": full + line.format("M6 10h8", palette.on_accent, 2),
        "chevron-down": line.format("m4.5 7.5 5.5 5.5 5.5-5.5", palette.muted, 1.75),
        "chevron-up": line.format("m4.5 12.5 5.5-5.5 5.5 5.5", palette.muted, 1.75),
    }
    return {f"{name}.svg": _FRAME.format(body) for name, body in bodies.items()}
