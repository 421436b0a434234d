"""Writes training-slips.json: trainings with one thing done wrong throughout, and what it is.

Needs only Python's standard library: python3 tests/goldens/generate_training_slips.py

Each case has a training document, a claim (the text of a result, or of parts of one) and the name of the
slip. The trainings are computed here, independently of the engine, from the passes of generate_slips.py.
"""

import json
import math
from pathlib import Path
from random import Random

from generate_slips import Pass, network, rounded

GRADIENTS = {"weights": "weight_gradients", "biases": "bias_gradients",
             "gamma": "gamma_gradients", "beta": "beta_gradients"}


class PassBackThrough(Pass):
    """A pass whose error signals go back through the weights of other layers."""

    def __init__(self, document, layers_back):
        super().__init__(document, None)
        self.layers_back = layers_back

    def gradient_before(self, traces, l):
        layer, self.layers[l] = self.layers[l], self.layers_back[l]
        gradients = super().gradient_before(traces, l)
        self.layers[l] = layer
        return gradients


def flat(numbers):
    return [x for row in numbers for x in row] if isinstance(numbers[0], list) else list(numbers)


def norm(arrays):
    return math.sqrt(sum(x * x for array in arrays for x in array))


class Training:
    """A training with a slip, or with None. Arrays of parameters have keys (layer, name)."""

    def __init__(self, document, slip, noted="slipped"):
        self.document, self.slip, self.noted = document, slip, noted
        self.training = document["training"]
        self.optimizer = {"momentum": 0, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8,
                          **self.training["optimizer"]}
        self.layers = json.loads(json.dumps(document["layers"]))
        self.examples = [{"input": x, "target": y} for x, y in
                         zip(self.training["inputs"], self.training["targets"])]
        self.keys = [(l, name) for l, layer in enumerate(self.layers)
                     for name in GRADIENTS if name in layer]
        self.memory = {key: [(0.0, 0.0)] * len(self.array(key)) for key in self.keys}
        self.kept, self.count = None, 0
        self.is_mean = self.training.get("reduction", "mean") == "mean"

    def array(self, key):
        return flat(self.layers[key[0]][key[1]])

    def set_array(self, layers, key, numbers):
        layer = layers[key[0]]
        width = len(layer["weights"][0])
        layer[key[1]] = numbers if key[1] != "weights" else [
            numbers[k:k + width] for k in range(0, len(numbers), width)]

    def batches(self):
        count = len(self.examples)
        size = self.training.get("batch_size", count)
        if self.slip == "each step takes all examples, not the next batch":
            size = count
        batches = [list(range(k, min(k + size, count))) for k in range(0, count, size)]
        missing = size - len(batches[-1])
        if missing and self.slip == "the last batch, which is smaller, is left out":
            batches.pop()
        if self.slip == "the last batch, which is smaller, is filled up from the beginning":
            batches[-1] += range(missing)
        return batches

    def result(self):
        batches, losses = self.batches(), []
        steps = self.training.get("steps", self.training.get("epochs", 0) * len(batches))
        for step in range(steps):
            batch = batches[step % len(batches)]
            if self.slip == "each step takes the first batch, not the next":
                batch = batches[0]
            losses.append(self.step(batch))
        return {"steps": steps, "losses": losses, "document": {"layers": [
            {name: layer[name] for name in GRADIENTS if name in layer} for layer in self.layers]}}

    def step(self, batch):
        if self.slip == "each example makes a step of its own":
            losses = [self.step_over([k]) for k in batch]
            return sum(losses) / (len(losses) if self.is_mean else 1)
        loss = self.step_over(batch)
        if self.slip == "the loss is that after the step":
            return self.noted_loss(batch)
        return loss

    def divisor(self, batch):
        """By which the sum over the batch is divided."""
        if self.slip == "the sum over the batch is taken for the mean":
            return 1
        if self.slip == "the mean over the batch is taken for the sum":
            return len(batch)
        if self.slip == "the last batch, which is smaller, is divided by batch_size":
            return self.training["batch_size"]
        return len(batch) if self.is_mean else 1

    def loss_divisor(self, batch):
        if self.noted != "slipped":
            return len(batch) if self.is_mean else 1
        if self.slip == "the loss is the sum over the batch, not the mean":
            return 1
        if self.slip == "the loss is the mean over the batch, not the sum":
            return len(batch)
        return self.divisor(batch)

    def one(self, example):
        """The document of one example, without L2: a batch has it once."""
        return {**self.document, "layers": self.layers, "l2": 0, "example": example}

    def noted_loss(self, batch):
        slip = self.slip if self.noted == "slipped" else None
        losses = [Pass(self.one(self.examples[k]), slip).trace()["loss"] for k in batch]
        return sum(losses) / self.loss_divisor(batch) + self.penalty()

    def squares(self, name):
        return sum(x * x for key in self.keys if key[1] == name for x in self.array(key))

    def penalty(self):
        l2 = self.document.get("l2", 0)
        if self.noted == "without L2":
            return 0
        stated = l2 / 2 * self.squares("weights")
        if self.noted == "stated":
            return stated
        return {"L2 is left out": 0, "L2 is left out of the loss": 0, "L2 is twice as large": 2 * stated,
                "L2 is applied to the biases, too": stated + l2 / 2 * self.squares("biases"),
                }.get(self.slip, stated)

    def gradients(self, batch, layers_back=None):
        sums = {key: [0.0] * len(self.array(key)) for key in self.keys}
        for k in batch:
            document = self.one(self.examples[k])
            one = Pass(document, self.slip) if layers_back is None else PassBackThrough(
                document, layers_back)
            layers = one.trace()["layers"]
            for l, name in self.keys:
                found = flat(layers[l][GRADIENTS[name]])
                sums[l, name] = [x + y for x, y in zip(sums[l, name], found)]
        return {key: [x / self.divisor(batch) + self.shrinking(key) * w
                      for x, w in zip(sums[key], self.array(key))] for key in self.keys}

    def shrinking(self, key):
        """What L2 adds to a gradient, for a parameter of 1."""
        l2, name = self.document.get("l2", 0), key[1]
        if name == "biases" and self.slip == "L2 is applied to the biases, too":
            return l2
        if name != "weights" or self.slip in (
                "L2 is left out", "L2 is left out of the gradient",
                "L2 shrinks the weights beside the gradient, as AdamW does"):
            return 0
        return 2 * l2 if self.slip == "L2 is twice as large" else l2

    def is_held(self, key):
        l, name = key
        if name == "biases" and self.slip == "the biases are not updated":
            return True
        if self.slip == "what is frozen is updated, too":
            return False
        return name in self.layers[l].get("frozen", [])

    def clipped(self, gradients):
        for key in self.keys:
            if self.is_held(key):
                gradients[key] = [0.0] * len(gradients[key])
        most = self.training.get("clip_norm")
        if most is None or self.slip == "clip_norm is left out":
            return gradients
        if self.slip == "each gradient is clipped by itself, not by the norm of all":
            return {key: [max(-most, min(most, x)) for x in array]
                    for key, array in gradients.items()}
        added = 0 if self.slip == "the norm that clips has no 1e-6 added to it" else 1e-6
        by_own = "each layer's weights and biases are clipped by their own norm, not by that of all"
        whole = norm(gradients.values())
        return {key: [x * min(1, most / ((norm([array]) if self.slip == by_own else whole) + added))
                      for x in array] for key, array in gradients.items()}

    def step_over(self, batch):
        loss = self.noted_loss(batch)
        self.count += 1
        within = "the weights are updated before the gradients of earlier layers are computed"
        if self.slip == within:
            updated = json.loads(json.dumps(self.layers))
            for l in reversed(range(len(self.layers))):
                gradients = self.clipped(self.gradients(batch, updated))
                self.update(updated, gradients, [key for key in self.keys if key[0] == l])
            self.layers = updated
            return loss
        gradients = self.gradients(batch)
        kept = "the gradients of the steps before are added: they are not set to zero"
        if self.slip == kept and self.kept:
            gradients = {key: [x + y for x, y in zip(gradients[key], self.kept[key])]
                         for key in self.keys}
        self.kept = self.clipped(gradients)
        self.update(self.layers, self.kept, self.keys)
        return loss

    def update(self, layers, gradients, keys):
        rate = self.optimizer.get("learning_rate", 0.001)
        if self.slip == "the learning rate is left out":
            rate = 1
        if self.slip == "the sign of the update is the other":
            rate = -rate
        direction = self.adam if self.optimizer["name"] == "adam" else self.sgd
        for key in keys:
            numbers = self.array(key)
            shrinks = "L2 shrinks the weights beside the gradient, as AdamW does"
            if self.slip == shrinks and key[1] == "weights" and not self.is_held(key):
                numbers = [(1 - rate * self.document["l2"]) * w for w in numbers]
            for k, gradient in enumerate(gradients[key]):
                step, self.memory[key][k] = direction(gradient, *self.memory[key][k])
                numbers[k] -= rate * step
            self.set_array(layers, key, numbers)

    def sgd(self, gradient, velocity, _):
        momentum = self.optimizer["momentum"]
        if self.slip == "the momentum is left out":
            momentum = 0
        share = 1 - momentum if self.slip == "the gradient is multiplied by 1 - momentum" else 1
        velocity = momentum * velocity + share * gradient
        if self.slip == "the momentum is Nesterov's":
            return gradient + momentum * velocity, (velocity, 0)
        return velocity, (velocity, 0)

    def adam(self, gradient, mean, square):
        beta1, beta2, epsilon = (self.optimizer[name] for name in ("beta1", "beta2", "epsilon"))
        if self.slip == "beta1 and beta2 are swapped":
            beta1, beta2 = beta2, beta1
        mean = beta1 * mean + (1 - beta1) * gradient
        bare = self.slip == "the square in Adam's second moment is left out"
        square = beta2 * square + (1 - beta2) * (gradient if bare else gradient ** 2)
        memory = mean, square
        if self.slip != "Adam's bias correction is left out":
            mean /= 1 - beta1 ** self.count
            square /= 1 - beta2 ** self.count
        if self.slip == "Adam's epsilon stands inside of the root":
            return mean / math.sqrt(square + epsilon), memory
        if self.slip == "the root of Adam's second moment is left out":
            return mean / (square + epsilon), memory
        if self.slip == "Adam's epsilon is added before the bias correction":
            root = math.sqrt(1 - beta2 ** self.count)
            return mean / (math.sqrt(memory[1]) + epsilon) * root, memory
        return mean / (math.sqrt(square) + epsilon), memory


