"""Contrast of colours (WCAG 2.2): https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""

Colour = tuple[float, float, float]


def contrast(one: Colour, other: Colour) -> float:
    """From 1, the same, to 21, black on white; each colour by red, green, blue from 0 to 255."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
