"""Times SciPy's A.T @ (A @ w - y) on one thread: python3 gradient.py FILE prints the median in microseconds.

FILE holds, little-endian, n, d and the number of nonzeros, the n + 1 row starts and the columns (32-bit integers), then the
values and the n labels (64-bit floats), as ScipyGradient writes them.
"""
import statistics
import sys
import time

import numpy as np
from scipy.sparse import csr_matrix

with open(sys.argv[1], "rb") as file:
    n, d, nonzeros = np.fromfile(file, "<i4", 3)
    starts = np.fromfile(file, "<i4", n + 1)
    columns = np.fromfile(file, "<i4", nonzeros)
    values = np.fromfile(file, "<f8", nonzeros)
    y = np.fromfile(file, "<f8", n)
A = csr_matrix((values, columns, starts), shape=(n, d))
w = np.sin(np.arange(d) + 1.0)


def times(seconds):
    taken = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        began = time.perf_counter()
        A.T @ (A @ w - y)
        taken.append(time.perf_counter() - began)
    return taken


times(1)
print(f"{1e6 * statistics.median(times(2)):.3f}")