def task(name, shapes, loss, count, training, **keys):
    document = network(name, 2, shapes, loss, **keys)
    del document["example"]
    random, outputs = Random(name + ", examples"), shapes[-1][0]
    inputs = [[round(random.uniform(-1, 1), 2) for _ in range(2)] for _ in range(count)]
    targets = [[round(random.uniform(0, 1), 2) for _ in range(outputs)] for _ in range(count)]
    if loss == "cross_entropy":
        targets = [[int(j == k % outputs) for j in range(outputs)] for k in range(count)]
    document["training"] = {"inputs": inputs, "targets": targets, **training}
    return document


def sgd(rate, **keys):
    return {"name": "sgd", "learning_rate": rate, **keys}


SQUARES = [(3, "tanh"), (2, "sigmoid")]
DOCUMENTS = {
    "batches": task("batches", SQUARES, "squared_error", 5,
                    {"optimizer": sgd(0.4), "batch_size": 2, "epochs": 2}),
    "summed": task("summed", [(3, "tanh"), (3, "softmax")], "cross_entropy", 4,
                   {"optimizer": sgd(0.2), "reduction": "sum", "steps": 3}),
    "momentum": task("momentum", SQUARES, "sum_squared_error", 3,
                     {"optimizer": sgd(0.1, momentum=0.9), "clip_norm": 0.1, "steps": 4}),
    "decay": task("decay", SQUARES, "mean_squared_error", 3,
                  {"optimizer": sgd(0.2, momentum=0.5), "steps": 3}, l2=0.3),
    "adam": task("adam", SQUARES, "binary_cross_entropy", 3, {
        "optimizer": {"name": "adam", "learning_rate": 0.05, "beta1": 0.8, "beta2": 0.9,
                      "epsilon": 0.001}, "steps": 4}, l2=0.2),
    "repaired": task("repaired", [(3, "tanh", "normalized"), (3, "sigmoid", "residual"),
                                  (1, "linear")], "squared_error", 4,
                     {"optimizer": sgd(0.1), "batch_size": 3, "steps": 4}),
}
DOCUMENTS["momentum"]["layers"][0]["frozen"] = ["weights"]

