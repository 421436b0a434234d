#include "training/objective.hpp"

#include <doctest/doctest.h>

#include "networks.hpp"
#include "pass/pass.hpp"
#include "training/parameter_layout.hpp"

using namespace backprop;

namespace {

Examples random_examples(RandomSource& random, const Network& network, Eigen::Index size) {
  const Eigen::Index targets = takes_target(network.loss) ? network.layers.back().units() : 0;
  Examples examples{Matrix(network.inputs, size), Matrix(targets, size)};
  fill(examples.inputs, 1.0, random);
  for (double& y : examples.targets.reshaped<Eigen::RowMajor>()) y = random.uniform();
  return examples;
}

/// What Pass, one example after another, says of the mean loss: the textbook's version.
struct Expected {
  double loss = 0.0;
  Vector gradients;
  Vector magnitudes;
};

Expected by_pass(const Network& network, const Examples& examples) {
  const ParameterLayout layout(network);
  Expected expected{0.0, Vector::Zero(layout.size()), Vector::Zero(network.layer_count())};
  const auto share = 1.0 / static_cast<double>(examples.size());
  for (Eigen::Index n = 0; n < examples.size(); ++n) {
    Pass pass(network, {examples.inputs.col(n), examples.targets.col(n)});
    expected.loss += share * pass.forward();
    pass.backward();
    Network gradients = network;
    for (int l = 1; l <= network.layer_count(); ++l) {
      Layer& layer = gradients.layers[static_cast<std::size_t>(l) - 1];
      layer.weights = pass.computed(l).weight_gradients;
      if (layer.biases.size() > 0) layer.biases = pass.computed(l).deltas;
      layer.gamma = pass.computed(l).gamma_gradients;
      layer.beta = pass.computed(l).beta_gradients;
      expected.magnitudes[l - 1] += share * pass.computed(l).gradient_magnitude;
    }
    expected.gradients += share * layout.gather(gradients);
  }
  return expected;
}

/// Relative to the largest of the expected numbers.
double error(const Vector& found, const Vector& expected) {
  return (found - expected).cwiseAbs().maxCoeff() / expected.cwiseAbs().maxCoeff();
}

/// The gradients that a training uses: those of what no update changes count as 0.
Vector without_held(Vector gradients, const Network& network) {
  for (const auto& [begin, size] : ParameterLayout(network).held(network)) {
    gradients.segment(begin, size).setZero();
  }
  return gradients;
}

void check_against_pass(const Network& network, const Examples& examples) {
  Expected expected = by_pass(network, examples);
  expected.gradients = without_held(expected.gradients, network);
  const ParameterLayout layout(network);
  const auto objective = make_objective(network, examples, {examples.size()});
  REQUIRE(objective->batch_count() == 1);
  const Vector parameters = layout.gather(network);
  Vector gradients = Vector::Constant(layout.size(), 7.0);
  gradients.setZero();
  Vector magnitudes(network.layer_count());
  CHECK(objective->loss(parameters, 0) == doctest::Approx(expected.loss).epsilon(1e-13));
  // Twice: nothing of the first time may be left in the buffers.
  for (int time = 0; time < 2; ++time) {
    const double loss = objective->loss_and_gradients(parameters, 0, gradients, &magnitudes);
    gradients = without_held(gradients, network);
    CHECK(loss == doctest::Approx(expected.loss).epsilon(1e-13));
    CHECK(error(gradients, expected.gradients) < 1e-12);
    CHECK(error(magnitudes, expected.magnitudes) < 1e-12);
  }
}

}  // namespace

TEST_CASE("the objective is the mean of single passes, whatever the size of the batch") {
  RandomSource random(11);
  const Network network = random_network(random, 3, {5, 4, 2}, Activation::tanh,
                                         Activation::softmax, Loss::cross_entropy);
  for (const Eigen::Index size : {1, 2, 3, 4, 5, 31, 32, 33, 64, 65, 100}) {
    CAPTURE(size);
    check_against_pass(network, random_examples(random, network, size));
  }
}

TEST_CASE("the objective is the mean of single passes, whatever the widths") {
  RandomSource random(12);
  for (const Eigen::Index units : {1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 16, 31, 65, 256}) {
    CAPTURE(units);
    const Network network =
        random_network(random, units, {units, units + 1, units}, Activation::sigmoid,
                       Activation::linear, Loss::squared_error);
    check_against_pass(network, random_examples(random, network, 1));
    check_against_pass(network, random_examples(random, network, 7));
  }
}

