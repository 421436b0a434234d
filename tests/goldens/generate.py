"""Writes the reference cases of this folder: what PyTorch computes in float64.

    python3 tests/goldens/generate.py

It needs PyTorch 1.13 (Debian: the package python3-torch) and writes four files next to itself, one
case a line. Every run on one processor writes the same bytes; on another kind of processor, the
last digits may differ.

passes.json        network documents with an example, and the trace of one forward and backward
                   pass over it (torch.autograd).
trainings.json     training documents, and the results of 50 full-batch steps: the loss before each
                   step, and the network after the last (torch.optim, clip_grad_norm_).
options.json       the same two for what published examples need: layers without biases, frozen
                   parameters, L2, batches, sums, more activations and losses, several examples.
initializers.json  the standard deviations and bounds with which torch.nn.init draws weights.

pytorch-traces.json has cases like those of passes.json; it is older and not written here.

Python's random.Random draws the networks, with the case's name as its seed, rounded to three
decimals: a new case does not change the others.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from torch.nn import functional, init
from torch.nn.utils import clip_grad_norm_

FOLDER = Path(__file__).resolve().parent

ACTIVATIONS = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": functional.relu,
    "leaky_relu": functional.leaky_relu,
    "linear": lambda z: z,
    # functional.softplus goes over to z above 20.
    "softplus": lambda z: torch.logaddexp(z, torch.zeros_like(z)),
    "elu": functional.elu,
    "gelu": functional.gelu,
    "silu": functional.silu,
    "softmax": lambda z: functional.softmax(z, dim=-1),
}
HIDDEN = ["sigmoid", "tanh", "relu", "leaky_relu", "linear"]
SMOOTH = ["softplus", "elu", "gelu", "silu"]

# Of z, a and y of the output layer; summed over units, and over the examples of a batch.
LOSSES = {
    "squared_error": lambda z, a, y: functional.mse_loss(a, y, reduction="sum") / 2,
    "sum_squared_error": lambda z, a, y: functional.mse_loss(a, y, reduction="sum"),
    "mean_squared_error":
        lambda z, a, y: functional.mse_loss(a, y, reduction="sum") / a.shape[-1],
    "output": lambda z, a, y: a.sum(),
    "binary_cross_entropy":
        lambda z, a, y: functional.binary_cross_entropy_with_logits(z, y, reduction="sum"),
    "cross_entropy": lambda z, a, y: -(y * functional.log_softmax(z, dim=-1)).sum(),
}

# Every loss with every output activation it takes.
OUTPUTS = [("squared_error", name) for name in HIDDEN] + [
    ("binary_cross_entropy", "sigmoid"),
    ("cross_entropy", "softmax"),
]

NORMALIZATION_EPSILON = 1e-5


# What PyTorch computes


def tensor(numbers, requires_grad=False):
    return torch.tensor(numbers, dtype=torch.float64, requires_grad=requires_grad)


def layer_parameters(layer):
    """The tensors to train in a layer of a document, by key."""
    numbers = {"weights": layer["weights"]}
    if layer.get("bias", True):
        numbers["biases"] = layer["biases"]
    if "normalization" in layer:
        numbers["gamma"] = layer.get("gamma", [1.0] * layer["units"])
        numbers["beta"] = layer.get("beta", [0.0] * layer["units"])
    return {key: tensor(value, requires_grad=True) for key, value in numbers.items()}


def network_parameters(document):
    return [layer_parameters(layer) for layer in document["layers"]]


def activate(layer, u):
    if "slope" in layer:
        return functional.leaky_relu(u, layer["slope"])
    return ACTIVATIONS[layer["activation"]](u)


def forward(document, parameters, inputs):
    """Preactivations and activations, layer by layer. inputs: an example, or rows of them."""
    preactivations, activations = [], []
    before = inputs
    for layer, own in zip(document["layers"], parameters):
        z = functional.linear(before, own["weights"], own.get("biases"))
        z.retain_grad()
        u = z
        if "normalization" in layer:
            u = functional.layer_norm(
                z, (layer["units"],), own["gamma"], own["beta"], NORMALIZATION_EPSILON
            )
        a = activate(layer, u)
        if layer.get("residual", False):
            a = a + before
        preactivations.append(z)
        a.retain_grad()
        activations.append(a)
        before = a
    return preactivations, activations


def loss_of(document, preactivations, activations, targets):
    return LOSSES[document["loss"]](preactivations[-1], activations[-1], targets)


def penalty(document, parameters):
    """What L2 adds to the loss."""
    squares = sum((own["weights"] ** 2).sum() for own in parameters)
    return document.get("l2", 0) / 2 * squares


def target_of(example):
    return tensor(example["target"]) if "target" in example else None


def layer_trace(own, z, a):
    trace = {
        "preactivations": z.tolist(),
        "activations": a.tolist(),
        "deltas": z.grad.tolist(),
        "weight_gradients": own["weights"].grad.tolist(),
        "bias_gradients": own["biases"].grad.tolist() if "biases" in own else [],
    }
    for key in ("gamma", "beta"):
        if key in own:
            trace[key + "_gradients"] = own[key].grad.tolist()
    trace["gradient_magnitude"] = z.grad.abs().mean().item()
    return trace


def trace_of(document):
    """The trace of one forward and backward pass over the document's example."""
    parameters = network_parameters(document)
    preactivations, activations = forward(
        document, parameters, tensor(document["example"]["input"])
    )
    loss = loss_of(document, preactivations, activations, tensor(document["example"]["target"]))
    loss.backward()
    return {
        "iterations": 2 * len(parameters),
        "loss": loss.item(),
        "layers": [
            layer_trace(*computed) for computed in zip(parameters, preactivations, activations)
        ],
    }


