#include "training/parameter_layout.hpp"

#include <doctest/doctest.h>

#include "networks.hpp"

using namespace backprop;

TEST_CASE("parameters gathered and scattered are the same parameters") {
  RandomSource random(15);
  const Network network = random_network(random, 3, {5, 5, 2}, Activation::relu, Activation::linear,
                                         Loss::squared_error, {true, true});
  const ParameterLayout layout(network);
  Network copy = random_network(random, 3, {5, 5, 2}, Activation::relu, Activation::linear,
                                Loss::squared_error, {true, true});
  layout.scatter(layout.gather(network), copy);
  for (std::size_t l = 0; l < network.layers.size(); ++l) {
    CHECK(copy.layers[l].weights == network.layers[l].weights);
    CHECK(copy.layers[l].biases == network.layers[l].biases);
    CHECK(copy.layers[l].gamma == network.layers[l].gamma);
    CHECK(copy.layers[l].beta == network.layers[l].beta);
  }
}
