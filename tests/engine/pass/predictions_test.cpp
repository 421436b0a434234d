#include "pass/predictions.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "networks.hpp"
#include "pass/pass.hpp"

using namespace backprop;

namespace {

Network classifier() {
  RandomSource random(7);
  return random_network(random, 2, {5, 4, 3}, Activation::tanh, Activation::softmax,
                        Loss::cross_entropy);
}

}  // namespace

TEST_CASE("each row is predicted to the bit as a pass computes it") {
  const Network network = classifier();
  RandomSource random(8);
  Vector inputs(2 * 50);
  for (double& input : inputs) input = random.normal();
  const Vector predicted = predictions(network, inputs);
  REQUIRE(predicted.size() == 3 * 50);
  for (Eigen::Index row = 0; row < 50; ++row) {
    Pass pass(network, {inputs.segment(2 * row, 2), Vector::Zero(3)});
    pass.forward();
    CHECK(predicted.segment(3 * row, 3) == pass.activations(3));
  }
}

TEST_CASE("no rows have no predictions") { CHECK(predictions(classifier(), Vector()).size() == 0); }

TEST_CASE("rows that are not whole and inputs that are not finite are refused") {
  CHECK_THROWS_WITH_AS(predictions(classifier(), Vector::Ones(3)),
                       "inputs: expected rows of 2 numbers, found 3 numbers in all",
                       std::invalid_argument);
  Vector inputs = Vector::Ones(4);
  inputs[3] = std::numeric_limits<double>::infinity();
  CHECK_THROWS_WITH_AS(predictions(classifier(), inputs),
                       "input: expected a finite number, found inf", std::invalid_argument);
}
