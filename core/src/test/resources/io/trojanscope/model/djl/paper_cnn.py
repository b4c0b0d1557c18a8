"""Logits and input gradients of the paper's network in float64, as the test's independent values.

Made with Python 3.11 and PyTorch 1.13.1:  python3 paper_cnn.py > paper_cnn.json
Weights and images are sines of their index, so that the test can make them again.
"""
import json
import math
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
SHAPES = {
    "conv1.weight": (20, 1, 5, 5), "conv1.bias": (20,),
    "conv2.weight": (50, 20, 5, 5), "conv2.bias": (50,),
    "fc1.weight": (500, 800), "fc1.bias": (500,),
    "fc2.weight": (10, 500), "fc2.bias": (10,),
}
FAN_IN = {"conv1": 25, "conv2": 500, "fc1": 800, "fc2": 500}


def weight(layer, name, shape):
    index = torch.arange(math.prod(shape), dtype=torch.float64)
    phase = sum(map(ord, name))
    values = torch.sin(0.7 * index + phase) * 2 / math.sqrt(FAN_IN[layer])
    return values.float().double().reshape(shape)


w = {name: weight(name.split(".")[0], name, shape) for name, shape in SHAPES.items()}
x = (0.5 + 0.5 * torch.sin(1.3 * torch.arange(3 * 784, dtype=torch.float64)) ** 3)
x = x.float().double().reshape(3, 1, 28, 28)


def network(images):
    h = F.max_pool2d(F.relu(F.conv2d(images, w["conv1.weight"], w["conv1.bias"])), 2)
    h = F.max_pool2d(F.relu(F.conv2d(h, w["conv2.weight"], w["conv2.bias"])), 2)
    h = F.relu(F.linear(h.flatten(1), w["fc1.weight"], w["fc1.bias"]))
    return F.linear(h, w["fc2.weight"], w["fc2.bias"])


def gradient(loss):
    images = x.clone().requires_grad_(True)
    loss(network(images)).backward()
    return [round(v, 12) for v in images.grad.flatten().tolist()]


targets, sources = torch.tensor([3, 0, 9]), torch.tensor([1, 2, 4])
print(json.dumps({
    "logits": [round(v, 12) for v in network(x).flatten().tolist()],
    "crossEntropy": gradient(lambda z: F.cross_entropy(z, targets, reduction="sum")),
    "pair": gradient(lambda z: F.cross_entropy(z, targets, reduction="sum")
                     - F.cross_entropy(z, sources, reduction="sum")),
}))
