"""Small TorchScript files of many operators, with their logits and input gradients in float64.

Made with Python 3.10 and PyTorch 1.13:  python3 modules.py
Writes *.pt and modules.json into the folder that it is started in. Images are sines of their index,
so that the test can make them again. The loss is the sum of cos(i) times logit i.
"""
import copy
import json
import math

import torch
from torch import nn
from torch.nn import functional as F

CLASSES, SHAPE, COUNT = 4, (3, 8, 8), 3
torch.manual_seed(3)


class Attention(nn.Module):
    """Patches with a class token, a causal mask set slice by slice, layer norm, baddbmm."""

    def __init__(self):
        super().__init__()
        self.patch = nn.Conv2d(3, 8, 4, 4)
        self.token = nn.Parameter(torch.randn(1, 1, 8))
        self.norm = nn.LayerNorm(8)
        self.qkv = nn.Linear(8, 24)
        self.head = nn.Linear(8, CLASSES)

    def forward(self, x):
        n = x.shape[0]
        x = self.patch(x).flatten(2).permute(0, 2, 1)
        x = torch.cat([self.token.expand(n, -1, -1), x], 1)
        q, k, v = self.qkv(self.norm(x)).reshape(n, 5, 3, 2, 4).permute(2, 0, 3, 1, 4).unbind(0)
        mask = x.new_zeros((5, 5))
        for i in range(4):
            mask[i, i + 1:] = -100.0
        weights = torch.baddbmm(mask, q.reshape(n * 2, 5, 4), k.reshape(n * 2, 5, 4).transpose(1, 2))
        y = torch.bmm(F.softmax(weights, -1), v.reshape(n * 2, 5, 4)).view(n, 2, 5, 4)
        return self.head(F.gelu(y.transpose(1, 2).reshape(n, 5, 8))[:, 0])


class Mobile(nn.Module):
    """Channel shuffle, hard activations, squeeze-and-excite, uneven pools, batch norm."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 8, 3, 1, 1, bias=False), nn.BatchNorm2d(8))
        self.left = nn.Conv2d(4, 4, 3, 1, 1, groups=2)
        self.excite = nn.Conv2d(8, 8, 1)
        self.slope = nn.PReLU(8)
        self.head = nn.Linear(8 * 9, CLASSES)

    def forward(self, x):
        x = F.hardswish(self.stem(x))
        a, b = x.chunk(2, dim=1)
        x = torch.cat((a, F.relu6(self.left(b))), dim=1)
        n, c, h, w = x.size()
        x = x.view(n, 2, c // 2, h, w).transpose(1, 2).contiguous().view(n, c, h, w)
        x = self.slope(x * F.hardsigmoid(self.excite(F.adaptive_avg_pool2d(x, 1))))
        x = F.avg_pool2d(F.max_pool2d(x, 3, 2, 1), 2, 1, 1, count_include_pad=False)
        return self.head(F.adaptive_avg_pool2d(x, (3, 3)).flatten(1))


class InPlace(nn.Module):
    """What is changed in place is seen through every view of it, and nowhere else."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3, 2)
        self.head = nn.Linear(36, CLASSES)

    def forward(self, x):
        x = self.conv(x)
        flat = x.view(x.size(0), 36)
        kept = x.clone()
        x.mul_(2.0)
        flat.add_(0.25)
        y = F.relu(x, inplace=True)
        return self.head(flat + kept.flatten(1) + y.view(-1, 36))


class Mixed(nn.Module):
    """Rolls, pads, slices, comparisons, powers, norms, group and instance norm, resizing."""

    def __init__(self):
        super().__init__()
        self.group = nn.GroupNorm(2, 4)
        self.instance = nn.InstanceNorm2d(4, affine=True)
        self.conv = nn.Conv2d(3, 4, 3, padding=1, padding_mode="reflect")
        self.up = nn.ConvTranspose2d(4, 4, 2, 2)
        self.head = nn.Linear(16, CLASSES)
        self.register_buffer("order", torch.tensor([2, 0, 1]))

    def forward(self, x):
        x = torch.roll(x[:, self.order], shifts=(-3, 2), dims=(2, 3))
        x = self.instance(self.group(self.conv(x)))
        x = F.interpolate(self.up(F.silu(x)), scale_factor=0.5, mode="bilinear", align_corners=False)
        x = torch.where(x > 0.1, x, 0.2 * x) ** 2 + x.abs().sqrt().clamp(0.3, 2.0)
        x = x / (x.norm(2, [1], True) + 1e-3) - x.mean((2, 3), keepdim=True)
        x = F.pad(x, (0, 1, 1, 0), value=0.5)[:, :, 1::2, :-1:2]
        x = torch.einsum("nchw,nchw->nhw", x, torch.flip(x, [1])) + x.amax([1]) - torch.rsub(x.sum([1]), 1)
        return self.head(torch.tanh(x.flatten(1)))


def inputs():
    index = torch.arange(COUNT * math.prod(SHAPE), dtype=torch.float64)
    return (0.5 + 0.5 * torch.sin(1.3 * index) ** 3).float().double().reshape(COUNT, *SHAPE)


def expected(module):
    x = inputs().requires_grad_(True)
    logits = copy.deepcopy(module).double()(x + 0.0)
    weights = torch.cos(torch.arange(COUNT * CLASSES, dtype=torch.float64)).float().double()
    gradient, = torch.autograd.grad((weights * logits.flatten()).sum(), x)
    return {"logits": [round(v, 9) for v in logits.flatten().tolist()],
            "gradient": [round(v, 9) for v in gradient.flatten().tolist()]}


results = {}
for name, module in (("attention", Attention()), ("mobile", Mobile()), ("in_place", InPlace()),
                     ("mixed", Mixed())):
    for layer in module.modules():
        if isinstance(layer, nn.BatchNorm2d):
            nn.init.uniform_(layer.running_mean, -0.4, 0.4)
            nn.init.uniform_(layer.running_var, 0.5, 1.5)
    module.eval()
    results[name] = expected(module)
    torch.jit.save(torch.jit.trace(module, inputs().float()[:2], check_trace=False), f"{name}_traced.pt")
    torch.jit.save(torch.jit.script(module), f"{name}_scripted.pt")
module.half()
torch.jit.save(torch.jit.script(module), "mixed_half.pt")
results["mixed_half"] = expected(module)
with open("modules.json", "w") as out:
    json.dump(results, out)
