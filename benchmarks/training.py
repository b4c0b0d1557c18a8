"""PyTorch's side of the training benchmark; io.trojanscope.benchmarks.TrainingSpeed runs it.

Python 3.11 and PyTorch 1.13:  training.py NETWORK BATCH IMAGES THREADS
For each line on standard input it trains the network on that many random images, once with the
memory layout of PyTorch and once with channels last, and prints for each the seconds on the clock
and those of the processors.
"""
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn


class Block(nn.Module):
    def __init__(self, channels, filters):
        super().__init__()
        self.stride = 1 if channels == filters else 2
        self.added = filters - channels
        self.conv1 = nn.Conv2d(channels, filters, 3, self.stride, 1, bias=False)
        self.norm1 = nn.BatchNorm2d(filters)
        self.conv2 = nn.Conv2d(filters, filters, 3, 1, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(filters)

    def forward(self, x):
        h = F.relu(self.norm1(self.conv1(x)))
        if self.stride == 2:
            x = F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, 0, self.added))
        return F.relu(self.norm2(self.conv2(h)) + x)


def mean(x):
    return x.mean((2, 3))


class Mean(nn.Module):
    def forward(self, x):
        return mean(x)


def resnet(depth):
    layers = [nn.Conv2d(3, 16, 3, 1, 1, bias=False), nn.BatchNorm2d(16), nn.ReLU()]
    channels = 16
    for filters in 16, 32, 64:
        for _ in range((depth - 2) // 6):
            layers.append(Block(channels, filters))
            channels = filters
    return nn.Sequential(*layers, Mean(), nn.Linear(64, 10))


def vgg(depth):
    layers = []
    channels = 3
    stages = {11: (1, 1, 2, 2, 2), 13: (2, 2, 2, 2, 2), 16: (2, 2, 3, 3, 3)}[depth]
    for filters, count in zip((16, 32, 64, 128, 128), stages):
        for _ in range(count):
            layers += [nn.Conv2d(channels, filters, 3, 1, 1, bias=False), nn.BatchNorm2d(filters),
                       nn.ReLU()]
            channels = filters
        layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, Mean(), nn.Linear(128, 10))


class Inverted(nn.Module):
    def __init__(self, channels, outputs, stride, expansion):
        super().__init__()
        wide = channels * expansion
        self.adds = stride == 1 and channels == outputs
        layers = [] if expansion == 1 else [
            nn.Conv2d(channels, wide, 1, bias=False), nn.BatchNorm2d(wide), nn.ReLU6()]
        self.layers = nn.Sequential(
            *layers, nn.Conv2d(wide, wide, 3, stride, 1, groups=wide, bias=False),
            nn.BatchNorm2d(wide), nn.ReLU6(), nn.Conv2d(wide, outputs, 1, bias=False),
            nn.BatchNorm2d(outputs))

    def forward(self, x):
        return self.layers(x) + x if self.adds else self.layers(x)


def mobilenet(_):
    layers = [nn.Conv2d(3, 16, 3, 1, 1, bias=False), nn.BatchNorm2d(16), nn.ReLU6(),
              Inverted(16, 16, 1, 1)]
    channels = 16
    for outputs, stride in (24, 1), (32, 2), (64, 2):
        layers += [Inverted(channels, outputs, stride, 4), Inverted(outputs, outputs, 1, 4)]
        channels = outputs
    return nn.Sequential(*layers, nn.Conv2d(64, 128, 1, bias=False), nn.BatchNorm2d(128),
                         nn.ReLU6(), Mean(), nn.Linear(128, 10))


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(64)
        self.query = nn.Linear(64, 64)
        self.key = nn.Linear(64, 64)
        self.value = nn.Linear(64, 64)
        self.output = nn.Linear(64, 64)

    def forward(self, x):
        n, patches, _ = x.shape
        h = self.norm(x)
        q, k, v = (f(h).reshape(n, patches, 4, 16).transpose(1, 2)
                   for f in (self.query, self.key, self.value))
        a = torch.softmax(q @ k.transpose(2, 3) / 4, -1) @ v
        return x + self.output(a.transpose(1, 2).reshape(n, patches, 64))


class Units(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.LayerNorm(64), nn.Linear(64, 128), nn.GELU(), nn.Linear(128, 64))

    def forward(self, x):
        return x + self.layers(x)


class Transformer(nn.Module):
    def __init__(self, depth):
        super().__init__()
        self.patches = nn.Conv2d(3, 64, 4, 4)
        self.register_buffer("positions", torch.rand(1, 64, 64))
        self.layers = nn.Sequential(
            *[layer for _ in range(depth) for layer in (Attention(), Units())], nn.LayerNorm(64))
        self.classes = nn.Linear(64, 10)

    def forward(self, x):
        h = self.patches(x).flatten(2).transpose(1, 2) + self.positions
        return self.classes(self.layers(h).mean(1))


def paper(_):
    return nn.Sequential(
        nn.Conv2d(3, 20, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.ReLU(),
        nn.MaxPool2d(2), nn.Flatten(), nn.Linear(1250, 500), nn.ReLU(), nn.Linear(500, 10))


KINDS = {"resnet": resnet, "vgg": vgg, "mobilenet": mobilenet, "vit": Transformer, "paper": paper}


class Training:
    def __init__(self, name, layout, images, batch):
        torch.manual_seed(1)
        kind, _, depth = name.partition(":")
        self.model = KINDS[kind](int(depth or 0)).train().to(memory_format=layout)
        self.images = torch.rand(images, 3, 32, 32)
        self.labels = torch.arange(images) % 10
        self.layout = layout
        self.batch = batch
        self.optimizer = torch.optim.SGD(
            self.model.parameters(), lr=0.01, momentum=0.9, weight_decay=5e-4)

    def epoch(self):
        begin = time.perf_counter()
        begin_busy = time.process_time()
        order = torch.randperm(len(self.images))
        for indices in order.split(self.batch):
            x = self.images[indices].contiguous(memory_format=self.layout)
            self.optimizer.zero_grad()
            F.cross_entropy(self.model(x), self.labels[indices]).backward()
            self.optimizer.step()
        return f"{time.perf_counter() - begin} {time.process_time() - begin_busy}"


def main(name, batch, images, threads):
    torch.set_num_threads(threads)
    trainings = [Training(name, layout, images, batch)
                 for layout in (torch.contiguous_format, torch.channels_last)]
    for _ in sys.stdin:
        print(*(training.epoch() for training in trainings), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
