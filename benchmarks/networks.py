"""Networks as PyTorch exports them, each as an ONNX file and traced, for benchmarks/run.

Made with Python 3.11 and PyTorch 1.13:  python3 benchmarks/networks.py FOLDER
The paper's network, and those that the tests of the model loader keep; weights are random.
"""
import pathlib
import sys

import torch
from torch import nn

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "core/src/test/resources/io/trojanscope/model/loader"))
import networks  # noqa: E402


def paper():
    return nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.ReLU(),
        nn.MaxPool2d(2), nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10))


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    made = {"paper": (paper, (1, 28, 28))}
    for name in "Residual", "Dense", "Inverted", "ConvNext", "Transformer":
        made[name.lower()] = (getattr(networks, name), networks.SHAPE)
    for name, (network, shape) in made.items():
        torch.manual_seed(1)
        model = network().eval()
        image = torch.rand(1, *shape)
        batch = {"image": {0: "batch"}, "logits": {0: "batch"}}
        torch.onnx.export(model, image, str(folder / (name + ".onnx")), opset_version=14,
                          input_names=["image"], output_names=["logits"], dynamic_axes=batch)
        torch.jit.trace(model, torch.rand(2, *shape)).save(str(folder / (name + ".pt")))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
