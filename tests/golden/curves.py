"""The judge of whole training runs: PyTorch trains presets on tiny Shakespeare
for 500 steps from Fluxion's first values, on Fluxion's batches, in float32 on
one thread, and prints the loss of every step.

    deno run -A tests/golden/curves_weights.ts FOLDER
    python3 tests/golden/curves.py PATH/tinyshakespeare.txt FOLDER \\
        > tests/golden/curves.json

The recipes are those of lib/train/presets.ts with 500 steps, so that warm-up
and cosine fit into them. Row b of step s begins at floor(u (n - sequence)) of
n tokens, where u is the 53-bit uniform number of words 2 (65536 s + b) and the
one after it of Philox 4x32-10, keyed by the seed, in the stream "data". `exact`
are the losses of the same run in float64: how far `losses` are from them is what
rounding does to a run by itself.
"""
import hashlib
import json
import math
import pathlib
import sys

import safetensors.torch
import torch
from torch import nn
from torch.nn import functional

sys.dont_write_bytecode = True
from gpt import GPT, name_of  # noqa: E402 (leaves no cache in the repository)

RELU = dict(context=128, activation="relu", bias=True, tiedHead=False)
COMMON = dict(sequence=64, batch=1, peak=3e-4, final=0.0, beta2=0.999, weightDecay=0.01)
PRESETS = {
    "medium": dict(COMMON, model=dict(RELU, features=256, heads=8, layers=4, hidden=1024)),
    "large": dict(COMMON, model=dict(RELU, features=512, heads=16, layers=6, hidden=2048)),
    "shakespeare": dict(
        sequence=64, batch=12, peak=1e-3, final=1e-4, beta2=0.99, weightDecay=0.1,
        model=dict(context=64, features=128, heads=4, layers=4, hidden=512,
                   activation="gelu", bias=False, tiedHead=True)),
}
SEED, STEPS, WARMUP, MAXIMUM_NORM = 42, 500, 100, 1.0
STREAM = int.from_bytes(b"data", "big")
WORD = 0xFFFFFFFF


def philox(counter, key):
    """Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011."""
    a, b, c, d = counter
    k, m = key
    for _ in range(10):
        p, q = 0xD2511F53 * a, 0xCD9E8D57 * c
        a, b, c, d = q >> 32 ^ b ^ k, q & WORD, p >> 32 ^ d ^ m, p & WORD
        k, m = k + 0x9E3779B9 & WORD, m + 0xBB67AE85 & WORD
    return a, b, c, d


def start_of(step, row, starts):
    position = 2 * (65536 * step + row)
    block = position // 4
    words = philox((block & WORD, block >> 32, STREAM, 0), (SEED, 0))
    high, low = words[position % 4:position % 4 + 2]
    return math.floor(((high >> 5) * 2**26 + (low >> 6)) / 2**53 * starts)


def learning_rate(step, peak, final):
    """A line up to the peak, then half a cosine down."""
    warmup = min(WARMUP, math.ceil(STEPS / 10))
    if step < warmup:
        return peak * (step + 1) / warmup
    progress = (step - warmup) / (STEPS - warmup)
    return final + (peak - final) * 0.5 * (1 + math.cos(math.pi * progress))


def load(model, path):
    """Fills the model and returns the SHA-256 of all values in their order."""
    tensors = safetensors.torch.load_file(path)
    digest = hashlib.sha256()
    for name, tensor in model.named_parameters():
        values = tensors.pop(name_of(name))
        digest.update(values.numpy().tobytes())
        tensor.data.copy_(values)
    assert not tensors, f"{path} holds others: {list(tensors)}"
    return digest.hexdigest()


def train(model, tokens, preset):
    optimizer = torch.optim.AdamW(
        [dict(params=[t for t in model.parameters() if t.dim() >= 2],
              weight_decay=preset["weightDecay"]),
         dict(params=[t for t in model.parameters() if t.dim() < 2], weight_decay=0.0)],
        betas=(0.9, preset["beta2"]), eps=1e-8)
    sequence, losses = preset["sequence"], []
    for step in range(STEPS):
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, preset["peak"], preset["final"])
        starts = [start_of(step, row, len(tokens) - sequence) for row in range(preset["batch"])]
        rows = torch.stack([tokens[start:start + sequence + 1] for start in starts])
        optimizer.zero_grad()
        loss = functional.cross_entropy(model(rows[:, :-1]).flatten(0, 1), rows[:, 1:].flatten())
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), MAXIMUM_NORM)
        optimizer.step()
        losses.append(loss.item())
    return losses


def curve(name, tokens, vocabulary, folder):
    result = {}
    for key, dtype in (("losses", torch.float32), ("exact", torch.float64)):
        model = GPT(dict(PRESETS[name]["model"], vocabulary=vocabulary)).to(dtype)
        result["weights"] = load(model, folder / name / "model.safetensors")
        losses = train(model, tokens, PRESETS[name])
        result[key] = [float(f"{loss:.8g}") for loss in losses]
    return result


torch.set_num_threads(1)
torch.manual_seed(0)
text = pathlib.Path(sys.argv[1]).read_bytes()
characters = sorted(set(text.decode()))
ids = {character: i + 1 for i, character in enumerate(characters)}
tokens = torch.tensor([ids[character] for character in text.decode()])
tokens = tokens[:len(tokens) * 9 // 10]
folder = pathlib.Path(sys.argv[2])
curves = {name: curve(name, tokens, len(characters) + 1, folder)
          for name in sys.argv[3:] or PRESETS}
print(json.dumps(dict(torch=torch.__version__, seed=SEED, steps=STEPS,
                      text=hashlib.sha256(text).hexdigest(), curves=curves)))
