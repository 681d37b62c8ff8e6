"""PyTorch as a peer of bench/peers/generation.ts, which starts it.

    python3 bench/peers/generation.py [--threads N] [--compile]

Written as one writes it to be fast on a CPU: inference mode, packed queries,
keys and values, a cache that is allocated once, fused attention over the part
of it that is filled, and the argument of the maximum taken without leaving the
tensor until the end. With --compile the step has one shape, all of the cache
behind a mask, so that it is compiled once.
"""
import argparse
import json
import os
import sys
import time

answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)  # whatever else is printed is not an answer

import numpy
import torch
from torch.nn.functional import (
    embedding, gelu, layer_norm, linear, relu, scaled_dot_product_attention)


class Model:
    def __init__(self, config, parameters, file):
        values = torch.from_numpy(numpy.fromfile(file, dtype=numpy.float32))
        tensors, start = {}, 0
        for name, shape in parameters:
            count = int(numpy.prod(shape))
            tensors[name] = values[start:start + count].view(shape).clone()
            start += count
        both = lambda name: (tensors[name + ".weight"], tensors.get(name + ".bias"))
        self.tokens = tensors["tokenEmbedding"]
        self.positions = tensors["positionEmbedding"]
        self.blocks = [tuple(both(f"blocks.{i}.{name}") for name in (
            "attentionNorm", "attention.queryKeyValue", "attention.projection",
            "perceptronNorm", "perceptron.expansion", "perceptron.projection"))
            for i in range(config["layers"])]
        self.norm = both("norm")
        self.head = (self.tokens, None) if config["tiedHead"] else both("head")
        self.heads, self.features = config["heads"], config["features"]
        self.size = self.features // self.heads
        self.activation = relu if config["activation"] == "relu" else gelu

    def cache(self, batch, length):
        shape = batch, self.heads, length, self.size
        return [(torch.zeros(shape), torch.zeros(shape)) for _ in self.blocks]

    def normal(self, x, weights):
        return layer_norm(x, (self.features,), *weights, 1e-5)

    def step(self, ids, position, cache, attend):
        x = embedding(ids, self.tokens) + self.positions[position]
        batch = x.shape[0]
        for (norm1, packed, out, norm2, up, down), kept in zip(self.blocks, cache):
            q, k, v = linear(self.normal(x, norm1), *packed) \
                .view(batch, 3, self.heads, 1, self.size).unbind(1)
            y = attend(q, k, v, kept, position)
            x = x + linear(y.reshape(batch, self.features), *out)
            x = x + linear(self.activation(linear(self.normal(x, norm2), *up)), *down)
        return linear(self.normal(x, self.norm), *self.head).argmax(1)


def attend_filled(q, k, v, kept, position):
    """Over what is there, by views of it."""
    keys, values = kept
    keys[:, :, position] = k[:, :, 0]
    values[:, :, position] = v[:, :, 0]
    end = position + 1
    return scaled_dot_product_attention(q, keys[:, :, :end], values[:, :, :end])


def attend_masked(q, k, v, kept, position):
    """Over all, what is not there masked: one shape for every position."""
    keys, values = kept
    keys.index_copy_(2, position, k)
    values.index_copy_(2, position, v)
    mask = (torch.arange(keys.shape[2]) <= position)[None]
    return scaled_dot_product_attention(q, keys, values, attn_mask=mask)


class Peer:
    def __init__(self, compiles):
        self.compiles = compiles

    def setup(self, request):
        self.model = Model(request["config"], request["parameters"], request["file"])
        self.prompts = torch.tensor(request["prompts"])
        self.length = request["length"]
        self.stepping = torch.compile(self.model.step) if self.compiles else self.model.step
        kind = "compiled" if self.compiles else "eager"
        self.generate()
        return dict(description=f"PyTorch {torch.__version__}, {kind}")

    def generate(self):
        with torch.inference_mode():
            cache = self.model.cache(len(self.prompts), self.length)
            attend = attend_masked if self.compiles else attend_filled
            ids, chosen = self.prompts, []
            for position in range(self.length):
                at = torch.tensor([position]) if self.compiles else position
                ids = self.stepping(ids, at, cache, attend)
                chosen.append(ids)
            return torch.stack(chosen, 1).tolist()

    def respond(self, request):
        command = request["command"]
        if command == "setup":
            return self.setup(request)
        if command == "tokens":
            return dict(tokens=self.generate())
        start, runs, taken = time.perf_counter(), 0, 0.0
        while taken < request["seconds"]:
            self.generate()
            runs += 1
            taken = time.perf_counter() - start
        return dict(seconds=taken / runs)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--compile", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    peer = Peer(options.compile)
    for line in sys.stdin:
        try:
            answer = peer.respond(json.loads(line))
        except Exception as error:
            answer = dict(error=f"{type(error).__name__}: {str(error).strip().splitlines()[0]}")
        print(json.dumps(answer), file=answers, flush=True)


main()
