"""TorchScript files as other programs write them, with their logits and input gradients in float64.

Made with Python 3.11 and PyTorch 1.13.1:  python3 foreign_modules.py
Writes foreign_*.pt and foreign_modules.json into the folder that it is started in. The network has
batch norm and dropout, which differ between training and inference. Images are sines of their
index, so that the test can make them again.
"""
import copy
import json
from typing import Dict, List, Tuple

import torch
from torch import Tensor, nn

CLASSES, SHAPE = 5, (3, 12, 10)
torch.manual_seed(1)


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU(inplace=True),
            nn.Dropout2d(0.3), nn.MaxPool2d(2),
            nn.Conv2d(8, 12, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(12), nn.ReLU())
        self.classifier = nn.Sequential(
            nn.Linear(12 * 3 * 3, 16), nn.BatchNorm1d(16), nn.SiLU(), nn.Dropout(0.5),
            nn.Linear(16, CLASSES))

    def forward(self, x):
        return self.classifier(self.features(x).flatten(1))


class InPlace(nn.Module):
    """Changes the tensor that it is given."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, x):
        return self.network(x.mul_(2.0).sub_(0.5))


class TupleOutput(nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, x) -> Tuple[Tensor, List[Tensor]]:
        z = self.network(x)
        return torch.sigmoid(z[:, :2]), [z, -z]


class DictOutput(nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, x) -> Dict[str, Tensor]:
        z = self.network(x)
        return {"features": z[:, :2], "main": z, "auxiliary": -z}


class Detached(nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, x):
        return self.network(x.detach())


def inputs(count):
    index = torch.arange(count * SHAPE[0] * SHAPE[1] * SHAPE[2], dtype=torch.float64)
    values = 0.5 + 0.5 * torch.sin(1.3 * index) ** 3
    return values.float().double().reshape(count, *SHAPE)


def randomize_statistics(network):
    for module in network.modules():
        if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
            nn.init.uniform_(module.running_mean, -0.4, 0.4)
            nn.init.uniform_(module.running_var, 0.5, 1.5)
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.uniform_(module.bias, -0.3, 0.3)


def expected(network):
    network = copy.deepcopy(network).double().eval()
    x = inputs(4).requires_grad_(True)
    logits = network(x + 0.0)
    a = torch.tensor([1.0, -1.0, 0.0, 0.5], dtype=torch.float64)
    w = torch.cos(torch.arange(4 * CLASSES, dtype=torch.float64)).float().double().reshape(4, -1)
    loss = (a * logits.logsumexp(1)).sum() + (w * logits).sum()
    gradient, = torch.autograd.grad(loss, x)
    return {"logits": [round(v, 12) for v in logits.flatten().tolist()],
            "gradient": [round(v, 12) for v in gradient.flatten().tolist()]}


def traced(network):
    return torch.jit.trace(network.eval(), inputs(2).float(), check_trace=False)


network = Network()
randomize_statistics(network)
torch.jit.save(traced(network).eval(), "foreign_traced_eval.pt")
torch.jit.save(traced(network).train(), "foreign_traced_train.pt")
torch.jit.save(torch.jit.script(network.eval()), "foreign_scripted_eval.pt")
torch.jit.save(torch.jit.script(network.train()), "foreign_scripted_train.pt")
torch.jit.save(torch.jit.script(InPlace(network).train()), "foreign_in_place.pt")
torch.jit.save(torch.jit.script(TupleOutput(network).train()), "foreign_tuple.pt")
torch.jit.save(torch.jit.script(DictOutput(network).train()), "foreign_dict.pt")
torch.jit.save(torch.jit.script(Detached(network).train()), "foreign_detached.pt")
network.train()
torch.jit.save(torch.jit.trace(network, inputs(2).float(), check_trace=False),
               "foreign_traced_while_training.pt")
randomized = Network()
randomized.load_state_dict(torch.jit.load("foreign_traced_eval.pt").state_dict())
with open("foreign_modules.json", "w") as out:
    json.dump({"network": expected(randomized), "inPlace": expected(InPlace(randomized))}, out)