#: By document: slips, which a loss that is stated, or is without L2, may stand beside.
CASES = {
    "batches": [
        "the sum over the batch is taken for the mean",
        ("the sum over the batch is taken for the mean", "stated"),
        "the loss is the sum over the batch, not the mean",
        "each step takes all examples, not the next batch",
        "each step takes the first batch, not the next",
        "the last batch, which is smaller, is left out",
        "the last batch, which is smaller, is filled up from the beginning",
        "the last batch, which is smaller, is divided by batch_size",
        "each example makes a step of its own",
        "the loss is that after the step",
        "the gradients of the steps before are added: they are not set to zero",
        "the learning rate is left out",
        "the sign of the update is the other",
        "the biases are not updated",
        "the weights are updated before the gradients of earlier layers are computed",
        "the slope f' is left out",
        "rows and columns are swapped: the weights are not transposed",
        ("the 1/2 of the loss is left out", "stated"),
    ],
    "summed": [
        "the mean over the batch is taken for the sum",
        "the loss is the mean over the batch, not the sum",
        "softmax's cross terms are left out",
        "the bias is left out",
    ],
    "momentum": [
        "the momentum is left out",
        "the gradient is multiplied by 1 - momentum",
        "the momentum is Nesterov's",
        "clip_norm is left out",
        "each layer's weights and biases are clipped by their own norm, not by that of all",
        "each gradient is clipped by itself, not by the norm of all",
        "the norm that clips has no 1e-6 added to it",
        "what is frozen is updated, too",
        "the weights are updated before the gradients of earlier layers are computed",
    ],
    "decay": [
        "L2 is left out",
        "L2 is left out of the loss",
        "L2 is left out of the gradient",
        "L2 is twice as large",
        ("L2 is applied to the biases, too", "without L2"),
        "L2 is applied to the biases, too",
        "L2 shrinks the weights beside the gradient, as AdamW does",
    ],
    "adam": [
        "Adam's epsilon stands inside of the root",
        "Adam's epsilon is added before the bias correction",
        "Adam's bias correction is left out",
        "the root of Adam's second moment is left out",
        "beta1 and beta2 are swapped",
        "the slope of the output is multiplied in, where it cancels",
        ("L2 shrinks the weights beside the gradient, as AdamW does", "without L2"),
    ],
    "repaired": [
        "the shortcut is left out on the way back",
        "the mean and the deviation of the normalisation are taken for constants",
    ],
}


