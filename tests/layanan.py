"""A host's API on this machine, as far as comments go: GitHub's and GitLab's addresses and their refusals."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "rahasia-SANGAT-rahasia"  # noqa: S105 - it opens nothing
ME = "github-actions[bot]"
REPOSITORY = "dinas/sakip"
#: The addresses that are served: of a list of comments, and of one.
LIST = re.compile(r"/repos/dinas/sakip/issues/5/comments|/projects/7/merge_requests/5/notes")
ONE = re.compile(r"/(?:repos/dinas/sakip/issues/comments|projects/7/merge_requests/5/notes)/(?P<id>\d+)")


@dataclass
class Fake:
    """What the host holds, what it was asked, and how it is going to refuse; 0 is no refusal."""

    url: str
    user: str = "user"
    name: str = "login"
    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    refusals: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    tells_me: bool = False
    writes_then_fails: bool = False

    @property
    def github(self) -> dict[str, str]:
        """What GitHub gives to whom it runs."""
        return {"GITHUB_API_URL": self.url, "GITHUB_REPOSITORY": REPOSITORY, "GITHUB_TOKEN": TOKEN}

    @property
    def gitlab(self) -> dict[str, str]:
        """What GitLab gives to whom it runs."""
        return {"CI_API_V4_URL": self.url, "CI_PROJECT_ID": "7", "TANGGAPAN_TOKEN": TOKEN}

    def add(self, body: str, author: str = ME) -> int:
        """A comment of somebody's; returns its number."""
        number = len(self.comments) + 1
        self.comments.append({"id": number, "body": body, self.user: {self.name: author}})
        return number

    def answer(self, method: str, path: str, content: Any) -> tuple[int, Any]:
        """Status and JSON for what was asked."""
        address = urlsplit(path)
        one = ONE.fullmatch(address.path)
        if address.path == "/user":
            return (200, {self.name: ME}) if self.tells_me else (403, {"message": "Resource not accessible"})
        if LIST.fullmatch(address.path) and method == "GET":
            asked = {name: int(values[0]) for name, values in parse_qs(address.query).items() if values[0].isdecimal()}
            start = (asked["page"] - 1) * asked["per_page"]
            return 200, self.comments[start : start + asked["per_page"]]
        if LIST.fullmatch(address.path) and method == "POST":
            self.add(content["body"])
            if self.writes_then_fails:
                self.writes_then_fails = False
                return 502, {}
            return 201, self.comments[-1]
        if one and method == ("PATCH" if address.path.startswith("/repos") else "PUT"):
            comment = self.comments[int(one["id"]) - 1]
            comment["body"] = content["body"]
            return 200, comment
        return 404, {"message": "Not Found"}


@contextmanager
def serving() -> Iterator[Fake]:
    """The host, there for the while."""

    class Handler(BaseHTTPRequestHandler):
        def respond(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            content = json.loads(self.rfile.read(length)) if length else None
            fake.asked.append((self.command, self.path))
            known = TOKEN in (
                self.headers.get("PRIVATE-TOKEN"),
                self.headers.get("Authorization", "").removeprefix("Bearer "),
            )
            status, headers = fake.refusals.pop(0) if fake.refusals else (0, {})
            told: Any = {"message": "ditolak"}
            if not status:
                status, told = fake.answer(self.command, self.path, content) if known else (401, {})
            body = json.dumps(told).encode()
            self.send_response(status)
            at_once = {"Retry-After": "0"} if status >= 429 else {}
            for name, value in {"Content-Length": str(len(body)), **at_once, **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = do_PUT = respond

        def log_message(self, format: str, *args: Any) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake = Fake(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
