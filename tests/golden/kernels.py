"""Writes kernels.jsonl: what PyTorch computes, in float64, a kernel a line.

    python3 tests/golden/kernels.py > tests/golden/kernels.jsonl

Made with PyTorch 2.13.0 (CPU).
"""
import json
import math

import torch
import torch.nn.functional as F

torch.manual_seed(7)
torch.set_default_dtype(torch.float64)
cases = []


def plain(value):
    """Lists for JSON, which has no words for NaN and the infinities."""
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, torch.Tensor):
        return [plain(v) for v in value.detach().reshape(-1).tolist()]
    return value if math.isfinite(value) else str(value)


def case(kernel, expected, /, **args):
    cases.append({
        "kernel": kernel,
        "args": {name: plain(value) for name, value in args.items()},
        "expected": {name: plain(value) for name, value in expected.items()},
    })


def gradient(y, x, dy):
    return torch.autograd.grad(y, x, dy)[0]


inf, nan = math.inf, math.nan

# gemm
a, b, c = torch.randn(3, 4), torch.randn(4, 2), torch.randn(3, 2)
sizes = dict(m=3, n=2, k=4, alpha=0.5, beta=-2.0)
for ta in (0, 1):
    for tb in (0, 1):
        case("gemm", {"c": 0.5 * a @ b - 2 * c}, **sizes, c=c, ldc=2,
             transposeA=ta, a=a.T if ta else a, lda=3 if ta else 4,
             transposeB=tb, b=b.T if tb else b, ldb=4 if tb else 2)

# element-wise, two operands, a broadcast over rows and b over columns
row, column = torch.randn(1, 4), torch.randn(3, 1)
special = torch.tensor([[nan, 1.0, -inf, 0.0]])
binary = {
    "add": torch.add, "subtract": torch.sub, "multiply": torch.mul,
    "divide": torch.div, "power": torch.pow, "maximum": torch.maximum,
    "minimum": torch.minimum, "less": torch.lt, "lessEqual": torch.le,
    "equal": torch.eq,
}
strides = dict(rows=3, columns=4, aRow=0, aColumn=1, bRow=1, bColumn=0)
for name, f in binary.items():
    for left in (row.abs(), special):
        if name == "power" and left is special:
            continue  # C and JavaScript differ on 1 to the power of NaN
        y = f(left.expand(3, 4), column.expand(3, 4)).double()
        case(name, {"out": y}, **strides, accumulate=0, a=left, b=column)
ties = torch.tensor([1.0, -2.0, nan, inf])
for name in ("less", "lessEqual", "equal", "maximum"):
    case(name, {"out": binary[name](ties, ties).double()}, rows=1, columns=4,
         aRow=0, aColumn=1, bRow=0, bColumn=1, accumulate=0, a=ties, b=ties)
case("power", {"out": torch.tensor([1.0, 1.0, 0.25, inf, nan, -8.0])},
     rows=1, columns=6, aRow=0, aColumn=1, bRow=0, bColumn=1, accumulate=0,
     a=torch.tensor([0.0, nan, 2.0, 0.0, -2.0, -2.0]),
     b=torch.tensor([0.0, 0.0, -2.0, -1.0, 0.5, 3.0]))
x = torch.tensor([0.0, -0.0, 2.0, nan])
p, q = torch.randn(4), torch.randn(4)
case("select", {"out": torch.where(x != 0, p, q)}, n=4, condition=x, a=p, b=q)

# element-wise, one operand, with the gradients
points = torch.tensor([-30.0, -6.0, -2.5, -1.0, -0.3, -1e-9, 0.0, 1e-9, 0.2,
                       0.46875, 0.7, 1.0, 3.0, 4.5, 12.0, 30.0])
positive = points[7:]
unary = {
    "exp": (torch.exp, points), "log": (torch.log, positive),
    "sqrt": (torch.sqrt, positive), "tanh": (torch.tanh, points),
    "sigmoid": (torch.sigmoid, points), "relu": (torch.relu, points),
    "erf": (torch.erf, points), "gelu": (F.gelu, points),
    "geluTanh": (lambda x: F.gelu(x, approximate="tanh"), points),
}
for name, (f, x) in unary.items():
    x = x.clone().requires_grad_()
    y = f(x)
    case(name, {"out": y}, n=len(x), x=x)
    if name in ("exp", "log"):
        continue
    dy = torch.randn_like(x)
    saved = y if name in ("sqrt", "tanh", "sigmoid") else x
    case(name + "Backward", {"dx": gradient(y, x, dy)}, n=len(x),
         saved=saved, dy=dy, accumulate=0)
