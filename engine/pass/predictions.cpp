#include "pass/predictions.hpp"

#include "pass/each_row.hpp"

namespace backprop {

Vector predictions(const Network& network, const Vector& inputs) {
  const Eigen::Index outputs = network.layers.back().units();
  Vector predicted(row_count(network, inputs) * outputs);
  for_each_row(network, inputs, [&](Eigen::Index row, const Pass& pass) {
    predicted.segment(row * outputs, outputs) = pass.activations(network.layer_count());
  });
  return predicted;
}

}  // namespace backprop
