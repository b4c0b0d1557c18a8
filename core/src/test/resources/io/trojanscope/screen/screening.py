"""Scores of SubgroupTestTest, SpectralSignaturesTest and SpectreScoresTest by NumPy; written with NumPy 1.24.2.

The points are whole numbers of a linear congruential generator, so that Java makes the same ones.
Run: python3 screening.py
"""
import numpy as np


def points(count, columns, moved, by):
    state, values = 12345, []
    for _ in range(count * columns):
        total = 0
        for _ in range(4):
            state = (1103515245 * state + 12345) % 2**31
            total += state // 2**16 % 1000
        values.append(total / 1000 - 2)
    rows = np.array(values).reshape(count, columns)
    rows[:moved, 0] += by
    return rows


def spectral(x):
    x = x - x.mean(0)
    _, _, v = np.linalg.svd(x, full_matrices=False)
    return (x @ v[0]) ** 2


def two_means(x):
    best = None
    c = x - x.mean(0)
    _, _, v = np.linalg.svd(c, full_matrices=False)
    tail = round(0.1 * len(x))
    for axis in v[:3]:
        p = c @ axis
        order = np.sort(p)
        for limit in (0, order[-1 - tail], order[tail]):
            g = p > limit
            for _ in range(100):
                a, b = x[g].mean(0), x[~g].mean(0)
                n = ((x - b) ** 2).sum(1) > ((x - a) ** 2).sum(1)
                if (n == g).all():
                    break
                g = n
            share = g.mean()
            j = share * (1 - share) * ((x[g].mean(0) - x[~g].mean(0)) ** 2).sum()
            if best is None or j > best[0]:
                best = (j, g)
    j, g = best
    g = ~g if g.mean() > 0.5 else g
    u = x[g].mean(0) - x[~g].mean(0)
    p = x @ u / np.linalg.norm(u)
    return j, int(g.sum()), np.linalg.norm(u) / np.sqrt((p[g].var() + p[~g].var()) / 2)


def trimmed(y, kept):
    chosen = np.arange(len(y))
    for _ in range(50):
        m, s = y[chosen].mean(0), np.cov(y[chosen].T, bias=True).reshape(y.shape[1], -1)
        d = np.einsum("ij,jk,ik->i", y - m, np.linalg.inv(s), y - m)
        new = np.sort(np.argsort(d, kind="stable")[:kept])
        if np.array_equal(new, chosen):
            break
        chosen = new
    return m, s


def que(y, m, s):
    z = np.linalg.solve(np.linalg.cholesky(s), (y - m).T).T
    w, v = np.linalg.eigh(np.cov(z.T).reshape(z.shape[1], -1))
    q = np.exp(4 * (w - 1) / (w[-1] - 1)) if w[-1] > 1 else np.ones(len(w))
    q /= q.sum()
    return (z @ v) ** 2 @ q, q @ w


def spectre(x):
    c = x - x.mean(0)
    _, _, v = np.linalg.svd(c, full_matrices=False)
    y, best = c @ v.T, (-np.inf, None)
    n = len(y)
    for root in range(1, int(np.sqrt(min(100, x.shape[1], n // 4))) + 1):
        k = root * root
        s, _ = que(y[:, :k], *trimmed(y[:, :k], n - round(0.2 * n)))
        rest = np.argsort(s, kind="stable")[: n - round(0.15 * n)]
        _, variance = que(y, y[rest].mean(0), np.cov(y[rest].T, bias=True))
        if variance > best[0]:
            best = (variance, s)
    return best[1]


if __name__ == "__main__":
    x = points(200, 4, 20, 6)
    print("numpy", np.__version__)
    print("spectral", spectral(x)[[0, 1, 100, 199]])
    print("two means: statistic %.12f, size %d, gap %.12f" % two_means(x))
    print("spectre", spectre(x)[[0, 1, 100, 199]])
