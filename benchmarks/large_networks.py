"""Networks of torchvision for images of 224 pixels: makes them, inspects them, writes the table.

Made with Python 3.11, PyTorch 1.13, torchvision 0.14 and onnx 1.12; weights are random.
  python3 benchmarks/large_networks.py make FOLDER [NAME ...]
  python3 benchmarks/large_networks.py inspect FOLDER COMMAND ...
  python3 benchmarks/large_networks.py table FOLDER
COMMAND is how trojanscope is run, such as ./trojanscope. Both go on where they were stopped: a file
that exists is not made again, and results are lines of FOLDER/inspections.jsonl.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import warnings

NAMES = """alexnet squeezenet1_1 shufflenet_v2_x1_0 mobilenet_v3_small mnasnet1_0 regnet_y_400mf
mobilenet_v2 mobilenet_v3_large efficientnet_b0 googlenet resnet18 densenet121 resnet50 swin_t
convnext_tiny maxvit_t inception_v3 vgg11_bn vit_b_16""".split()
RESULTS = "inspections.jsonl"


def size(name):
    return 299 if name == "inception_v3" else 224


def images(count, side):
    """Smooth random images, shape (count, 3, side, side), values from 0 to 1."""
    import torch
    coarse = torch.nn.functional.interpolate(torch.rand(count, 3, 9, 9), (side, side),
                                             mode="bilinear", align_corners=False)
    return (0.8 * coarse + 0.2 * torch.rand(count, 3, side, side)).clamp(0, 1)


def network(name, **options):
    """A network with random weights whose logits depend on the image."""
    import torch
    import torchvision
    torch.manual_seed(1)
    if name in ("inception_v3", "googlenet"):
        options["init_weights"] = True
    model = getattr(torchvision.models, name)(weights=None, **options)
    if name == "vit_b_16":  # torchvision sets these weights to zero
        torch.nn.init.normal_(model.heads.head.weight, std=0.05)
    norms = [m for m in model.modules() if isinstance(m, torch.nn.modules.batchnorm._BatchNorm)]
    if norms:  # the statistics of new networks, 0 and 1, let activations vanish or explode
        model.eval()
        for norm in norms:
            norm.reset_running_stats()
            norm.momentum = None
            norm.train()
        with torch.no_grad():
            # Smaller images are faster, but MaxViT takes one size only.
            model(images(8, 224 if name == "maxvit_t" else 96))
    return model.eval()


def make(folder, names):
    import torch
    warnings.simplefilter("ignore")
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or NAMES:
        files = {kind: folder / (name + "." + kind) for kind in ("onnx", "traced.pt", "scripted.pt")}
        if all(file.exists() for file in files.values()):
            continue
        model = network(name)
        image = images(1, size(name))
        batch = {"image": {0: "batch"}, "logits": {0: "batch"}}
        write(files["onnx"], lambda file: torch.onnx.export(
            model, image, file, opset_version=13, input_names=["image"], output_names=["logits"],
            dynamic_axes=batch))
        write(files["traced.pt"], lambda file: torch.jit.trace(model, image, check_trace=False).save(file))
        write(files["scripted.pt"], lambda file: torch.jit.script(model).save(file))
        print(name, flush=True)


def write(file, save):
    if not file.exists():
        try:
            save(str(file) + ".part")
            os.replace(str(file) + ".part", file)
        except Exception as problem:
            print(file.name, "cannot be made:", str(problem).splitlines()[0], flush=True)



def stat(pid):
    """Name, parent and CPU seconds of a process."""
    text = pathlib.Path("/proc/%d/stat" % pid).read_text()
    fields = text[text.rindex(")") + 2:].split()
    seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return text[text.index("(") + 1:text.rindex(")")], int(fields[1]), seconds


def look(seen):
    """Notes name, CPU seconds and peak bytes of memory of known processes and what they started."""
    for pid in sorted(int(name) for name in os.listdir("/proc") if name.isdigit()):
        try:
            if pid >= min(seen):
                name, parent, seconds = stat(pid)
                if pid in seen or parent in seen:
                    status = pathlib.Path("/proc/%d/status" % pid).read_text()
                    peak = re.search(r"VmHWM:\s+(\d+)", status)  # none, if it has ended
                    peak = 1024 * int(peak.group(1)) if peak else 0
                    seen[pid] = (name, seconds, max(peak, seen.get(pid, (0, 0, 0))[2]))
        except OSError:
            continue


def measured(command):
    """Runs a command; gives its exit code, output, wall and CPU seconds, and peaks of memory."""
    start = time.time()
    seen = {}
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, text=True)
        seen[process.pid] = ("", 0, 0)
        while process.poll() is None:
            look(seen)
            time.sleep(0.3)
        output.seek(0)
        text = output.read()
    peaks = {pid: one[2] for pid, one in seen.items() if one[0] == "java"}
    first = min(peaks) if peaks else 0
    return {
        "exit": process.returncode, "output": text, "wall": round(time.time() - start, 1),
        "cpu": round(sum(one[1] for one in seen.values()), 1),
        "program_mib": peaks.get(first, 0) >> 20,
        "worker_mib": max((peak for pid, peak in peaks.items() if pid != first), default=0) >> 20}


def inspect(folder, command):
    results = folder / RESULTS
    lines = results.read_text().splitlines() if results.exists() else []
    known = {json.loads(line)["file"] for line in lines}
    for file in sorted(folder.glob("*.onnx")) + sorted(folder.glob("*.pt")):
        if file.name in known:
            continue
        shape = [] if file.suffix == ".onnx" else [
            "--input-shape", "3x%dx%d" % ((size(file.name.split(".")[0]),) * 2)]
        result = {"file": file.name, **measured(command + ["inspect", str(file)] + shape)}
        with results.open("a") as out:
            out.write(json.dumps(result) + "\n")
        print(file.name, result["exit"], result["cpu"], result["worker_mib"], flush=True)


def table(folder):
    """Prints a row for each file: CPU seconds, peak memory, and what the command found."""
    print("| file | CPU seconds | worker's memory | result |\n|---|---|---|---|")
    for line in (folder / RESULTS).read_text().splitlines():
        result = json.loads(line)
        found = re.search(r"^(gradients +.*|error: .*|not usable.*)$", result["output"], re.M)
        print("| `%s` | %.0f | %d MiB | %s |" % (
            result["file"], result["cpu"], result["worker_mib"],
            found.group(1) if found else "exit code %d" % result["exit"]))


if __name__ == "__main__":
    action, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    {"make": make, "inspect": inspect, "table": lambda folder, _: table(folder)}[action](
        folder, sys.argv[3:])
