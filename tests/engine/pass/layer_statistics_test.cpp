#include "pass/layer_statistics.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "networks.hpp"

using namespace backprop;

namespace {

/// z = 2 x, then sigmoid, then a linear output with weight 3.
Network narrow() {
  Network network{1, {}, Loss::squared_error};
  network.layers.push_back(Layer{Matrix{{2.0}}, Vector::Zero(1), Activation::sigmoid});
  network.layers.push_back(Layer{Matrix{{3.0}}, Vector::Zero(1), Activation::linear});
  return network;
}

}  // namespace

TEST_CASE("a layer's slope is the root mean square of f' over units and rows") {
  const Vector found = slopes(narrow(), Vector{{0.0, 1.0}});
  const double value = 1.0 / (1.0 + std::exp(-2.0));
  const double slope = value * (1.0 - value);
  CHECK(found[0] == doctest::Approx(std::sqrt((0.0625 + slope * slope) / 2.0)));
  CHECK(found[1] == 1.0);
}

TEST_CASE("softmax has no slope of single units") {
  RandomSource random(1);
  const Network network =
      random_network(random, 2, {4, 3}, Activation::relu, Activation::softmax, Loss::cross_entropy);
  CHECK(std::isnan(slopes(network, Vector::Ones(2))[1]));
}

TEST_CASE("of one neuron a layer, the predicted ratio is the measured one") {
  const Network network = narrow();
  Pass pass(network, {Vector{{0.4}}, Vector{{0.0}}});
  pass.backward();
  const double measured = pass.computed(1).gradient_magnitude / pass.computed(2).gradient_magnitude;
  CHECK(predicted_ratio(network, slopes(network, Vector{{0.4}})) == doctest::Approx(measured));
}

TEST_CASE("of wide layers with random weights, the predicted ratio is near the measured one") {
  RandomSource random(5);
  const Network network = random_network(random, 2, {200, 200, 200, 200, 1}, Activation::tanh,
                                         Activation::linear, Loss::squared_error);
  Pass pass(network, {Vector{{0.4, -0.9}}, Vector{{7.0}}});
  pass.backward();
  const auto size = [&](int l) {
    const Vector& deltas = pass.computed(l).deltas;
    return deltas.norm() / std::sqrt(static_cast<double>(deltas.size()));
  };
  const double predicted = predicted_ratio(network, slopes(network, Vector{{0.4, -0.9}}));
  CHECK(predicted / (size(1) / size(5)) == doctest::Approx(1.0).epsilon(0.2));
}

TEST_CASE("activations are counted in parts, those outside in the first or the last") {
  const Vector counts = activation_counts(narrow(), Vector{{0.0, 10.0, -10.0}}, 4, 0.0, 1.0);
  CHECK(counts == Vector{{1, 0, 1, 1, 1, 0, 0, 2}});
}

TEST_CASE("parts that cannot be are refused") {
  CHECK_THROWS_WITH_AS(activation_counts(narrow(), Vector::Ones(1), 0, 0.0, 1.0),
                       "bins: expected a whole number from 1 to 1000, found 0",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(activation_counts(narrow(), Vector::Ones(1), 4, 1.0, 1.0),
                       "most: expected a number above the least one, found 1.0",
                       std::invalid_argument);
}

TEST_CASE("an activation that is no number is counted in no part") {
  Network network = narrow();
  network.layers[0] = {Matrix{{1e308, 1e308}}, Vector::Zero(1), Activation::linear};
  network.inputs = 2;
  network.layers[1].weights(0, 0) = 1.0;
  // The sums are infinity, and infinity less itself.
  CHECK(activation_counts(network, Vector{{3.0, 0.0, 3.0, -3.0}}, 2, 0.0, 1.0) ==
        Vector{{0, 1, 0, 1}});
}
