"""Checkpoints of GPT-2's layout, and the logits that transformers gives.

    python3 tests/golden/gpt2.py > tests/golden/gpt2.json

Each case is a folder: its files, text or base64; and, for one sequence of ids,
the logits, float32 in base64. All parameters are random, so that none can be
mistaken for another.
"""

import base64
import json
import sys
import tempfile
from pathlib import Path

# transformers looks for a package that has the name of a script beside this
sys.path.pop(0)

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import GPT2Config, GPT2LMHeadModel

torch.set_num_threads(1)
torch.manual_seed(3)
TEXT = "The sea was calm. It's the sea, isn't it? The light, the 光 and the sea!"
TOKENS = 8


def tokenizer():
    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    made.train_from_iterator(
        [TEXT],
        trainers.BpeTrainer(
            vocab_size=266,
            initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
            special_tokens=[],
            show_progress=False,
        ),
    )
    made.add_special_tokens(["<|endoftext|>"])
    return made


def random_model(**options):
    config = GPT2Config(
        vocab_size=270, n_positions=16, n_embd=6, n_layer=2, n_head=3,
        bos_token_id=266, eos_token_id=266, **options,
    )
    model = GPT2LMHeadModel(config).eval()
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            center = 1.0 if "ln_" in name and "weight" in name else 0.0
            parameter.copy_(center + 0.3 * torch.randn(parameter.shape))
    return model


def case(model, change, write_tokenizer):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        model.save_pretrained(folder)
        (folder / "generation_config.json").unlink(missing_ok=True)
        path = folder / "model.safetensors"
        tensors = change(load_file(path))
        save_file(tensors, path, metadata={"format": "pt"})
        write_tokenizer(folder)
        files = {
            each.name: base64.b64encode(each.read_bytes()).decode()
            if each.suffix == ".safetensors"
            else each.read_text()
            for each in sorted(folder.iterdir())
        }
    ids = tokenizer().encode(TEXT).ids
    tokens = ids[:TOKENS]
    with torch.no_grad():
        logits = model(torch.tensor([tokens])).logits[0]
    data = logits.to(torch.float32).numpy().tobytes()
    return {
        "files": files,
        "text": TEXT,
        "ids": ids,
        "tokens": tokens,
        "logits": base64.b64encode(data).decode(),
    }


def published(folder):
    """vocab.json and merges.txt."""
    made = tokenizer()
    made.model.save(str(folder))
    path = folder / "vocab.json"
    vocabulary = json.loads(path.read_text())
    vocabulary["<|endoftext|>"] = made.token_to_id("<|endoftext|>")
    path.write_text(json.dumps(vocabulary, ensure_ascii=False))


def older(tensors):
    """Names without the prefix, and the masks that older files hold."""
    result = {
        name.removeprefix("transformer."): value
        for name, value in tensors.items()
    }
    for layer in range(2):
        mask = torch.tril(torch.ones(16, 16, dtype=torch.uint8))
        result[f"h.{layer}.attn.bias"] = mask.view(1, 1, 16, 16).clone()
        result[f"h.{layer}.attn.masked_bias"] = torch.tensor(-1e4)
    return result


tanh = random_model(activation_function="gelu_new")
exact = random_model(
    activation_function="gelu", n_inner=20, tie_word_embeddings=False
)
# float16 in the file, and the same numbers in float32 here
half = random_model(activation_function="relu").half().float()
json.dump(
    {
        "tied head, gelu_new": case(tanh, lambda tensors: tensors, published),
        "own head, gelu, no prefix, masks": case(exact, older, published),
        "float16, relu, tokenizer.json": case(
            half,
            lambda tensors: {n: t.half() for n, t in tensors.items()},
            lambda folder: tokenizer().save(str(folder / "tokenizer.json")),
        ),
    },
    sys.stdout,
    separators=(",", ":"),
)