def make_optimizer(settings, parameters):
    """An optimizer of torch.optim, with its defaults for settings that the document leaves out."""
    options = {}
    if "learning_rate" in settings:
        options["lr"] = settings["learning_rate"]
    if settings["name"] == "sgd":
        if "momentum" in settings:
            options["momentum"] = settings["momentum"]
        return torch.optim.SGD(parameters, **options)
    if "beta1" in settings:
        options["betas"] = (settings["beta1"], settings["beta2"])
    if "epsilon" in settings:
        options["eps"] = settings["epsilon"]
    return torch.optim.Adam(parameters, **options)


def trained_document(document, parameters):
    """The network document with these parameters written into it."""
    layers = []
    for layer, own in zip(document["layers"], parameters):
        written = {key: value for key, value in layer.items() if key not in own}
        layers.append({**written, **{key: value.tolist() for key, value in own.items()}})
    return {"inputs": document["inputs"], "layers": layers, "loss": document["loss"]}


def training_result(document):
    """The losses before each step, and the network after the last."""
    training = document["training"]
    inputs, targets = tensor(training["inputs"]), tensor(training["targets"])
    parameters = network_parameters(document)
    every_parameter = [value for own in parameters for value in own.values()]
    optimizer = make_optimizer(training["optimizer"], every_parameter)
    losses = []
    for _ in range(training["steps"]):
        optimizer.zero_grad()
        loss = loss_of(document, *forward(document, parameters, inputs), targets) / len(inputs)
        loss.backward()
        if "clip_norm" in training:
            clip_grad_norm_(every_parameter, training["clip_norm"])
        optimizer.step()
        losses.append(loss.item())
    return {
        "steps": training["steps"],
        "losses": losses,
        "document": trained_document(document, parameters),
    }


def slopes_of(layer, own, z):
    """f'(u), one per unit."""
    u = z.detach()
    if "normalization" in layer:
        u = functional.layer_norm(
            u, (layer["units"],), own["gamma"].detach(), own["beta"].detach(),
            NORMALIZATION_EPSILON
        )
    u.requires_grad_()
    return torch.autograd.grad(activate(layer, u).sum(), u)[0].tolist()


def whole_trace_of(document, example):
    """The trace of a pass over an example, with the gradients of activations and inputs."""
    parameters = network_parameters(document)
    inputs = tensor(example["input"], requires_grad=True)
    preactivations, activations = forward(document, parameters, inputs)
    loss = loss_of(document, preactivations, activations, target_of(example))
    loss = loss + penalty(document, parameters)
    loss.backward()
    layers = []
    for layer, own, z, a in zip(document["layers"], parameters, preactivations, activations):
        trace = layer_trace(own, z, a)
        # The cross-entropies are computed from z.
        if a.grad is not None:
            trace["activation_gradients"] = a.grad.tolist()
        if layer["activation"] != "softmax":
            trace["slopes"] = slopes_of(layer, own, z)
        layers.append(trace)
    return {
        "iterations": 2 * len(parameters),
        "loss": loss.item(),
        "input_gradients": inputs.grad.tolist(),
        "layers": layers,
    }


def mean_trace_of(document):
    """The loss and the gradients of the mean over the document's examples."""
    parameters = network_parameters(document)
    losses = [
        loss_of(document, *forward(document, parameters, tensor(example["input"])),
                target_of(example))
        for example in document["examples"]
    ]
    loss = sum(losses) / len(losses) + penalty(document, parameters)
    loss.backward()
    layers = [
        {
            "weight_gradients": own["weights"].grad.tolist(),
            "bias_gradients": own["biases"].grad.tolist() if "biases" in own else [],
        }
        for own in parameters
    ]
    return {"loss": loss.item(), "layers": layers}


def batches_of(training):
    """Consecutive examples, the last batch maybe smaller, round after round."""
    size = training.get("batch_size", len(training["inputs"]))
    starts = range(0, len(training["inputs"]), size)
    steps = training["steps"] if "steps" in training else training["epochs"] * len(starts)
    for step in range(steps):
        start = starts[step % len(starts)]
        targets = training.get("targets")
        yield (tensor(training["inputs"][start:start + size]),
               None if targets is None else tensor(targets[start:start + size]))


