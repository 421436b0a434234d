"""PyTorch on one thread, answering the requests of ../host.js line by line."""

import json
import re
import sys
import time

STEPS_TO_PROVE = 10


class Contestant:
    """nn.Sequential and SGD with their fastest settings: `foreach` updates all parameters in one call,
    and gradients are dropped after a step, not filled with zeros."""

    def __init__(self, document):
        training = document["training"]
        self.inputs = torch.tensor(training["inputs"])
        self.targets = torch.tensor(training["targets"], dtype=torch.float32)
        self.model = make_model(document)
        # Both losses take the output layer's values before its sigmoid or softmax.
        if document["loss"] == "cross_entropy":
            self.targets = self.targets.argmax(dim=1)
            self.loss = torch.nn.CrossEntropyLoss()
            self.output = torch.nn.Softmax(dim=1)
        else:
            self.loss = torch.nn.BCEWithLogitsLoss()
            self.output = torch.nn.Sigmoid()
        rate = training["optimizer"]["learning_rate"]
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=rate, foreach=True)
        self.steps_per_call = 1

    def step(self, steps):
        for _ in range(steps):
            self.optimizer.zero_grad(set_to_none=True)
            self.loss(self.model(self.inputs), self.targets).backward()
            self.optimizer.step()

    def outputs(self):
        with torch.no_grad():
            return self.output(self.model(self.inputs)).flatten().tolist()

    def measure(self, milliseconds):
        """Steps a second; as in host.js, by calls that take a twentieth of the time or more."""
        start = time.perf_counter()
        steps = 0
        elapsed = 0.0
        while elapsed < milliseconds / 1000:
            before = elapsed
            self.step(self.steps_per_call)
            steps += self.steps_per_call
            elapsed = time.perf_counter() - start
            if elapsed - before < milliseconds / 20000:
                self.steps_per_call *= 2
        return steps / elapsed


def make_model(document):
    activations = {"sigmoid": torch.nn.Sigmoid, "tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}
    modules = []
    width = document["inputs"]
    for layer in document["layers"]:
        linear = torch.nn.Linear(width, layer["units"])
        with torch.no_grad():
            linear.weight.copy_(torch.tensor(layer["weights"]))
            linear.bias.copy_(torch.tensor(layer["biases"]))
        modules += [linear, activations.get(layer["activation"], torch.nn.Identity)()]
        width = layer["units"]
    return torch.nn.Sequential(*modules[:-1])


def note():
    """Names the library that multiplies matrices: one is several times slower than the other."""
    with open("/proc/self/maps", encoding="utf-8") as maps:
        blas = re.search(r"/lib(openblas|mkl|blis|blas)", maps.read())
    found = blas.group(1) if blas else "no BLAS"
    if found == "blas":
        found = "the reference BLAS; OpenBLAS (Debian's libopenblas0-pthread) multiplies faster"
    return f"version {torch.__version__} with {found}"


def main():
    contestant = None
    for line in sys.stdin:
        request = json.loads(line)
        if "prepare" in request:
            contestant = Contestant(request["prepare"])
            before = contestant.outputs()
            contestant.step(STEPS_TO_PROVE)
            answer = {"outputs": [before, contestant.outputs()], "note": note()}
        else:
            answer = {"steps_per_second": contestant.measure(request["measure"])}
        print(json.dumps(answer), flush=True)


try:
    import torch
except ImportError:
    sys.exit("skipped: PyTorch (Debian's python3-torch) is not installed")

torch.set_num_threads(1)
torch.set_num_interop_threads(1)
main()
