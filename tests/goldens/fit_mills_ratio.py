"""Prints the coefficients of mills_ratio in engine/numbers/standard_normal.cpp.

They are those of the rational function P / Q, with P of degree 9 and Q = x^10 + ..., that is equal to
(1 - Phi(x)) / phi(x) at the 20 Chebyshev points of t = (x - 4) / (x + 4), for x from 0 to 37.5.

Needs Python's standard library only: python3 tests/goldens/fit_mills_ratio.py
"""

import math
from decimal import Decimal, getcontext

from generate_elementary import normal_density, normal_distribution

DEGREE = 10
MIDDLE = 4
FARTHEST = Decimal("37.5")


def points():
    """Any 20 points near those of Chebyshev will do: a double's digits are enough."""
    last = (FARTHEST - MIDDLE) / (FARTHEST + MIDDLE)
    for k in range(2 * DEGREE):
        cosine = Decimal(math.cos(math.pi * (k + 0.5) / (2 * DEGREE)))
        t = (cosine + 1) / 2 * (last + 1) - 1
        yield MIDDLE * (1 + t) / (1 - t)


def solve(rows):
    """The solution of linear equations, by Gauss. rows: coefficients, and the right side last."""
    for k in range(len(rows)):
        pivot = max(range(k, len(rows)), key=lambda row: abs(rows[row][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [number / rows[k][k] for number in rows[k]]
        for other in range(len(rows)):
            if other != k:
                factor = rows[other][k]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[k])]
    return [row[-1] for row in rows]


def main():
    getcontext().prec = 80
    rows = []
    for x in points():
        ratio = normal_distribution(-x) / normal_density(x)
        powers = [x**k for k in range(DEGREE)]
        rows.append([p / ratio for p in powers] + [-p for p in powers] + [x**DEGREE])
    found = [float(number) for number in solve(rows)]
    print("numerator, x^9 first:", found[DEGREE - 1 :: -1])
    print("denominator, x^9 first:", found[: DEGREE - 1 : -1])


if __name__ == "__main__":
    main()