def batch_training_result(document):
    """The losses before each step, and the network after the last; frozen parameters stay."""
    training = document["training"]
    parameters = network_parameters(document)
    trained = [
        value for layer, own in zip(document["layers"], parameters)
        for key, value in own.items() if key not in layer.get("frozen", [])
    ]
    optimizer = make_optimizer(training["optimizer"], trained)
    losses = []
    for inputs, targets in batches_of(training):
        for own in parameters:
            for value in own.values():
                value.grad = None
        loss = loss_of(document, *forward(document, parameters, inputs), targets)
        if training.get("reduction", "mean") == "mean":
            loss = loss / len(inputs)
        loss = loss + penalty(document, parameters)
        loss.backward()
        if "clip_norm" in training:
            clip_grad_norm_(trained, training["clip_norm"])
        optimizer.step()
        losses.append(loss.item())
    result = trained_document(document, parameters)
    if "l2" in document:
        result["l2"] = document["l2"]
    return {"steps": len(losses), "losses": losses, "document": result}


# Drawing networks


@dataclass(frozen=True)
class Layer:
    """The shape of a layer. written: which of gamma and beta the document writes out."""

    units: int
    activation: str
    normalized: bool = False
    residual: bool = False
    written: tuple = ("gamma", "beta")


def normals(random, count, deviation=1.0, mean=0.0):
    return [round(random.gauss(mean, deviation), 3) for _ in range(count)]


def uniforms(random, count, low, high):
    return [round(random.uniform(low, high), 3) for _ in range(count)]


def draw_layer(random, shape, units_before, gain, lean):
    """Draws weights with deviation gain / sqrt(units before) and mean lean / units before. A lean
    and the positive biases of ReLU keep deep networks of few units alive."""
    layer = {"units": shape.units, "activation": shape.activation}
    if shape.normalized:
        layer["normalization"] = "layer"
        if "gamma" in shape.written:
            layer["gamma"] = uniforms(random, shape.units, 0.5, 1.5)
        if "beta" in shape.written:
            layer["beta"] = uniforms(random, shape.units, -0.5, 0.5)
    if shape.residual:
        layer["residual"] = True
    deviation, mean = gain / units_before ** 0.5, lean / units_before
    layer["weights"] = [
        normals(random, units_before, deviation, mean) for _ in range(shape.units)
    ]
    lowest, highest = (0.1, 0.9) if shape.activation == "relu" else (-0.5, 0.5)
    layer["biases"] = uniforms(random, shape.units, lowest, highest)
    return layer


def draw_network(random, inputs, shapes, loss, gain=1.0, lean=0.0):
    layers = []
    units_before = inputs
    for shape in shapes:
        layers.append(draw_layer(random, shape, units_before, gain, lean))
        units_before = shape.units
    return {"inputs": inputs, "layers": layers, "loss": loss}


def draw_target(random, loss, units, soft=False):
    """soft: targets between 0 and 1; for cross_entropy, they sum to 1."""
    if soft and loss == "cross_entropy":
        # In thousandths, so that the written numbers sum to 1.
        cuts = sorted(random.randrange(1001) for _ in range(units - 1))
        return [(end - start) / 1000 for start, end in zip([0, *cuts], [*cuts, 1000])]
    if soft:
        return uniforms(random, units, 0.0, 1.0)
    if "squared_error" in loss:
        return uniforms(random, units, -1.0, 1.0)
    if loss == "binary_cross_entropy":
        return [random.randrange(2) for _ in range(units)]
    chosen = random.randrange(units)
    return [int(unit == chosen) for unit in range(units)]


# passes.json


def pass_case(name, document):
    return {"name": name, "document": document, "trace": trace_of(document)}


def drawn_pass(name, inputs, shapes, loss, gain=1.0, lean=0.0, soft=False):
    random = Random(name)
    document = draw_network(random, inputs, shapes, loss, gain, lean)
    document["example"] = {
        "input": normals(random, inputs),
        "target": draw_target(random, loss, shapes[-1].units, soft),
    }
    return pass_case(name, document)


def written_layer(activation, weights, biases, **keys):
    layer = {"units": len(biases), "activation": activation}
    return {**layer, **keys, "weights": weights, "biases": biases}


def written_pass(name, layers, loss, numbers, target):
    document = {"inputs": len(numbers), "layers": layers, "loss": loss}
    document["example"] = {"input": numbers, "target": target}
    return pass_case(name, document)


def activation_cases():
    """Every hidden activation with every loss and output activation."""
    for hidden in HIDDEN:
        for loss, output in OUTPUTS:
            shapes = [Layer(3, hidden), Layer(3 if output == "softmax" else 2, output)]
            yield drawn_pass(f"{hidden}, {output} output, {loss}", 2, shapes, loss)


