"""Weights and running statistics of the colour network after four steps of Adam, in float64.

Made with Python 3.11 and PyTorch 1.13:  python3 batch_norm.py > batch_norm.json
Each batch is all twelve images, cut into two shards of six that batch normalization sees apart; the
statistics of the shards are averaged. Weights and images are sines of their index, so that the test
can make them again. Of each tensor the sum, the sum of squares and the first three values are kept.
"""
import json
import math
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
FILTERS = [(3, 32), (32, 64), (64, 128), (128, 128), (128, 256), (256, 256)]
SHAPES = {}
for i, (channels, filters) in enumerate(FILTERS):
    SHAPES[f"conv{i + 1}.weight"] = (filters, channels, 3, 3)
    if i % 2:
        SHAPES[f"conv{i + 1}.bias"] = (filters,)
    else:
        SHAPES[f"norm{i // 2 + 1}.gain"] = (filters,)
        SHAPES[f"norm{i // 2 + 1}.shift"] = (filters,)
for i, (units, outputs) in enumerate([(1024, 1024), (1024, 512), (512, 3)]):
    SHAPES[f"fc{i + 1}.weight"] = (outputs, units)
    SHAPES[f"fc{i + 1}.bias"] = (outputs,)


def sines(name, shape):
    index = torch.arange(math.prod(shape), dtype=torch.float64)
    fan_in = math.prod(shape[1:])
    values = torch.sin(0.7 * index + sum(map(ord, name))) * 2 / math.sqrt(fan_in)
    if name.endswith("gain"):
        values = 1 + values / 4
    return values.float().double().reshape(shape).requires_grad_(True)


w = {name: sines(name, shape) for name, shape in SHAPES.items()}
stats = {}
for i in range(3):
    filters = FILTERS[2 * i][1]
    stats[f"norm{i + 1}.mean"] = torch.zeros(filters)
    stats[f"norm{i + 1}.variance"] = torch.ones(filters)


def forward(h, latest):
    for i in range(6):
        h = F.conv2d(h, w[f"conv{i + 1}.weight"], w.get(f"conv{i + 1}.bias"), padding=1)
        if i % 2 == 0:
            norm = f"norm{i // 2 + 1}"
            mean = torch.zeros(h.shape[1])
            variance = torch.zeros(h.shape[1])
            # With momentum 1 the running statistics are those of this batch.
            h = F.batch_norm(h, mean, variance, w[norm + ".gain"], w[norm + ".shift"], True, 1.0)
            latest.setdefault(norm + ".mean", []).append(mean)
            latest.setdefault(norm + ".variance", []).append(variance)
        h = F.relu(h)
        if i % 2:
            h = F.max_pool2d(h, 2)
    h = h.flatten(1)
    for i in (1, 2):
        h = F.relu(F.linear(h, w[f"fc{i}.weight"], w[f"fc{i}.bias"]))
    return F.linear(h, w["fc3.weight"], w["fc3.bias"])


x = 0.5 + 0.5 * torch.sin(1.3 * torch.arange(12 * 768, dtype=torch.float64)) ** 3
x = x.float().double().reshape(12, 3, 16, 16)
y = torch.arange(12) % 3
optimizer = torch.optim.Adam(w.values(), lr=1e-4)
losses = []
for step in range(4):
    optimizer.zero_grad()
    latest = {}
    loss = sum(F.cross_entropy(forward(x[shard], latest), y[shard], reduction="sum")
               for shard in (slice(0, 6), slice(6, 12))) / 12
    loss.backward()
    optimizer.step()
    for name in stats:
        stats[name] = 0.9 * stats[name] + 0.1 * (latest[name][0] + latest[name][1]) / 2
    losses.append(loss.item())
print(json.dumps({
    "losses": losses,
    "weights": {name: [v.sum().item(), (v * v).sum().item()] + v.flatten()[:3].tolist()
                for name, v in ((n, p.detach()) for n, p in {**w, **stats}.items())},
}, indent=1))
