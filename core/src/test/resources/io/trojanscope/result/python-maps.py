"""Writes python-maps.json: a result as another program would write it (Python 3.11.2, NumPy 1.24.2)."""
import base64
import json

import numpy as np


def pixels(*values):
    return base64.b64encode(np.array(values, "<f4").tobytes()).decode("ascii")


def statistics(*values):
    return {"standardDeviation": pixels(0, 0, 0, 0, 0, 0.5), "mean": pixels(*values)}


def model(name, digit):
    return {
        "maps": [
            {
                "count": 3,
                "predicted": 1,
                "adversarial": statistics(0, 0.1, 0.2, 0.3, 0.4, 1),
                "perturbation": statistics(-1, -0.5, 0, 1e-8, 0.5, 1),
            }
        ],
        "counts": [{"target": 0, "predicted": [0, 2]}, {"target": 1, "predicted": [0, 1]}],
        "name": name,
        "sha256": digit * 64,
    }


document = {
    "format": "trojanscope.maps",
    "version": 1,
    "provenance": {"inputs": {}, "configuration": {"seed": "0"}, "environment": {}},
    "shape": {"channels": 1, "height": 2, "width": 3},
    "classNames": ["cat", "dög"],
    "settings": {
        "algorithm": "PER_CLASS",
        "input": "NOISE",
        "targeted": True,
        "epsilon": 0.1,
        "iterations": 1,
        "samples": 2,
        "seed": -(2**63),
    },
    "suspect": model("suspect", "0"),
    "reference": model("reference", "1"),
    "distances": [{"predicted": 0}, {"predicted": 1, "euclidean": 1 / 3}],
}
with open("python-maps.json", "w", encoding="utf-8") as file:
    json.dump(document, file, ensure_ascii=False, indent=1)
    file.write("\n")
