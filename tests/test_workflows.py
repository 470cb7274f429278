"""What hosts run: valid, pinned, without rights for what strangers write, and the same when run by hand."""

import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import CONTOH, ROOT
from layanan import serving
from sakip.cli import COMMANDS, main
from sakip.host.body import MARK
from sakip.host.preview import TAKEN
from situs import files
from terbitan import copied, report, run
from usulan import LATER_TARGET, git, listed, make_host, make_tree, propose

WORKFLOWS = ROOT / ".github" / "workflows"
FORM = ROOT / ".github" / "ISSUE_TEMPLATE" / "pertanyaan-angka.yml"
GITLAB = ROOT / ".gitlab-ci.yml"
RUN = runpy.run_path(str(ROOT / "run.py"))
OWNERS = [line.split() for line in (ROOT / "CODEOWNERS").read_text("utf-8").splitlines() if line and line[0] != "#"]
#: What is written by whoever makes a pull request.
STRANGE = re.compile(r"head_ref|head\.ref|head\.label|\btitle\b|\bbody\b|head_branch|user\.login|github\.actor")
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
COMMAND = re.compile(r"python run\.py (?P<name>\w+)(?P<rest>[^|&\n]*)")


def workflow(name: str) -> dict[Any, Any]:
    """A workflow as GitHub reads it."""
    loaded: dict[Any, Any] = yaml.safe_load((WORKFLOWS / f"{name}.yml").read_text("utf-8"))
    return loaded


def jobs(name: str) -> dict[str, Any]:
    """The jobs of a workflow by name."""
    found: dict[str, Any] = workflow(name)["jobs"]
    return found


NAMES = sorted(path.stem for path in WORKFLOWS.glob("*.yml"))
STEPS = [
    (name, job, step) for name in NAMES for job, about in jobs(name).items() for step in about["steps"]
]  # fmt: skip
SCRIPTS = [step["run"] for *_, step in STEPS if "run" in step] + [
    line
    for about in yaml.safe_load(GITLAB.read_text("utf-8")).values()
    if isinstance(about, dict)
    for line in about.get("script", ())
]


# As the hosts read them


@pytest.mark.parametrize(
    ("schema", "files", "options"),
    [
        ("vendor.github-workflows", [WORKFLOWS / f"{name}.yml" for name in NAMES], []),
        ("vendor.github-issue-forms", [FORM], []),
        ("vendor.gitlab-ci", [GITLAB], ["--data-transform", "gitlab-ci"]),
    ],
)
def test_hosts_accept_them(schema: str, files: list[Path], options: list[str]) -> None:
    """Each file is what its host's schema says."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *options, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter

    assert (done.returncode, done.stdout + done.stderr) == (0, "ok -- validation done\n")


@pytest.mark.parametrize("match", list(COMMAND.finditer("\n".join(SCRIPTS))), ids=lambda match: str(match[0])[:60])
def test_what_they_run_exists(match: re.Match[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Each command is one of run.py, and has the options it is given."""
    with pytest.raises(SystemExit):
        main([match["name"], "--help"])
    told = capsys.readouterr().out

    assert match["name"] in RUN["COMMANDS"]
    assert [word for word in re.findall(r"--[a-z-]+", match["rest"]) if not re.search(rf"{word}\b", told)] == []


def test_what_they_run_is_ours() -> None:
    """Hosts run make, run.py and git, and nothing that is only theirs."""
    known = {"make", "python", "git", "echo", "test", "case", "esac", "success)", "failure)", "exit"}
    words = {
        shlex.split(line, comments=True)[0]
        for script in SCRIPTS
        for line in re.sub(r"\\\n", " ", script).splitlines()
        if line.strip()
    }

    assert {word for word in words if not word.startswith("NOMOR=$(python")} <= known
    assert {match for script in SCRIPTS for match in re.findall(r"make (\w+)", script)} <= set(RUN["TASKS"])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_run_by_run_py(name: str) -> None:
    """What the program can do, run.py can."""
    assert name in {*RUN["COMMANDS"], "build", "serve"}


