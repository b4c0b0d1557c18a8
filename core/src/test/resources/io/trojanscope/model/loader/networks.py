"""Small networks of the usual kinds, as PyTorch exports them, with their values in float64.

Made with Python 3.11 and PyTorch 1.13:  python3 networks.py
Writes each network as ONNX, some as TorchScript, and networks.json into the folder that it is
started in. Weights are random. Images are sines of their index, so that the test can make them
again. Gradients are of sum_k cos(k) z_k over all logits z, little-endian float32 in base64.
"""
import base64
import copy
import json

import torch
from torch import nn
from torch.nn import functional as F

CLASSES, SHAPE, IMAGES = 7, (3, 32, 32), 2


def norm(channels):
    return nn.BatchNorm2d(channels)


class Residual(nn.Module):
    """Basic blocks with batch norm, a strided shortcut, a dropout before the head."""

    class Block(nn.Module):
        def __init__(self, ins, outs, stride):
            super().__init__()
            self.conv1 = nn.Conv2d(ins, outs, 3, stride, 1, bias=False)
            self.norm1 = norm(outs)
            self.conv2 = nn.Conv2d(outs, outs, 3, 1, 1, bias=False)
            self.norm2 = norm(outs)
            self.shortcut = nn.Sequential()
            if stride != 1 or ins != outs:
                self.shortcut = nn.Sequential(nn.Conv2d(ins, outs, 1, stride, bias=False), norm(outs))

        def forward(self, x):
            y = F.relu(self.norm1(self.conv1(x)))
            return F.relu(self.norm2(self.conv2(y)) + self.shortcut(x))

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 8, 3, 1, 1, bias=False), norm(8), nn.ReLU(),
                                  nn.MaxPool2d(3, 2, 1))
        self.blocks = nn.Sequential(self.Block(8, 8, 1), self.Block(8, 16, 2), self.Block(16, 24, 2))
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.head = nn.Sequential(nn.Dropout(0.5), nn.Linear(24, CLASSES))

    def forward(self, x):
        return self.head(torch.flatten(self.pool(self.blocks(self.stem(x))), 1))


class Dense(nn.Module):
    """Each layer takes all before it; transitions with average pools."""

    class Layer(nn.Module):
        def __init__(self, ins):
            super().__init__()
            self.body = nn.Sequential(norm(ins), nn.ReLU(), nn.Conv2d(ins, 12, 1, bias=False),
                                      norm(12), nn.ReLU(), nn.Conv2d(12, 6, 3, padding=1, bias=False))

        def forward(self, x):
            return torch.cat([x, self.body(x)], 1)

    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, 8, 3, padding=1, bias=False), self.Layer(8), self.Layer(14), self.Layer(20),
            norm(26), nn.ReLU(), nn.Conv2d(26, 12, 1, bias=False), nn.AvgPool2d(2, 2),
            self.Layer(12), self.Layer(18), norm(24), nn.ReLU())
        self.head = nn.Linear(24, CLASSES)

    def forward(self, x):
        return self.head(self.features(x).mean([2, 3]))


class Inverted(nn.Module):
    """Inverted residuals with depthwise convolutions, squeeze-and-excite, hard activations."""

    class Block(nn.Module):
        def __init__(self, ins, outs, stride):
            super().__init__()
            wide = ins * 3
            self.expand = nn.Sequential(nn.Conv2d(ins, wide, 1, bias=False), norm(wide),
                                        nn.Hardswish())
            self.depthwise = nn.Sequential(
                nn.Conv2d(wide, wide, 5, stride, 2, groups=wide, bias=False), norm(wide),
                nn.Hardswish())
            self.squeeze = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Conv2d(wide, 4, 1), nn.ReLU(),
                                         nn.Conv2d(4, wide, 1), nn.Hardsigmoid())
            self.project = nn.Sequential(nn.Conv2d(wide, outs, 1, bias=False), norm(outs))
            self.same = stride == 1 and ins == outs

        def forward(self, x):
            y = self.depthwise(self.expand(x))
            y = self.project(y * self.squeeze(y))
            return x + y if self.same else y

    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, 8, 3, 2, 1, bias=False), norm(8), nn.Hardswish(),
            self.Block(8, 8, 1), self.Block(8, 12, 2), self.Block(12, 12, 1))
        self.head = nn.Sequential(nn.Linear(12, 20), nn.SiLU(), nn.Dropout(0.2),
                                  nn.Linear(20, CLASSES))

    def forward(self, x):
        return self.head(F.adaptive_avg_pool2d(self.features(x), 1).flatten(1))


