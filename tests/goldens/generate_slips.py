"""Writes slips.json: passes with one thing done wrong throughout, and what it is.

Needs only Python's standard library: python3 tests/goldens/generate_slips.py

Each case has a network document, a claim (the text of a trace, or of parts of one) and the name of the
slip. The passes are computed here, independently of the engine.
"""

import json
import math
from pathlib import Path
from random import Random

EPSILON = 1e-5


def sigmoid(u):
    return 1 / (1 + math.exp(-u)) if u >= 0 else math.exp(u) / (1 + math.exp(u))


VALUES = {
    "sigmoid": sigmoid,
    "tanh": math.tanh,
    "relu": lambda u: max(u, 0.0),
    "leaky_relu": lambda u: u if u > 0 else 0.01 * u,
    "linear": lambda u: u,
}
SLOPES = {
    "sigmoid": lambda u: sigmoid(u) * (1 - sigmoid(u)),
    "tanh": lambda u: 1 - math.tanh(u) ** 2,
    "relu": lambda u: 1.0 if u > 0 else 0.0,
    "leaky_relu": lambda u: 1.0 if u > 0 else 0.01,
    "linear": lambda u: 1.0,
}


def softmax(u):
    terms = [math.exp(number - max(u)) for number in u]
    return [term / sum(terms) for term in terms]