def soft_target_cases():
    """Targets between 0 and 1; those of cross_entropy sum to 1."""
    for loss, output, units in [
        ("binary_cross_entropy", "sigmoid", 3),
        ("cross_entropy", "softmax", 3),
        ("cross_entropy", "softmax", 5),
    ]:
        name = f"soft targets of {units} units, {loss}"
        yield drawn_pass(name, 2, [Layer(3, "tanh"), Layer(units, output)], loss, soft=True)


EXTREMES = [30, -30, 800, -800]
SMALL_WEIGHTS = [[0.25, -0.5], [0.75, 0.125], [-0.375, 0.5], [0.5, 0.25], [-0.125, 1]]


def saturated_output(output):
    """An output layer whose biases make preactivations near 30, -30, 800 and -800, and one of an
    ordinary size."""
    hidden = written_layer("tanh", [[0.5, -0.25], [0.75, 1]], [0.125, -0.5])
    return [hidden, written_layer(output, SMALL_WEIGHTS, [*EXTREMES, 0.25])]


def saturation_cases():
    """Preactivations so large that activations saturate. Losses stay finite."""
    numbers = [0.5, -0.75]
    for loss, output in OUTPUTS[:len(HIDDEN)]:
        name = f"saturated {output} output, {loss}"
        yield written_pass(name, saturated_output(output), loss, numbers, [0.5, 0.25, 1, -1, 0.75])
    for side, target in [
        ("right", [1, 0, 1, 0, 1]), ("wrong", [0, 1, 0, 1, 0]),
        ("soft", [0.25, 0.5, 0.75, 0.125, 0.375]),
    ]:
        name = f"saturated sigmoid output, binary_cross_entropy, {side} targets"
        layers = saturated_output("sigmoid")
        yield written_pass(name, layers, "binary_cross_entropy", numbers, target)
    for unit, extreme in enumerate(EXTREMES):
        name = f"saturated softmax output, cross_entropy, target at {extreme}"
        target = [int(other == unit) for other in range(5)]
        layers = saturated_output("softmax")
        yield written_pass(name, layers, "cross_entropy", numbers, target)
    name = "saturated softmax output, cross_entropy, soft targets"
    layers = saturated_output("softmax")
    yield written_pass(name, layers, "cross_entropy", numbers, [0.25, 0.125, 0.5, 0.125, 0])
    layers = [written_layer("softmax", [[800], [800], [800]], [0, 0, 0])]
    yield written_pass("softmax of three times 800", layers, "cross_entropy", [1], [0, 1, 0])
    for hidden in HIDDEN:
        rows = [[number] for number in [*EXTREMES, 0.25]]
        first = written_layer(hidden, rows, [0, 0, 0, 0, 0.5])
        second = written_layer("sigmoid", [[0.5, -0.25, 0.75, 0.375, 1]], [0.125])
        name = f"saturated {hidden} in a hidden layer"
        yield written_pass(name, [first, second], "binary_cross_entropy", [1], [0])


def zero_cases():
    """Preactivations of exactly 0, where ReLU has a kink."""
    before = [0.5, 0.5]
    rows, biases = [[1, -1], [-2, 1], [0.5, 0.5], [-1, -1]], [0, 0.5, 0, 0]
    second = written_layer("sigmoid", [[0.5, -0.25, 0.75, 0.375]], [0.125])
    for hidden in ("relu", "leaky_relu"):
        first = written_layer(hidden, rows, biases)
        name = f"zeros at a hidden {hidden}"
        yield written_pass(name, [first, second], "binary_cross_entropy", before, [0])
        name = f"zeros at a {hidden} output"
        target = [1, -1, 0.25, 0.5]
        yield written_pass(name, [first], "squared_error", before, target)
        first = written_layer(hidden, [[1, -1], [-1, -1]], [0, 0.5], residual=True)
        second_of_two = written_layer("sigmoid", [[0.5, -0.25]], [0.125])
        name = f"zeros at a residual {hidden}"
        yield written_pass(name, [first, second_of_two], "binary_cross_entropy", before, [0])
        first = written_layer(hidden, [[1, 1], [0, 0], [-1, -1]], [0, 0, 0], normalization="layer")
        second_of_three = written_layer("sigmoid", [[0.5, -0.25, 0.75]], [0.125])
        name = f"zeros at a normalised {hidden}"
        yield written_pass(name, [first, second_of_three], "binary_cross_entropy", before, [0])


def depth_shapes(depth, width, hidden, output, **keys):
    return [Layer(width, hidden, **keys)] * (depth - 1) + [Layer(1, output)]


def depth_cases():
    """Plain networks of 1 to 64 weight layers, drawn so that their gradients do not vanish."""
    widths = {1: 4, 2: 4, 3: 4, 5: 3, 8: 3, 16: 3, 32: 2, 64: 2}
    for hidden, gain, lean in [("sigmoid", 4.0, 0.0), ("tanh", 1.3, 0.0), ("relu", 0.5, 0.9)]:
        for depth, width in widths.items():
            shapes = depth_shapes(depth, width, hidden, "sigmoid")
            name = f"{hidden} at depth {depth}"
            yield drawn_pass(name, 2, shapes, "binary_cross_entropy", gain, lean)