TEST_CASE("the objective is the mean of single passes, for every activation, loss and repair") {
  RandomSource random(13);
  const std::vector<std::pair<Activation, Loss>> outputs = {
      {Activation::softmax, Loss::cross_entropy},
      {Activation::sigmoid, Loss::binary_cross_entropy},
      {Activation::tanh, Loss::squared_error},
      {Activation::leaky_relu, Loss::sum_squared_error},
      {Activation::gelu, Loss::mean_squared_error},
      {Activation::elu, Loss::output}};
  for (const auto& named : activation_names) {
    const Activation hidden = named.second;
    if (hidden == Activation::softmax) continue;
    CAPTURE(named.first);
    for (const auto& [output, loss] : outputs) {
      for (const Repairs repairs :
           {Repairs{}, Repairs{true, false}, Repairs{false, true}, Repairs{true, true}}) {
        CAPTURE(repairs.normalized);
        CAPTURE(repairs.residual);
        const Network network =
            random_network(random, 3, {5, 5, 5, 3}, hidden, output, loss, repairs);
        check_against_pass(network, random_examples(random, network, 1));
        check_against_pass(network, random_examples(random, network, 37));
      }
    }
  }
}

TEST_CASE("the objective is the mean of single passes without biases and with any slope") {
  RandomSource random(16);
  for (int k = 0; k < 20; ++k) {
    CAPTURE(k);
    Network network = random_network(random, 3, {5, 5, 5, 3}, Activation::leaky_relu,
                                     Activation::leaky_relu, Loss::squared_error, {true, true});
    add_options(random, network);
    network.l2 = 0.0;
    check_against_pass(network, random_examples(random, network, 1));
    check_against_pass(network, random_examples(random, network, 37));
  }
}

TEST_CASE("each batch is an objective of its own, of consecutive examples") {
  RandomSource random(17);
  const Network network = random_network(random, 3, {5, 4, 2}, Activation::tanh,
                                         Activation::softmax, Loss::cross_entropy);
  const Examples examples = random_examples(random, network, 71);
  const ParameterLayout layout(network);
  const Vector parameters = layout.gather(network);
  for (const Eigen::Index size : {1, 2, 10, 33, 70}) {
    CAPTURE(size);
    const auto objective = make_objective(network, examples, {size});
    REQUIRE(objective->batch_count() == (71 + size - 1) / size);
    for (Eigen::Index batch = 0; batch < objective->batch_count(); ++batch) {
      const Eigen::Index count = std::min<Eigen::Index>(size, 71 - batch * size);
      CHECK(objective->examples_of(batch) == count);
      const Examples own{examples.inputs.middleCols(batch * size, count),
                         examples.targets.middleCols(batch * size, count)};
      const Expected expected = by_pass(network, own);
      Vector gradients = Vector::Zero(layout.size());
      CHECK(objective->loss_and_gradients(parameters, batch, gradients) ==
            doctest::Approx(expected.loss).epsilon(1e-13));
      CHECK(error(gradients, expected.gradients) < 1e-12);
      CHECK(objective->loss(parameters, batch) == doctest::Approx(expected.loss).epsilon(1e-13));
    }
  }
}

TEST_CASE("the sum over a batch is its mean times its size, and its magnitudes are the mean's") {
  RandomSource random(18);
  const Network network = random_network(random, 3, {5, 2}, Activation::tanh, Activation::sigmoid,
                                         Loss::binary_cross_entropy);
  const Examples examples = random_examples(random, network, 40);
  const ParameterLayout layout(network);
  const Vector parameters = layout.gather(network);
  const auto mean = make_objective(network, examples, {40});
  const auto sum = make_objective(network, examples, {40, Reduction::sum});
  Vector mean_gradients = Vector::Zero(layout.size());
  Vector sum_gradients = mean_gradients;
  Vector mean_magnitudes(2), sum_magnitudes(2);
  const double mean_loss =
      mean->loss_and_gradients(parameters, 0, mean_gradients, &mean_magnitudes);
  const double sum_loss = sum->loss_and_gradients(parameters, 0, sum_gradients, &sum_magnitudes);
  CHECK(sum_loss == doctest::Approx(40 * mean_loss).epsilon(1e-13));
  CHECK(error(sum_gradients, 40 * mean_gradients) < 1e-13);
  CHECK(error(sum_magnitudes, mean_magnitudes) < 1e-13);
}

TEST_CASE("the objective of the deepest network agrees with single passes") {
  RandomSource random(14);
  const Network network =
      random_network(random, 4, std::vector<Eigen::Index>(64, 4), Activation::tanh,
                     Activation::sigmoid, Loss::binary_cross_entropy, {true, true});
  check_against_pass(network, random_examples(random, network, 1));
  check_against_pass(network, random_examples(random, network, 40));
}
