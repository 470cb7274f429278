"""Folder of pages + performance -> Markdown with the rendered parts put in. No site generator is known here.

source   reads a page: front matter, text and macro calls, in a sandbox that runs nothing
site     table numbers, anchors and addresses across all pages
calls    the macros that a page may call
build    every page of a folder, or every problem in it
"""

from sakip.pages.build import Page as Page
from sakip.pages.build import build as build
from sakip.pages.calls import CALLS as CALLS