def residual_cases():
    for depth, hidden in [(3, "leaky_relu"), (5, "linear"), (8, "relu"), (12, "tanh")]:
        shapes = depth_shapes(depth, 3, hidden, "linear", residual=True)
        yield drawn_pass(f"residual {hidden} at depth {depth}", 3, shapes, "squared_error", 0.5)
    shapes = [Layer(4, "tanh"), Layer(4, "tanh", residual=True), Layer(2, "relu"),
              Layer(2, "sigmoid", residual=True), Layer(3, "softmax")]
    yield drawn_pass("residual layers among others", 2, shapes, "cross_entropy")


def normalization_cases():
    for depth, hidden in [(3, "leaky_relu"), (5, "sigmoid"), (8, "relu"), (12, "tanh")]:
        shapes = depth_shapes(depth, 3, hidden, "linear", normalized=True)
        yield drawn_pass(f"normalised {hidden} at depth {depth}", 3, shapes, "squared_error")
    for hidden, written in [("tanh", ()), ("relu", ("gamma",)), ("sigmoid", ("beta",))]:
        shapes = depth_shapes(3, 4, hidden, "sigmoid", normalized=True, written=written)
        name = f"normalised layers of {hidden} with {' and '.join(written) or 'nothing'} written"
        yield drawn_pass(name, 2, shapes, "binary_cross_entropy")
    shapes = [Layer(4, "relu"), Layer(5, "tanh", normalized=True), Layer(2, "linear"),
              Layer(3, "linear", normalized=True), Layer(3, "softmax")]
    yield drawn_pass("normalised layers among others", 2, shapes, "cross_entropy")


def normalized_extreme_cases():
    """Normalised layers with one unit, with equal preactivations and with large ones."""
    output = written_layer("sigmoid", [[0.75]], [0.125])
    for hidden, keys in [("tanh", {"gamma": [1.5], "beta": [0.25]}), ("relu", {}),
                         ("sigmoid", {"beta": [-0.5]})]:
        first = written_layer(hidden, [[0.5, 0.25]], [0.5], normalization="layer", **keys)
        name = f"a normalised layer of one unit of {hidden}"
        layers = [first, output]
        yield written_pass(name, layers, "binary_cross_entropy", [0.5, -0.75], [1])
    output = written_layer("sigmoid", [[0.75, -0.5, 0.25, 0.375]], [0.125])
    beta = {"normalization": "layer", "beta": [0.5, -0.25, 0.125, 0]}
    equal = written_layer("tanh", [[1, 0.5]] * 4, [0, 0, 0, 0], **beta)
    name = "a normalised layer of equal preactivations"
    yield written_pass(name, [equal, output], "binary_cross_entropy", [0.5, 0.25], [0])
    large = written_layer("tanh", [[extreme] for extreme in EXTREMES], [0, 0, 0, 0], **beta)
    name = "a normalised layer of large preactivations"
    yield written_pass(name, [large, output], "binary_cross_entropy", [1], [0])
    small = written_layer("tanh", [[0.001], [-0.002], [0.003], [0]], [0, 0, 0, 0], **beta)
    name = "a normalised layer of small preactivations"
    yield written_pass(name, [small, output], "binary_cross_entropy", [1], [0])


def residual_and_normalized_cases():
    """The last hidden layer is not residual, so its normalisation scales the sum of the others."""
    both = {"normalized": True, "residual": True}
    for depth, hidden in [(3, "leaky_relu"), (5, "tanh"), (8, "sigmoid"), (64, "relu")]:
        shapes = depth_shapes(depth, 3, hidden, "linear", **both)
        shapes[-2] = Layer(3, hidden, normalized=True)
        name = f"residual and normalised {hidden} at depth {depth}"
        yield drawn_pass(name, 3, shapes, "squared_error")
    shapes = [Layer(4, "relu", normalized=True), Layer(4, "tanh", residual=True),
              Layer(4, "sigmoid", written=(), **both), Layer(3, "softmax")]
    yield drawn_pass("residual or normalised layers, or both", 2, shapes, "cross_entropy")


def wide_cases():
    shapes = [Layer(20, "tanh", normalized=True), Layer(3, "softmax")]
    yield drawn_pass("20 normalised units, 3 classes", 5, shapes, "cross_entropy")
    shapes = [Layer(17, "relu"), Layer(9, "leaky_relu"), Layer(1, "sigmoid")]
    yield drawn_pass("17 and 9 units", 3, shapes, "binary_cross_entropy")


def passes():
    for cases in (activation_cases, soft_target_cases, saturation_cases, zero_cases, depth_cases,
                  residual_cases, normalization_cases, normalized_extreme_cases,
                  residual_and_normalized_cases, wide_cases):
        yield from cases()