# Rights


@pytest.mark.parametrize("uses", sorted({step["uses"] for *_, step in STEPS if "uses" in step}))
def test_actions_are_pinned(uses: str) -> None:
    """An action is named by its commit, with its version beside it."""
    text = "".join((WORKFLOWS / f"{name}.yml").read_text("utf-8") for name in NAMES)

    assert PINNED.fullmatch(uses)
    assert all(re.match(r" # v\d+\.\d+\.\d+\n", rest) for rest in text.split(uses)[1:])


@pytest.mark.parametrize("name", NAMES)
def test_rights_are_stated(name: str) -> None:
    """No workflow has the rights that a repository gives by default, and each job ends by itself."""
    assert workflow(name)["permissions"] in ({}, {"contents": "read"})
    assert all("timeout-minutes" in job for job in jobs(name).values())


def test_strangers_code_has_no_rights() -> None:
    """What runs on a pull request's own code may only read, keeps no token, and is given no secret."""
    text = (WORKFLOWS / "periksa.yml").read_text("utf-8")
    checkouts = [step for name, _, step in STEPS if name == "periksa" and "checkout" in step.get("uses", "")]

    assert set(workflow("periksa")[True]) == {"pull_request", "push"}  # YAML reads "on" as true
    assert all("permissions" not in job for job in jobs("periksa").values())
    assert [step["with"]["persist-credentials"] for step in checkouts] == [False]
    assert re.findall(r"secrets\.|github\.token|vars\.", text) == []


