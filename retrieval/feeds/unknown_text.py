"""Kinds of text that are no feed, told by how they begin."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """A kind of text told by how it looks.

    Attributes:
        pattern: is looked for in its beginning.
        message: what it is and what to do, after "FILE is ".
        example: such a text.
        is_broad: whether more can be said of it by looking at what is in it.
    """

    pattern: str
    message: str
    example: str
    is_broad: bool = False


SHAPES = (
    Shape(
        pattern=(
            r"\A\s*[\"']?AuthorID[\"']?,[\"']?Author[\"']?,"
            r"|\A={20,}\s*\nGuild: |\A[\s\S]{0,3000}DiscordChatExporter"
        ),
        message="an export of DiscordChatExporter that is no JSON. Export the channel again, with the format JSON.",
        example="AuthorID,Author,Date,Content,Attachments,Reactions\n9,feeder,2025-02-20,Quay opens,,\n",
    ),
    Shape(
        pattern=r'\A"?tweet_id"?,"?in_reply_to_status_id"?,',
        message="the table of an old X archive. Give the archive itself, folder or zip, or its data/js/tweets.",
        example='"tweet_id","in_reply_to_status_id","in_reply_to_user_id","timestamp"\n"1","","",""\n',
    ),
    Shape(
        pattern=r"\A\s*(?:window\.YTD|Grailbird)\.",
        message=(
            "a file of an X archive that holds no posts. Give the archive itself, folder or zip, or its tweets.js."
        ),
        example="window.YTD.like.part0 = [ ]",
    ),
    Shape(
        pattern=(
            r'\A\s*\{[^{}\[\]]{0,2000}"orderedItems"'
            r'|\A\s*\{\s*"@context"\s*:\s*"?\[?[^{}]{0,300}activitystreams'
        ),
        message=(
            "a Mastodon (ActivityPub) export, which is not read. Give the account's feed instead: "
            "https://SERVER/@NAME.rss."
        ),
        example=(
            '{"@context": "https://www.w3.org/ns/activitystreams", "id": "outbox.json", "type": '
            '"OrderedCollection", "orderedItems": []}'
        ),
    ),
    Shape(
        pattern=(
            r'\A\s*\[\s*\{[^\[\]]{0,3000}"(?:client_msg_id|user_profile|bot_profile)"\s*:'
            r'|\A\s*\[\s*\{(?=[^\[\]]{0,1500}"ts"\s*:\s*"\d{10}\.\d)'
        ),
        message="a Slack export; messages of people are no feed. Nothing of it is read.",
        example='[{"type": "message", "ts": "1740045600.000100", "user": "U01", "text": "hello"}]',
    ),
    Shape(
        pattern=(
            r'\A\s*\[?\s*\{[^\[\]]{0,500}"(?:creation_timestamp|timestamp_ms|attachments'
            r'|media)"\s*:[^"]{0,50}[\[{]?[^"]{0,50}"(?:uri|creation_timestamp|data)"\s*:'
        ),
        message="a Facebook or Instagram export, which is not read. Nothing of it is read.",
        example='[{"media": [{"uri": "media/posts/1.jpg", "creation_timestamp": 1740045600, "title": ""}]}]',
    ),
    Shape(
        pattern=r'\A\s*\{\s*"participants"\s*:',
        message="the export of a private chat, not a feed. Nothing of it is read.",
        example='{"participants": [{"name": "Runa Dahl"}], "messages": []}',
    ),
    Shape(
        pattern=(
            r"\A\u200e?\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\u2"
            r"02f][AaPp]\.?[Mm]\.?)?\]?\s(?:- )?[^\n:]{1,60}:\s"
        ),
        message="a WhatsApp chat, not a feed. Nothing of it is read.",
        example="[20/02/2025, 10:00:00] Runa Dahl: hello\n[20/02/2025, 10:01:00] Osk: yes\n",
    ),
    Shape(
        pattern=r"\A\[LINE\]",
        message="a LINE chat, not a feed. Nothing of it is read.",
        example="[LINE] Runa Dahlとのトーク履歴\n保存日時:2025/02/20 10:00\n",
    ),
    Shape(
        pattern=r"\AFrom \S{1,200} {1,3}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ",
        message="a mailbox (mbox), not a feed. Most sites have an RSS or Atom feed: give its address.",
        example="From runa@harborwire.example Thu Feb 20 10:00:00 2025\nSubject: Quay\n",
    ),
    Shape(
        pattern=(
            r"\A(?:Return-Path|Received|Delivered-To|From|To|Subject|Date|Message-ID|MIME-Version"
            r"|DKIM-Signature):[^\n]*\n(?:[A-Za-z-]{2,40}:|[ \t])"
        ),
        message="an e-mail, not a feed. Most sites have an RSS or Atom feed: give its address.",
        example=(
            "From: Runa Dahl <runa@harborwire.example>\nSubject: Quay\nDate: Thu, 20 Feb 2025 10:00:00 +0000\n\nText.\n"
        ),
    ),
    Shape(
        pattern=r"\ABEGIN:VCALENDAR",
        message="a calendar, not a feed.",
        example="BEGIN:VCALENDAR\nVERSION:2.0\n",
    ),
    Shape(
        pattern=r"\ABEGIN:VCARD",
        message="a list of contacts, not a feed. Nothing of it is read.",
        example="BEGIN:VCARD\nVERSION:3.0\n",
    ),
    Shape(
        pattern=r"\A(?:1\s*\n\d{2}:\d{2}:\d{2}[,.]\d{3} -->|WEBVTT)",
        message="subtitles, not a feed.",
        example="1\n00:00:01,000 --> 00:00:02,000\nHello.\n",
    ),
    Shape(
        pattern=r"-----BEGIN [A-Z ]{1,40}-----",
        message="a key or a certificate, not a feed. Nothing of it is read.",
        example="-----BEGIN CERTIFICATE-----\nMIIB\n",
    ),
    Shape(
        pattern=r"<svg[\s>]",
        message="a picture (SVG), not a feed. No text is read from pictures.",
        example='<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    ),
    Shape(
        pattern=r"<(?:sitemapindex|urlset)[\s>]",
        message=(
            "a sitemap, which lists pages and holds no text of theirs. Most sites have an RSS or Atom "
            "feed: give its address."
        ),
        example='<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
    ),
    Shape(
        pattern=(
            r"\A\s*<\?xml[^>]{0,200}\?>\s*(?:<!--(?:(?!-->)[\s\S]){0,1000}-->\s*)?(?:<!DOCTYPE plist"
            r"|<plist)"
        ),
        message="an Apple property list, not a feed.",
        example='<?xml version="1.0"?><!DOCTYPE plist PUBLIC "-" "-"><plist></plist>',
    ),
    Shape(
        pattern=(
            r"(?i)\A\s*(?:<!--(?:(?!-->)[\s\S]){0,2000}-->\s*)*(?:<!doctype\s+html|<html[\s>]"
            r"|<head[\s>]|<body[\s>])"
        ),
        message=(
            "a web page without embedded posts and without an article that can be told from the rest "
            "of it. Most sites have an RSS or Atom feed: give its address."
        ),
        example="<!DOCTYPE html>\n<html><body><ul><li><a href='/a'>Home</a></li></ul></body></html>",
        is_broad=True,
    ),
    Shape(
        pattern=r"\A\s*<\?xml|\A\s*<[A-Za-z_][\w.:-]{0,60}(?:\s[^<>]{0,1000})?>",
        message="XML of a kind that is no feed: neither RSS nor Atom.",
        example='<?xml version="1.0"?><catalog><book/></catalog>',
        is_broad=True,
    ),
    Shape(
        pattern=r"\A#!",
        message="a program, not a feed.",
        example="#!/bin/sh\necho hello\n",
    ),
    Shape(
        pattern=r"\A\s*\{\s*(?:\"|\})|\A\s*\[\s*(?:[\"\[{\]]|-?\d[\d.,\s\]])",
        message=("JSON of a kind that is no feed: no JSON Feed, no items of onrecord, no Telegram or Discord export."),
        example='{"name": "harbor", "version": 3}',
        is_broad=True,
    ),
    Shape(
        pattern=r"\A#{1,3} [^\n]{1,300}\n(?:\s*\n|[=-]{3})",
        message="Markdown text without posts: no line names an account and a day.",
        example="# The quay\n\nIt opens in May.\n",
    ),
    Shape(
        pattern=(
            r"(?m)^(?:import [\w.]+|from [\w.]+ import |def \w+\(|class \w+[:(]|#include\s*[<\"]"
            r"|package [\w.]+;?$|use strict|function \w*\(|(?:const|let|var) \w+ ?=|export (?:default"
            r"|const|function)|public (?:class|static)|fn \w+\(|func \w+\(|SELECT [\w*, ]+ FROM "
            r"|CREATE TABLE |INSERT INTO )"
        ),
        message="the source code of a program, or data of one, not a feed.",
        example="import os\n\ndef main():\n    pass\n",
    ),
    Shape(
        pattern=r"\A[^\n,;\t]{1,60}(?:([,;\t])[^\n,;\t]{0,200}){2,60}\r?\n[^\n]{1,4000}\1",
        message="a table (CSV), not a feed.",
        example="name,day,count\nquay,2025-02-20,3\n",
    ),
    Shape(
        pattern=r"\A\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}[^\n]{0,40}\b(?:INFO|DEBUG|WARN(?:ING)?|ERROR)\b",
        message="the log of a program, not a feed.",
        example="2025-02-20 10:00:00,123 INFO started\n",
    ),
)
"""The first that matches counts."""
