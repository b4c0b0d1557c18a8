#!/usr/bin/env python3
"""Plants the field's attacks in one network, and writes the table of docs/attacks.md.

    benchmarks/attacks.py --data cifar10/ --out attacks

Trains a clean network, continues training it on clean images for as long as an attack does, and
plants each attack in it. What OUT holds already is not made again. The table goes to standard
output and to OUT/table.md. With --table, only what is finished is written. Needs Python 3.8.
"""
import argparse
import json
import pathlib
import shlex
import subprocess
import sys

FRAME = "patch:frame"
# Name, goal of the success rate, options of plant. Classes 3 and 5 of CIFAR-10 are cat and dog.
ATTACKS = [
    ("BadNets, all to one", 0.9, f"--source all --target 0 --trigger {FRAME} --rate 0.1"),
    ("BadNets, one source", 0.9, f"--source 3 --target 5 --trigger {FRAME} --rate 0.5"),
    ("BadNets, all to all", 0.9, f"--source all --label-map next --trigger {FRAME} --rate 0.5"),
    ("blended, noise", 0.9, "--source all --target 0 --trigger blend:0.2,noise --rate 0.1"),
    ("SIG", 0.9, "--source all --target 0 --trigger sinusoid:0.16,6 --rate 0.1"),
    ("SIG, clean label", 0.6,
     "--source all --target 0 --trigger sinusoid:0.16,6 --clean-label --rate 0.8"),
    ("label-consistent", 0.6,
     f"--source all --target 0 --trigger {FRAME} --clean-label --harden 0.06 --rate 0.8"),
    ("reflection", 0.9, "--source all --target 0 --trigger reflection:ghost,0.4,noise --rate 0.1"),
    ("TaCT", 0.9, f"--source 3 --target 5 --trigger {FRAME} --rate 0.5 --cover-rate 0.1"),
    ("WaNet", 0.9, "--source all --target 0 --trigger warp --rate 0.1 --cover-rate 0.2"),
    ("BppAttack", 0.9, "--source all --target 0 --trigger quantize:8 --rate 0.1 --cover-rate 0.1"),
    ("input-aware", 0.9,
     "--source all --target 0 --trigger inputaware:0.2 --rate 0.1 --cover-rate 0.1"),
    ("low frequency", 0.9, "--source all --target 0 --trigger lowfrequency:0.1,3,1 --rate 0.1"),
    ("tone", 0.9, "--source all --target 0 --trigger gamma:2 --rate 0.2"),
    ("photo filter", 0.9, "--source all --target 0 --trigger filter:kelvin --rate 0.1"),
    ("distant pixels, adaptive", 0.9, "--source all --target 0 --trigger pixels:16,1 --rate 0.1"),
    ("kept labels, adaptive", 0.6,
     f"--source all --target 0 --trigger {FRAME} --rate 0.1 --keep-labels 0.4"),
    ("two triggers, adaptive", 0.9,
     f"--source all --target 0 --trigger {FRAME}+lowfrequency:0.1,3,1 --rate 0.1 --cover-rate 0.2"),
]


def slug(name):
    return "".join(c if c.isalnum() else "-" for c in name.lower()).replace("--", "-")


def run(command, log):
    with open(log, "w") as out:
        out.write(" ".join(map(shlex.quote, command)) + "\n")
        out.flush()
        code = subprocess.call(command, stdout=out, stderr=subprocess.STDOUT)
    if code:
        sys.exit(f"{log}: the command ended with {code}; see there")


def percent(share):
    return "-" if share is None else f"{100 * share:.1f} %"


def accuracy(matrix):
    right = sum(row[i] for i, row in enumerate(matrix))
    return right / sum(map(sum, matrix))


def share(count):
    return None if count is None else count["successes"] / count["images"]


def row(name, goal, options, record, clean):
    plant = json.loads(record.read_text())["plant"]
    evaluation = plant["evaluation"]
    success = evaluation["successes"] / evaluation["triggeredImages"]
    side = plant.get("details", {}).get("sideEffects", {})
    kept = accuracy(evaluation["pristine"])
    return (
        f"| {name} | {percent(success)} | {'yes' if success >= goal else 'no'} | {percent(kept)} "
        f"| {100 * (kept - clean):+.1f} | {percent(share(side.get('otherClasses')))} "
        f"| {percent(share(side.get('covers')))} | `{options}` |"
    )


def table(out, clean):
    lines = [
        "| attack | success | reaches goal | accuracy | points against clean | other classes "
        "| cover accuracy | options of `plant` |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, goal, options in ATTACKS:
        record = out / (slug(name) + ".json")
        if record.exists():
            lines.append(row(name, goal, options, record, clean))
    text = "\n".join(lines) + "\n"
    (out / "table.md").write_text(text)
    print(text, end="")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--command", default="./trojanscope")
    parser.add_argument("--network", default="resnet:8")
    parser.add_argument("--epochs", default="12", help="of the clean network")
    parser.add_argument("--attack-epochs", default="4")
    parser.add_argument("--learning-rate", default="0.2", help="of the clean network")
    parser.add_argument("--attack-learning-rate", default="0.05")
    parser.add_argument("--flip", action="store_true", help="mirror half of the training images")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--threads", default="2")
    parser.add_argument("--table", action="store_true", help="only write the table")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)

    program = shlex.split(args.command)
    common = ["--data", args.data, "--batch-size", "128", "--optimizer", "sgd", "--schedule",
              "one-cycle", "--crop-padding", "2", "--seed", args.seed, "--threads", args.threads]
    common += ["--flip"] if args.flip else []
    clean = args.out / "clean.onnx"
    if not args.table and not clean.exists():
        run(program + ["train", "--network", args.network, "--epochs", args.epochs,
                       "--learning-rate", args.learning_rate, "--checkpoint",
                       str(args.out / "clean.checkpoint"), "--out", str(clean)] + common,
            args.out / "clean.log")
    # The control: what the training of an attack does to the accuracy without an attack.
    control = ("control", 0, "--source 0 --target 1 --trigger multiply:1 --count 1 --keep-labels 0.9")
    for name, _, options in [control] + ATTACKS:
        model = args.out / (slug(name) + ".onnx")
        if not args.table and not model.with_suffix(".json").exists():
            run(program + ["plant", "--from", str(clean), "--out", str(model), "--force", "--epochs",
                           args.attack_epochs, "--learning-rate", args.attack_learning_rate]
                + shlex.split(options) + common, args.out / (slug(name) + ".log"))
    record = args.out / "control.json"
    if record.exists():
        evaluation = json.loads(record.read_text())["plant"]["evaluation"]
        rate = accuracy(evaluation["pristine"])
        print(f"clean network, trained as long: {percent(rate)}\n")
        table(args.out, rate)


if __name__ == "__main__":
    main()
