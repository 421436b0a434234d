"""Writes elementary.json: e^x, tanh x and ln(1 + x) to 34 digits, each as the sum of two doubles.

Needs only Python's standard library: python3 tests/goldens/generate_elementary.py
"""

import json
import random
from decimal import Decimal, getcontext
from pathlib import Path

CASES = 400


def split(value):
    """The nearest double, and the double nearest to the remainder."""
    high = float(value)
    return [high, float(value - Decimal(high))]


def tanh(x):
    square = (2 * x).exp()
    return (square - 1) / (square + 1)


def arguments(source, low, high):
    """Draws from the whole range, from its middle, and close to 0."""
    for k in range(CASES):
        x = source.uniform(low, high)
        yield x if k % 3 == 0 else x / 500 if k % 3 == 1 else x * 1e-6


def main():
    getcontext().prec = 60
    source = random.Random(1)
    functions = {
        "exp": (lambda x: x.exp(), -700.0, 700.0),
        "tanh": (tanh, -20.0, 20.0),
        "log_one_plus": (lambda x: (1 + x).ln(), 0.0, 1.0),
    }
    cases = {
        name: [[x, *split(function(Decimal(x)))] for x in arguments(source, low, high)]
        for name, (function, low, high) in functions.items()
    }
    path = Path(__file__).with_name("elementary.json")
    path.write_text(json.dumps(cases, separators=(",", ":")).replace("]],", "]],\n") + "\n")


if __name__ == "__main__":
    main()
