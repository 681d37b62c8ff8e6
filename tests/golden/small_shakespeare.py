"""The judge of learning: PyTorch trains the preset `small` on tiny Shakespeare
with the recipe of lib/train/presets.ts, from five seeds of its own generator,
and prints the validation losses.

    python3 tests/golden/small_shakespeare.py PATH/tinyshakespeare.txt \\
        > tests/golden/small_shakespeare.json

Only the random numbers differ from Fluxion: first values and batches have the
same distributions. The vocabulary is the text's distinct characters behind id
0, which stands for all others; the first nine tenths are trained on; the
validation loss is the mean over 256 evenly spaced windows of the last tenth.
"""
import hashlib
import json
import math
import statistics
import sys

import torch
from gpt import GPT
from torch import nn
from torch.nn import functional

CONFIG = dict(context=128, features=128, heads=4, layers=2, hidden=512,
              activation="relu", bias=True, tiedHead=False)
SEQUENCE, STEPS, WINDOWS, SEEDS = 64, 1000, 256, 5
PEAK, WARMUP, WEIGHT_DECAY, MAXIMUM_NORM = 3e-4, 100, 0.01, 1.0


def learning_rate(step):
    """A line up to the peak, then half a cosine to 0."""
    warmup = min(WARMUP, math.ceil(STEPS / 10))
    if step < warmup:
        return PEAK * (step + 1) / warmup
    return PEAK * 0.5 * (1 + math.cos(math.pi * (step - warmup) / (STEPS - warmup)))


def initialize(model):
    """Normal, narrower where a layer adds to the residual stream (GPT-2)."""
    for name, tensor in model.named_parameters():
        if "orm.weight" in name:
            nn.init.ones_(tensor)
        elif name.endswith("bias"):
            nn.init.zeros_(tensor)
        else:
            residual = name.endswith("projection.weight")
            shrink = math.sqrt(2 * CONFIG["layers"]) if residual else 1
            nn.init.normal_(tensor, std=0.02 / shrink)


def window(tokens, start):
    piece = tokens[start:start + SEQUENCE + 1]
    return piece[None, :-1], piece[None, 1:]


def loss_of(model, tokens, start):
    inputs, targets = window(tokens, start)
    return functional.cross_entropy(model(inputs).flatten(0, 1), targets.flatten())


@torch.no_grad()
def validation_loss(model, tokens):
    last = len(tokens) - SEQUENCE - 1
    starts = [i * last // (WINDOWS - 1) for i in range(WINDOWS)]
    return statistics.fmean(loss_of(model, tokens, start).item() for start in starts)


def train(seed, tokens, validation, vocabulary):
    torch.manual_seed(seed)
    model = GPT(dict(CONFIG, vocabulary=vocabulary))
    initialize(model)
    optimizer = torch.optim.AdamW(
        [dict(params=[t for t in model.parameters() if t.dim() >= 2], weight_decay=WEIGHT_DECAY),
         dict(params=[t for t in model.parameters() if t.dim() < 2], weight_decay=0.0)],
        betas=(0.9, 0.999), eps=1e-8)
    for step in range(STEPS):
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step)
        start = int(torch.randint(len(tokens) - SEQUENCE, ()))
        optimizer.zero_grad()
        loss_of(model, tokens, start).backward()
        nn.utils.clip_grad_norm_(model.parameters(), MAXIMUM_NORM)
        optimizer.step()
    return validation_loss(model, validation)


with open(sys.argv[1], "rb") as file:
    content = file.read()
text = content.decode()
characters = sorted(set(text))
ids = {character: i + 1 for i, character in enumerate(characters)}
tokens = torch.tensor([ids[character] for character in text])
split = len(tokens) * 9 // 10
losses = [train(seed, tokens[:split], tokens[split:], len(characters) + 1)
          for seed in range(SEEDS)]
print(json.dumps(dict(
    torch=torch.__version__, sha256=hashlib.sha256(content).hexdigest(),
    vocabulary=len(characters) + 1, steps=STEPS, validationLosses=losses,
    mean=statistics.fmean(losses), deviation=statistics.stdev(losses)), indent=1))
