"""The judge of learning: PyTorch trains the preset `small` on tiny Shakespeare
and `tiny` on the builtin corpus, with the recipes of lib/train/presets.ts, from
five seeds of its own generator each, and prints the validation losses.

    python3 tests/golden/learning.py PATH/tinyshakespeare.txt \\
        > tests/golden/learning.json

Only the random numbers differ from Fluxion: first values and batches have the
same distributions. The vocabulary is the text's distinct characters behind id
0, which stands for all others; the first nine tenths are trained on; the
validation loss is the mean over evenly spaced windows of the last tenth, that
do not overlap. `first` and `last` are the first loss and the mean of the last
fifty, in training.
"""
import hashlib
import json
import math
import pathlib
import statistics
import sys

import torch
from torch import nn
from torch.nn import functional

sys.dont_write_bytecode = True
from gpt import GPT  # noqa: E402 (leaves no cache in the repository)

ARCHITECTURE = dict(context=128, activation="relu", bias=True, tiedHead=False)
PRESETS = {
    "tiny": dict(model=dict(ARCHITECTURE, features=64, heads=2, layers=1, hidden=128),
                 sequence=32, steps=2000, windows=128, peak=1e-3),
    "small": dict(model=dict(ARCHITECTURE, features=128, heads=4, layers=2, hidden=512),
                  sequence=64, steps=1000, windows=256, peak=3e-4),
}
SEEDS, WARMUP, WEIGHT_DECAY, MAXIMUM_NORM = 5, 100, 0.01, 1.0


def learning_rate(step, steps, peak):
    """A line up to the peak, then half a cosine to 0."""
    warmup = min(WARMUP, math.ceil(steps / 10))
    if step < warmup:
        return peak * (step + 1) / warmup
    return peak * 0.5 * (1 + math.cos(math.pi * (step - warmup) / (steps - warmup)))


def initialize(model, layers):
    """Normal, narrower where a layer adds to the residual stream (GPT-2)."""
    for name, tensor in model.named_parameters():
        if "orm.weight" in name:
            nn.init.ones_(tensor)
        elif name.endswith("bias"):
            nn.init.zeros_(tensor)
        else:
            shrink = math.sqrt(2 * layers) if name.endswith("projection.weight") else 1
            nn.init.normal_(tensor, std=0.02 / shrink)


def loss_of(model, tokens, start, sequence):
    piece = tokens[start:start + sequence + 1]
    logits = model(piece[None, :-1])
    return functional.cross_entropy(logits.flatten(0, 1), piece[1:])


@torch.no_grad()
def validation_loss(model, tokens, sequence, windows):
    windows = min(windows, (len(tokens) - 1) // sequence)
    last = len(tokens) - sequence - 1
    starts = [i * last // (windows - 1) for i in range(windows)]
    return statistics.fmean(loss_of(model, tokens, s, sequence).item() for s in starts)


def train(seed, tokens, validation, vocabulary, preset):
    torch.manual_seed(seed)
    sequence, steps = preset["sequence"], preset["steps"]
    model = GPT(dict(preset["model"], vocabulary=vocabulary))
    initialize(model, preset["model"]["layers"])
    optimizer = torch.optim.AdamW(
        [dict(params=[t for t in model.parameters() if t.dim() >= 2], weight_decay=WEIGHT_DECAY),
         dict(params=[t for t in model.parameters() if t.dim() < 2], weight_decay=0.0)],
        betas=(0.9, 0.999), eps=1e-8)
    losses = []
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, steps, preset["peak"])
        start = int(torch.randint(len(tokens) - sequence, ()))
        optimizer.zero_grad()
        loss = loss_of(model, tokens, start, sequence)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), MAXIMUM_NORM)
        optimizer.step()
        losses.append(loss.item())
    return dict(first=losses[0], last=statistics.fmean(losses[-50:]),
                validation=validation_loss(model, validation, sequence, preset["windows"]))


def judge(text, preset):
    characters = sorted(set(text))
    ids = {character: i + 1 for i, character in enumerate(characters)}
    tokens = torch.tensor([ids[character] for character in text])
    split = len(tokens) * 9 // 10
    runs = [train(seed, tokens[:split], tokens[split:], len(characters) + 1, preset)
            for seed in range(SEEDS)]
    losses = [run["validation"] for run in runs]
    return dict(sha256=hashlib.sha256(text.encode()).hexdigest(),
                vocabulary=len(characters) + 1, runs=runs,
                mean=statistics.fmean(losses), deviation=statistics.stdev(losses))


source = (pathlib.Path(__file__).parents[2] / "lib/data/builtin.ts").read_text()
builtin = source.split("`\\\n")[1].split("`;")[0]
shakespeare = pathlib.Path(sys.argv[1]).read_bytes().decode()
print(json.dumps(dict(torch=torch.__version__,
                      tiny=judge(builtin, PRESETS["tiny"]),
                      small=judge(shakespeare, PRESETS["small"])), indent=1))
