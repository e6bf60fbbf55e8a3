"""What Discord enforces in messages, completions and modals, and its description does not tell."""

from collections import Counter
from typing import Any
from urllib.parse import urlsplit

from tests.fakes.loopback.mentions import walk
from tests.fakes.loopback.messages import V2
from tests.fakes.loopback.openapi import Problem
from tests.fakes.loopback.rules_commands import of_commands

LONGEST_CONTENT, MOST_ROWS, MOST_COMPONENTS, MOST_TEXT, MOST_EMBEDDED = 2000, 5, 40, 4000, 6000
ROW, BUTTON, STRINGS, TEXT_DISPLAY, LINK, PREMIUM = 1, 2, 3, 10, 5, 6
SELECTS = {3, 5, 6, 7, 8}
WIDTH_OF_ROW = 5
SCHEMES = {"http", "https", "discord", "attachment"}


def problems(route: str, body: Any) -> list[Problem]:
    """What breaks a rule in a request, wherever the message that it makes or changes is looked at as a whole elsewhere.

    Args:
        route: its template.
        body: valid by the description.

    Returns:
        Where, Discord's code, and a sentence.
    """
    if route.endswith("/callback"):
        data = body.get("data") or {}
        if body["type"] == 8:
            return of_choices(data.get("choices") or [])
        if body["type"] == 9:
            return of_modal(data)
        return within("data", of_mentions(data.get("allowed_mentions")))
    if route.endswith("/commands"):
        commands = body if isinstance(body, list) else [body]
        return [] if body is None else of_commands(commands, is_list=isinstance(body, list))
    if isinstance(body, dict):
        return of_mentions(body.get("allowed_mentions"))
    return []


def within(place: str, found: list[Problem]) -> list[Problem]:
    """The same problems, in a part of the body."""
    return [(f"{place}.{path}" if path else place, code, sentence) for path, code, sentence in found]


def of_mentions(allowed: dict[str, Any] | None) -> list[Problem]:
    """``allowed_mentions`` that contradict themselves."""
    found: list[Problem] = []
    for kind in ("users", "roles"):
        named = (allowed or {}).get(kind) or []
        place = f"allowed_mentions.{kind}"
        if named and kind in ((allowed or {}).get("parse") or []):
            sentence = f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.'
            found.append(("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", sentence))
        if len(set(named)) < len(named):
            found.append((place, "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value"))
    return found


def of_message(message: dict[str, Any]) -> list[Problem]:
    """A message as it would stand: content, embeds, components, flags."""
    content, embeds = message.get("content") or "", message.get("embeds") or []
    components, is_v2 = message.get("components") or [], bool((message.get("flags") or 0) & V2)
    found: list[Problem] = []
    if len(content) > LONGEST_CONTENT:
        found.append(("content", "BASE_TYPE_MAX_LENGTH", f"Must be {LONGEST_CONTENT} or fewer in length."))
    if is_v2:
        for key in ("content", "embeds", "poll", "sticker_ids"):
            if message.get(key):
                sentence = f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
                found.append((key, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", sentence))
    return found + of_embeds(embeds) + within("components", of_components(components, is_v2=is_v2))


def of_embeds(embeds: list[dict[str, Any]]) -> list[Problem]:
    """How much stands in all embeds together, and where their links lead."""
    found: list[Problem] = []
    if sum(map(embed_size, embeds)) > MOST_EMBEDDED:
        found.append(("embeds", "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {MOST_EMBEDDED}"))
    for number, embed in enumerate(embeds):
        for place in ("url", "author.url", "author.icon_url", "footer.icon_url", "thumbnail.url", "image.url"):
            first, _, second = place.partition(".")
            value = (embed.get(first) or {}).get(second) if second else embed.get(first)
            found += within(f"embeds.{number}.{place}", of_url(value))
        for at, part in enumerate(embed.get("fields") or []):
            found += [
                (f"embeds.{number}.fields.{at}.{key}", "BASE_TYPE_REQUIRED", "This field is required")
                for key in ("name", "value")
                if not part[key].strip()
            ]
    return found


def embed_size(embed: dict[str, Any]) -> int:
    """Characters that count towards the limit of all embeds."""
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("author") or {}).get("name"), (embed.get("footer") or {}).get("text")]
    texts += [part[key] for part in embed.get("fields") or [] for key in ("name", "value")]
    return sum(len(text or "") for text in texts)


def of_url(value: str | None) -> list[Problem]:
    """A link that leads nowhere on the web."""
    if value is None or urlsplit(value).scheme.lower() in SCHEMES:
        return []
    sentence = f"Scheme \"{urlsplit(value).scheme}\" is not supported. Scheme must be one of ('http', 'https')."
    return [("", "URL_TYPE_INVALID_SCHEME", sentence)]


