"""Discord's own rules: what breaks one is refused with its code, and kept so that the fixture fails the test."""

from typing import Any

import discord
import pytest
from discord.http import Route, handle_message_parameters

from tests.fakes.discord_server import APPLICATION_ID, FakeDiscord
from tests.fakes.loopback import openapi, rules
from tests.fakes.tiny import Interaction, Tiny, command, tiny

V2 = 1 << 15
MESSAGES = "/channels/{channel_id}/messages"
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
COMMANDS = "/applications/{application_id}/commands"


def button(**about: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "Next", "custom_id": "next"} | about


def row(*inside: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(inside)}


def menu(count: int = 1, **about: Any) -> dict[str, Any]:
    options = [{"label": f"{number}", "value": f"{number}"} for number in range(count)]
    return {"type": 3, "custom_id": "menu", "options": options} | about


def text(content: str = "words") -> dict[str, Any]:
    return {"type": 10, "content": content}


def rows(count: int) -> list[dict[str, Any]]:
    return [row(button(custom_id=f"{number}")) for number in range(count)]


BROKEN = [
    ({"content": "x" * 2001}, "content", "BASE_TYPE_MAX_LENGTH"),
    ({"content": 5}, "content", "BASE_TYPE_BAD_TYPE"),
    ({"components": rows(6)}, "components", "BASE_TYPE_BAD_LENGTH"),
    (
        {"components": [row(*[button(custom_id=f"{n}") for n in range(6)])]},
        "components.0.components",
        "BASE_TYPE_MAX_LENGTH",
    ),
    ({"components": [row(menu(), button())]}, "components.0.components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
    ({"components": [text()]}, "components.0.type", "UNION_TYPE_CHOICES"),
    ({"components": [row(button(), button())]}, "components", "COMPONENT_CUSTOM_ID_DUPLICATED"),
    ({"components": [row(button(custom_id="x" * 101))]}, "components.0.components.0.custom_id", "BASE_TYPE_MAX_LENGTH"),
    ({"components": [row(button(custom_id=None))]}, "components.0.components.0.custom_id", "BASE_TYPE_REQUIRED"),
    ({"components": [row(button(label="x" * 81))]}, "components.0.components.0.label", "BASE_TYPE_MAX_LENGTH"),
    ({"components": [row(button(label=" "))]}, "components.0.components.0", "BUTTON_COMPONENT_LABEL_REQUIRED"),
    (
        {"components": [row({"type": 2, "style": 5, "label": "a", "url": "javascript:alert(1)"})]},
        "components.0.components.0.url",
        "URL_TYPE_INVALID_SCHEME",
    ),
    ({"components": [row(menu(26))]}, "components.0.components.0.options", "BASE_TYPE_MAX_LENGTH"),
    ({"components": [row(menu(0))]}, "components.0.components.0.options", "BASE_TYPE_MIN_LENGTH"),
    (
        {"components": [row(menu(1, max_values=2))]},
        "components.0.components.0.max_values",
        "SELECT_COMPONENT_MAX_VALUES_TOO_LARGE",
    ),
    (
        {"components": [row(menu(0, options=[{"label": "a", "value": "v"}, {"label": "b", "value": "v"}]))]},
        "components.0.components.0.options",
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    ),
    ({"components": [{"type": 99}]}, "components.0.type", "BASE_TYPE_CHOICES"),
    (
        {"flags": V2, "content": "words", "components": [text()]},
        "content",
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    (
        {"flags": V2, "embeds": [{"title": "t"}], "components": [text()]},
        "embeds",
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    (
        {"flags": V2, "components": [text("x" * 2001), text("x" * 2000)]},
        "components",
        "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
    ),
    (
        {"flags": V2, "components": [{"type": 17, "components": [text() for _ in range(40)]}]},
        "components",
        "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
    ),
    (
        {"flags": V2, "components": [{"type": 9, "components": [text()], "accessory": button(label="")}]},
        "components.0.accessory",
        "BUTTON_COMPONENT_LABEL_REQUIRED",
    ),
    (
        {"flags": V2, "components": [{"type": 9, "components": [text()]}]},
        "components.0.accessory",
        "BASE_TYPE_REQUIRED",
    ),
    ({"embeds": [{"description": "x" * 3001}, {"description": "x" * 3000}]}, "embeds", "MAX_EMBED_SIZE_EXCEEDED"),
    ({"embeds": [{"title": "x" * 257}]}, "embeds.0.title", "BASE_TYPE_MAX_LENGTH"),
    ({"embeds": [{"fields": [{"name": "a", "value": " "}]}]}, "embeds.0.fields.0.value", "BASE_TYPE_REQUIRED"),
    ({"embeds": [{"title": "t", "url": "ftp://example.org"}]}, "embeds.0.url", "URL_TYPE_INVALID_SCHEME"),
    ({"content": "x", "allowed_mentions": {"parse": ["all"]}}, "allowed_mentions.parse.0", "BASE_TYPE_CHOICES"),
    (
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["42"]}},
        "allowed_mentions",
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    ),
]


def errors_at(error: dict[str, Any], path: str) -> list[str]:
    """Codes of what is wrong in one place of the body."""
    place = error["errors"]
    for key in path.split("."):
        place = place[key]
    return [one["code"] for one in place["_errors"]]


async def test_a_message_that_breaks_a_rule_is_refused_and_kept(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    async with tiny(server) as bot:
        for body, path, code in BROKEN:
            with pytest.raises(discord.HTTPException) as raised:
                await bot.http.request(Route("POST", MESSAGES, channel_id=guild.general.id), json=body)
            assert (raised.value.status, raised.value.code) == (400, 50035)
            assert code in errors_at(server.invalid[-1].error.payload(), path), server.invalid[-1]
    assert len(server.expected_invalid()) == len(BROKEN)
    assert server.messages(guild.general) == []


async def test_an_empty_message_is_refused(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    async with tiny(server) as bot:
        with pytest.raises(discord.HTTPException) as raised:
            await bot.get_partial_messageable(guild.general.id).send(" \n ")
    assert raised.value.code == 50006
    assert server.expected_invalid()


async def test_what_discord_py_makes_of_rich_messages_is_valid(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    view = discord.ui.LayoutView()
    box: discord.ui.Container[Any] = discord.ui.Container(
        discord.ui.TextDisplay("# A card"),
        discord.ui.Section("words", accessory=discord.ui.Thumbnail("https://example.org/a.png")),
        discord.ui.Separator(),
        discord.ui.ActionRow(discord.ui.Button(label="Open", url="https://example.org")),
        accent_colour=3,
    )
    view.add_item(box)
    embed = discord.Embed(title="t", description="d", timestamp=discord.utils.utcnow(), url="https://example.org")
    async with tiny(server) as bot:
        place = bot.get_partial_messageable(guild.general.id)
        first = await place.send(view=view)
        second = await place.send("words", embed=embed, silent=True, allowed_mentions=discord.AllowedMentions.none())
        assert first.flags.components_v2
        assert [type(one) for one in first.components] == [discord.Container]
        await second.edit(content=None, embed=None, view=view)
        assert server.message(second.id).is_v2
        assert "# A card" in server.message(second.id).text
        with pytest.raises(discord.HTTPException):
            await bot.http.request(
                Route("PATCH", MESSAGES + "/{message_id}", channel_id=guild.general.id, message_id=second.id),
                json={"content": "words again"},
            )
    assert len(server.expected_invalid()) == 1


async def test_completions_and_modals_keep_to_their_limits(server: FakeDiscord) -> None:
    answers: list[dict[str, Any]] = [
        {
            "type": 9,
            "data": {
                "title": "x" * 46,
                "custom_id": "m",
                "components": [row({"type": 4, "style": 1, "label": "a", "custom_id": "t"})],
            },
        },
        {
            "type": 9,
            "data": {
                "title": "x",
                "custom_id": "m",
                "components": [row({"type": 4, "style": 1, "label": "a", "custom_id": "t"})] * 2,
            },
        },
    ]
    for answer, path in zip(answers, ("data.title", "data.components"), strict=True):
        found = openapi.problems("POST", CALLBACK, answer) + rules.problems(CALLBACK, answer)
        assert [one[0] for one in found] == [path]
    for choices, path in (
        ([{"name": "", "value": "v"}], "data"),
        ([{"name": "x" * 101, "value": "v"}], "data"),
        ([{"name": "n", "value": "v"}] * 26, "data"),
        ([{"name": "n", "value": "v" * 101}], "data.choices.0.value"),
        ([{"name": " ", "value": "v"}], "data.choices.0.name"),
    ):
        body = {"type": 8, "data": {"choices": choices}}
        found = openapi.problems("POST", CALLBACK, body) or rules.problems(CALLBACK, body)
        assert found[0][0] == path, choices

    def setup(bot: Tiny) -> None:
        @bot.tree.command(name="ask", description="ask")
        async def ask(interaction: Interaction, question: str) -> None: ...

        @ask.autocomplete("question")
        async def complete(interaction: Interaction, typed: str) -> list[discord.app_commands.Choice[str]]:
            return [discord.app_commands.Choice(name=typed * 101, value="v")]

    async with tiny(server, setup):
        token = await server.autocomplete("ask", "question", "x")
        await server.until(lambda: server.invalid)
        assert server.interaction(token).choices is None
    assert len(server.expected_invalid()) == 1


def option(**about: Any) -> dict[str, Any]:
    return {"type": 3, "name": "question", "description": "what to ask"} | about


COMMANDS_BROKEN = [
    ({"name": "Ask"}, "0.name", "APPLICATION_COMMAND_INVALID_NAME"),
    ({"name": "ask it"}, "0.name", "APPLICATION_COMMAND_INVALID_NAME"),
    ({"name": "a" * 33}, "0.name", "BASE_TYPE_MAX_LENGTH"),
    ({"name_localizations": {"ja": "聞く 人"}}, "0.name_localizations.ja", "APPLICATION_COMMAND_INVALID_NAME"),
    ({"name_localizations": {"jp": "聞く"}}, "0.name_localizations.jp", "ENUM_TYPE_COERCE"),
    ({"description_localizations": {"en": "d"}}, "0.description_localizations.en", "ENUM_TYPE_COERCE"),
    ({"description": ""}, "0.description", "BASE_TYPE_REQUIRED"),
    ({"description": "x" * 101}, "0.description", "BASE_TYPE_MAX_LENGTH"),
    ({"options": [option(name="Question")]}, "0.options.0.name", "APPLICATION_COMMAND_INVALID_NAME"),
    ({"options": [option(), option()]}, "0.options", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"),
    ({"options": [option(), option(name="b", required=True)]}, "0.options", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"),
    ({"options": [option(), {"type": 1, "name": "add", "description": "d"}]}, "0.options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"),
    ({"options": [option(choices=[{"name": "n", "value": "v"}] * 26)]}, "0.options.0.choices", "BASE_TYPE_MAX_LENGTH"),
    (
        {"options": [option(choices=[{"name": "n", "value": "v"}], autocomplete=True)]},
        "0.options.0.autocomplete",
        "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
    ),
    ({"options": [option(name=f"o{n}") for n in range(26)]}, "0.options", "BASE_TYPE_MAX_LENGTH"),
    ({"options": [option(min_length=5, max_length=4)]}, "0.options.0.min_length", "APPLICATION_COMMAND_OPTIONS_MIN_TOO_LARGE"),
    (
        {"options": [option(name=f"o{n}", description="d" * 100, choices=[{"name": f"{c}" * 20, "value": f"{c}"} for c in range(20)]) for n in range(25)]},
        "0",
        "APPLICATION_COMMAND_TOO_LARGE",
    ),
]  # fmt: skip


async def test_commands_keep_to_their_rules(server: FakeDiscord) -> None:
    async with tiny(server) as bot:
        for about, path, code in COMMANDS_BROKEN:
            whole = {"name": "ask", "description": "ask"} | about
            with pytest.raises(discord.HTTPException) as raised:
                await bot.http.bulk_upsert_global_commands(APPLICATION_ID, [whole])
            assert raised.value.code == 50035
            assert code in errors_at(server.invalid[-1].error.payload(), path), server.invalid[-1]
        good = {"name": "聞く", "description": "d", "options": [option(name="質問", required=True)]}
        await bot.http.bulk_upsert_global_commands(APPLICATION_ID, [good])
    assert len(server.expected_invalid()) == len(COMMANDS_BROKEN)


async def test_whom_a_message_pings_and_where_its_links_lead(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    role = await server.add_role(guild, "editors", is_mentionable=True)
    hidden = await server.add_role(guild, "owners")
    words = f"@everyone {server.asker.mention} {role.mention} {hidden.mention} `{server.owner.mention}` [here](https://evil.example)"
    none = discord.AllowedMentions.none()
    async with tiny(server) as bot:
        place = bot.get_partial_messageable(guild.general.id)
        loud, quiet = await place.send(words), await place.send(words, allowed_mentions=none)
        some = await place.send(
            words, allowed_mentions=discord.AllowedMentions(everyone=False, users=False, roles=[role])
        )
        shown = discord.ui.LayoutView()
        shown.add_item(discord.ui.TextDisplay(words))
        card = await place.send(view=shown)
        embedded = await place.send(embed=discord.Embed(description=words))
        pings = {one.id: server.message(one.id).pinged for one in (loud, quiet, some, card, embedded)}
        all_of_them = {"everyone", f"user:{server.asker.id}", f"role:{role.id}", f"role:{hidden.id}"}
        assert pings[loud.id] == pings[card.id] == all_of_them
        assert pings[quiet.id] == pings[embedded.id] == frozenset()
        assert pings[some.id] == {f"role:{role.id}"}
        assert server.message(quiet.id).masked_links == [("here", "https://evil.example")]
        await server.allow(guild.general, mention_everyone=False)
        assert server.message((await place.send(words)).id).pinged == {f"user:{server.asker.id}", f"role:{role.id}"}


async def test_a_private_answer_pings_only_its_reader(server: FakeDiscord) -> None:
    guild = await server.add_guild()
    words = f"{server.owner.mention} {server.asker.mention}"
    async with tiny(server, command("ask", lambda it: it.response.send_message(words, ephemeral=True))):
        answer = await server.final(await server.command("ask", guild=guild))
        assert answer.pinged == {f"user:{server.asker.id}"}


def test_a_body_made_by_discord_py_without_a_channel_is_valid() -> None:
    with handle_message_parameters(content="words", embeds=[discord.Embed(title="t")], nonce="1") as made:
        assert openapi.problems("POST", MESSAGES, made.payload) == []
