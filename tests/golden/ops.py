"""Prints ops.json: ops as PyTorch computes them, in float64.

Each case holds inputs, the arguments as a template in which {"input": i}
stands for input i, the weights w of the loss sum(op(inputs) * w), the output,
and the gradient of each input (null where it gets none).

    python3 tests/golden/ops.py > tests/golden/ops.json
    deno fmt tests/golden/ops.json
"""

import json
import math

import torch
import torch.nn.functional as F

torch.manual_seed(20261122)
torch.set_default_dtype(torch.float64)


def draw(*shape, low=-1.0, high=1.0):
    return (low + (high - low) * torch.rand(*shape)).round(decimals=4)


def of(*values):
    return torch.tensor(values)


def flat(tensor):
    """Elements as JSON: what is not finite becomes a string."""
    return [
        v if math.isfinite(v) else str(v) for v in tensor.flatten().tolist()
    ]


def describe(tensor):
    return {"shape": list(tensor.shape), "values": flat(tensor)}


cases = []


def case(op, inputs, template, f, constant=()):
    leaves = [
        x.clone().requires_grad_(i not in constant)
        for i, x in enumerate(inputs)
    ]
    output = f(*leaves)
    weights = torch.arange(output.numel()).reshape(output.shape) * 0.25 + 0.5
    gradients = [None] * len(leaves)
    if output.requires_grad:
        (output * weights).sum().backward()
        gradients = [x.grad for x in leaves]
    cases.append({
        "op": op,
        "inputs": [describe(x) for x in inputs],
        "constant": list(constant),
        "arguments": template,
        "weights": flat(weights),
        "output": describe(output),
        "gradients": [None if g is None else flat(g) for g in gradients],
    })


X, Y, Z = ({"input": i} for i in range(3))

# Two operands, broadcast.
case("add", [draw(2, 3), draw(3)], [X, Y], torch.add)
case("subtract", [draw(2, 1, 3), draw(4, 1)], [X, Y], torch.subtract)
case("subtract", [draw(5)], [1, X], lambda x: 1 - x)
case("multiply", [draw(3, 1), draw(1, 4)], [X, Y], torch.multiply)
case("divide", [draw(2, 3), draw(3, low=0.5)], [X, Y], torch.divide)
case("divide", [of(1.0, -1.0, 2.0), of(0.0, 0.0, 4.0)], [X, Y], torch.divide)
case("maximum", [of(1.0, 2.0, 3.0, -1.0), of(2.0, 2.0, 1.0, -1.0)], [X, Y],
     torch.maximum)
case("minimum", [of(1.0, 2.0, 3.0, -1.0), of(2.0, 2.0, 1.0, -1.0)], [X, Y],
     torch.minimum)
case("maximum", [draw(2, 3), draw(2, 1)], [X, Y], torch.maximum)
case("power", [draw(2, 3, low=0.5, high=2.0), draw(3)], [X, Y], torch.pow)
case("power", [of(0.0, 0.0, 0.0, 1.0, -2.0, -2.0), of(0.0, 1.0, 2.0, 0.0, 3.0, 2.0)],
     [X, Y], torch.pow, constant=(1,))
case("power", [of(0.0, 0.0, 0.0, 1.0, 2.0), of(0.0, 1.0, 2.5, 0.0, -1.0)], [X, Y],
     torch.pow)
case("power", [draw(5, low=0.5)], [2, X], lambda x: torch.pow(2.0, x))
case("where", [of(1.0, 0.0, 1.0), draw(2, 3), draw(2, 1)], [X, Y, Z],
     lambda c, a, b: torch.where(c != 0, a, b), constant=(0,))
for name, f in [("less", torch.lt), ("lessEqual", torch.le), ("greater", torch.gt),
                ("greaterEqual", torch.ge), ("equal", torch.eq)]:
    case(name, [of(1.0, 2.0, 3.0), of(2.0, 2.0, 2.0)], [X, Y],
         lambda a, b, f=f: f(a, b).double(), constant=(0, 1))

# One operand.
for name, f in [("negate", torch.neg), ("exp", torch.exp), ("tanh", torch.tanh),
                ("sigmoid", torch.sigmoid), ("erf", torch.erf), ("square", torch.square),
                ("silu", F.silu), ("relu", F.relu), ("gelu", F.gelu)]:
    case(name, [draw(3, 4, low=-3.0, high=3.0)], [X], f)
case("softplus", [of(-800.0, -30.0, -1.0, 0.0, 2.0, 800.0)], [X],
     F.softplus)