def of_components(components: list[dict[str, Any]], *, is_v2: bool) -> list[Problem]:
    """Components of a message: how many, how wide, told apart by which ids."""
    every = walk(components)
    found: list[Problem] = []
    if not is_v2:
        if len(components) > MOST_ROWS:
            found.append(("", "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {MOST_ROWS} in length."))
        found += [
            (f"{number}.type", "UNION_TYPE_CHOICES", 'Value of field "type" must be one of (1,).')
            for number, one in enumerate(components)
            if one["type"] != ROW
        ]
    if len(every) > MOST_COMPONENTS:
        sentence = f"The total number of components cannot exceed {MOST_COMPONENTS}"
        found.append(("", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", sentence))
    if sum(len(one["content"]) for one in every if one["type"] == TEXT_DISPLAY) > MOST_TEXT:
        sentence = f"The total displayable text size for components exceeds the maximum size of {MOST_TEXT}"
        found.append(("", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", sentence))
    found += _twice(
        [one["custom_id"] for one in every if one.get("custom_id")], "COMPONENT_CUSTOM_ID_DUPLICATED", "custom id"
    )
    found += _twice([one["id"] for one in every if one.get("id")], "COMPONENT_ID_DUPLICATED", "id")
    return found + _of_each(components, "")


def _twice(values: list[Any], code: str, name: str) -> list[Problem]:
    return [
        ("", code, f"Component {name} cannot be duplicated ({value!r})")
        for value, count in Counter(values).items()
        if count > 1
    ]


def _of_each(components: list[dict[str, Any]], place: str) -> list[Problem]:
    found: list[Problem] = []
    for number, one in enumerate(components):
        path = f"{place}{number}"
        found += within(path, _of_one(one)) + _of_each(one.get("components") or [], f"{path}.components.")
        if one.get("accessory"):
            found += within(f"{path}.accessory", _of_one(one["accessory"]))
    return found


def _of_one(one: dict[str, Any]) -> list[Problem]:
    if one["type"] == BUTTON:
        return of_button(one)
    if one["type"] in SELECTS:
        return of_select(one)
    width = sum(WIDTH_OF_ROW if inner["type"] in SELECTS else 1 for inner in one.get("components") or [])
    if one["type"] == ROW and width > WIDTH_OF_ROW:
        sentence = "The specified component exceeds the maximum width"
        return [("components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", sentence)]
    return []


def of_button(button: dict[str, Any]) -> list[Problem]:
    """A button without words, without effect, or with two effects."""
    found: list[Problem] = []
    if button["style"] == LINK:
        needed, wrong = "url", "custom_id"
    else:
        needed, wrong = ("sku_id" if button["style"] == PREMIUM else "custom_id"), "url"
    if not button.get(needed):
        found.append((needed, "BASE_TYPE_REQUIRED", "This field is required"))
    if button.get(wrong):
        sentence = "A custom id and url cannot both be specified"
        found.append((wrong, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", sentence))
    if not (button.get("label") or "").strip() and not button.get("emoji") and button["style"] != PREMIUM:
        found.append(("", "BUTTON_COMPONENT_LABEL_REQUIRED", "A label or emoji is required"))
    return found + within("url", of_url(button.get("url")))


def of_select(menu: dict[str, Any]) -> list[Problem]:
    """A menu that cannot be chosen from."""
    found: list[Problem] = []
    least, most = menu.get("min_values"), menu.get("max_values")
    least, most = 1 if least is None else least, 1 if most is None else most
    if least > most:
        found.append(("min_values", "SELECT_COMPONENT_MIN_VALUES_TOO_LARGE", "min_values must not exceed max_values"))
    if menu["type"] == STRINGS:
        options = menu["options"]
        if most > len(options):
            found.append(
                ("max_values", "SELECT_COMPONENT_MAX_VALUES_TOO_LARGE", "max_values must not exceed the options")
            )
        if len({one["value"] for one in options}) < len(options):
            sentence = "The specified option value is already used"
            found.append(("options", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", sentence))
        if sum(bool(one.get("default")) for one in options) > most:
            found.append(("options", "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "More defaults than max_values"))
    return found


def of_choices(choices: list[dict[str, Any]]) -> list[Problem]:
    """Completions that Discord's client cannot take."""
    found: list[Problem] = []
    for number, choice in enumerate(choices):
        value, place = choice["value"], f"data.choices.{number}"
        if not choice["name"].strip():
            found.append((f"{place}.name", "BASE_TYPE_REQUIRED", "This field is required"))
        if isinstance(value, str) and not 1 <= len(value) <= 100:
            found.append((f"{place}.value", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length."))
    return found


def of_modal(modal: dict[str, Any]) -> list[Problem]:
    """A modal with too much in it, or fields that cannot be told apart."""
    found: list[Problem] = []
    if len(modal["components"]) > MOST_ROWS:
        found.append(("data.components", "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {MOST_ROWS} in length."))
    fields = walk(modal["components"])
    ids = [one["custom_id"] for one in fields if one.get("custom_id")]
    found += within("data.components", _twice(ids, "COMPONENT_CUSTOM_ID_DUPLICATED", "custom id"))
    for one in fields:
        if one["type"] == 4 and (one.get("min_length") or 0) > (one.get("max_length") or 4000):
            found.append(("data.components", "TEXT_INPUT_MIN_LENGTH_TOO_LARGE", "min_length exceeds max_length"))
    return found
