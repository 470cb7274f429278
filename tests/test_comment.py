"""The comment on a pull request: one, ours, up to date, within the host's limit, and without orders to the host."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from layanan import ME, TOKEN, Fake, serving
from sakip.cli import main
from sakip.host.body import MARK, MOST, body, link
from sakip.host.http import HostError
from sakip.host.service import service
from sakip.listing.markdown import JOINER

Commenting = Callable[..., int]
PREVIEW = "https://dinas.example/pr/5/"


@pytest.fixture
def fake() -> Iterator[Fake]:
    """A host."""
    with serving() as found:
        yield found


@pytest.fixture(params=["github", "gitlab"])
def host(request: pytest.FixtureRequest, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """The host as the one or the other, and its environment."""
    if request.param == "gitlab":
        fake.user, fake.name, fake.tells_me = "author", "username", True
    set_environment(monkeypatch, fake.gitlab if request.param == "gitlab" else fake.github)
    return fake


@pytest.fixture
def comment(tmp_path: Path) -> Commenting:
    """Run the command with this comparison; returns the exit code."""

    def run(*options: str, text: str = "### Akibat perubahan\n\nTidak ada.\n", number: int = 5) -> int:
        file = tmp_path / "akibat.md"
        file.write_text(text, "utf-8")
        return main(["comment", str(file), "--nomor", str(number), "--folder", str(ROOT), *options])

    return run


def set_environment(monkeypatch: pytest.MonkeyPatch, settings: dict[str, str]) -> None:
    """Nothing of a host but this."""
    for name in ("GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN", "CI_API_V4_URL", "CI_PROJECT_ID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    for name, value in settings.items():
        monkeypatch.setenv(name, value)


# What is written


def test_first_comment(host: Fake, comment: Commenting, capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is none yet, a comment is written, with the comparison and the link."""
    assert comment("--pratinjau", PREVIEW) == 0
    (written,) = host.comments
    assert written["body"] == body("### Akibat perubahan\n\nTidak ada.\n", preview=link(PREVIEW))
    assert capsys.readouterr() == ("Tanggapan pada usulan 5 ditulis.\n", "")


def test_comment_is_renewed(host: Fake, comment: Commenting, capsys: pytest.CaptureFixture[str]) -> None:
    """The one comment is kept up to date, however often."""
    for text in ("satu", "dua", "tiga"):
        assert comment(text=text) == 0

    (written,) = host.comments
    assert "\ntiga\n" in written["body"]
    assert capsys.readouterr().out.splitlines()[1:] == ["Tanggapan pada usulan 5 diperbarui."] * 2


def test_strangers_are_not_touched(host: Fake, comment: Commenting) -> None:
    """A comment that bears our mark but is somebody else's stays, and so does one of ours without the mark."""
    host.add(f"{MARK}\npalsu", author="orang-lain")
    host.add("tanpa tanda")
    host.add(f"kutipan: {MARK}")
    before = [dict(item) for item in host.comments]

    assert comment() == 0
    assert host.comments[:3] == before
    assert len(host.comments) == 4
    assert comment(text="baru") == 0
    assert host.comments[:3] == before
    assert "baru" in host.comments[3]["body"]


def test_comment_on_a_later_page(host: Fake, comment: Commenting) -> None:
    """Our comment is found behind hundreds of others."""
    for _ in range(250):
        host.add("diskusi", author="orang-lain")
    ours = host.add(f"{MARK}\nlama")

    assert comment(text="baru") == 0
    assert len(host.comments) == ours
    assert "baru" in host.comments[-1]["body"]


# Refusals


@pytest.mark.parametrize("refusals", [[500], [502, 503], [429], [500, 500, 500]])
def test_host_that_fails_for_a_while(refusals: list[int], host: Fake, comment: Commenting) -> None:
    """A host that has too much to do is asked again."""
    host.refusals = [(status, {}) for status in refusals]

    assert comment() == 0
    assert len(host.comments) == 1


def test_host_that_asks_to_wait(fake: Fake, comment: Commenting, monkeypatch: pytest.MonkeyPatch) -> None:
    """GitHub limits the rate with 403 and says how long; that is no refusal."""
    set_environment(monkeypatch, fake.github)
    fake.refusals = [(0, {}), (403, {"Retry-After": "0"})]

    assert comment() == 0


