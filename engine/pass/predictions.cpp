#include "pass/predictions.hpp"

#include "checks/ranges.hpp"
#include "pass/pass.hpp"

namespace backprop {

Vector predictions(const Network& network, const Vector& inputs) {
  if (inputs.size() % network.inputs != 0) {
    refuse("inputs", "rows of " + std::to_string(network.inputs) + " numbers",
           std::to_string(inputs.size()) + " numbers in all");
  }
  const Eigen::Index rows = inputs.size() / network.inputs;
  const Eigen::Index outputs = network.layers.back().units();
  Pass pass(network, {Vector::Zero(network.inputs), Vector::Zero(outputs)});
  Vector predicted(rows * outputs);
  for (Eigen::Index row = 0; row < rows; ++row) {
    pass.reset();
    for (int i = 0; i < network.inputs; ++i) {
      pass.set({PassNumber::input, 0, i, 0}, inputs[row * network.inputs + i]);
    }
    pass.forward();
    predicted.segment(row * outputs, outputs) = pass.activations(network.depth());
  }
  return predicted;
}

}  // namespace backprop
