"""Weights of the paper's network after six full-batch steps of Adam, in float64.

Made with Python 3.11 and PyTorch 1.13.1:  python3 adam.py > adam.json
Weights and images are sines of their index, so that the test can make them again. Of each
parameter the sum, the sum of squares and the first four values are kept.
"""
import json
import math
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
SHAPES = {
    "conv1.weight": (20, 1, 5, 5), "conv1.bias": (20,),
    "conv2.weight": (50, 20, 5, 5), "conv2.bias": (50,),
    "fc1.weight": (500, 50), "fc1.bias": (500,),
    "fc2.weight": (3, 500), "fc2.bias": (3,),
}
FAN_IN = {"conv1": 25, "conv2": 500, "fc1": 50, "fc2": 500}


def weight(name, shape):
    index = torch.arange(math.prod(shape), dtype=torch.float64)
    scale = 2 / math.sqrt(FAN_IN[name.split(".")[0]])
    values = torch.sin(0.7 * index + sum(map(ord, name))) * scale
    return values.float().double().reshape(shape).requires_grad_(True)


w = {name: weight(name, shape) for name, shape in SHAPES.items()}
x = 0.5 + 0.5 * torch.sin(1.3 * torch.arange(12 * 256, dtype=torch.float64)) ** 3
x = x.float().double().reshape(12, 1, 16, 16)
y = torch.arange(12) % 3
optimizer = torch.optim.Adam(w.values(), lr=1e-3)
losses = []
for _ in range(6):
    optimizer.zero_grad()
    h = F.max_pool2d(F.relu(F.conv2d(x, w["conv1.weight"], w["conv1.bias"])), 2)
    h = F.max_pool2d(F.relu(F.conv2d(h, w["conv2.weight"], w["conv2.bias"])), 2)
    h = F.relu(F.linear(h.flatten(1), w["fc1.weight"], w["fc1.bias"]))
    loss = F.cross_entropy(F.linear(h, w["fc2.weight"], w["fc2.bias"]), y)
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
print(json.dumps({
    "losses": losses,
    "weights": {name: [v.sum().item(), (v * v).sum().item()] + v.flatten()[:3].tolist()
                for name, v in ((n, p.detach()) for n, p in w.items())},
}, indent=1))