# trainings.json

STEPS = 50


def draw_examples(random, network, size, soft):
    units = network["layers"][-1]["units"]
    return {
        "inputs": [normals(random, network["inputs"]) for _ in range(size)],
        "targets": [draw_target(random, network["loss"], units, soft) for _ in range(size)],
    }


def corner_examples(activation):
    """XOR of two inputs, of -1 and 1 for tanh and of 0 and 1 for the others."""
    low = -1 if activation == "tanh" else 0
    corners = [(first, second) for first in (low, 1) for second in (low, 1)]
    return {
        "inputs": [list(corner) for corner in corners],
        "targets": [[1 if first != second else low] for first, second in corners],
    }


def training_case(name, document, examples, optimizer, clip_norm):
    training = {**examples, "optimizer": optimizer}
    if clip_norm is not None:
        training["clip_norm"] = clip_norm
    document["training"] = {**training, "steps": STEPS}
    return {"name": name, "document": document, "result": training_result(document)}


def drawn_training(name, size, inputs, shapes, loss, optimizer, clip_norm=None, soft=False):
    random = Random(name)
    network = draw_network(random, inputs, shapes, loss)
    examples = draw_examples(random, network, size, soft)
    return training_case(name, network, examples, optimizer, clip_norm)


def xor_training(name, shapes, loss, optimizer, clip_norm=None):
    network = draw_network(Random(name), 2, shapes, loss)
    examples = corner_examples(shapes[-1].activation)
    return training_case(name, network, examples, optimizer, clip_norm)


SGD = {"name": "sgd", "learning_rate": 0.1}
MOMENTUM = {"name": "sgd", "learning_rate": 0.05, "momentum": 0.9}
ADAM = {"name": "adam", "learning_rate": 0.01}
OTHER_ADAM = {
    "name": "adam", "learning_rate": 0.02, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-4,
}
OPTIMIZERS = {
    "sgd": SGD, "sgd with momentum": MOMENTUM, "adam": ADAM, "adam of other settings": OTHER_ADAM,
}
CLIPS = {"": None, ", clipped": 0.05, ", never clipped": 1000}


def optimizer_trainings():
    """Every optimizer, without a clip_norm, with one that clips and with one that does not."""
    shapes = [Layer(3, "tanh"), Layer(1, "sigmoid")]
    for optimizer, settings in OPTIMIZERS.items():
        for clip, clip_norm in CLIPS.items():
            name = f"xor, {optimizer}{clip}"
            yield xor_training(name, shapes, "binary_cross_entropy", settings, clip_norm)


def loss_trainings():
    """Every loss, over batches and widths that are not multiples of 2 or 4."""
    yield xor_training("xor, squared_error of tanh", [Layer(5, "tanh"), Layer(1, "tanh")],
                       "squared_error", SGD)
    yield drawn_training("1 example, squared_error of linear", 1, 3,
                         [Layer(5, "sigmoid"), Layer(3, "linear")], "squared_error", SGD)
    yield drawn_training("3 examples, cross_entropy", 3, 2,
                         [Layer(7, "tanh"), Layer(3, "softmax")], "cross_entropy", MOMENTUM)
    yield drawn_training("7 examples, cross_entropy of soft targets", 7, 3,
                         [Layer(3, "sigmoid"), Layer(5, "softmax")], "cross_entropy", ADAM,
                         soft=True)
    yield drawn_training("33 examples, binary_cross_entropy of 2 units", 33, 2,
                         [Layer(8, "tanh"), Layer(5, "sigmoid"), Layer(2, "sigmoid")],
                         "binary_cross_entropy", OTHER_ADAM, 0.1)
    yield drawn_training("7 examples, relu", 7, 3,
                         [Layer(7, "relu"), Layer(5, "relu"), Layer(1, "linear")],
                         "squared_error", SGD)
    yield drawn_training("33 examples, leaky_relu, every number of adam its default", 33, 5,
                         [Layer(8, "leaky_relu"), Layer(1, "sigmoid")],
                         "binary_cross_entropy", {"name": "adam"})
    yield drawn_training("3 examples, a hidden layer of one unit", 3, 2,
                         [Layer(1, "tanh"), Layer(3, "sigmoid"), Layer(2, "sigmoid")],
                         "squared_error", ADAM)
    yield drawn_training("3 examples, no hidden layer", 3, 7, [Layer(1, "sigmoid")],
                         "squared_error", {**MOMENTUM, "momentum": 0.5})


