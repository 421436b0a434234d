#include "pass/ratios.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "pass/pass.hpp"

using namespace backprop;

namespace {

RatioSettings some(Activation activation) {
  RatioSettings settings{};
  settings.activation = activation;
  settings.initializer.scheme = Scheme::xavier_normal;
  settings.width = 5;
  settings.depths = {1, 2, 7};
  settings.gains = {0.3, 1.0, 4.0};
  settings.seeds = 3;
  settings.first_seed = 11;
  settings.input = Vector{{0.3, 0.8}};
  settings.target = 1.0;
  return settings;
}

/// The ratio of one of the networks, opened by itself.
double ratio_alone(const RatioSettings& settings, int depth, double gain, std::uint64_t seed) {
  Network network{settings.input.size(), {}, Loss::binary_cross_entropy};
  Eigen::Index before = network.inputs;
  for (int l = 1; l <= depth + 1; ++l) {
    const bool is_output = l == depth + 1;
    const Eigen::Index units = is_output ? 1 : settings.width;
    network.layers.push_back(
        Layer{Matrix(units, before), Vector(units),
              is_output ? Activation(Activation::sigmoid) : settings.activation});
    before = units;
  }
  Initializer initializer = settings.initializer;
  initializer.gain = gain;
  initializer.seed = seed;
  initialize(network, initializer);
  Pass pass(network, {settings.input, Vector::Constant(1, settings.target)});
  pass.backward();
  return pass.computed(1).gradient_magnitude / pass.computed(depth + 1).gradient_magnitude;
}

void check_all(const RatioSettings& settings) {
  const Vector found = ratios(settings);
  Eigen::Index k = 0;
  for (const int depth : settings.depths) {
    for (const double gain : settings.gains) {
      for (int seed = 0; seed < settings.seeds; ++seed, ++k) {
        CAPTURE(depth);
        CAPTURE(gain);
        CAPTURE(seed);
        const double alone = ratio_alone(settings, depth, gain,
                                         settings.first_seed + static_cast<std::uint64_t>(seed));
        // Of an output that is right to the last bit, no error signal is left: 0 / 0.
        CHECK((found[k] == alone || (std::isnan(found[k]) && std::isnan(alone))));
      }
    }
  }
  CHECK(k == found.size());
}

}  // namespace

TEST_CASE("each ratio is to the bit that of the network by itself") {
  for (const Activation activation :
       {Activation::sigmoid, Activation::tanh, Activation::relu, Activation::leaky_relu,
        Activation::linear, Activation::silu, Activation::gelu}) {
    CAPTURE(name_of(activation_names, activation.name));
    check_all(some(activation));
  }
}

TEST_CASE("so it is with uniform weights, centred biases and another example") {
  RatioSettings settings = some(Activation::sigmoid);
  settings.initializer.scheme = Scheme::kaiming_uniform;
  settings.initializer.biases = BiasStart::centered;
  settings.input = Vector{{-1.0, 0.5, 2.0}};
  settings.target = 0.0;
  check_all(settings);
}

TEST_CASE("depths may come in any order, and more than once") {
  RatioSettings settings = some(Activation::tanh);
  settings.depths = {6, 2, 6};
  check_all(settings);
}
