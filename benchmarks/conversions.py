"""Networks of torchvision as TorchScript, with their logits and gradients in float64.

Made with Python 3.11, PyTorch 1.13 and torchvision 0.14:  python3 benchmarks/conversions.py FOLDER
Weights are random. Writes each network traced and scripted, and a NAME.json with its values for two
images, for benchmarks/conversions, which compares them with the networks that Trojanscope reads.
Images are sines of their index. Gradients are of sum_k cos(k) z_k over all logits z, little-endian
float32 in base64. A file that exists is not made again.
"""
import base64
import json
import pathlib
import sys
import warnings

import torch

from large_networks import network

SIZES = {
    "resnet18": 64, "resnet50": 64, "vgg11_bn": 224, "mobilenet_v2": 64, "mobilenet_v3_small": 64,
    "mobilenet_v3_large": 64, "shufflenet_v2_x1_0": 64, "densenet121": 64, "squeezenet1_1": 64,
    "efficientnet_b0": 64, "regnet_y_400mf": 64, "mnasnet1_0": 64, "googlenet": 64,
    "convnext_tiny": 64, "swin_t": 64, "vit_b_16": 64, "maxvit_t": 224}
IMAGES = 2


def base64_of(values):
    return base64.b64encode(values.detach().float().numpy().tobytes()).decode()


def values(model, images):
    images = images.double().requires_grad_()
    logits = model.double()(images)
    (logits * torch.cos(torch.arange(logits.numel()).double()).view_as(logits)).sum().backward()
    return {"shape": list(images.shape), "classes": logits.shape[1], "logits": base64_of(logits),
            "gradient": base64_of(images.grad)}


def main(folder):
    warnings.simplefilter("ignore")
    folder.mkdir(parents=True, exist_ok=True)
    for name, side in SIZES.items():
        if (folder / (name + ".json")).exists():
            continue
        model = network(name, image_size=side) if name == "vit_b_16" else network(name)
        index = torch.arange(IMAGES * 3 * side * side).double()
        images = (0.5 + 0.5 * torch.sin(1.3 * index) ** 3).float().view(IMAGES, 3, side, side)
        torch.jit.trace(model, images, check_trace=False).save(str(folder / (name + ".traced.pt")))
        try:
            torch.jit.script(model).save(str(folder / (name + ".scripted.pt")))
        except RuntimeError as problem:
            print(name, "cannot be scripted:", str(problem).splitlines()[0])
        (folder / (name + ".json")).write_text(json.dumps(values(model, images)))
        print(name, flush=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
