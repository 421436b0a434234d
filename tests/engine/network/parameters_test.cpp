#include "network/parameters.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "networks.hpp"

using namespace backprop;

namespace {

/// 2-2-1, the hidden layer normalised, with parameters 1..13 in their order.
Network counted_network() {
  return {2,
          {{Matrix{{1, 2}, {3, 4}}, Vector{{5, 6}}, Activation::tanh, Normalization::layer,
            Vector{{7, 8}}, Vector{{9, 10}}},
           {Matrix{{11, 12}}, Vector{{13}}, Activation::sigmoid}},
          Loss::squared_error};
}

}  // namespace

TEST_CASE("parameters come layer by layer: weights row by row, biases, gamma, beta") {
  CHECK(parameters_of(counted_network()) == Vector::LinSpaced(13, 1.0, 13.0));
}

TEST_CASE("parameters taken from one network and given to another make it the same") {
  RandomSource random(31);
  const auto draw = [&random] {
    return random_network(random, 3, {4, 4, 2}, Activation::tanh, Activation::sigmoid,
                          Loss::squared_error, {true, true});
  };
  const Network from = draw();
  Network to = draw();
  CHECK(parameters_of(to) != parameters_of(from));
  set_parameters(to, parameters_of(from));
  CHECK(parameters_of(to) == parameters_of(from));
  CHECK(to.layers[0].gamma == from.layers[0].gamma);
  CHECK(to.layers[2].weights == from.layers[2].weights);
}

TEST_CASE("too many parameters, too few, and one that is not finite change nothing") {
  Network network = counted_network();
  const Vector before = parameters_of(network);
  CHECK_THROWS_WITH(set_parameters(network, Vector::Ones(12)),
                    "parameters: expected 13 numbers, found 12");
  CHECK_THROWS_WITH(set_parameters(network, Vector::Ones(14)),
                    "parameters: expected 13 numbers, found 14");
  CHECK_THROWS_WITH(set_parameters(network, Vector()), "parameters: expected 13 numbers, found 0");
  Vector parameters = Vector::Ones(13);
  parameters[12] = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_WITH(set_parameters(network, parameters),
                    "parameters[12]: expected a finite number, found nan");
  CHECK(parameters_of(network) == before);
}
