"""Writes tensor_file.json: a file of the reference implementation of
safetensors, and what PyTorch holds in it.

    python3 tests/golden/tensor_file.py > tests/golden/tensor_file.json

Made with safetensors 0.8.0 and PyTorch 2.13.0 (CPU).
"""
import base64
import json

import torch
from safetensors.torch import save

inf, nan = float("inf"), float("nan")
halves = [0.0, -0.0, 1.0, -2.5, 65504.0, 2.0**-24, 2.0**-14, inf, -inf, nan]
floats = [0.1, -1e-45, 3.4028234663852886e38, 1e-38, inf, nan]

tensors = {
    "weight": torch.tensor(floats, dtype=torch.float32).reshape(2, 3),
    "alpha": torch.tensor(floats, dtype=torch.float64),
    "half": torch.tensor(halves, dtype=torch.float16),
    "brain": torch.tensor(halves + floats, dtype=torch.bfloat16),
    "step": torch.tensor(2**53 + 1, dtype=torch.int64),
    "limits": torch.tensor([-(2**63), 2**63 - 1], dtype=torch.int64),
    "ids": torch.tensor([[-(2**31)], [2**31 - 1]], dtype=torch.int32),
    "bytes": torch.tensor([0, 127, 255], dtype=torch.uint8),
    "mask": torch.tensor([True, False, True]),
    "empty": torch.zeros(0, 4, dtype=torch.float32),
    "scalar": torch.tensor(1.5, dtype=torch.float32),
    "__proto__": torch.tensor([7], dtype=torch.uint8),
    'é "quoted"\n\\ \x1f': torch.tensor([8], dtype=torch.uint8),
}


def text(value):
    """A number as JavaScript's Number() or BigInt() reads it."""
    if isinstance(value, float):
        return {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}.get(
            repr(value), repr(value)
        )
    return str(int(value))


golden = {
    "file": base64.b64encode(save(tensors, {"by": 'the "reference" é'})).decode(),
    "tensors": [
        [name, list(tensor.shape), [text(v) for v in tensor.flatten().tolist()]]
        for name, tensor in tensors.items()
    ],
}
print(json.dumps(golden, indent=1))
