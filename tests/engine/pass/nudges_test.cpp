#include "pass/nudges.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <utility>

#include "network/parameters.hpp"
#include "networks.hpp"

using namespace backprop;

TEST_CASE("the losses with a number set are those of passes that were opened with it") {
  Pass pass = small_pass();
  pass.backward();
  const Vector losses = losses_with(pass, {PassNumber::weight, 1, 2, 1}, Vector{{-1.0, 0.25}});
  for (const auto& [value, loss] : {std::pair{-1.0, losses[0]}, {0.25, losses[1]}}) {
    Network network = pass.network();
    network.layers[0].weights(2, 1) = value;
    CHECK(Pass(network, pass.example()).forward() == loss);
  }
  CHECK(pass.iteration() == pass.iterations());
}

TEST_CASE("inputs and targets are nudged too, and what cannot be is refused") {
  const Pass pass = small_pass();
  CHECK(losses_with(pass, {PassNumber::input, 0, 1, 0}, Vector{{0.5}}).size() == 1);
  CHECK_THROWS_AS(losses_with(pass, {PassNumber::weight, 9, 0, 0}, Vector{{0.5}}),
                  std::invalid_argument);
}

TEST_CASE("of a smooth network, every gradient is what nudging finds, and the worst is named") {
  RandomSource random(11);
  for (int k = 0; k < 20; ++k) {
    const Pass pass = random_pass(random, 2, {4, 4, 1}, Activation::tanh, Activation::sigmoid,
                                  Loss::binary_cross_entropy, {k % 2 == 1, k % 3 == 1});
    const GradientChecks checks = check_gradients(pass, 1e-5);
    CHECK(checks.count == parameters_of(pass.network()).size());
    CHECK(checks.largest_gradient > 0.0);
    CHECK(std::abs(checks.worst.gradient - checks.worst.measured) < 1e-8);
  }
}

TEST_CASE("a gradient that is not the loss's is found out: across a kink, the two differ") {
  Network network{1, {}, Loss::squared_error};
  network.layers.push_back(Layer{Matrix{{1e-7}}, Vector::Zero(1), Activation::relu});
  network.layers.push_back(Layer{Matrix{{1.0}}, Vector::Zero(1), Activation::linear});
  const GradientChecks checks = check_gradients(Pass(network, {Vector{{1.0}}, Vector{{1.0}}}), 0.1);
  CHECK(checks.worst.place.layer == 1);
  CHECK(std::abs(checks.worst.gradient - checks.worst.measured) > 0.1);
}

TEST_CASE("the pass that is checked is left as it was, and a step of nothing is refused") {
  Pass pass = small_pass();
  pass.backward();
  const Vector before = parameters_of(pass.network());
  check_gradients(pass, 1e-4);
  CHECK(parameters_of(pass.network()) == before);
  CHECK_THROWS_WITH_AS(check_gradients(pass, 0.0), "h: expected a number above 0, found 0.0",
                       std::invalid_argument);
}