def residual_and_normalized_trainings():
    """gamma and beta are trained too, and count in clip_norm."""
    yield drawn_training("7 examples, residual layers", 7, 5,
                         [Layer(5, "tanh", residual=True)] * 3 + [Layer(1, "sigmoid")],
                         "binary_cross_entropy", SGD, 0.2)
    yield drawn_training("33 examples, normalised layers", 33, 2,
                         [Layer(7, "tanh", normalized=True),
                          Layer(3, "sigmoid", normalized=True), Layer(2, "linear")],
                         "squared_error", ADAM, 0.1)
    yield drawn_training("3 examples, normalised layers without gamma and beta", 3, 3,
                         [Layer(5, "tanh", normalized=True, written=())] * 2
                         + [Layer(3, "softmax")], "cross_entropy", SGD)
    both = {"normalized": True, "residual": True}
    yield drawn_training("33 examples, residual and normalised layers", 33, 3,
                         [Layer(8, "tanh", normalized=True)]
                         + [Layer(8, "relu", **both)] * 2 + [Layer(3, "softmax")],
                         "cross_entropy", ADAM, 0.5)
    yield drawn_training("7 examples, residual and normalised layers, momentum", 7, 3,
                         [Layer(3, "leaky_relu", **both)] * 7 + [Layer(1, "sigmoid")],
                         "binary_cross_entropy", {**MOMENTUM, "learning_rate": 0.01}, 0.5)
    yield drawn_training("1 example, a normalised layer of one unit", 1, 2,
                         [Layer(1, "tanh", normalized=True), Layer(1, "sigmoid")],
                         "binary_cross_entropy", SGD)


def trainings():
    for cases in (optimizer_trainings, loss_trainings, residual_and_normalized_trainings):
        yield from cases()


# options.json


def keyed(document, keys_of_layers, **keys):
    """The document with more keys in its layers, and at its top."""
    layers = []
    for layer, more in zip(document["layers"], keys_of_layers):
        layers.append({**layer, **more})
        if not layers[-1].get("bias", True):
            del layers[-1]["biases"]
    return {**document, "layers": layers, **keys}


def option_pass(name, inputs, shapes, loss, keys_of_layers=None, count=1, **keys):
    random = Random(name)
    document = draw_network(random, inputs, shapes, loss)
    document = keyed(document, keys_of_layers or [{}] * len(shapes), **keys)
    examples = []
    for _ in range(count):
        example = {"input": normals(random, inputs)}
        if loss != "output":
            example["target"] = draw_target(random, loss, shapes[-1].units)
        examples.append(example)
    if count == 1:
        document["example"] = examples[0]
        trace = whole_trace_of(document, examples[0])
    else:
        document["examples"] = examples
        picked = document.get("pick")
        trace = (mean_trace_of(document) if picked is None
                 else whole_trace_of(document, examples[picked]))
    return {"name": name, "document": document, "trace": trace}


def option_passes():
    for hidden in SMOOTH:
        for loss, output in [("squared_error", hidden), ("sum_squared_error", "linear"),
                             ("mean_squared_error", "tanh"), ("binary_cross_entropy", "sigmoid"),
                             ("cross_entropy", "softmax"), ("output", hidden)]:
            name = f"{hidden}, {output} output, {loss}"
            yield option_pass(name, 2, [Layer(4, hidden), Layer(3, output)], loss)
        for extreme in EXTREMES:
            first = written_layer(hidden, [[extreme], [0.25]], [0, 0.5])
            second = written_layer("sigmoid", [[0.01, -0.25]], [0.125])
            document = {"inputs": 1, "layers": [first, second], "loss": "binary_cross_entropy",
                        "example": {"input": [1], "target": [0]}}
            yield {"name": f"{hidden} at {extreme}", "document": document,
                   "trace": whole_trace_of(document, document["example"])}
        yield option_pass(f"normalised and residual {hidden}", 3,
                          [Layer(3, hidden, normalized=True, residual=True)] * 2
                          + [Layer(2, "linear")], "mean_squared_error")
    for slope in (0, 0.2, 1, 2):
        yield option_pass(f"leaky_relu of slope {slope}", 3,
                          [Layer(5, "leaky_relu"), Layer(2, "leaky_relu")], "squared_error",
                          [{"slope": slope}, {"slope": slope}])
    for loss, output in OUTPUTS + [("sum_squared_error", "tanh"), ("output", "sigmoid")]:
        shapes = [Layer(4, "tanh"), Layer(4, "tanh", residual=True), Layer(3, output)]
        yield option_pass(f"no biases, {output} output, {loss}", 2, shapes, loss,
                          [{"bias": False}, {}, {"bias": False}])
        yield option_pass(f"l2, {output} output, {loss}", 2, shapes, loss, l2=0.3)
    yield option_pass("frozen", 2, [Layer(3, "tanh"), Layer(1, "sigmoid")],
                      "binary_cross_entropy", [{"frozen": ["weights"]}, {"frozen": ["biases"]}])
    for keys in ({}, {"l2": 0.2}, {"pick": 2}):
        yield option_pass(f"three examples {keys}", 2, [Layer(3, "tanh"), Layer(2, "softmax")],
                          "cross_entropy", [{"bias": False}, {}], count=3, **keys)


