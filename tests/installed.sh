#!/bin/sh
# Builds sdist and wheel, installs the wheel into an environment of its own outside the checkout, and asks there.
# PYTHON: an interpreter with `build`. Used by `make installed`.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The wheel is made from the sdist, so that both are known to hold everything.
"$here/${PYTHON#"$here"/}" -m build --outdir "$work/dist" "$here" >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; exit 1; }
"$here/${PYTHON#"$here"/}" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$work"/dist/*.whl
cd "$work"
sample=$("$work/venv/bin/python" -c "from importlib.resources import files; print(files('bot.sample') / 'feed.txt')")
"$work/venv/bin/onrecord" add "$sample" --db feed.db
"$work/venv/bin/onrecord" ask "what did Waltz say about the minerals deal?" --db feed.db --limit 1 | tee answer.txt
grep -q "Waltz" answer.txt
"$work/venv/bin/onrecord" ask "ウォルツ氏は何と言った?" --db feed.db --limit 1 | tee answer.txt
grep -q "ウォルツ" answer.txt
"$work/venv/bin/python" -c "import onrecord; print(onrecord.__version__, onrecord.Retriever.__name__)" | grep -q "Retriever"
# What a program that is checked sees of the module, which has no folder to mark as typed.
cat >typed.py <<'PROGRAM'
from onrecord import Answer, Retriever, __version__, cite


def asked(retriever: Retriever, question: str) -> str:
    found: Answer = retriever.ask(question)
    return f"{cite(found.hits, 'bibtex')} {__version__}"
PROGRAM
"$here/${PYTHON#"$here"/}" -m mypy --strict --python-executable "$work/venv/bin/python" typed.py
echo "import onrecord; onrecord.Nothing" >wrong.py
! "$here/${PYTHON#"$here"/}" -m mypy --python-executable "$work/venv/bin/python" wrong.py >wrong.txt
grep -q 'no attribute "Nothing"' wrong.txt
echo "The installed wheel answers."
