#pragma once

#include <vector>

#include "network/network.hpp"
#include "numbers/random_source.hpp"
#include "pass/pass.hpp"

namespace backprop {

template <typename Numbers>
void fill(Numbers& numbers, double scale, RandomSource& random) {
  for (Eigen::Index k = 0; k < numbers.size(); ++k) numbers.data()[k] = scale * random.normal();
}

/// What repairs a deep network, wherever it may stand: `residual` applies to the hidden layers that
/// have as many units as the layer before.
struct Repairs {
  bool normalized = false;
  bool residual = false;
};

/// What a document may say besides: hidden layers without biases, frozen parameters, another slope
/// of leaky ReLU, and L2.
inline void add_options(RandomSource& random, Network& network) {
  for (Layer& layer : network.layers) {
    if (random.uniform() < 0.2) layer.biases.resize(0);
    layer.frozen_weights = random.uniform() < 0.2;
    layer.frozen_biases = random.uniform() < 0.2;
    layer.activation.negative_slope = random.uniform();
  }
  if (random.uniform() < 0.3) network.l2 = random.uniform();
}

/// A network with random parameters, all of them different from 0.
inline Network random_network(RandomSource& random, Eigen::Index inputs,
                              const std::vector<Eigen::Index>& units, Activation hidden,
                              Activation output, Loss loss, Repairs repairs = {}) {
  Network network{inputs, {}, loss};
  Eigen::Index before = inputs;
  for (std::size_t l = 0; l < units.size(); ++l) {
    const bool is_output = l + 1 == units.size();
    Layer layer{Matrix(units[l], before), Vector(units[l]), is_output ? output : hidden};
    fill(layer.weights, 1.0 / std::sqrt(static_cast<double>(before)), random);
    fill(layer.biases, 0.3, random);
    if (repairs.normalized && !is_output) {
      layer.normalization = Normalization::layer;
      layer.gamma = layer.beta = Vector(units[l]);
      fill(layer.gamma, 1.0, random);
      fill(layer.beta, 0.3, random);
    }
    layer.residual = repairs.residual && !is_output && units[l] == before;
    network.layers.push_back(layer);
    before = units[l];
  }
  return network;
}

/// The same, with a random input and target.
inline Pass random_pass(RandomSource& random, Eigen::Index inputs,
                        const std::vector<Eigen::Index>& units, Activation hidden,
                        Activation output, Loss loss, Repairs repairs = {}) {
  Network network = random_network(random, inputs, units, hidden, output, loss, repairs);
  Example example{Vector(inputs), Vector(units.back())};
  fill(example.input, 1.0, random);
  if (!takes_target(network.loss)) example.target.resize(0);
  for (double& y : example.target) y = random.uniform();
  if (network.loss == Loss::cross_entropy) example.target /= example.target.sum();
  return Pass(std::move(network), std::move(example));
}

/// A whole number from 0 to below the limit.
inline std::size_t below(RandomSource& random, std::size_t limit) {
  return static_cast<std::size_t>(random.uniform() * static_cast<double>(limit));
}

/// Any network the documents allow, of up to 12 layers and 9 units a layer.
inline Pass any_pass(RandomSource& random) {
  std::vector<Eigen::Index> units(1 + below(random, 12));
  const bool even = random.uniform() < 0.5;
  const auto width = static_cast<Eigen::Index>(1 + below(random, 9));
  for (Eigen::Index& count : units) {
    count = even ? width : static_cast<Eigen::Index>(1 + below(random, 9));
  }
  const auto hidden = static_cast<Activation::Name>(below(random, activation_names.size() - 1));
  const auto loss = static_cast<Loss>(below(random, loss_names.size()));
  const Activation output = loss == Loss::cross_entropy          ? Activation::softmax
                            : loss == Loss::binary_cross_entropy ? Activation::sigmoid
                                                                 : hidden;
  const Repairs repairs{random.uniform() < 0.4, random.uniform() < 0.4};
  const Pass pass = random_pass(random, static_cast<Eigen::Index>(1 + below(random, 9)), units,
                                hidden, output, loss, repairs);
  if (random.uniform() < 0.5) return pass;
  Network network = pass.network();
  add_options(random, network);
  return {std::move(network), pass.example()};
}

/// 2-3-2, tanh and sigmoid, squared error.
inline Pass small_pass() {
  RandomSource random(7);
  return random_pass(random, 2, {3, 2}, Activation::tanh, Activation::sigmoid, Loss::squared_error);
}

}  // namespace backprop
