"""Byte pairs by the library that GPT-2's checkpoints are used with.

    python3 tests/golden/bpe.py > tests/golden/bpe.json

Holds two trainings (the builtin text, and the strings below), and the ids of
strings of all kinds under the merges of the second.
"""

import json
import random
import sys
import unicodedata
from pathlib import Path

from tokenizers import Tokenizer, models, pre_tokenizers, trainers

root = Path(__file__).parents[2]
source = (root / "lib/data/builtin.ts").read_text()
builtin = source.split("string = `\\\n")[1].split("`")[0]
assert "\\" not in builtin and "$" not in builtin

generator = random.Random(7)
spaces = (
    " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u180e\u2000\u2003\u200a\u200b"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
words = (
    "the sea and the light can't we'll I'D they've it's O'Neill 'tis ''s 's "
    "naïve Straße ΣΊΣΥΦΟΣ привет мир שלום עולם مرحبا بالعالم नमस्ते 日本語 "
    "漢字 한국어 ไทย 👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 😀😀😀 e\u0301 1234 ١٢٣ ½ Ⅷ x² 3.14 "
    "<|endoftext|> http://a.b/c?d=e&f #version: --- ... !!! _a_b \u202eabc "
    "\x00 \x07\x1b[0m \x7f \ufffd \U0010ffff \ue000"
).split(" ")
assigned = [
    chr(code)
    for code in range(0x20000)
    if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")
]


def part():
    kind = generator.randrange(8)
    if kind < 4:
        return generator.choice(words)
    if kind == 4:
        run = generator.choice(spaces) * generator.randrange(1, 5)
        return run + generator.choice(spaces)
    if kind == 5:
        return generator.choice(assigned)
    if kind == 6:
        return chr(generator.randrange(128)) * generator.randrange(1, 9)
    return " " * generator.randrange(1, 4)


def strings(count):
    for _ in range(count):
        yield "".join(part() for _ in range(generator.randrange(1, 9)))


def trained(texts, size):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.train_from_iterator(
        texts,
        trainers.BpeTrainer(
            vocab_size=size,
            min_frequency=2,
            initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
            special_tokens=[],
            show_progress=False,
        ),
    )
    return tokenizer


def merges(tokenizer):
    pairs = json.loads(tokenizer.to_str())["model"]["merges"]
    return [" ".join(pair) for pair in pairs]


texts = ["", *words, *strings(3000)]
first = trained([builtin], 656)
second = trained(texts, 556)
json.dump(
    {
        "builtin": merges(first),
        "merges": merges(second),
        "cases": [[text, second.encode(text).ids] for text in texts],
    },
    sys.stdout,
    separators=(",", ":"),
)