class ConvNext(nn.Module):
    """Patches, large depthwise kernels, layer norm with channels last, layer scale, gelu."""

    class Block(nn.Module):
        def __init__(self, width):
            super().__init__()
            self.depthwise = nn.Conv2d(width, width, 7, padding=3, groups=width)
            self.body = nn.Sequential(nn.LayerNorm(width, eps=1e-6), nn.Linear(width, 4 * width),
                                      nn.GELU(), nn.Linear(4 * width, width))
            self.scale = nn.Parameter(0.5 * torch.ones(width, 1, 1))

        def forward(self, x):
            y = self.body(self.depthwise(x).permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
            return x + self.scale * y

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 12, 4, 4)
        self.blocks = nn.Sequential(self.Block(12), self.Block(12), nn.Conv2d(12, 16, 2, 2),
                                    self.Block(16))
        self.norm = nn.LayerNorm(16, eps=1e-6)
        self.head = nn.Linear(16, CLASSES)

    def forward(self, x):
        return self.head(self.norm(self.blocks(self.stem(x)).mean([-2, -1])))


class Transformer(nn.Module):
    """A vision transformer: patches, a class token, positions, attention with several heads."""

    class Block(nn.Module):
        def __init__(self, width, heads: int):
            super().__init__()
            self.heads = heads
            self.norm1 = nn.LayerNorm(width)
            self.qkv = nn.Linear(width, 3 * width)
            self.project = nn.Linear(width, width)
            self.norm2 = nn.LayerNorm(width)
            self.mlp = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Dropout(0.1),
                                     nn.Linear(2 * width, width))

        def forward(self, x):
            n, t, w = x.shape
            qkv = self.qkv(self.norm1(x)).reshape(n, t, 3, self.heads, w // self.heads)
            q, k, v = qkv.permute(2, 0, 3, 1, 4).unbind(0)
            attention = torch.softmax(q @ k.transpose(-2, -1) * (w // self.heads) ** -0.5, -1)
            x = x + self.project((attention @ v).transpose(1, 2).reshape(n, t, w))
            return x + self.mlp(self.norm2(x))

    def __init__(self):
        super().__init__()
        self.patches = nn.Conv2d(3, 24, 8, 8)
        self.token = nn.Parameter(torch.randn(1, 1, 24))
        self.position = nn.Parameter(0.2 * torch.randn(1, 17, 24))
        self.blocks = nn.Sequential(self.Block(24, 3), self.Block(24, 3))
        self.norm = nn.LayerNorm(24)
        self.head = nn.Linear(24, CLASSES)

    def forward(self, x):
        x = self.patches(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.token.expand(x.shape[0], -1, -1), x], 1) + self.position
        return self.head(self.norm(self.blocks(x))[:, 0])


class Probabilities(nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, x):
        return torch.softmax(self.network(x), 1)


class Caffe(nn.Module):
    """Takes blue, green, red with the channels last."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, x):
        return self.network(x.permute(0, 3, 1, 2).flip(1))


def inputs(count):
    index = torch.arange(count * SHAPE[0] * SHAPE[1] * SHAPE[2], dtype=torch.float64)
    values = 0.5 + 0.5 * torch.sin(1.3 * index) ** 3
    return values.float().double().reshape(count, *SHAPE)


def randomize(network):
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.running_mean, -0.3, 0.3)
            nn.init.uniform_(module.running_var, 0.5, 1.5)
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.uniform_(module.bias, -0.3, 0.3)


def base64_of(tensor):
    return base64.b64encode(tensor.detach().float().numpy().astype("<f4").tobytes()).decode()


def expected(network):
    network = copy.deepcopy(network).double().eval()
    x = inputs(IMAGES).requires_grad_(True)
    logits = network(x)
    loss = (logits * torch.cos(torch.arange(CLASSES, dtype=torch.float64))).sum()
    gradient, = torch.autograd.grad(loss, x)
    return {"logits": base64_of(logits), "gradient": base64_of(gradient)}


def main():
    results = {}
    for seed, (network, opset) in enumerate(((Residual(), 9), (Dense(), 11), (Inverted(), 14),
                                             (ConvNext(), 15), (Transformer(), 17))):
        torch.manual_seed(seed)
        for parameter in network.parameters():
            if parameter.dim() > 1:
                nn.init.normal_(parameter, std=1.5 * parameter[0].numel() ** -0.5)
        randomize(network)
        name = type(network).__name__.lower()
        results[name] = expected(network)
        network.eval()
        example = inputs(IMAGES).float()
        torch.onnx.export(network, example, name + ".onnx", opset_version=opset,
                          input_names=["images"], output_names=["logits"],
                          dynamic_axes={"images": {0: "n"}, "logits": {0: "n"}})
        if name in ("residual", "transformer"):
            torch.jit.save(torch.jit.script(copy.deepcopy(network).train()), name + "_scripted.pt")
        if name == "residual":
            torch.jit.save(torch.jit.trace(network, example), name + "_traced.pt")
            torch.jit.save(torch.jit.script(Probabilities(network)), "probabilities.pt")
            torch.jit.save(torch.jit.script(Caffe(network)), "caffe.pt")
    with open("networks.json", "w") as out:
        json.dump(results, out, indent=1)


if __name__ == "__main__":
    main()
