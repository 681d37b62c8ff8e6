"""What transformers makes of folders of GPT-2's layout, for the long tests.

    python3 gpt2_python.py make FOLDER      a random model of GPT-2 small's shape
    python3 gpt2_python.py logits FOLDER    the logits at the last of the tokens
                                            on stdin, and the ids of its text

Prints one line of JSON. Exits with 3 where a library is missing.
"""

import json
import sys
from pathlib import Path

try:
    import torch
    from transformers import GPT2Config, GPT2LMHeadModel, GPT2Tokenizer
except ImportError as error:
    print(error, file=sys.stderr)
    sys.exit(3)

torch.manual_seed(4)


def make(folder):
    model = GPT2LMHeadModel(GPT2Config())
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.ndim == 1:
                parameter.add_(0.1 * torch.randn(parameter.shape))
    model.save_pretrained(folder)


def logits(folder):
    request = json.load(sys.stdin)
    model = GPT2LMHeadModel.from_pretrained(folder).eval()
    ids = None
    if (Path(folder) / "vocab.json").exists():
        tokenizer = GPT2Tokenizer.from_pretrained(folder)
        ids = tokenizer(request["text"])["input_ids"]
    with torch.no_grad():
        last = model(torch.tensor([request["tokens"]])).logits[0, -1]
    return {"logits": last.tolist(), "ids": ids}


action, folder = sys.argv[1:]
print(json.dumps({"make": make, "logits": logits}[action](folder)))