def forms(result):
    return {
        "as programs write it": result,
        "rounded": rounded(result, 6),
        "weights": {"document": rounded(result["document"], 7)},
        "losses": {"losses": rounded(result["losses"], 6)},
    }


def form_of(slip, noted, k):
    if "1e-6" in slip:  # Six digits do not show so small a difference.
        return "as programs write it"
    if noted != "slipped" or "the gradient" in slip:  # It takes the losses and the weights to see.
        return "rounded"
    if "the loss is" in slip:
        return "losses"
    return ("as programs write it", "rounded", "weights")[k % 3]


def cases():
    for name, document in DOCUMENTS.items():
        for form, claim in forms(Training(document, None).result()).items():
            yield {"name": f"{name}, nothing, {form}", "document": document,
                   "claim": json.dumps(claim), "slip": None}
        for k, case in enumerate(CASES[name]):
            slip, noted = case if isinstance(case, tuple) else (case, "slipped")
            form = form_of(slip, noted, k)
            claim = forms(Training(document, slip, noted).result())[form]
            yield {"name": f"{name}, {slip}, loss {noted}, {form}", "document": document,
                   "claim": json.dumps(claim), "slip": slip}


def main():
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases())
    text = '{"generator":"tests/goldens/generate_training_slips.py","cases":[\n' + lines + "\n]}\n"
    (Path(__file__).resolve().parent / "training-slips.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