for name in ("exp", "log", "sqrt", "tanh", "sigmoid", "relu", "erf"):
    x = torch.tensor([nan, inf, -inf, -0.0])
    case(name, {"out": unary[name][0](x)}, n=4, x=x)

# reductions over the middle axis, with ties
x = torch.randint(-2, 3, (2, 5, 3)).double().requires_grad_()
sizes = dict(outer=2, n=5, inner=3)
case("sum", {"out": 0.2 * x.sum(1)}, **sizes, scale=0.2, x=x, accumulate=0)
dy = torch.randn(2, 3)
for name, f in (("reduceMaximum", torch.amax), ("reduceMinimum", torch.amin)):
    y = f(x, 1)
    case(name, {"out": y}, **sizes, x=x)
    case("reduceExtremumBackward", {"dx": gradient(y, x, dy)}, **sizes, x=x,
         y=y, dy=dy, accumulate=0)
case("sumOfSquares", {"out": (points ** 2).sum()}, n=len(points), x=points)

# softmax and its logarithm; the causal one sees 3 + row columns
x = (3 * torch.randn(3, 5)).requires_grad_()
dy = torch.randn(3, 5)
hidden = torch.arange(5) > torch.arange(3)[:, None] + 2
for causal in (0, 3):
    y = torch.softmax((0.7 * x).masked_fill(hidden & (causal > 0), -inf), 1)
    sizes = dict(rows=3, columns=5, scale=0.7, causal=causal)
    case("softmax", {"out": y}, **sizes, x=x)
    case("softmaxBackward", {"dx": gradient(y, x, dy)}, **sizes, y=y, dy=dy,
         accumulate=0)
y = torch.log_softmax(x, 1)
sizes = dict(rows=3, columns=5)
case("logSoftmax", {"out": y}, **sizes, x=x)
case("logSoftmaxBackward", {"dx": gradient(y, x, dy)}, **sizes, y=y, dy=dy,
     accumulate=0)
case("logSumExp", {"out": torch.logsumexp(x, 1)}, **sizes, x=x)
limits = torch.tensor([[-inf, -inf], [inf, 1.0], [-inf, 1.0], [nan, 1.0],
                       [1000.0, 1000.0]])
case("logSumExp", {"out": torch.logsumexp(limits, 1)}, rows=5, columns=2,
     x=limits)
case("softmax", {"out": torch.softmax(limits, 1)}, rows=5, columns=2, scale=1,
     causal=0, x=limits)

# cross entropy; the second row does not count
targets = torch.tensor([4, -1, 0])
loss = F.cross_entropy(x, targets, ignore_index=-1)
probabilities = torch.softmax(x, 1)
case("crossEntropy", {"probabilities": probabilities, "loss": loss}, **sizes,
     logits=x, targets=targets)
case("crossEntropyBackward", {"dx": gradient(loss, x, torch.tensor(2.5))},
     **sizes, probabilities=probabilities, targets=targets,
     dLoss=torch.tensor([2.5]), accumulate=0)

# layer normalisation
weight = torch.randn(5, requires_grad=True)
bias = torch.randn(5, requires_grad=True)
y = F.layer_norm(x, (5,), weight, bias, 1e-5)
mean = x.mean(1)
rstd = 1 / torch.sqrt(x.var(1, correction=0) + 1e-5)
case("layerNorm", {"out": y, "mean": mean, "rstd": rstd}, **sizes,
     epsilon=1e-5, x=x, weight=weight, bias=bias)
case("layerNorm", {"out": F.layer_norm(x, (5,), eps=1e-5)}, **sizes,
     epsilon=1e-5, x=x, weight=None, bias=None)
dx, dw, db = torch.autograd.grad(y, (x, weight, bias), dy)
case("layerNormBackward", {"dx": dx, "dWeight": dw, "dBias": db}, **sizes,
     x=x, weight=weight, mean=mean, rstd=rstd, dy=dy, accumulate=0,
     accumulateParameters=0)