case("absolute", [of(-2.0, 0.0, 3.0)], [X], torch.abs)
case("log", [draw(2, 3, low=0.1, high=3.0)], [X], torch.log)
case("sqrt", [draw(2, 3, low=0.1, high=3.0)], [X], torch.sqrt)
case("gelu", [draw(6, low=-3.0, high=3.0)], [X, {"approximate": "tanh"}],
     lambda x: F.gelu(x, approximate="tanh"))
case("clip", [of(-2.0, -1.0, 0.5, 1.0, 3.0)], [X, -1, 1],
     lambda x: x.clamp(-1, 1))

# Reductions.
case("sum", [draw(2, 3, 4)], [X], torch.sum)
case("sum", [draw(2, 3, 4)], [X, {"axis": [0, 2]}], lambda x: x.sum((0, 2)))
case("mean", [draw(2, 3, 4)], [X, {"axis": 1, "keepDims": True}],
     lambda x: x.mean(1, keepdim=True))
case("mean", [draw(2, 3, 4)], [X, {"axis": [-1, 0]}], lambda x: x.mean((0, 2)))
ties = of(1.0, 3.0, 3.0, 2.0, 3.0, 0.0).reshape(2, 3)
case("max", [ties], [X], torch.amax)
case("max", [ties], [X, {"axis": 1}], lambda x: x.amax(1))
case("min", [-ties], [X, {"axis": 0, "keepDims": True}],
     lambda x: x.amin(0, keepdim=True))
case("max", [draw(2, 3, 4)], [X, {"axis": [0, 2]}], lambda x: x.amax((0, 2)))
equal_corners = torch.zeros(2, 2, 2)
case("max", [equal_corners], [X, {"axis": [0, 2]}], lambda x: x.amax((0, 2)))

# Along an axis.
case("softmax", [of(1.0, 2.0, 3.0)], [X], lambda x: x.softmax(-1))
case("softmax", [draw(2, 3, 4)], [X, {"axis": 1}], lambda x: x.softmax(1))
case("softmax", [of(1000.0, 1001.0, -1000.0)], [X], lambda x: x.softmax(-1))
case("logSoftmax", [draw(3, 4)], [X, {"axis": 0}], lambda x: x.log_softmax(0))
case("logSumExp", [draw(3, 4)], [X], lambda x: x.logsumexp(-1))
case("logSumExp", [draw(3, 4, low=700.0, high=710.0)], [X, {"axis": 0, "keepDims": True}],
     lambda x: x.logsumexp(0, keepdim=True))

# Matrix products.
case("matmul", [of(1.0, 2.0, 3.0, 4.0).reshape(2, 2), of(5.0, 6.0, 7.0, 8.0).reshape(2, 2)],
     [X, Y], torch.matmul)
for a, b in [((3,), (3,)), ((3,), (3, 4)), ((2, 3), (3,)), ((3,), (2, 3, 4)), ((2, 4, 3), (3,)),
             ((2, 3, 4), (4, 5)), ((3, 4), (2, 4, 5)), ((2, 1, 3, 4), (3, 4, 2))]:
    case("matmul", [draw(*a), draw(*b)], [X, Y], torch.matmul)

# Views.
case("transpose", [draw(2, 3)], [X], lambda x: x.T * 1)
case("transpose", [draw(2, 3, 4)], [X, [2, 0, 1]], lambda x: x.permute(2, 0, 1))
case("reshape", [draw(2, 6)], [X, [3, -1]], lambda x: x.reshape(3, -1))
case("slice", [draw(7)], [X, [{"start": 1, "stop": -1, "step": 2}]], lambda x: x[1:-1:2])
case("slice", [draw(4, 5, 3)], [X, [{"start": -3, "step": 2}, 1]], lambda x: x[-3::2, 1])
case("slice", [draw(3, 4)], [X, [{}, {"start": 1, "stop": 100}]], lambda x: x[:, 1:100])
case("concatenate", [draw(2, 3), draw(2, 1)], [[X, Y], {"axis": 1}],
     lambda a, b: torch.cat([a, b], 1))
case("stack", [draw(2, 3), draw(2, 3)], [[X, Y], {"axis": -1}],
     lambda a, b: torch.stack([a, b], -1))

# Of a network.
case("meanSquaredError", [draw(4, 2), draw(4, 2)], [X, Y], F.mse_loss)
case("linear", [draw(2, 4, 3), draw(5, 3), draw(5)], [X, Y, Z], F.linear)
case("layerNorm", [draw(3, 6), draw(6), draw(6)], [X, {"weight": Y, "bias": Z}],
     lambda x, w, b: F.layer_norm(x, (6,), w, b))

print("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]")