class Pass:
    """A pass over a document's example, with a slip, or with None."""

    def __init__(self, document, slip):
        self.document, self.slip = document, slip
        self.layers = document["layers"]
        self.target = document["example"].get("target")
        self.rate = document.get("learning_rate", 0)

    def trace(self):
        traces, before = [], self.document["example"]["input"]
        for layer in self.layers:
            trace = self.forward(layer, before)
            traces.append(trace)
            before = trace["activations"]
        loss = self.loss(traces[-1])
        for l in reversed(range(len(traces))):
            before = self.document["example"]["input"] if l == 0 else traces[l - 1]["activations"]
            self.backward(traces, l, before)
        inputs = self.gradient_before(traces, 0)
        for trace in traces:
            for key in [key for key in trace if key.startswith("_")]:
                del trace[key]
        return {"loss": loss, "input_gradients": inputs, "layers": traces}

    def forward(self, layer, before):
        z = [sum(w * a for w, a in zip(row, before)) for row in layer["weights"]]
        if "biases" in layer and self.slip != "the bias is left out":
            z = [number + bias for number, bias in zip(z, layer["biases"])]
        u = self.normalized(layer, z)[0] if "normalization" in layer else z
        if layer["activation"] == "softmax":
            values, slopes = softmax(u), None
        else:
            values = [VALUES[layer["activation"]](number) for number in u]
            slopes = [SLOPES[layer["activation"]](number) for number in u]
            if self.slip == "the slope is 1 where the neuron is off, too":
                slopes = [1.0] * len(u)
            if self.slip == "the slope is taken at a, not at z":
                slopes = [SLOPES[layer["activation"]](value) for value in values]
        if layer.get("residual") and self.slip != "the shortcut is left out":
            values = [value + a for value, a in zip(values, before)]
        trace = {"preactivations": z, "activations": values}
        if slopes is not None:
            trace["slopes"] = slopes
        return trace

    def normalized(self, layer, z):
        mean = sum(z) / len(z)
        divisor = len(z) - 1 if self.slip == "the variance is divided by n - 1" else len(z)
        variance = sum((number - mean) ** 2 for number in z) / divisor
        deviation = math.sqrt(variance + EPSILON)
        if self.slip == "epsilon stands outside of the root":
            deviation = math.sqrt(variance) + EPSILON
        n = [(number - mean) / deviation for number in z]
        u = [g * number + b for g, number, b in zip(layer["gamma"], n, layer["beta"])]
        return u, n, deviation

    def loss_factor(self):
        loss, n = self.document["loss"], self.layers[-1]["units"]
        if self.slip == "the 1/2 of the loss is left out":
            return 2
        if self.slip == "a 1/2 is put into the loss":
            return 0.5
        if self.slip == "the mean over the outputs is taken for the sum":
            return 1 / n
        if self.slip == "the sum over the outputs is taken for the mean":
            return n
        return 1

    def l2(self):
        factor = {"L2 is left out": 0, "L2 is twice as large": 2}.get(self.slip, 1)
        return factor * self.document.get("l2", 0)

    def loss(self, output):
        a, y, kind = output["activations"], self.target, self.document["loss"]
        if kind == "output":
            value = sum(a)
        elif kind == "binary_cross_entropy":
            value = -sum(t * math.log(p) + (1 - t) * math.log(1 - p) for p, t in zip(a, y))
        elif kind == "cross_entropy":
            value = -sum(t * math.log(p) for p, t in zip(a, y) if t > 0)
        else:
            value = sum((p - t) ** 2 for p, t in zip(a, y))
            value *= {"squared_error": 0.5, "mean_squared_error": 1 / len(a)}.get(kind, 1)
        value *= self.loss_factor()
        for layer in self.layers:
            value += self.l2() / 2 * sum(w * w for row in layer["weights"] for w in row)
            if self.slip == "L2 is applied to the biases, too":
                value += self.document["l2"] / 2 * sum(b * b for b in layer["biases"])
        return value

    def output_gradients(self, a):
        y, kind = self.target, self.document["loss"]
        if kind == "output":
            return [1.0] * len(a)
        if kind == "binary_cross_entropy":
            gradients = [(p - t) / (p * (1 - p)) for p, t in zip(a, y)]
        elif kind == "cross_entropy":
            gradients = [-t / p for p, t in zip(a, y)]
        else:
            twice = {"squared_error": 1, "mean_squared_error": 2 / len(a)}.get(kind, 2)
            gradients = [twice * (p - t) for p, t in zip(a, y)]
        return [self.loss_factor() * gradient for gradient in gradients]

    def output_deltas(self, trace):
        a, y, kind = trace["activations"], self.target, self.document["loss"]
        if kind in ("binary_cross_entropy", "cross_entropy"):
            deltas = [p - t for p, t in zip(a, y)]
            if self.slip == "the slope of the output is multiplied in, where it cancels":
                deltas = [delta * p * (1 - p) for delta, p in zip(deltas, a)]
            if self.slip == "softmax's cross terms are left out":
                deltas = [-t * (1 - p) for p, t in zip(a, y)]
            deltas = [self.loss_factor() * delta for delta in deltas]
        else:
            deltas = trace["activation_gradients"]
            if self.slip != "the slope f' is left out":
                deltas = [g * slope for g, slope in zip(deltas, trace["slopes"])]
        sign = -1 if self.slip == "the sign is the other" else 1
        return [sign * delta for delta in deltas]

    def gradient_before(self, traces, l):
        layer, trace = self.layers[l], traces[l]
        weights, deltas = layer["weights"], trace["_deltas"]
        if self.slip == "the weights are updated already":
            weights = [
                [w - self.rate * g for w, g in zip(row, gradients)]
                for row, gradients in zip(weights, trace["weight_gradients"])
            ]
        rows = range(len(weights))
        if self.slip == "only one of the paths is followed":
            rows = range(1)

        def back(j, i):
            swapped = self.slip == "rows and columns are swapped: the weights are not transposed"
            if swapped and j < len(weights[0]) and i < len(weights):
                return weights[i][j]
            return weights[j][i]

        gradients = [sum(back(j, i) * deltas[j] for j in rows) for i in range(len(weights[0]))]
        left_out = ("the shortcut is left out", "the shortcut is left out on the way back")
        if layer.get("residual") and self.slip not in left_out:
            gradients = [
                g + more for g, more in zip(gradients, trace["activation_gradients"])
            ]
        return gradients

    def backward(self, traces, l, before):
        layer, trace = self.layers[l], traces[l]
        is_output = l + 1 == len(traces)
        trace["activation_gradients"] = (
            self.output_gradients(trace["activations"]) if is_output
            else self.gradient_before(traces, l + 1)
        )
        if is_output:
            deltas = self.output_deltas(trace)
        elif self.slip == "the slope f' is left out":
            deltas = trace["activation_gradients"]
        else:
            deltas = [g * s for g, s in zip(trace["activation_gradients"], trace["slopes"])]
        if "normalization" in layer:
            deltas = self.through_normalization(layer, trace, deltas)
        trace["_deltas"] = deltas
        at_activation = "this is the derivative by the activation, not by the preactivation"
        if self.slip == at_activation:
            deltas = trace["activation_gradients"]
        trace["deltas"] = deltas
        carried = {
            "the activation is that of the neuron the weight leads to":
                lambda j, i: trace["activations"][j],
            "the weight is taken for the activation": lambda j, i: layer["weights"][j][i],
            "the preactivation is taken for the activation":
                lambda j, i: traces[l - 1]["preactivations"][i] if l > 0 else before[i],
        }.get(self.slip, lambda j, i: before[i])
        trace["weight_gradients"] = [
            [deltas[j] * carried(j, i) + self.l2() * w for i, w in enumerate(row)]
            for j, row in enumerate(layer["weights"])
        ]
        biases = layer.get("biases", [])
        times = self.slip == "the gradient of the bias is multiplied by the bias"
        trace["bias_gradients"] = [
            delta * (bias if times else 1) for delta, bias in zip(deltas, biases)
        ]
        if self.slip == "L2 is applied to the biases, too":
            trace["bias_gradients"] = [
                g + self.document["l2"] * bias for g, bias in zip(trace["bias_gradients"], biases)
            ]
        sizes = deltas if self.slip == "the magnitude is the mean of delta, not of |delta|" else [
            abs(delta) for delta in deltas
        ]
        summed = self.slip == "the magnitude is a sum, not a mean"
        trace["gradient_magnitude"] = sum(sizes) / (1 if summed else len(sizes))

    def through_normalization(self, layer, trace, gradients):
        _, n, deviation = self.normalized(layer, trace["preactivations"])
        trace["gamma_gradients"] = [g * number for g, number in zip(gradients, n)]
        trace["beta_gradients"] = gradients
        g = [gamma * gradient for gamma, gradient in zip(layer["gamma"], gradients)]
        mean = sum(g) / len(g)
        mean_with_n = sum(a * b for a, b in zip(g, n)) / len(g)
        constant = "the mean and the deviation of the normalisation are taken for constants"
        if self.slip == constant:
            mean = mean_with_n = 0
        return [(a - mean - b * mean_with_n) / deviation for a, b in zip(g, n)]


