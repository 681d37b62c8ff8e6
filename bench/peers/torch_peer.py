"""PyTorch as a peer of the benchmark; run.ts starts it.

    python3 bench/peers/torch_peer.py [--threads N] [--compile]

Written as one writes it to be fast on a CPU: packed queries, keys and values,
fused attention, fused AdamW, batches made before the clock starts, and nothing
read back from the loop. The model is that of tests/golden/gpt.py.
"""
import argparse
import json
import math
import os
import pathlib
import sys
import time

answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)  # whatever else is printed is not an answer

import numpy
import torch
from torch import nn
from torch.nn import functional


sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "tests/golden"))
from gpt import GPT  # noqa: E402 (leaves no cache in the repository)


class Loss(nn.Module):
    """From tokens to the loss in one module, to be compiled as one."""

    def __init__(self, config):
        super().__init__()
        self.gpt = GPT(config)

    def forward(self, tokens, targets):
        return functional.cross_entropy(self.gpt(tokens).flatten(0, 1), targets.flatten())


def initial_weights(name, index, count):
    """What weights.ts computes, bit by bit; integers wrap around."""
    x = numpy.arange(count, dtype=numpy.uint32) + numpy.uint32(index * 0x9E3779B9 & 0xFFFFFFFF)
    x = (x ^ x >> 16) * numpy.uint32(0x7FEB352D)
    x = (x ^ x >> 15) * numpy.uint32(0x846CA68B)
    uniform = (x ^ x >> 16).astype(numpy.float64) / 2**32 - 0.5
    mean = 1 if "orm.weight" in name else 0
    return (mean + 0.02 * math.sqrt(12) * uniform).astype(numpy.float32)


class Peer:
    def __init__(self, compiles):
        self.compiles = compiles
        self.made = 0

    def setup(self, task):
        model = Loss(task["model"])
        with torch.no_grad():
            for index, (name, tensor) in enumerate(model.named_parameters()):
                values = initial_weights(name, index, tensor.numel())
                tensor.copy_(torch.from_numpy(values).view_as(tensor))
        shape = task["batch"], task["sequence"]
        self.batches = [tuple(torch.tensor(batch[key]).view(shape) for key in ("tokens", "targets"))
                        for batch in task["batches"]]
        self.parameters = list(model.parameters())
        self.maximum_norm = task["maximumNorm"]
        decayed = [t for t in self.parameters if t.dim() >= 2]
        others = [t for t in self.parameters if t.dim() < 2]
        self.optimizer = torch.optim.AdamW(
            [dict(params=decayed, weight_decay=task["weightDecay"]),
             dict(params=others, weight_decay=0.0)],
            lr=task["learningRate"], betas=(0.9, task["beta2"]), eps=1e-8, fused=True)
        self.model = torch.compile(model) if self.compiles else model
        kind = "compiled" if self.compiles else "eager"
        return dict(description=f"PyTorch {torch.__version__}, {kind}, fused AdamW",
                    parameters=sum(t.numel() for t in self.parameters))

    def step(self):
        tokens, targets = self.batches[self.made % len(self.batches)]
        self.made += 1
        self.optimizer.zero_grad(set_to_none=True)
        loss = self.model(tokens, targets)
        loss.backward()
        if self.maximum_norm > 0:
            nn.utils.clip_grad_norm_(self.parameters, self.maximum_norm, foreach=True)
        self.optimizer.step()
        return loss

    def losses(self, steps):
        return dict(losses=[self.step().item() for _ in range(steps)])

    def time(self, seconds):
        start = now = time.perf_counter()
        steps = 0
        while now < start + seconds or steps < 2:
            loss = self.step()
            steps += 1
            now = time.perf_counter()
        return dict(steps=steps, seconds=now - start, loss=loss.item())


def respond(peer, request):
    command = request["command"]
    if command == "setup":
        return peer.setup(request["task"])
    if command == "losses":
        return peer.losses(request["steps"])
    if command == "time":
        return peer.time(request["seconds"])
    raise ValueError(f"Cannot answer as the command must be known: current value is {command}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--compile", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    peer = Peer(options.compile)
    for line in sys.stdin:
        try:
            answer = respond(peer, json.loads(line))
        except Exception as error:
            answer = dict(error=f"{type(error).__name__}: {str(error).strip().splitlines()[0]}")
        print(json.dumps(answer), file=answers, flush=True)


main()
