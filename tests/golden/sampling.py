"""Writes sampling.json: the probabilities that the logits processors of Hugging
Face's transformers leave of random logits.

    python3 tests/golden/sampling.py > tests/golden/sampling.json

Made with transformers 5.18.0 and PyTorch 2.13.0 (CPU), in float64.
"""
import json

import torch
from transformers import (
    MinPLogitsWarper,
    RepetitionPenaltyLogitsProcessor,
    TemperatureLogitsWarper,
    TopKLogitsWarper,
    TopPLogitsWarper,
)

torch.manual_seed(5)
torch.set_default_dtype(torch.float64)

options = [
    {"temperature": 1.0},
    {"temperature": 0.3},
    {"temperature": 2.5},
    {"temperature": 1.0, "topK": 1},
    {"temperature": 1.0, "topK": 5},
    {"temperature": 0.7, "topK": 40},
    {"temperature": 1.0, "topP": 0.1},
    {"temperature": 1.0, "topP": 0.5},
    {"temperature": 1.3, "topP": 0.95},
    {"temperature": 1.0, "minP": 0.1},
    {"temperature": 0.6, "minP": 0.02},
    {"temperature": 1.0, "topK": 12, "topP": 0.6},
    {"temperature": 0.9, "topK": 20, "topP": 0.9, "minP": 0.05},
    {"temperature": 1.0, "repetitionPenalty": 1.3},
    {"temperature": 0.8, "topK": 10, "topP": 0.8, "minP": 0.01,
     "repetitionPenalty": 0.7},
]

cases = []
for vocabulary in (7, 50):
    for given in options:
        logits = 3 * torch.randn(1, vocabulary)
        # as our logits are: float32
        logits = logits.float().double()
        prompt = torch.randint(vocabulary, (1, 6))
        processors = []
        if "repetitionPenalty" in given:
            processors.append(
                RepetitionPenaltyLogitsProcessor(given["repetitionPenalty"]))
        processors.append(TemperatureLogitsWarper(given["temperature"]))
        if "topK" in given:
            processors.append(TopKLogitsWarper(given["topK"]))
        if "topP" in given:
            processors.append(TopPLogitsWarper(given["topP"]))
        if "minP" in given:
            processors.append(MinPLogitsWarper(given["minP"]))
        scores = logits.clone()
        for processor in processors:
            scores = processor(prompt, scores)
        cases.append({
            "options": given,
            "prompt": prompt[0].tolist(),
            "logits": logits[0].tolist(),
            "probabilities": torch.softmax(scores, -1)[0].tolist(),
        })
print(json.dumps(cases))
