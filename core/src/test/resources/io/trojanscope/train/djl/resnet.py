"""ResNet-8 trained by SGD in float64, one-cycle and cosine learning rates, a smoothed loss.

Made with Python 3.11 and PyTorch 1.13:  python3 resnet.py > resnet.json
Two epochs of the batches 0 to 7 and 8 to 11, momentum 0.9, weight decay 5e-4, one-cycle to 0.02,
label smoothing 0.1; plain and Nesterov's. Each batch is cut into two shards that batch normalization
sees apart. Weights and images are sines of their index, so that the test can make them again. Of each
tensor the sum, the sum of squares and the first three values are kept.
"""
import json
import math
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
CONVOLUTIONS = [(3, 16), (16, 16), (16, 16), (16, 32), (32, 32), (32, 64), (64, 64)]
BATCHES = [(slice(0, 4), slice(4, 8)), (slice(8, 10), slice(10, 12))]
SHAPES = {"fc1.weight": (3, 64), "fc1.bias": (3,)}
for i, (channels, filters) in enumerate(CONVOLUTIONS):
    SHAPES[f"conv{i + 1}.weight"] = (filters, channels, 3, 3)
    SHAPES[f"norm{i + 1}.gain"] = (filters,)
    SHAPES[f"norm{i + 1}.shift"] = (filters,)


def sines(name, shape):
    index = torch.arange(math.prod(shape), dtype=torch.float64)
    fan_in = math.prod(shape[1:])
    values = torch.sin(0.7 * index + sum(map(ord, name))) * 2 / math.sqrt(fan_in)
    if name.endswith("gain"):
        values = 1 + values / 4
    return values.float().double().reshape(shape).requires_grad_(True)


def rates(schedule, steps):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.02)
    scheduler = schedule(optimizer, steps)
    values = []
    for _ in range(steps):
        values.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if len(values) < steps:
            scheduler.step()
    return values


def one_cycle(optimizer, steps):
    return torch.optim.lr_scheduler.OneCycleLR(
        optimizer, 0.02, total_steps=steps, cycle_momentum=False)


def cosine(optimizer, steps):
    return torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)


def normalized(w, latest, h, number, stride):
    h = F.conv2d(h, w[f"conv{number}.weight"], padding=1, stride=stride)
    mean = torch.zeros(h.shape[1])
    variance = torch.zeros(h.shape[1])
    # With momentum 1 the running statistics are those of this batch.
    h = F.batch_norm(
        h, mean, variance, w[f"norm{number}.gain"], w[f"norm{number}.shift"], True, 1.0)
    latest.setdefault(f"norm{number}.mean", []).append(mean)
    latest.setdefault(f"norm{number}.variance", []).append(variance)
    return h


def forward(w, latest, x):
    h = F.relu(normalized(w, latest, x, 1, 1))
    for stage in range(3):
        stride = 2 if stage else 1
        shortcut = h
        if stage:
            shortcut = F.pad(h[:, :, ::2, ::2], (0, 0, 0, 0, 0, h.shape[1]))
        h = F.relu(normalized(w, latest, h, 2 + 2 * stage, stride))
        h = F.relu(normalized(w, latest, h, 3 + 2 * stage, 1) + shortcut)
    return F.linear(h.mean((2, 3)), w["fc1.weight"], w["fc1.bias"])


def train(nesterov):
    w = {name: sines(name, shape) for name, shape in SHAPES.items()}
    stats = {}
    for i, (_, filters) in enumerate(CONVOLUTIONS):
        stats[f"norm{i + 1}.mean"] = torch.zeros(filters)
        stats[f"norm{i + 1}.variance"] = torch.ones(filters)
    x = 0.5 + 0.5 * torch.sin(1.3 * torch.arange(12 * 768, dtype=torch.float64)) ** 3
    x = x.float().double().reshape(12, 3, 16, 16)
    y = torch.arange(12) % 3
    optimizer = torch.optim.SGD(
        w.values(), lr=0.02, momentum=0.9, weight_decay=5e-4, nesterov=nesterov)
    scheduler = one_cycle(optimizer, 4)
    losses = []
    for step in range(4):
        optimizer.zero_grad()
        latest = {}
        shards = BATCHES[step % 2]
        count = sum(len(y[shard]) for shard in shards)
        loss = sum(
            F.cross_entropy(forward(w, latest, x[shard]), y[shard], reduction="sum",
                            label_smoothing=0.1) for shard in shards) / count
        loss.backward()
        optimizer.step()
        if step < 3:
            scheduler.step()
        for name in stats:
            stats[name] = 0.9 * stats[name] + 0.1 * sum(latest[name]) / 2
        losses.append(loss.item())
    return {
        "losses": losses,
        "weights": {name: [v.sum().item(), (v * v).sum().item()] + v.flatten()[:3].tolist()
                    for name, v in ((n, p.detach()) for n, p in {**w, **stats}.items())}}


print(json.dumps({
    "one_cycle": rates(one_cycle, 20), "cosine": rates(cosine, 20),
    "sgd": train(False), "nesterov": train(True)}, indent=1))
