"""Writes elementary.json: e^x, tanh x, ln(1 + x), and the standard normal distribution with its
density, to 34 digits, each as the sum of two doubles.

Needs only Python's standard library: python3 tests/goldens/generate_elementary.py
"""

import json
import random
from decimal import Decimal, getcontext
from pathlib import Path

CASES = 400

# A sum of terms near 1 that amounts to 1e-307 loses 307 digits; 60 more remain.
DIGITS_OF_A_TAIL = 370


def split(value):
    """The nearest double, and the double nearest to the remainder."""
    high = float(value)
    return [high, float(value - Decimal(high))]


def tanh(x):
    square = (2 * x).exp()
    return (square - 1) / (square + 1)


def pi():
    """By Machin's formula, 16 arctan 1/5 - 4 arctan 1/239."""

    def arctan_of_inverse(n):
        power = total = 1 / Decimal(n)
        k = 1
        while abs(power) > Decimal(10) ** -(getcontext().prec + 2):
            power /= -n * n
            k += 2
            total += power / k
        return total

    return 16 * arctan_of_inverse(5) - 4 * arctan_of_inverse(239)


def normal_density(x):
    return (-x * x / 2).exp() / (2 * pi()).sqrt()


def normal_distribution(x):
    """1/2 + density (x + x^3 / 3 + x^5 / (3 5) + x^7 / (3 5 7) + ...)."""
    digits = getcontext().prec
    getcontext().prec = DIGITS_OF_A_TAIL
    term = total = x
    k = 1
    while abs(term) > abs(total) * Decimal(10) ** -DIGITS_OF_A_TAIL:
        k += 2
        term *= x * x / k
        total += term
    value = Decimal("0.5") + normal_density(x) * total
    getcontext().prec = digits
    return +value


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
        "normal_density": (normal_density, -37.0, 37.0),
        "normal_distribution": (normal_distribution, -37.0, 37.0),
    }
    cases = {
        name: [[x, *split(function(Decimal(x)))] for x in arguments(source, low, high)]
        for name, (function, low, high) in functions.items()
    }
    path = Path(__file__).with_name("elementary.json")
    path.write_text(json.dumps(cases, separators=(",", ":")).replace("]],", "]],\n") + "\n")


if __name__ == "__main__":
    main()
