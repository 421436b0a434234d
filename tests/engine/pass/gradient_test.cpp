#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>

#include "networks.hpp"

using namespace backprop;

namespace {

/// The central difference of fourth order, (8 (L(+h) - L(-h)) - (L(+2h) - L(-2h))) / 12 h, is off
/// by about h^4 times the fifth derivative and by rounding, about 1e-16 |L| / h.
constexpr double h = 1e-5;
constexpr double tolerance = 1e-7;

/// Which hidden and output units are active, as one string: where it differs between the points
/// of a difference, a ReLU's kink lies between them, and the quotient is no derivative.
std::string activity(const Pass& pass) {
  std::string signs;
  for (int l = 1; l <= pass.network().layer_count(); ++l) {
    for (const double value : pass.computed(l).values) signs += value > 0 ? '+' : '-';
  }
  return signs;
}

struct Outcome {
  int compared = 0;
  int skipped = 0;
  double worst = 0.0;
};

/// Compares dL/dw with the difference quotient for every weight and bias of the network.
Outcome compare(const Pass& original) {
  Pass exact = original;
  exact.backward();
  Outcome outcome;
  const auto check = [&](auto nudge, double gradient) {
    const std::array<double, 4> offsets = {h, -h, 2 * h, -2 * h};
    std::array<double, 4> loss{};
    std::set<std::string> activities;
    for (std::size_t k = 0; k < offsets.size(); ++k) {
      Network network = original.network();
      nudge(network, offsets[k]);
      Pass pass(network, original.example());
      loss[k] = pass.forward();
      activities.insert(activity(pass));
    }
    if (activities.size() > 1) {
      ++outcome.skipped;
      return;
    }
    const double quotient = (8 * (loss[0] - loss[1]) - (loss[2] - loss[3])) / (12 * h);
    const double error = std::abs(gradient - quotient) / std::max(1.0, std::abs(quotient));
    outcome.worst = std::max(outcome.worst, error);
    ++outcome.compared;
  };
  for (std::size_t l = 0; l < original.network().layers.size(); ++l) {
    const LayerPass& computed = exact.computed(static_cast<int>(l) + 1);
    for (Eigen::Index j = 0; j < computed.gamma_gradients.size(); ++j) {
      check([=](Network& n, double by) { n.layers[l].gamma[j] += by; },
            computed.gamma_gradients[j]);
      check([=](Network& n, double by) { n.layers[l].beta[j] += by; }, computed.beta_gradients[j]);
    }
    for (Eigen::Index j = 0; j < computed.deltas.size(); ++j) {
      if (original.network().layers[l].biases.size() > 0) {
        check([=](Network& n, double by) { n.layers[l].biases[j] += by; }, computed.deltas[j]);
      }
      for (Eigen::Index i = 0; i < computed.weight_gradients.cols(); ++i) {
        check([=](Network& n, double by) { n.layers[l].weights(j, i) += by; },
              computed.weight_gradients(j, i));
      }
    }
  }
  return outcome;
}

Eigen::Index from_one_to(RandomSource& random, int most) {
  return 1 + static_cast<Eigen::Index>(random.uniform() * most);
}

/// Compares on 25 random networks of up to 4 layers and 6 units a layer.
/// options: whether they are given what add_options gives.
void check_gradients(Activation hidden, Activation output, Loss loss, Repairs repairs = {},
                     bool options = false) {
  RandomSource random(100 * static_cast<std::uint64_t>(hidden) +
                      10 * static_cast<std::uint64_t>(output) + static_cast<std::uint64_t>(loss));
  Outcome total;
  for (int k = 0; k < 25; ++k) {
    std::vector<Eigen::Index> units(static_cast<std::size_t>(from_one_to(random, 4)));
    for (Eigen::Index& count : units) count = from_one_to(random, 6);
    if (repairs.residual) std::fill(units.begin(), units.end(), from_one_to(random, 5) + 1);
    const Pass plain =
        random_pass(random, from_one_to(random, 6), units, hidden, output, loss, repairs);
    Network network = plain.network();
    if (options) add_options(random, network);
    const Pass pass(std::move(network), plain.example());
    const Outcome outcome = compare(pass);
    total.compared += outcome.compared;
    total.skipped += outcome.skipped;
    total.worst = std::max(total.worst, outcome.worst);
  }
  CHECK(total.worst < tolerance);
  CHECK(total.compared > 100);
  CHECK(total.skipped < total.compared / 20);
}

}  // namespace

TEST_CASE("the gradient equals central differences on hundreds of random networks") {
  for (const auto& named_hidden : activation_names) {
    const Activation hidden = named_hidden.second;
    if (hidden == Activation::softmax) continue;
    CAPTURE(named_hidden.first);
    for (const auto& named_output : activation_names) {
      const Activation output = named_output.second;
      CAPTURE(named_output.first);
      if (output == Activation::softmax) {
        check_gradients(hidden, output, Loss::cross_entropy);
        continue;
      }
      for (const Loss loss :
           {Loss::squared_error, Loss::sum_squared_error, Loss::mean_squared_error, Loss::output}) {
        check_gradients(hidden, output, loss);
      }
      if (output == Activation::sigmoid) {
        check_gradients(hidden, output, Loss::binary_cross_entropy);
      }
    }
  }
}

TEST_CASE("it does so without biases, with L2 and with any slope of leaky ReLU") {
  for (const Activation hidden : {Activation::leaky_relu, Activation::tanh}) {
    check_gradients(hidden, Activation::softmax, Loss::cross_entropy, {}, true);
    check_gradients(hidden, Activation::sigmoid, Loss::binary_cross_entropy, {true, true}, true);
    check_gradients(hidden, Activation::leaky_relu, Loss::mean_squared_error, {false, true}, true);
    check_gradients(hidden, Activation::linear, Loss::output, {}, true);
  }
}

TEST_CASE("it does so through residual and normalised layers") {
  for (const Activation hidden : {Activation::sigmoid, Activation::tanh, Activation::leaky_relu,
                                  Activation::silu, Activation::gelu}) {
    for (const Repairs repairs :
         {Repairs{true, false}, Repairs{false, true}, Repairs{true, true}}) {
      CAPTURE(repairs.normalized);
      CAPTURE(repairs.residual);
      check_gradients(hidden, Activation::softmax, Loss::cross_entropy, repairs);
      check_gradients(hidden, Activation::tanh, Loss::squared_error, repairs);
    }
  }
}
