"""Folder of pages + performance -> Markdown with the rendered parts put in. No site generator is known here.

folder   which pages there are
source   reads a page: front matter, and its body
body     text and macro calls, in a sandbox that runs nothing; ``grammar`` for what is not written plainly
calls    the macros that a page may call: each is asked first, and writes later
draft    every page of a folder with its calls answered, and every problem in it
hosting  where the repository shows a line, lets it be edited, takes questions
site     table numbers, anchors and addresses across all pages
build    the draft, written
"""

from sakip.pages.build import Page as Page
from sakip.pages.build import build as build
from sakip.pages.build import write as write
from sakip.pages.calls import CALLS as CALLS
from sakip.pages.context import Cetakan as Cetakan
from sakip.pages.draft import Draft as Draft
from sakip.pages.draft import draft as draft
from sakip.pages.hosting import Repositori as Repositori
