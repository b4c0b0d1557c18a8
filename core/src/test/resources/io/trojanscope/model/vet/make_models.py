"""Small TorchScript files as PyTorch writes them, with an input's logits beside each.

Run with PyTorch 1.13 and again with PyTorch 2.13; each writes the files of its version here.
"""
import enum
import json
import sys
from typing import Dict, List, NamedTuple, Optional, Tuple

import torch
from torch import nn
from torch.nn import functional as F

VERSION = ".".join(torch.__version__.split(".")[:2]).replace("0a0", "0")


class Block(nn.Module):
    def __init__(self, channels_in, channels_out, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels_in, channels_out, 3, stride, 1, bias=False)
        self.norm1 = nn.BatchNorm2d(channels_out)
        self.conv2 = nn.Conv2d(channels_out, channels_out, 3, 1, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(channels_out)
        self.shortcut = nn.Sequential(
            nn.Conv2d(channels_in, channels_out, 1, stride, bias=False), nn.BatchNorm2d(channels_out))

    def forward(self, x):
        y = F.relu(self.norm1(self.conv1(x)))
        return F.relu(self.norm2(self.conv2(y)) + self.shortcut(x))


class Residual(nn.Module):
    """Batch norm, dropout, an average pool."""

    def __init__(self):
        super().__init__()
        self.blocks = nn.Sequential(Block(3, 4, 1), Block(4, 8, 2))
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.dropout = nn.Dropout(0.5)
        self.head = nn.Linear(8, 5)

    def forward(self, x):
        return self.head(self.dropout(torch.flatten(self.pool(self.blocks(x)), 1)))


class Squeeze(nn.Module):
    """Depthwise convolutions, squeeze-and-excite, layer norm, attention, gelu, resize, einsum."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 2, 2)
        self.depthwise = nn.Conv2d(8, 8, 3, 1, 1, groups=8)
        self.squeeze = nn.Conv2d(8, 2, 1)
        self.excite = nn.Conv2d(2, 8, 1)
        self.norm = nn.LayerNorm(8)
        self.qkv = nn.Linear(8, 24)
        self.head = nn.Linear(8, 5)
        self.register_buffer("position", torch.randn(1, 16, 8))
        self.scale = nn.Parameter(torch.tensor(0.5))

    def forward(self, x):
        x = self.stem(x)
        # Scripted, interpolate names operators of PyTorch 2.13 that libtorch 2.7 does not have.
        if not torch.jit.is_scripting():
            x = F.interpolate(x, size=(4, 4), mode="bilinear", align_corners=False)
        x = F.hardswish(self.depthwise(x))
        x = x * torch.sigmoid(self.excite(F.silu(self.squeeze(x.mean((2, 3), keepdim=True)))))
        x = x.flatten(2).transpose(1, 2) + self.position
        q, k, v = self.qkv(self.norm(x)).chunk(3, -1)
        attention = torch.softmax(torch.einsum("bic,bjc->bij", q, k) * self.scale, -1)
        return self.head(F.gelu(x + attention @ v).mean(1))


class Mode(enum.Enum):
    PLAIN = "plain"
    DOUBLED = "doubled"


class Features(NamedTuple):
    values: torch.Tensor
    count: int


class Control(nn.Module):
    """Lists, tuples, dictionaries, an enumeration, conditions, loops, exceptions, constants."""

    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(12, 12) for _ in range(3)])
        self.named = nn.ModuleDict({"head": nn.Linear(12, 5)})
        self.weights = {"a": 1.5, "b": -0.5}
        self.names = ["a", "b"]
        self.sizes = [3, 4]
        self.mode = Mode.DOUBLED
        self.limit = float("inf")
        self.nothing: Optional[int] = None

    def pooled(self, x: torch.Tensor) -> Features:
        return Features(F.adaptive_avg_pool2d(x, (2, 2)).flatten(1), x.size(1))

    def forward(self, x: torch.Tensor, extra: Optional[torch.Tensor] = None) -> torch.Tensor:
        if x.dim() != 4:
            raise ValueError("expected four axes, found {}".format(x.dim()))
        features = self.pooled(x)
        y = features.values
        parts: List[torch.Tensor] = []
        for i, layer in enumerate(self.layers):
            y = torch.tanh(layer(y))
            if i % 2 == 0:
                parts.append(y)
        seen: Dict[str, torch.Tensor] = {}
        for name in self.names:
            seen[name] = y * self.weights[name]
        n = 0
        while n < self.sizes[0] and float(n) < self.limit:
            y = y + 0.25 * seen["a"] - seen["b"]
            n += 1
        while True:
            n += 1
            if n > 5:
                break
        if self.mode == Mode.DOUBLED:
            y = 2 * y
        if extra is not None:
            y = y + extra
        pair: Tuple[torch.Tensor, int] = (y + torch.stack(parts).sum(0), n)
        assert pair[1] > 0
        z = self.named["head"](pair[0])
        z[:, 0] += 1.0
        return z[:, :5] ** 2 if self.nothing is not None else z


def write(name, module, example):
    path = f"{name}_{VERSION}.pt"
    torch.jit.save(module, path)
    logits = torch.jit.load(path)(example)
    with open(path.replace(".pt", ".json"), "w") as out:
        json.dump({"logits": [round(v, 7) for v in logits.flatten().tolist()]}, out)


def main():
    torch.manual_seed(7)
    # The same numbers in every version: 0, 0.01, 0.02, ... in two images of 3 x 8 x 8.
    example = (torch.arange(2 * 3 * 8 * 8) % 101).float().reshape(2, 3, 8, 8) / 100
    residual = Residual()
    for _ in range(3):
        residual(torch.rand(8, 3, 8, 8))
    for name, net in (("residual", residual), ("squeeze", Squeeze()), ("control", Control())):
        net.eval()
        write(f"{name}_scripted", torch.jit.script(net), example)
        if name != "control":
            write(f"{name}_traced", torch.jit.trace(net, example), example)
    write("residual_frozen", torch.jit.freeze(torch.jit.script(residual)), example)


if __name__ == "__main__":
    sys.exit(main())
