#pragma once

#include <string>
#include <vector>

#include "document.hpp"
#include "initializer.hpp"

namespace backprop {

/// A network with random weights, biases, input and target, all of them different from 0.
inline Pass random_pass(RandomSource& random, Eigen::Index inputs,
                        const std::vector<Eigen::Index>& units, Activation hidden,
                        Activation output, Loss loss) {
  const auto fill = [&random](auto& numbers, double scale) {
    for (Eigen::Index k = 0; k < numbers.size(); ++k) numbers.data()[k] = scale * random.normal();
  };
  Network network{inputs, {}, loss};
  Eigen::Index before = inputs;
  for (std::size_t l = 0; l < units.size(); ++l) {
    Layer layer{Matrix(units[l], before), Vector(units[l]),
                l + 1 == units.size() ? output : hidden};
    fill(layer.weights, 1.0 / std::sqrt(static_cast<double>(before)));
    fill(layer.biases, 0.3);
    network.layers.push_back(layer);
    before = units[l];
  }
  Example example{Vector(inputs), Vector(before)};
  fill(example.input, 1.0);
  for (double& y : example.target) y = random.uniform();
  return Pass(std::move(network), std::move(example));
}

/// 2-3-2, tanh and sigmoid, squared error.
inline Pass small_pass() {
  RandomSource random(7);
  return random_pass(random, 2, {3, 2}, Activation::tanh, Activation::sigmoid, Loss::squared_error);
}

}  // namespace backprop