def network(name, inputs, shapes, loss, **keys):
    random = Random(name)

    def numbers(count, low=-1.0, high=1.0):
        return [round(random.uniform(low, high), 2) for _ in range(count)]

    layers, before = [], inputs
    for units, activation, *options in shapes:
        layer = {"units": units, "activation": activation}
        if "normalized" in options:
            layer.update(normalization="layer", gamma=numbers(units, 0.5, 1.5),
                         beta=numbers(units))
        if "residual" in options:
            layer["residual"] = True
        layer["weights"] = [numbers(before) for _ in range(units)]
        layer["biases"] = numbers(units, 0.1, 0.9)
        layers.append(layer)
        before = units
    example = {"input": numbers(inputs)}
    if loss == "cross_entropy":
        example["target"] = [1] + [0] * (before - 1)
    elif loss == "binary_cross_entropy":
        example["target"] = [random.randrange(2) for _ in range(before)]
    elif loss != "output":
        example["target"] = numbers(before)
    return {"inputs": inputs, "layers": layers, "loss": loss, **keys, "example": example}


SQUARES = network("squares", 2, [(2, "sigmoid"), (2, "sigmoid")], "squared_error", learning_rate=0.5)
DEEP = network("deep", 3, [(3, "tanh"), (3, "sigmoid"), (3, "tanh"), (2, "sigmoid")],
               "binary_cross_entropy", learning_rate=0.5)
