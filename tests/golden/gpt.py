"""Golden numbers for the GPT: logits, loss, every gradient and ten AdamW losses
of PyTorch, in float32, from weights and batches that a formula gives.

    python3 tests/golden/gpt.py > tests/golden/gpt.json

No file of weights is needed: element i of parameter p is
amplitude(p) * sin(1 + 0.7 * p + 0.37 * i), computed in float64 and rounded to
float32, on both sides; p counts the parameters in order of declaration. Scales
of layer norms are 1 + that. Batch s has token (7 * s * s + 3 * i + i * i // 5) %
vocabulary at place i of the flattened batch and position; the target is the
token of the next place.
"""
import json
import math
import sys

import numpy
import torch
from torch import nn
from torch.nn import functional

torch.set_num_threads(1)
torch.manual_seed(0)

MODELS = {
    "relu_bias_untied": dict(vocabulary=17, context=12, features=16, heads=2, layers=2,
                             hidden=24, activation="relu", bias=True, tiedHead=False),
    "gelu_nobias_tied": dict(vocabulary=13, context=10, features=24, heads=3, layers=2,
                             hidden=40, activation="gelu", bias=False, tiedHead=True),
}
BATCH, TIME, STEPS = 3, 10, 10
LEARNING_RATE, BETA2, WEIGHT_DECAY, MAXIMUM_NORM = 3e-3, 0.99, 0.1, 1.0


class Attention(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.heads = c["heads"]
        self.queryKeyValue = nn.Linear(c["features"], 3 * c["features"], bias=c["bias"])
        self.projection = nn.Linear(c["features"], c["features"], bias=c["bias"])

    def forward(self, x):
        b, t, d = x.shape
        q, k, v = (y.view(b, t, self.heads, d // self.heads).transpose(1, 2)
                   for y in self.queryKeyValue(x).split(d, dim=2))
        y = functional.scaled_dot_product_attention(q, k, v, is_causal=True)
        return self.projection(y.transpose(1, 2).reshape(b, t, d))


class Perceptron(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.activation = functional.relu if c["activation"] == "relu" else functional.gelu
        self.expansion = nn.Linear(c["features"], c["hidden"], bias=c["bias"])
        self.projection = nn.Linear(c["hidden"], c["features"], bias=c["bias"])

    def forward(self, x):
        return self.projection(self.activation(self.expansion(x)))


class Block(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.attentionNorm = nn.LayerNorm(c["features"], eps=1e-5, bias=c["bias"])
        self.attention = Attention(c)
        self.perceptronNorm = nn.LayerNorm(c["features"], eps=1e-5, bias=c["bias"])
        self.perceptron = Perceptron(c)

    def forward(self, x):
        x = x + self.attention(self.attentionNorm(x))
        return x + self.perceptron(self.perceptronNorm(x))


class GPT(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.tokenEmbedding = nn.Embedding(c["vocabulary"], c["features"])
        self.positionEmbedding = nn.Embedding(c["context"], c["features"])
        self.blocks = nn.ModuleList(Block(c) for _ in range(c["layers"]))
        self.norm = nn.LayerNorm(c["features"], eps=1e-5, bias=c["bias"])
        self.head = None if c["tiedHead"] else nn.Linear(
            c["features"], c["vocabulary"], bias=c["bias"])

    def forward(self, tokens):
        x = self.tokenEmbedding(tokens) + self.positionEmbedding.weight[:tokens.shape[1]]
        for block in self.blocks:
            x = block(x)
        x = self.norm(x)
        weight = self.tokenEmbedding.weight if self.head is None else None
        return functional.linear(x, weight) if self.head is None else self.head(x)


def name_of(parameter):
    """Embeddings are tensors of their own in Fluxion, without `.weight`."""
    return parameter.replace("Embedding.weight", "Embedding")


def initialize(model):
    with torch.no_grad():
        for p, (name, tensor) in enumerate(model.named_parameters()):
            i = numpy.arange(tensor.numel(), dtype=numpy.float64)
            values = (0.02 if name.endswith("bias") else 0.3) * numpy.sin(1 + 0.7 * p + 0.37 * i)
            if "orm.weight" in name:
                values = 1 + 0.1 * numpy.sin(1 + 0.7 * p + 0.37 * i)
            tensor.copy_(torch.from_numpy(values.astype(numpy.float32)).view_as(tensor))


def batch(step, vocabulary):
    i = numpy.arange(BATCH * TIME + 1, dtype=numpy.int64)
    tokens = (7 * step * step + 3 * i + i * i // 5) % vocabulary
    return (torch.from_numpy(tokens[:-1]).view(BATCH, TIME),
            torch.from_numpy(tokens[1:]).view(BATCH, TIME))


def rounded(tensor):
    return [float(f"{value:.9g}") for value in tensor.detach().flatten().tolist()]


def golden(config):
    model = GPT(config)
    initialize(model)
    tokens, targets = batch(0, config["vocabulary"])
    logits = model(tokens)
    loss = functional.cross_entropy(logits.flatten(0, 1), targets.flatten())
    loss.backward()
    gradients = {name_of(n): rounded(t.grad) for n, t in model.named_parameters()}
    result = dict(config=config, names=list(gradients), logits=rounded(logits),
                  loss=loss.item(), gradients=gradients)
    decayed = [t for t in model.parameters() if t.dim() >= 2]
    others = [t for t in model.parameters() if t.dim() < 2]
    optimizer = torch.optim.AdamW(
        [dict(params=decayed, weight_decay=WEIGHT_DECAY), dict(params=others, weight_decay=0.0)],
        lr=LEARNING_RATE, betas=(0.9, BETA2), eps=1e-8)
    losses, norms = [], []
    for step in range(STEPS):
        tokens, targets = batch(step, config["vocabulary"])
        optimizer.zero_grad()
        loss = functional.cross_entropy(model(tokens).flatten(0, 1), targets.flatten())
        loss.backward()
        norms.append(float(nn.utils.clip_grad_norm_(model.parameters(), MAXIMUM_NORM)))
        optimizer.step()
        losses.append(loss.item())
    result.update(losses=losses, norms=norms)
    return result


if __name__ == "__main__":
    json.dump(dict(torch=torch.__version__, batch=BATCH, time=TIME,
                   learningRate=LEARNING_RATE, beta2=BETA2, weightDecay=WEIGHT_DECAY,
                   maximumNorm=MAXIMUM_NORM,
                   models={name: golden(config) for name, config in MODELS.items()}),
              sys.stdout)
    print()
