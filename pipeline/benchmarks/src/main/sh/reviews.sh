#!/bin/sh
# Times Ridgeline beside scikit-learn (reading and counting) and LIBLINEAR (the ridge fit) on the same made-up reviews, in turns.
#
#   reviews.sh [ROUNDS [DOCUMENTS [TOKENS]]]      default: 5 40000 230
#
# Needs the Debian packages python3-sklearn, python3-pandas and liblinear-tools. LIBLINEAR's reading is taken off its time: that of a run
# that stops at once. Ridgeline's times are its own lines "fetch", "tokenize", "vectorize" and "train", in a fresh Java machine each time.
set -eu
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
home=$(CDPATH='' cd -- "$here/../../../../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

seconds() {
    began=$(date +%s.%N)
    "$@" >/dev/null 2>&1
    ended=$(date +%s.%N)
    echo "$ended $began" | awk '{printf "%.3f", $1 - $2}'
}

"$home/ridgeline" bench reviews --documents "${2:-40000}" --tokens "${3:-230}" --out "$work" >&2
liblinear="liblinear-train -s 11 -p 0 -c 0.5 -B 1"
for round in $(seq "${1:-5}"); do
    "$home/ridgeline" train --model-only --no-cache --data "$work/reviews.csv" --every 5 --tokens whitespace --fit-tolerance 1e-6 \
        --out "$work/a.model" >/dev/null 2>"$work/half"
    count=$(/usr/bin/python3 "$here/../python/reviews.py" "$work/reviews.csv")
    "$home/ridgeline" train --model-only --no-cache --data "$work/reviews.csv" --tokens whitespace --fit-tolerance 1e-6 \
        --out "$work/a.model" >/dev/null 2>"$work/all"
    # shellcheck disable=SC2086
    fit=$(seconds $liblinear -e 0.0001 "$work/reviews.svm" "$work/b.model")
    # shellcheck disable=SC2086
    read=$(seconds $liblinear -e 1e9 "$work/reviews.svm" "$work/b.model")
    ours=$(awk '/^(fetch|tokenize|vectorize) / {sum += $2} END {print sum}' "$work/half")
    ridge=$(awk '/^train / {print $2}' "$work/all")
    echo "$round $ours $count $ridge $fit $read" | awk '{printf "round %d: read and count %.2f s beside %.2f s, ratio %.2f; fit %.2f s beside %.2f s, ratio %.2f\n",
        $1, $2, $3, $2 / $3, $4, $5 - $6, $4 / ($5 - $6)}'
done
