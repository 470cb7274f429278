"""One question to a host's API -> its answer. Follows no redirect, so that the token goes to one host only."""

import json
from collections.abc import Mapping
from email.message import Message
from http import HTTPStatus
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

SECONDS = 30
#: More of an answer is not read.
LARGEST = 20_000_000
#: The host has too much to do, and says so; or it fails.
BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.REQUEST_TIMEOUT)
REASONS = {
    400: "menolak isi permintaannya. Periksa isi berkas tanggapan",
    401: "menolak tokennya. Periksa apakah token sudah disetel dan masih berlaku",
    403: "tidak memberi izin. Beri token itu izin membaca dan menulis komentar pada usulan",
    404: "tidak menemukan usulan itu. Periksa nomor usulan, nama repositori, dan hak baca token",
    410: "tidak menerima komentar. Periksa apakah usulan dan komentar diaktifkan di repositori itu",
    422: "menolak isi komentarnya. Periksa isi berkas tanggapan",
}
MOVED = "menjawab dengan alamat lain. Periksa apakah repositori sudah berganti nama"
REFUSED = "menolak permintaannya. Coba lagi, atau periksa halaman status layanan itu"


class HostError(Exception):
    """The host does not do what it was asked; the message is Indonesian and says what to do."""

    def __init__(self, message: str, status: int = 0) -> None:
        """Keep what the host answered with; 0 where it did not answer."""
        super().__init__(message)
        self.status = status


class BusyError(HostError):
    """The same question may be answered later; ``seconds`` is how long the host asks to wait, if it does."""

    def __init__(self, message: str, status: int, seconds: float | None) -> None:
        """Keep how long to wait."""
        super().__init__(message, status)
        self.seconds = seconds


class _Stay(HTTPRedirectHandler):
    """Takes a redirect for a refusal."""

    def redirect_request(self, *_: Any) -> None:
        """Go nowhere."""


OPENER = build_opener(_Stay)


def ask(url: str, headers: Mapping[str, str], *, method: str = "GET", content: object = None) -> Any:
    """The answer, read as JSON. Raises BusyError where asking again may help, else HostError."""
    body = None if content is None else json.dumps(content).encode()
    sent = {"User-Agent": "sakip", "Content-Type": "application/json", **headers}
    try:
        request = Request(url, body, sent, method=method)  # noqa: S310 - the caller takes http and https only
        with OPENER.open(request, timeout=SECONDS) as answer:
            told = answer.read(LARGEST)
    except HTTPError as error:
        with error:
            raise _refusal(error.code, error.headers) from None
    except (OSError, HTTPException):
        message = "Layanan repositori tidak dapat dihubungi. Periksa sambungan dan alamatnya, lalu ulangi."
        raise BusyError(message, 0, None) from None
    except ValueError:  # its words may quote what was sent
        raise HostError("Alamat layanan repositori tidak dapat dipakai. Periksa alamat dan tokennya.") from None
    try:
        return json.loads(told) if told else None
    except ValueError:
        raise HostError("Jawaban layanan repositori tidak dapat dibaca. Periksa alamatnya.") from None


def _refusal(status: int, headers: Message) -> HostError:
    reason = MOVED if 300 <= status < 400 else REASONS.get(status, REFUSED)
    message = f"Layanan repositori {reason} (kode {status})."
    wait = headers.get("Retry-After")
    if status >= 500 or status in BUSY or (status == HTTPStatus.FORBIDDEN and wait):
        return BusyError(message, status, float(wait) if wait and wait.isdecimal() else None)
    return HostError(message, status)
