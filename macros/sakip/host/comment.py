"""One comment on a pull request, found again by its mark and its author, and kept up to date."""

import time
from collections.abc import Iterator
from itertools import count
from typing import Any

from sakip.host.body import MARK
from sakip.host.http import BusyError, HostError, ask
from sakip.host.service import Service

#: How long to wait before each further try, where the host does not say.
PAUSES = (2, 5, 15)
LONGEST_PAUSE = 60
PAGE = 100
MOST_PAGES = 50


def post(service: Service, text: str) -> bool:
    """Write the comment; True where it is new, False where it took the place of the one before. Raises HostError.

    After a failure everything is looked at again, so that a comment that was written all the same is not written twice.
    """
    for pause in PAUSES:
        try:
            return _post(service, text)
        except BusyError as error:
            time.sleep(min(pause if error.seconds is None else error.seconds, LONGEST_PAUSE))
    return _post(service, text)


def _post(service: Service, text: str) -> bool:
    old = _find(service, _me(service))
    if old is None:
        ask(service.comments, service.headers, method="POST", content={"body": text})
    else:
        ask(f"{service.comment}/{old}", service.headers, method=service.method, content={"body": text})
    return old is None


def _me(service: Service) -> str:
    """Whose comments the token writes."""
    try:
        return str(_field(ask(service.me, service.headers), service.name))
    except BusyError:
        raise
    except HostError as error:
        if service.unnamed is None or error.status != 403:
            raise
        return service.unnamed


def _find(service: Service, author: str) -> int | None:
    """The number of the oldest comment that is ours."""
    for item in _comments(service):
        writer = item.get(service.author)
        body, number = item.get("body"), item.get("id")
        ours = isinstance(writer, dict) and writer.get(service.name) == author
        if ours and isinstance(body, str) and body.startswith(MARK) and isinstance(number, int):
            return number
    return None


def _comments(service: Service) -> Iterator[dict[str, Any]]:
    """Every comment, the oldest first."""
    for page in count(1):
        found = ask(f"{service.comments}?per_page={PAGE}&page={page}&sort=asc&order_by=created_at", service.headers)
        if not isinstance(found, list):
            raise HostError("Jawaban layanan repositori bukan daftar komentar. Periksa alamatnya.")
        yield from (item for item in found if isinstance(item, dict))
        if len(found) < PAGE:
            return
        if page == MOST_PAGES:
            raise HostError("Komentar pada usulan ini terlalu banyak. Tutup usulan itu, lalu buat yang baru.")


def _field(answer: object, name: str) -> object:
    if not isinstance(answer, dict) or name not in answer:
        raise HostError("Jawaban layanan repositori tidak menyebut pemilik token. Periksa alamatnya.")
    return answer[name]
