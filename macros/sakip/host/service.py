"""Where the comments of a pull request are, and how a host's API calls things. Asks nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sakip.host.http import HostError

BASE = re.compile(r"https?://[\w.:\[\]-]+(?:/[\w./-]*)?")
REPOSITORY = re.compile(r"[\w-][\w.-]*/[\w-][\w.-]*", re.ASCII)
NUMBER = re.compile(r"\d{1,18}", re.ASCII)
TOKEN = re.compile(r"[!-~]+")


@dataclass(frozen=True, kw_only=True)
class Service:
    """A host's API as far as comments go.

    ``unnamed`` is whose comments a token writes that may not ask whose it is.
    """

    headers: Mapping[str, str]
    me: str
    comments: str
    comment: str
    method: str
    author: str
    name: str
    unnamed: str | None = None


def service(environment: Mapping[str, str], number: int) -> Service:
    """The API of the host that runs us, for one pull request. Raises HostError where there is none."""
    if environment.get("GITHUB_API_URL"):
        return _github(environment, number)
    if environment.get("CI_API_V4_URL"):
        return _gitlab(environment, number)
    raise HostError(
        "Alamat layanan repositori tidak disetel. Perintah ini dijalankan oleh GitHub Actions (GITHUB_API_URL) atau "
        "GitLab CI (CI_API_V4_URL)."
    )


def _github(environment: Mapping[str, str], number: int) -> Service:
    base = _value(environment, "GITHUB_API_URL", BASE).rstrip("/")
    issues = f"{base}/repos/{_value(environment, 'GITHUB_REPOSITORY', REPOSITORY)}/issues"
    token = _value(environment, "GITHUB_TOKEN", TOKEN)
    return Service(
        headers={
            "Authorization": f"Bearer {token}",
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28",
        },
        me=f"{base}/user",
        comments=f"{issues}/{number}/comments",
        comment=f"{issues}/comments",
        method="PATCH",
        author="user",
        name="login",
        unnamed="github-actions[bot]",  # the token that a workflow is given
    )


def _gitlab(environment: Mapping[str, str], number: int) -> Service:
    base = _value(environment, "CI_API_V4_URL", BASE).rstrip("/")
    project = _value(environment, "CI_PROJECT_ID", NUMBER)
    notes = f"{base}/projects/{project}/merge_requests/{number}/notes"
    return Service(
        headers={"PRIVATE-TOKEN": _value(environment, "TANGGAPAN_TOKEN", TOKEN)},
        me=f"{base}/user",
        comments=notes,
        comment=notes,
        method="PUT",
        author="author",
        name="username",
    )


def _value(environment: Mapping[str, str], name: str, form: re.Pattern[str]) -> str:
    """A setting; what it holds is never told, because it may be a secret."""
    value = environment.get(name, "").strip()
    if not form.fullmatch(value):
        raise HostError(f"{name} {'berisi tanda yang tidak diterima' if value else 'belum disetel'}. Perbaiki isinya.")
    return value