CLASSES = network("classes", 2, [(4, "relu"), (4, "leaky_relu"), (3, "softmax")], "cross_entropy",
                  learning_rate=0.1)
DECAY = network("decay", 2, [(3, "tanh"), (2, "linear")], "mean_squared_error", l2=0.3)
REPAIRED = network("repaired", 3, [(3, "tanh", "normalized"), (3, "sigmoid", "residual"),
                                   (2, "tanh")], "sum_squared_error")
ANSWER = network("answer", 3, [(3, "tanh"), (2, "sigmoid")], "output")

EVERYWHERE = [
    "rows and columns are swapped: the weights are not transposed",
    "only one of the paths is followed",
    "the bias is left out",
    "the activation is that of the neuron the weight leads to",
    "the preactivation is taken for the activation",
    "the weight is taken for the activation",
    "the gradient of the bias is multiplied by the bias",
    "the magnitude is a sum, not a mean",
]
SLOPES_WRONG = ["the slope f' is left out", "the slope is taken at a, not at z"]
CASES = [
    (SQUARES, EVERYWHERE + SLOPES_WRONG + [
        "the weights are updated already", "the sign is the other",
        "the 1/2 of the loss is left out", "the mean over the outputs is taken for the sum",
        "this is the derivative by the activation, not by the preactivation",
        "the magnitude is the mean of delta, not of |delta|",
    ]),
    (DEEP, EVERYWHERE + SLOPES_WRONG + [
        "the weights are updated already", "the sign is the other",
        "the slope of the output is multiplied in, where it cancels",
    ]),
    (CLASSES, EVERYWHERE + [
        "the slope f' is left out", "the slope is 1 where the neuron is off, too",
        "the weights are updated already", "softmax's cross terms are left out",
        "the slope of the output is multiplied in, where it cancels",
    ]),
    (DECAY, [
        "L2 is left out", "L2 is twice as large", "L2 is applied to the biases, too",
        "a 1/2 is put into the loss", "the sum over the outputs is taken for the mean",
        "the slope f' is left out",
    ]),
    (REPAIRED, [
        "the mean and the deviation of the normalisation are taken for constants",
        "the variance is divided by n - 1", "epsilon stands outside of the root",
        "the shortcut is left out on the way back", "the shortcut is left out",
        "a 1/2 is put into the loss", "the bias is left out", "the slope f' is left out",
    ]),
    (ANSWER, ["the slope f' is left out", "only one of the paths is followed",
              "the sign is the other"]),
]


def rounded(value, decimals):
    if isinstance(value, dict):
        return {key: rounded(item, decimals) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded(item, decimals) for item in value]
    return round(value, decimals)


def cases():
    names = {id(SQUARES): "squares", id(DEEP): "deep", id(CLASSES): "classes", id(DECAY): "decay",
             id(REPAIRED): "repaired", id(ANSWER): "answer"}
    for document, slips in CASES:
        good = Pass(document, None).trace()
        yield {"name": f"{names[id(document)]}, nothing", "document": document,
               "claim": json.dumps(good), "slip": None}
        yield {"name": f"{names[id(document)]}, nothing, rounded", "document": document,
               "claim": json.dumps(rounded(good, 5)), "slip": None}
        for k, slip in enumerate(slips):
            trace = Pass(document, slip).trace()
            # As programs write, and as people do.
            claim = trace if k % 2 == 0 else rounded(trace, 6)
            yield {"name": f"{names[id(document)]}, {slip}", "document": document,
                   "claim": json.dumps(claim), "slip": slip}


def main():
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases())
    text = '{"generator":"tests/goldens/generate_slips.py","cases":[\n' + lines + "\n]}\n"
    (Path(__file__).resolve().parent / "slips.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