@pytest.mark.parametrize("name", [name for name in NAMES if "pull_request_target" in workflow(name)[True]])
def test_rights_never_meet_strangers_code(name: str) -> None:
    """With the right to write, only the base branch is checked out, and no artifact or cache is taken."""
    checkouts = [step for at, _, step in STEPS if at == name and "checkout" in step.get("uses", "")]
    actions = {step["uses"].split("@")[0] for at, _, step in STEPS if at == name and "uses" in step}

    assert all(set(step.get("with", {})) <= {"fetch-depth"} for step in checkouts)
    assert actions <= {"actions/checkout", "actions/setup-python"}
    assert all("cache" not in step.get("with", {}) for at, _, step in STEPS if at == name)
    assert workflow(name)[True]["pull_request_target"]["branches"] == ["main"]
    assert "github.event.pull_request.number" in workflow(name)["concurrency"]["group"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_nothing_is_pasted_into_scripts(script: str) -> None:
    """What an event holds reaches a shell through its environment only, and no pull request is checked out."""
    assert "${{" not in script
    trusted = 'git checkout --quiet --detach "origin/$CI_DEFAULT_BRANCH"'
    words = r"git (?:[^\n]* )?(?:checkout|switch|merge|pull|worktree|restore|reset)\b(?!-)"
    assert re.findall(words, script.replace(trusted, "")) == []
    unquoted = re.sub(r'"[^"\n]*"', "", script)
    assert re.findall(r"\$\{?[A-Z]\w*(?!\w|:\+--baru )", unquoted) == []


def test_strange_values_are_not_used() -> None:
    """No workflow looks at what a stranger may name as he likes."""
    texts = [(WORKFLOWS / f"{name}.yml").read_text("utf-8") for name in NAMES] + [GITLAB.read_text("utf-8")]

    assert [found for text in texts for found in STRANGE.findall(text)] == []


def test_gitlab_token_meets_no_strangers_code() -> None:
    """The job that writes runs only when triggered on the default branch; a merge request's jobs name no token."""
    jobs_ = {name: about for name, about in yaml.safe_load(GITLAB.read_text("utf-8")).items() if "script" in about}
    triggered = {
        name for name, about in jobs_.items() if about["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "trigger"'}]
    }
    rules = [rule["if"] for rule in yaml.safe_load(GITLAB.read_text("utf-8"))["workflow"]["rules"]]

    assert triggered == {"tanggapan"} == {name for name, about in jobs_.items() if "run.py comment" in str(about)}
    assert [rule for rule in rules if "trigger" in rule and "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" not in rule] == []
    assert jobs_["tanggapan"]["resource_group"]


def test_publishing_runs_for_tags_and_by_hand() -> None:
    """What is published is built by the program on main from every tag; no run stops another."""
    about, job = workflow("terbit"), jobs("terbit")["terbit"]
    ours = yaml.safe_load(GITLAB.read_text("utf-8"))["pages"]
    rules = yaml.safe_load(GITLAB.read_text("utf-8"))["workflow"]["rules"]

    assert about[True] == {"push": {"tags": ["lkjip-*"]}, "workflow_dispatch": None}
    assert about["concurrency"] == {"group": "terbit", "cancel-in-progress": False}
    assert job["permissions"] == {"contents": "write"}
    assert [step["with"] for step in job["steps"] if "checkout" in step.get("uses", "")] == [
        {"ref": "main", "fetch-depth": 0}
    ]
    assert ours["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "web"'}, {"if": "$CI_COMMIT_TAG =~ /^lkjip-/"}]
    assert [rule["if"] for rule in rules if "web" in rule["if"] or "TAG" in rule["if"]] == [
        '$CI_PIPELINE_SOURCE == "web" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH',
        '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_TAG =~ /^lkjip-/',
    ]
    assert (ours["interruptible"], ours["resource_group"], ours["artifacts"]) == (
        False,
        "terbit",
        {"paths": ["public/"]},
    )
    assert [name for name, one in yaml.safe_load(GITLAB.read_text("utf-8")).items() if "TERBIT_TOKEN" in str(one)] == [
        "pages"
    ]


# Who decides, and who asks


def test_owners() -> None:
    """Each rule is about files that exist; facts, rules of calculation and program have the owners they should."""
    kinds = {
        "data/realisasi-2022.yaml": {"unit-kerja", "inspektorat"},
        "data/profil.yaml": {"inspektorat"},
        "data/reviu-2025.yaml": {"inspektorat"},
        "content/index.md": {"unit-kerja"},
        "content/panduan/index.md": {"pengelola"},
        "macros/sakip/figures.py": {"pengelola"},
        "mkdocs.yml": {"pengelola"},
        "CODEOWNERS": {"pengelola"},
    }

    assert [name for name in kinds if not any((folder / name).is_file() for folder in (ROOT, CONTOH))] == []
    assert [pattern for pattern, *_ in OWNERS if not any(owned(name, pattern) for name in kinds)] == []
    assert {name: {owner.rsplit("/", 1)[1] for owner in owners(name)} for name in kinds} == kinds


def owners(name: str) -> list[str]:
    """Who owns a file: the last rule that matches."""
    return [rule[1:] for rule in OWNERS if owned(name, rule[0])][-1]


def owned(name: str, pattern: str) -> bool:
    """Whether a rule is about a file."""
    return fnmatch(f"/{name}", f"{pattern}*" if pattern.endswith("/") else pattern)


def test_questions_are_the_same_on_both_hosts() -> None:
    """The form and the template ask for the same things; the form's fields have the names that links fill in."""
    fields = [item for item in yaml.safe_load(FORM.read_text("utf-8"))["body"] if "id" in item]
    template = (ROOT / ".gitlab" / "issue_templates" / "pertanyaan-angka.md").read_text("utf-8")

    assert [item["id"] for item in fields] == ["halaman", "letak", "angka", "penjelasan"]
    assert [item["attributes"]["label"] for item in fields] == re.findall(r"^### (.+)$", template, re.M)


def test_pull_requests_are_asked_the_same_on_both_hosts() -> None:
    """One template, in the two places where hosts look for it."""
    one = (ROOT / ".github" / "PULL_REQUEST_TEMPLATE.md").read_text("utf-8")

    assert (ROOT / ".gitlab" / "merge_request_templates" / "Default.md").read_text("utf-8") == one
    assert re.findall(r"^### (.+)$", one, re.M) == ["Apa yang berubah", "Bukti", "Alasan", "Tahun yang diubah"]


# By hand


@pytest.mark.skipif(os.name == "nt", reason="langkah di layanan repositori dijalankan di Linux")
def test_by_hand(tmp_path: Path) -> None:
    """The steps of the trusted workflow, run in order on this machine, comment on a pull request and show it."""
    host, clone = make_host(tmp_path)
    propose(host, 5, {}, edits=LATER_TARGET)
    with serving() as fake:
        settings = {**fake.github, "NOMOR": "5", "ALAMAT": "https://contoh.invalid/sakip/", "no_proxy": "127.0.0.1"}
        outcomes = list(run_steps(clone, "tanggapan", settings))
        (comment,) = fake.comments
        again = list(run_steps(clone, "tanggapan", settings))

        assert outcomes == again == ["success"] * 3
        assert len(fake.comments) == 1
    assert comment["body"].startswith(f"{MARK}\n**[Buka pratinjau situs](https://contoh.invalid/sakip/pr/5/)**")
    assert "0,61 | **0,62**" in comment["body"]
    assert "semula (" in comment["body"]
    assert "pr/5/index.html" in listed(host)
    assert git(clone, "status", "--porcelain") == ""

    assert list(run_steps(clone, "tutup", settings)) == ["success"]
    assert [name for name in listed(host) if name.startswith("pr/")] == []


@pytest.mark.skipif(os.name == "nt", reason="langkah di layanan repositori dijalankan di Linux")
def test_by_hand_with_broken_data(tmp_path: Path) -> None:
    """Where the data of a pull request cannot be used, the comment says why, and that there is no preview."""
    host, clone = make_host(tmp_path)
    propose(host, 5, {}, edits={"data/realisasi-2022.yaml": ("nilai: 0.65", "nilai: 0,65 ::error::x")})
    with serving() as fake:
        settings = {**fake.github, "NOMOR": "5", "ALAMAT": "https://contoh.invalid", "no_proxy": "127.0.0.1"}

        assert list(run_steps(clone, "tanggapan", settings)) == ["success", "failure", "success"]
        (comment,) = fake.comments
    assert "Pratinjau situs tidak dapat dibangun" in comment["body"]
    assert "belum dapat dipakai" in comment["body"]
    assert git(host, "for-each-ref", "refs/heads/gh-pages") == ""


@pytest.mark.skipif(os.name == "nt", reason="langkah di layanan repositori dijalankan di Linux")
def test_by_hand_with_a_path_that_leads_out(tmp_path: Path) -> None:
    """A commit that holds a path out of its folder is not even taken in."""
    host, clone = make_host(tmp_path)
    inner = make_tree(host, [("100644", "lari.md", git(host, "hash-object", "-w", "--stdin", given=b"jahat"))])
    root = make_tree(host, [("40000", "data", make_tree(host, [("40000", "..", inner)]))])
    made = git(host, "commit-tree", "-p", "main", "-m", "Jahat", root)
    git(host, "update-ref", "refs/pull/5/head", made)

    assert list(run_steps(clone, "tanggapan", {"NOMOR": "5", "ALAMAT": ""})) == ["failure"]
    assert sorted(tmp_path.rglob("lari.md")) == []


# By hand: what is published


@pytest.fixture(scope="module")
def asal(terbit_2024: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bare repository with one published year, beside the project in which the next one is published already."""
    folder = tmp_path_factory.mktemp("terbit")
    work = copied(terbit_2024, folder / "kerja")
    git(folder, "clone", "--quiet", "--bare", str(work), "asal.git")
    report(work, 2025)
    assert run(work, "publish", "2025").returncode == 0
    return folder


def on_github(clone: Path) -> list[str]:
    """The workflow's steps in a clone."""
    return list(run_steps(clone, "terbit", {}, name="terbit"))


def on_gitlab(clone: Path) -> list[str]:
    """The job's script in a clone whose runner is at a tag, and which reaches the repository by its address."""
    address = "contoh.invalid/dinas/sakip.git"
    git(clone, "config", f"url.{git(clone, 'remote', 'get-url', 'origin')}.insteadOf", f"https://terbit:T@{address}")
    git(clone, "checkout", "--quiet", "--detach", "lkjip-2024")
    settings = {
        "CI_DEFAULT_BRANCH": "main", "TERBIT_TOKEN": "T", "CI_REPOSITORY_URL": f"https://gitlab-ci-token:x@{address}",
    }  # fmt: skip
    script = "\n".join(yaml.safe_load(GITLAB.read_text("utf-8"))["pages"]["script"])
    done = run_script(clone, script, settings)
    assert done.returncode == 0, done.stdout + done.stderr
    tip = git(clone, "rev-parse", "origin/main")
    assert git(clone, "rev-parse", "HEAD") == tip
    assert {*files(clone / "public"), ".nojekyll"} == set(listed(Path(git(clone, "remote", "get-url", "origin"))))
    return ["success"]


@pytest.mark.skipif(os.name == "nt", reason="langkah di layanan repositori dijalankan di Linux")
@pytest.mark.parametrize("publishes", [on_github, on_gitlab])
def test_publishing_by_hand(asal: Path, tmp_path: Path, publishes: Callable[[Path], list[str]]) -> None:
    """Each tag's year reaches the branch from a fresh clone; what was there stays byte for byte and is not rebuilt."""
    host = Path(shutil.copytree(asal / "asal.git", tmp_path / "asal.git"))
    for name in ("satu", "dua", "tiga"):
        git(tmp_path, "clone", "--quiet", str(host), name)
    assert publishes(tmp_path / "satu") == ["success"]
    before = listed(host)
    assert {"versions.json", "2024/index.html", "2024/MANIFEST.sha256"} <= set(before)
    assert publishes(tmp_path / "dua") == ["success"]
    assert git(host, "rev-list", "--count", "gh-pages") == "1"

    git(asal / "kerja", "push", "--quiet", str(host), "main", "lkjip-2025")
    git(tmp_path / "tiga", "fetch", "--quiet", "--tags")
    assert publishes(tmp_path / "tiga") == ["success"]
    after = listed(host)
    assert "2025/index.html" in after
    assert {name: after[name] for name in before if name.startswith("2024/")} == {
        name: blob for name, blob in before.items() if name.startswith("2024/")
    }


def run_steps(clone: Path, job: str, settings: Mapping[str, str], *, name: str = "tanggapan") -> Iterator[str]:
    """Run the scripts of a job as GitHub does; the outcome of each that is run."""
    seen: dict[str, str] = {}
    for step in jobs(name)[job]["steps"]:
        if "run" not in step:
            continue
        given = {"PRATINJAU": seen.get("pratinjau", "")} if "PRATINJAU" in step.get("env", {}) else {}
        done = run_script(clone, step["run"], {**settings, **given})
        seen[step.get("id", "")] = outcome = "failure" if done.returncode else "success"
        assert [line for line in done.stdout.splitlines()[1:] if line.lstrip().startswith("::")] == []
        yield outcome
        if done.returncode and not step.get("continue-on-error"):
            return


def run_script(clone: Path, script: str, settings: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run a script as hosts do; ``run.py`` sets nothing up here."""
    tools = clone.parent / "alat"
    tools.mkdir(exist_ok=True)
    shim = f'#!/bin/sh\nshift\nname=$1\nshift\nexec "{sys.executable}" -m sakip "$name" --folder "{clone}" "$@"\n'
    (tools / "python").write_text(shim, "utf-8")
    (tools / "python").chmod(0o755)
    base = {**os.environ, **settings, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "RUNNER_TEMP": str(tools)}
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
    return subprocess.run(command, cwd=clone, env=base, capture_output=True, text=True, check=False)  # noqa: S603


def test_by_hand_takes_what_the_preview_takes() -> None:
    """The comparison and the preview look at the same parts of a commit."""
    from sakip.diff.side import PROJECT  # noqa: PLC0415

    assert set(TAKEN) == set(PROJECT)
