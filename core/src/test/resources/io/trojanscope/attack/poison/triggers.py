"""Expected images of TriggerImagesTest, computed anew from the definitions.

Made with Python 3 and numpy 2.4.6. Prints one array for each trigger: a 4x4 picture whose pixel at
row r, column c is (4 r + c) / 16, with the trigger on.
"""
import numpy as np

MASK = (1 << 64) - 1


class SplittableRandom:
    """Java's java.util.SplittableRandom(seed)."""

    def __init__(self, seed):
        self.state = seed & MASK

    def _next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        return self.state

    def long(self):
        z = self._next()
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def int32(self):
        z = self._next()
        z = ((z ^ (z >> 33)) * 0x62A9D9ED799705F5) & MASK
        return (((z ^ (z >> 28)) * 0xCB24D0A5C88C35B3) & MASK) >> 32

    def double(self):
        return (self.long() >> 11) * 2.0**-53


N = 4
PICTURE = np.arange(16).reshape(N, N) / 16


def noise(seed):
    random = SplittableRandom(seed)
    return np.array([(random.int32() >> 8) / 2**24 for _ in range(N * N)]).reshape(N, N)


def cubic_matrix(nodes, size, a=-0.75):
    """Rows interpolate `nodes` values at `size` points, corners aligned, edges repeated."""
    matrix = np.zeros((size, nodes))
    for i in range(size):
        at = i * (nodes - 1) / (size - 1)
        base = int(np.floor(at))
        for k in range(base - 1, base + 3):
            d = abs(at - k)
            if d <= 1:
                w = (a + 2) * d**3 - (a + 3) * d**2 + 1
            elif d < 2:
                w = a * d**3 - 5 * a * d**2 + 8 * a * d - 4 * a
            else:
                w = 0
            matrix[i, min(max(k, 0), nodes - 1)] += w
    return matrix


def warp(image, strength, grid, seed):
    random = SplittableRandom(seed)
    field = np.array([2 * random.double() - 1 for _ in range(2 * grid * grid)]).reshape(2, grid, grid)
    field = field / np.mean(np.abs(field))
    up = cubic_matrix(grid, N)
    right, down = up @ field[0] @ up.T, up @ field[1] @ up.T
    # As PyTorch's grid_sample with aligned corners: coordinates from -1 to 1, clamped there.
    line = np.linspace(-1, 1, N)
    x = np.clip(line[None, :] + strength * right / N, -1, 1)
    y = np.clip(line[:, None] + strength * down / N, -1, 1)
    px, py = (x + 1) / 2 * (N - 1), (y + 1) / 2 * (N - 1)
    out = np.zeros((N, N))
    for r in range(N):
        for c in range(N):
            y0, x0 = int(np.floor(py[r, c])), int(np.floor(px[r, c]))
            for dy in (0, 1):
                for dx in (0, 1):
                    weight = (1 - abs(py[r, c] - y0 - dy)) * (1 - abs(px[r, c] - x0 - dx))
                    if weight > 0:
                        out[r, c] += weight * image[min(y0 + dy, 3), min(x0 + dx, 3)]
    return out


def quantize(image, levels, dithering):
    work = np.pad(image, 1)
    for r in range(1, N + 1):
        for c in range(1, N + 1):
            old = work[r, c]
            new = min(max(np.round(old * (levels - 1)) / (levels - 1), 0), 1)
            work[r, c] = new
            if dithering:
                error = old - new
                work[r, c + 1] += error * 7 / 16
                work[r + 1, c - 1] += error * 3 / 16
                work[r + 1, c] += error * 5 / 16
                work[r + 1, c + 1] += error * 1 / 16
    return work[1:-1, 1:-1]


def low_frequency(image, amplitude, frequency, seed):
    random = SplittableRandom(seed)
    at = (np.arange(N) + 0.5) / N
    pattern = np.zeros((N, N))
    for v in range(frequency + 1):
        for u in range(frequency + 1):
            if u or v:
                weight = 2 * random.double() - 1
                pattern += weight * np.outer(np.cos(np.pi * v * at), np.cos(np.pi * u * at))
    return np.clip(image + amplitude * pattern / np.abs(pattern).max(), 0, 1)


def reflection(image, strength, reflected):
    return ((1 - strength) * image**2.2 + strength * reflected) ** (1 / 2.2)


def ghost(picture):
    linear = picture**2.2
    shifted = np.pad(linear, ((1, 0), (1, 0)), mode="edge")[:N, :N]
    return 0.7 * linear + 0.3 * shifted


def blur(picture):
    kernel = np.exp(-0.5 * (np.arange(-1, 2) / 0.25) ** 2)
    kernel /= kernel.sum()
    rows = np.pad(picture**2.2, 1, mode="edge")
    return np.array(
        [[(np.outer(kernel, kernel) * rows[r : r + 3, c : c + 3]).sum() for c in range(N)] for r in range(N)]
    )


def show(name, array):
    print(name)
    print(", ".join(f"{v:.6f}f" for v in np.ravel(array)))


show("blend:0.2,noise@1", 0.8 * PICTURE + 0.2 * noise(1))
show("warp:4,3,1", warp(PICTURE, 4, 3, 1))
show("quantize:3", quantize(PICTURE, 3, True))
show("quantize:3,plain", quantize(PICTURE, 3, False))
show("lowfrequency:0.2,2,5", low_frequency(PICTURE, 0.2, 2, 5))
show("gamma:2", PICTURE**2)
show("reflection:ghost,0.4,noise@2", reflection(PICTURE, 0.4, ghost(noise(2))))
show("reflection:blur,0.4,noise@2", reflection(PICTURE, 0.4, blur(noise(2))))
show("sinusoid:0.5,1", np.clip(PICTURE + 0.5 * np.sin(2 * np.pi * np.arange(N) / N), 0, 1))

red, green, blue = 0.8, 0.4, 0.2
luma = 0.299 * red + 0.587 * green + 0.114 * blue
for name, s, t, tint, gamma in (
    ("gotham", 0.1, 0.2, (0x22, 0x2B, 0x6D), 2),
    ("nashville", 1.5, 0.2, (0xF7, 0xDA, 0xAE), 1 / 1.2),
    ("kelvin", 0.5, 0.4, (0xFF, 0x99, 0x00), 1),
    ("toaster", 0.8, 0.2, (0x33, 0x00, 0x00), 1 / 1.2),
):
    mixed = [
        (1 - t) * (luma + s * (v - luma)) + t * k / 255 for v, k in zip((red, green, blue), tint)
    ]
    show("filter:" + name, np.clip(mixed, 0, 1) ** gamma)
