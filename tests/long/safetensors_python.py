"""Reads files with the reference implementation of safetensors: a file a line
in base64, and a line in JSON for each with its tensors, or null if it is
refused. Tried with safetensors 0.8.0."""
import base64
import json
import sys

from safetensors import deserialize


def tensors(file):
    try:
        pairs = deserialize(file)
    except Exception:
        return None
    return [
        [name, t["dtype"], t["shape"], base64.b64encode(t["data"]).decode()]
        for name, t in sorted(pairs, key=lambda pair: pair[0])
    ]


for line in sys.stdin:
    print(json.dumps(tensors(base64.b64decode(line))))