def option_training(name, size, shapes, loss, optimizer, keys_of_layers=None, l2=None, **training):
    random = Random(name)
    document = draw_network(random, 3, shapes, loss)
    document = keyed(document, keys_of_layers or [{}] * len(shapes))
    if l2 is not None:
        document["l2"] = l2
    examples = {"inputs": [normals(random, 3) for _ in range(size)]}
    if loss != "output":
        units = shapes[-1].units
        examples["targets"] = [draw_target(random, loss, units) for _ in range(size)]
    if "epochs" not in training:
        training["steps"] = STEPS
    document["training"] = {**examples, "optimizer": optimizer, **training}
    return {"name": name, "document": document, "result": batch_training_result(document)}


def option_trainings():
    shapes = [Layer(5, "tanh"), Layer(2, "sigmoid")]
    loss = "binary_cross_entropy"
    for optimizer, settings in OPTIMIZERS.items():
        for size in (1, 2, 5):
            yield option_training(f"batches of {size}, {optimizer}", 7, shapes, loss, settings,
                                  batch_size=size)
        yield option_training(f"sums, {optimizer}", 7, shapes, loss, settings, reduction="sum")
        yield option_training(f"sums of batches, l2, {optimizer}", 7, shapes, loss, settings,
                              l2=0.1, reduction="sum", batch_size=3)
        yield option_training(f"frozen, no biases, l2, {optimizer}", 7,
                              [Layer(5, "tanh"), Layer(5, "tanh"), Layer(2, "sigmoid")], loss,
                              settings, [{"frozen": ["weights"]}, {"bias": False},
                                         {"frozen": ["biases"]}], 0.05, clip_norm=0.3)
    yield option_training("epochs of batches", 7, shapes, loss, SGD, batch_size=3, epochs=20)
    for hidden in SMOOTH:
        for size in (1, 7):
            yield option_training(f"{hidden}, {size} examples, sum_squared_error", size,
                                  [Layer(5, hidden), Layer(3, "linear")], "sum_squared_error",
                                  {**SGD, "learning_rate": 0.01})
    for size in (1, 7):
        yield option_training(f"leaky_relu of slope 0.3, {size} examples, mean_squared_error",
                              size, [Layer(5, "leaky_relu"), Layer(3, "linear")],
                              "mean_squared_error", ADAM, [{"slope": 0.3}, {}])
        yield option_training(f"{size} examples, the output itself", size,
                              [Layer(5, "tanh"), Layer(2, "sigmoid")], "output", SGD)


def options():
    yield from option_passes()
    yield from option_trainings()


# initializers.json

SCHEMES = {
    "xavier_normal": (init.xavier_normal_, {}),
    "xavier_uniform": (init.xavier_uniform_, {}),
    "kaiming_normal": (init.kaiming_normal_, {"mode": "fan_in", "nonlinearity": "relu"}),
    "kaiming_uniform": (init.kaiming_uniform_, {"mode": "fan_in", "nonlinearity": "relu"}),
    # As torch.nn.Linear.reset_parameters calls it.
    "linear_default": (init.kaiming_uniform_, {"a": math.sqrt(5)}),
}
FANS = [(1, 1), (1, 5), (2, 4), (3, 3), (4, 1), (5, 7), (8, 8), (13, 20), (64, 10), (100, 100)]


class Recorder(torch.Tensor):
    """A tensor that records the distribution with which it should be filled."""

    def normal_(self, mean=0, std=1, **_):
        assert mean == 0
        self.recorded = {"standard_deviation": std}
        return self

    def uniform_(self, low=0, high=1, **_):
        assert low == -high
        self.recorded = {"bound": high}
        return self


def initializer_case(scheme, fan_in, fan_out):
    initialize, options = SCHEMES[scheme]
    weights = torch.empty(fan_out, fan_in, dtype=torch.float64).as_subclass(Recorder)
    initialize(weights, **options)
    return {"scheme": scheme, "fan_in": fan_in, "fan_out": fan_out, **weights.recorded}


def initializers():
    for scheme in SCHEMES:
        for fan_in, fan_out in FANS:
            yield initializer_case(scheme, fan_in, fan_out)


# The files


def torch_version():
    """Debian's package of 1.13.1 calls itself 1.13.0a0."""
    return "1.13.1" if torch.__version__ == "1.13.0a0" else torch.__version__


def compact(value):
    return json.dumps(value, separators=(",", ":"), allow_nan=False)


def write_cases(file_name, cases):
    heading = {"generator": "tests/goldens/generate.py", "torch": torch_version()}
    lines = ",\n".join(compact(case) for case in cases)
    text = compact(heading)[:-1] + ',"cases":[\n' + lines + "\n]}\n"
    (FOLDER / file_name).write_text(text, encoding="utf-8")


def main():
    torch.manual_seed(0)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    write_cases("passes.json", passes())
    write_cases("trainings.json", trainings())
    write_cases("options.json", options())
    write_cases("initializers.json", initializers())


if __name__ == "__main__":
    main()
