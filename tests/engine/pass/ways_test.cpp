#include "pass/ways.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "networks.hpp"

using namespace backprop;

namespace {

double relative(double found, double expected) {
  return std::abs(found - expected) / std::max(std::abs(expected), 1e-300);
}

/// Two units that are normalised are always 1 and -1: what goes through them is nothing but
/// rounding.
bool normalizes_few(const Network& network) {
  return std::any_of(network.layers.begin(), network.layers.end(),
                     [](const Layer& layer) { return layer.normalized() && layer.units() < 3; });
}

}  // namespace

TEST_CASE("together, the ways of a weight are its gradient without L2, in every kind of network") {
  RandomSource random(3);
  int compared = 0;
  for (int k = 0; k < 300; ++k) {
    Pass pass = any_pass(random);
    if (normalizes_few(pass.network())) continue;
    ++compared;
    pass.backward();
    for (int l = 1; l <= pass.network().layer_count(); ++l) {
      const Matrix& gradients = pass.computed(l).weight_gradients;
      const auto j = static_cast<int>(below(random, static_cast<std::size_t>(gradients.rows())));
      const auto i = static_cast<int>(below(random, static_cast<std::size_t>(gradients.cols())));
      const Ways ways = ways_to_loss(pass, l, j, i, 8);
      const double penalty = pass.network().l2 * pass.layer(l).weights(j, i);
      const double rounding = 1e-12 * std::max(ways.size, std::abs(penalty));
      CHECK(std::abs(ways.gradient + penalty - gradients(j, i)) <= std::max(rounding, 1e-300));
    }
  }
  CHECK(compared > 100);
}

TEST_CASE("the ways of a neuron are its delta") {
  RandomSource random(4);
  Pass pass = random_pass(random, 2, {5, 5, 1}, Activation::tanh, Activation::sigmoid,
                          Loss::binary_cross_entropy);
  pass.backward();
  const Ways ways = ways_to_loss(pass, 1, 3, -1, 3);
  CHECK(relative(ways.gradient, pass.computed(1).deltas[3]) < 1e-12);
  CHECK(ways.largest[0].factors.front().kind == FactorKind::slope);
  CHECK(ways.largest[0].factors.back().kind == FactorKind::delta);
}

TEST_CASE("a plain network has a way for each choice of neurons on it") {
  RandomSource random(5);
  const Pass pass = random_pass(random, 2, {6, 6, 6, 2}, Activation::sigmoid, Activation::sigmoid,
                                Loss::squared_error);
  CHECK(ways_to_loss(pass, 1, 0, 0, 0).count == 6 * 6 * 2);
  CHECK(ways_to_loss(pass, 3, 0, 0, 0).count == 2);
  CHECK(ways_to_loss(pass, 4, 1, 0, 0).count == 1);
}

TEST_CASE("a shortcut doubles the ways, and every z of a normalised layer moves all of them") {
  RandomSource random(6);
  const Pass shortcut = random_pass(random, 3, {3, 3, 1}, Activation::tanh, Activation::sigmoid,
                                    Loss::binary_cross_entropy, {false, true});
  // From layer 1: through each of three neurons of layer 2, or past it.
  CHECK(ways_to_loss(shortcut, 1, 0, 0, 0).count == 3 + 1);
  const Pass normalized = random_pass(random, 3, {3, 1}, Activation::tanh, Activation::sigmoid,
                                      Loss::binary_cross_entropy, {true, false});
  CHECK(ways_to_loss(normalized, 1, 0, 0, 0).count == 3);
}

TEST_CASE("the largest ways are the largest, each the product of its factors") {
  RandomSource random(7);
  for (int k = 0; k < 40; ++k) {
    const Pass pass = random_pass(random, 2, {3, 3, 3, 2}, Activation::tanh, Activation::sigmoid,
                                  Loss::squared_error, {k % 2 == 0, k % 3 == 0});
    const Ways all = ways_to_loss(pass, 1, 1, 0, 100000);
    const Ways few = ways_to_loss(pass, 1, 1, 0, 4);
    CHECK(static_cast<double>(all.largest.size()) <= all.count);
    double sum = 0.0;
    for (std::size_t n = 0; n < all.largest.size(); ++n) {
      const Way& way = all.largest[n];
      double product = 1.0;
      for (const Factor& factor : way.factors) product *= factor.value;
      CHECK(relative(product, way.product) < 1e-13);
      if (n > 0) {
        CHECK(std::abs(way.product) <= std::abs(all.largest[n - 1].product) * (1 + 1e-12));
      }
      if (n < 4) CHECK(few.largest[n].product == way.product);
      sum += way.product;
    }
    CHECK(std::abs(sum - all.gradient) <= 1e-12 * all.size);
  }
}

TEST_CASE("dead neurons close ways: where all are closed, none is the largest") {
  Network network{1, {}, Loss::squared_error};
  network.layers.push_back(Layer{Matrix{{-1.0}, {-2.0}}, Vector::Zero(2), Activation::relu});
  network.layers.push_back(Layer{Matrix{{1.0, 1.0}}, Vector::Zero(1), Activation::linear});
  const Ways ways = ways_to_loss(Pass(network, {Vector{{1.0}}, Vector{{1.0}}}), 1, 0, 0, 4);
  CHECK(ways.count == 1);
  CHECK(ways.gradient == 0.0);
  CHECK(ways.largest.empty());
}

TEST_CASE("walked one by one, the ways come to the same, and a limit is kept") {
  RandomSource random(8);
  const Pass pass = random_pass(random, 2, {5, 5, 5, 1}, Activation::tanh, Activation::sigmoid,
                                Loss::binary_cross_entropy, {true, true});
  const Ways ways = ways_to_loss(pass, 1, 2, 1, 100000);
  const WalkedWays walked = walk_ways(pass, 1, 2, 1, 1e9);
  CHECK(walked.count == ways.count);
  CHECK(std::abs(walked.sum - ways.gradient) <= 1e-12 * ways.size);
  CHECK(walk_ways(pass, 1, 2, 1, 10).count == 10);
}

TEST_CASE("a place that the network does not have is refused") {
  const Pass pass = small_pass();
  for (const auto& [layer, unit, from] : {std::array{0, 0, 0}, {3, 0, 0}, {1, 3, 0}, {1, 0, 2}}) {
    CHECK_THROWS_AS(ways_to_loss(pass, layer, unit, from, 1), std::invalid_argument);
  }
}

TEST_CASE("the largest ways are found at once where very many are as large, or are infinite") {
  for (const double weight : {0.1, 0.3, 1e-12, 1e12}) {
    for (const double output_weight : {0.7, 1e300}) {
      CAPTURE(weight);
      CAPTURE(output_weight);
      Network network{2, {}, Loss::squared_error};
      for (int l = 0; l < 40; ++l) {
        const Eigen::Index before = l == 0 ? 2 : 8;
        network.layers.push_back(
            {Matrix::Constant(8, before, weight), Vector::Constant(8, 1e-3), Activation::linear});
      }
      network.layers.push_back(
          {Matrix::Constant(1, 8, output_weight), Vector::Zero(1), Activation::linear});
      const Pass pass(std::move(network), {Vector{{0.3, 0.7}}, Vector::Constant(1, 1e300)});
      CHECK(ways_to_loss(pass, 1, 0, 0, 5).largest.size() <= 5);
    }
  }
}