# embedding, one id twice
table = torch.randn(4, 2, requires_grad=True)
ids = torch.tensor([3, 0, 3])
y = F.embedding(ids, table)
dy = torch.randn(3, 2)
sizes = dict(rows=3, columns=2, vocabulary=4, ids=ids)
case("embedding", {"out": y}, **sizes, table=table, accumulate=0)
case("embeddingBackward", {"dTable": gradient(y, table, dy)}, **sizes, dy=dy,
     accumulate=0)

# clipping and the optimizers, after 2 steps so that the moments count
for limit in (1.0, 100.0):
    p = torch.nn.Parameter(torch.zeros(4))
    p.grad = torch.tensor([1.0, -2.0, 3.0, 0.5])
    squares = (p.grad ** 2).sum()
    norm = torch.nn.utils.clip_grad_norm_([p], limit)
    scale = min(1, limit / (norm.item() + 1e-6))
    case("clipScale", {"out": torch.tensor([norm, scale])}, maximumNorm=limit,
         sumOfSquares=squares)
gradients = torch.randn(2, 5)
for name in ("adamw", "sgd"):
    p = torch.nn.Parameter(torch.randn(5))
    optimizer = {
        "adamw": lambda: torch.optim.AdamW([p], lr=0.1, betas=(0.9, 0.99),
                                           eps=1e-8, weight_decay=0.3),
        "sgd": lambda: torch.optim.SGD([p], lr=0.1, momentum=0.8,
                                       weight_decay=0.3),
    }[name]()

    def step(g):
        p.grad = 0.5 * g
        optimizer.step()
        state = [v.clone() for v in optimizer.state[p].values()
                 if v.shape == p.shape]
        return p.detach().clone(), *state

    before, after = step(gradients[0]), step(gradients[1])
    shared = dict(n=5, weightDecay=0.3, gradientScale=torch.tensor([0.5]),
                  gradients=gradients[1], parameters=before[0])
    if name == "adamw":
        schedule = torch.tensor([0.1, 1 / (1 - 0.9 ** 2),
                                 1 / math.sqrt(1 - 0.99 ** 2)])
        case(name, dict(zip(("parameters", "firstMoments", "secondMoments"),
                            after)), **shared, beta1=0.9, beta2=0.99,
             epsilon=1e-8, schedule=schedule, firstMoments=before[1],
             secondMoments=before[2])
    else:
        case(name, dict(zip(("parameters", "velocities"), after)), **shared,
             momentum=0.8, schedule=torch.tensor([0.1, 0, 0]),
             velocities=before[1])

# what is fused
x, branch = torch.randn(3, 5), torch.randn(3, 5)
shift, weight, bias = torch.randn(5), torch.randn(5), torch.randn(5)
sizes = dict(rows=3, columns=5)
case("biasRelu", {"out": F.relu(x + shift)}, **sizes, x=x, bias=shift)
for shift in (shift, None):
    total = x + (branch if shift is None else branch + shift)
    case("residualLayerNorm",
         {"sum": total, "out": F.layer_norm(total, (5,), weight, bias, 1e-5),
          "mean": total.mean(1),
          "rstd": 1 / torch.sqrt(total.var(1, correction=0) + 1e-5)},
         **sizes, epsilon=1e-5, x=x, branch=branch, branchBias=shift,
         weight=weight, bias=bias)

# attention over keys and values that are kept: two sequences, a row of each
# and one more of the first, each of which sees what stands before it
rows, heads, size, sequences, capacity = 3, 2, 3, 2, 4
packed = torch.randn(rows, 3, heads, size)
keys, values = torch.randn(2, sequences, heads, capacity, size)
before = keys.clone(), values.clone()
slots, positions = torch.tensor([1, 0, 1]), torch.tensor([2, 0, 3])
for r in range(rows):
    keys[slots[r], :, positions[r]] = packed[r, 1]
    values[slots[r], :, positions[r]] = packed[r, 2]
out = torch.stack([
    F.scaled_dot_product_attention(
        packed[r, 0, :, None], keys[slots[r], :, :positions[r] + 1],
        values[slots[r], :, :positions[r] + 1], scale=0.7)
    for r in range(rows)
])
case("cachedAttention", {"keys": keys, "values": values, "out": out},
     rows=rows, heads=heads, size=size, sequences=sequences,
     capacity=capacity, scale=0.7, packed=packed, slots=slots,
     positions=positions, keys=before[0], values=before[1])

for entry in cases:
    print(json.dumps(entry))
