#pragma once

#include <string>

#include "checks/ranges.hpp"
#include "pass/pass.hpp"

namespace backprop {

/// How many rows there are. inputs: one row after the other, as many numbers each as the network
/// has inputs. Throws std::invalid_argument where the last row is not whole.
inline Eigen::Index row_count(const Network& network, const Vector& inputs) {
  if (inputs.size() % network.inputs != 0) {
    refuse("inputs", "rows of " + std::to_string(network.inputs) + " numbers",
           std::to_string(inputs.size()) + " numbers in all");
  }
  return inputs.size() / network.inputs;
}

/// visit(row, pass) for each row, after the pass's forward half over it. Throws
/// std::invalid_argument for rows as row_count does, and for an input that is not finite.
template <typename Visit>
void for_each_row(const Network& network, const Vector& inputs, const Visit& visit) {
  const Eigen::Index rows = row_count(network, inputs);
  Pass pass(network, {Vector::Zero(network.inputs), Vector::Zero(network.layers.back().units())});
  pass.forward();
  for (Eigen::Index row = 0; row < rows; ++row) {
    pass.set_input(inputs.segment(row * network.inputs, network.inputs));
    visit(row, pass);
  }
}

}  // namespace backprop