def test_written_although_the_host_failed(host: Fake, comment: Commenting) -> None:
    """A comment that was written although the answer was a failure is not written twice."""
    host.writes_then_fails = True

    assert comment() == 0
    assert len(host.comments) == 1


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (301, "menjawab dengan alamat lain. Periksa apakah repositori sudah berganti nama"),
        (401, "menolak tokennya. Periksa apakah token sudah disetel dan masih berlaku"),
        (404, "tidak menemukan usulan itu. Periksa nomor usulan, nama repositori, dan hak baca token"),
        (422, "menolak isi komentarnya. Periksa isi berkas tanggapan"),
        (418, "menolak permintaannya. Coba lagi, atau periksa halaman status layanan itu"),
        (500, "menolak permintaannya. Coba lagi, atau periksa halaman status layanan itu"),
    ],
)
def test_refusals(
    status: int, reason: str, host: Fake, comment: Commenting, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the host refuses is told with what to do; the token is never told, and nobody is sent elsewhere."""
    host.refusals = [(status, {"Location": f"{host.url}/user"})] * 9

    assert comment() == 1
    told = capsys.readouterr()
    assert told.err == f"Tanggapan tidak ditulis. Layanan repositori {reason} (kode {status}).\n"
    assert TOKEN not in told.out + told.err
    assert len(host.asked) == (4 if status == 500 else 1)
    assert host.comments == []


def test_token_without_permission(
    fake: Fake, comment: Commenting, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A token that may not read the comments is told as such, not taken for the workflow's own."""
    set_environment(monkeypatch, fake.github)
    fake.refusals = [(403, {})] * 2

    assert comment() == 1
    assert "tidak memberi izin" in capsys.readouterr().err


def test_wrong_token(
    host: Fake, comment: Commenting, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong token writes nothing."""
    for name in ("GITHUB_TOKEN", "TANGGAPAN_TOKEN"):
        monkeypatch.setenv(name, "lama")

    assert comment() == 1
    assert "(kode 401)" in capsys.readouterr().err


def test_nobody_answers(
    comment: Commenting, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A host that cannot be reached is told; the tries come to an end."""
    with serving() as gone:
        settings = gone.github
    set_environment(monkeypatch, settings)
    monkeypatch.setattr("sakip.host.comment.PAUSES", (0, 0))

    assert comment() == 1
    assert "tidak dapat dihubungi" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("GITHUB_API_URL", "file:///etc", "berisi tanda yang tidak diterima"),
        ("GITHUB_REPOSITORY", "../../user", "berisi tanda yang tidak diterima"),
        ("GITHUB_TOKEN", "", "belum disetel"),
        ("GITHUB_TOKEN", "a\r\nHost: b", "berisi tanda yang tidak diterima"),
    ],
)
def test_wrong_settings(name: str, value: str, told: str, fake: Fake) -> None:
    """Settings that cannot be meant are named, and what they hold is not; the host is not asked."""
    with pytest.raises(HostError, match=f"^{name} {told}. Perbaiki isinya.$"):
        service({**fake.github, name: value}, 5)


def test_no_host(comment: Commenting, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """On one's own computer there is no host to write to."""
    set_environment(monkeypatch, {})

    assert comment() == 2
    assert "GITHUB_API_URL" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options", [("--pratinjau", "javascript:alert(1)"), ("--pratinjau", "https://a.example/) [x](https://b.example")]
)
def test_preview_that_is_no_address(options: tuple[str, ...], host: Fake, comment: Commenting) -> None:
    """Only the address of a site becomes a link."""
    assert comment(*options) == 2
    assert host.asked == []


def test_wrong_usage(host: Fake, comment: Commenting, tmp_path: Path) -> None:
    """A number that is none, and a file that is not there, are wrong usage."""
    assert comment(number=0) == 2
    assert main(["comment", str(tmp_path / "tidak-ada.md"), "--nomor", "5", "--folder", str(ROOT)]) == 2
    assert host.asked == []


# The text


def test_huge_comparison(host: Fake, comment: Commenting) -> None:
    """A comparison over the host's limit is cut at a line, what was open is closed, and it says so."""
    text = "### Akibat\n\n<details><summary>Angka</summary>\n\n" + "| a | ü𝟘 |\n" * 20_000 + "\n</details>\n"
    assert comment("--pratinjau", PREVIEW, text=text) == 0

    written = host.comments[0]["body"]
    assert len(written) <= MOST
    assert written.count("<details>") == written.count("</details>") == 1
    assert "dipotong karena terlalu panjang" in written
    assert {line for line in written.splitlines() if line.startswith("| ")} == {"| a | ü𝟘 |"}


@pytest.mark.parametrize("length", [*range(MOST - 700, MOST + 300, 37)])
def test_length_never_exceeds_the_limit(length: int) -> None:
    """Whatever the length, the comment fits and keeps its closing words."""
    written = body("x" * length, preview=link(PREVIEW))

    assert len(written) <= MOST
    assert written.startswith(f"{MARK}\n**[Buka pratinjau")
    assert written.endswith("*Meninjau perubahan*.\n")


def test_no_orders_to_gitlab() -> None:
    """A line that begins with a stroke is no quick action."""
    written = body("/close\n  /merge\nhttps://a.example/close\nteks /label x")

    assert f"\n{JOINER}/close\n  {JOINER}/merge\nhttps://a.example/close\nteks /label x\n" in written


def test_preview_that_failed(host: Fake, comment: Commenting) -> None:
    """The comment says that there is no preview, where it could not be built."""
    assert comment("--tanpa-pratinjau") == 0
    assert "Pratinjau situs tidak dapat dibangun" in host.comments[0]["body"]


def test_asked_as_the_token_is_called(fake: Fake, comment: Commenting, monkeypatch: pytest.MonkeyPatch) -> None:
    """A token that may ask whose it is finds the comments of that account."""
    set_environment(monkeypatch, fake.github)
    fake.tells_me = True
    fake.add(f"{MARK}\nlama", author=ME)

    assert comment(text="baru") == 0
    assert len(fake.comments) == 1
