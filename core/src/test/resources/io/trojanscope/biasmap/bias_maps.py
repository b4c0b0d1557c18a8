"""Bias maps of a small linear classifier, straight from the paper's equations 1 and 2.

Makes bias_maps.json, which BiasMapReferenceTest compares with. Run: python3 bias_maps.py
Autograd of the cross-entropies as written, in float64; nothing is batched or simplified.
"""

import json
import os
import platform

import torch
import torch.nn.functional as F

CHANNELS, HEIGHT, WIDTH, CLASSES, IMAGES = 2, 3, 3, 4, 12
SIZE = CHANNELS * HEIGHT * WIDTH
EPSILON, ITERATIONS, SEED = 0.0625, 3, 20
MASK = (1 << 64) - 1

# Multiples of a power of two: exact in float32.
weights = torch.tensor(
    [[((c * SIZE + i) * 37 + 11) % 129 - 64 for i in range(SIZE)] for c in range(CLASSES)],
    dtype=torch.float64) / 64
bias = torch.tensor([c * 7 % 4 - 2 for c in range(CLASSES)], dtype=torch.float64) / 8
data = torch.tensor(
    [[((n * SIZE + i) * 53 + 7) % 257 for i in range(SIZE)] for n in range(IMAGES)],
    dtype=torch.float64) / 256
labels = [n % CLASSES for n in range(IMAGES)]


class SplitMix64:
    """Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014."""

    def __init__(self, seed):
        self.state = seed & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)


def noise_image(index):
    random = SplitMix64(SplitMix64(SplitMix64(SEED).next() + index).next())
    return torch.tensor([(random.next() >> 40) / 2**24 for _ in range(SIZE)], dtype=torch.float64)


def logits(x):
    return weights @ x + bias


def cross_entropy(x, c):
    return F.cross_entropy(logits(x)[None], torch.tensor([c]))


def attack(start, loss):
    x = start.clone()
    for _ in range(ITERATIONS):
        x.requires_grad_(True)
        (gradient,) = torch.autograd.grad(loss(x), x)
        assert gradient.abs().min() > 1e-6, "a sign that rounding could change"
        x = torch.clip(x.detach() - EPSILON * gradient.sign(), 0, 1)
    return x, int(logits(x).argmax())


def attacks(algorithm, targeted):
    """(source, target, loss as a function of the image and its own class)."""
    if algorithm == "PER_CLASS" and targeted:
        return [(None, t, lambda x, own, t=t: cross_entropy(x, t)) for t in range(CLASSES)]
    if algorithm == "PER_CLASS":
        return [(None, None, lambda x, own: -cross_entropy(x, own))]
    if targeted:
        return [(s, t, lambda x, own, s=s, t=t: cross_entropy(x, t) - cross_entropy(x, s))
                for s in range(CLASSES) for t in range(CLASSES) if s != t]
    return [(s, None, lambda x, own, s=s: -cross_entropy(x, s)) for s in range(CLASSES)]


def starts(kind):
    if kind == "DATA":
        return list(zip(data, labels))
    images = [torch.zeros(SIZE, dtype=torch.float64) if kind == "BLANK" else noise_image(n)
              for n in range(IMAGES)]
    return [(x, int(logits(x).argmax())) for x in images]


def statistics(images):
    images = torch.stack(images)
    return {"mean": images.mean(0).tolist(),
            "standardDeviation": images.std(0, unbiased=False).tolist()}


def run(algorithm, targeted, kind):
    recorded, counts = {}, []
    for source, target, loss in attacks(algorithm, targeted):
        predictions = [0] * CLASSES
        for start, own in starts(kind):
            x, prediction = attack(start, lambda x: loss(x, own))
            predictions[prediction] += 1
            recorded.setdefault((source, prediction), []).append((x, x - start))
        counts.append({"source": source, "target": target, "predicted": predictions})
    maps = [{"source": source, "predicted": predicted, "count": len(pairs),
             "adversarial": statistics([a for a, _ in pairs]),
             "perturbation": statistics([p for _, p in pairs])}
            for (source, predicted), pairs in sorted(
                recorded.items(), key=lambda e: (-1 if e[0][0] is None else e[0][0], e[0][1]))]
    return {"algorithm": algorithm, "targeted": targeted, "input": kind,
            "maps": maps, "counts": counts}


result = {
    "madeWith": f"Python {platform.python_version()}, PyTorch {torch.__version__}",
    "epsilon": EPSILON, "iterations": ITERATIONS, "samples": IMAGES, "seed": SEED,
    "runs": [run(algorithm, targeted, kind)
             for algorithm in ("PER_CLASS", "PER_PAIR")
             for targeted in (True, False)
             for kind in ("BLANK", "NOISE", "DATA")],
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "bias_maps.json"), "w") as f:
    json.dump(json.loads(json.dumps(result), parse_float=lambda x: round(float(x), 9)), f)
    f.write("\n")
