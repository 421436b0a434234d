#include "training/training.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "allocations.hpp"
#include "data/datasets.hpp"
#include "networks.hpp"
#include "pass/pass.hpp"

using namespace backprop;

namespace {

TrainingSettings sgd(double learning_rate) {
  TrainingSettings settings;
  settings.optimizer.learning_rate = learning_rate;
  return settings;
}

TrainingSettings adam(double learning_rate) {
  TrainingSettings settings = sgd(learning_rate);
  settings.optimizer.name = OptimizerName::adam;
  return settings;
}

Network classifier(std::uint64_t seed) {
  RandomSource random(seed);
  return random_network(random, 2, {8, 8, 1}, Activation::tanh, Activation::sigmoid,
                        Loss::binary_cross_entropy);
}

Training moons(const TrainingSettings& settings) {
  return {classifier(3), make_dataset({DatasetName::moons, 1, 100}), settings};
}

/// x -> w x with w = 1 and target 0: the loss is w^2 x^2 / 2.
Training line(double x, double learning_rate) {
  Network network{
      1, {{Matrix::Ones(1, 1), Vector::Zero(1), Activation::linear}}, Loss::squared_error};
  return {network, {Matrix::Constant(1, 1, x), Matrix::Zero(1, 1)}, sgd(learning_rate)};
}

}  // namespace

TEST_CASE("training learns the two moons") {
  Training training = moons(adam(0.02));
  std::vector<double> losses;
  CHECK(training.train(400, losses) == 400);
  CHECK(losses.size() == 400);
  CHECK(losses.front() > 0.3);
  CHECK(training.loss() < 0.05);
}

TEST_CASE("the first loss is that before any step") {
  Training training = moons(sgd(0.1));
  const double before = training.loss();
  std::vector<double> losses;
  training.train(1, losses);
  CHECK(losses == std::vector<double>{before});
}

TEST_CASE("many calls make the same steps as one, to the bit") {
  for (const TrainingSettings& settings : {sgd(0.1), adam(0.01)}) {
    Training together = moons(settings);
    Training apart = moons(settings);
    std::vector<double> losses, losses_apart;
    together.train(60, losses);
    for (int k = 0; k < 20; ++k) apart.train(3, losses_apart);
    CHECK(losses == losses_apart);
    CHECK(together.network().layers[0].weights == apart.network().layers[0].weights);
  }
}

TEST_CASE("a reset training begins again, to the bit") {
  for (const TrainingSettings& settings : {sgd(0.1), adam(0.01)}) {
    Training training = moons(settings);
    std::vector<double> first, again;
    training.train(20, first);
    training.reset();
    CHECK(training.steps() == 0);
    training.train(20, again);
    CHECK(first == again);
  }
}

TEST_CASE("looking at gradients between steps does not change the training") {
  Training watched = moons(adam(0.01));
  Training alone = moons(adam(0.01));
  std::vector<double> losses, losses_alone;
  for (int k = 0; k < 10; ++k) {
    watched.train(1, losses);
    CHECK(watched.gradient_magnitudes().minCoeff() > 0.0);
  }
  alone.train(10, losses_alone);
  CHECK(losses == losses_alone);
}

TEST_CASE("one step is the update of the textbook's pass") {
  RandomSource random(5);
  Pass pass = random_pass(random, 3, {4, 4, 2}, Activation::tanh, Activation::softmax,
                          Loss::cross_entropy, {true, true});
  Training training(pass.network(), {pass.example().input, pass.example().target}, sgd(0.3));
  std::vector<double> losses;
  training.train(1, losses);
  pass.backward();
  pass.update(0.3);
  const Network trained = training.network();
  for (std::size_t l = 0; l < trained.layers.size(); ++l) {
    const Layer& layer = pass.network().layers[l];
    CHECK(trained.layers[l].weights.isApprox(layer.weights, 1e-14));
    CHECK(trained.layers[l].biases.isApprox(layer.biases, 1e-14));
    CHECK(trained.layers[l].gamma.isApprox(layer.gamma, 1e-14));
    CHECK(trained.layers[l].beta.isApprox(layer.beta, 1e-14));
  }
}

TEST_CASE("training that diverges stops at that step, names it, and keeps the last good weights") {
  // Each step multiplies w by 1 - 1e60, so that the loss of step 4 would be 1e360.
  Training training = line(1.0, 1e60);
  std::vector<double> losses;
  CHECK(training.train(100, losses) == 3);
  CHECK(losses.size() == 3);
  CHECK(training.steps() == 3);
  CHECK(training.divergence() == "step 4: expected a finite loss, found one that is not");
  CHECK(std::isfinite(training.network().layers[0].weights(0, 0)));
  SUBCASE("it makes no further step") { CHECK(training.train(1, losses) == 0); }
  SUBCASE("it can be reset") {
    training.reset();
    CHECK(training.divergence().empty());
    CHECK(training.train(2, losses) == 2);
  }
}

TEST_CASE("a step that would leave a weight infinite is not made") {
  Training training = line(1e10, 1e300);
  std::vector<double> losses;
  CHECK(training.train(1, losses) == 0);
  CHECK(losses.empty());
  CHECK(training.divergence() == "step 1: expected finite parameters, found one that is not");
  CHECK(training.network().layers[0].weights(0, 0) == 1.0);
}

TEST_CASE("clipping keeps a training finite that would diverge") {
  TrainingSettings settings = sgd(0.01);
  settings.clip_norm = 1.0;
  Network network{
      1, {{Matrix::Ones(1, 1), Vector::Zero(1), Activation::linear}}, Loss::squared_error};
  Training training(network, {Matrix::Constant(1, 1, 1e3), Matrix::Zero(1, 1)}, settings);
  std::vector<double> losses;
  CHECK(training.train(50, losses) == 50);
  CHECK(losses.back() < losses.front());
}

TEST_CASE("no training step allocates, whatever the optimizer and the size of the batch") {
  RandomSource random(6);
  const Network network = random_network(random, 5, {5, 5, 3}, Activation::tanh,
                                         Activation::softmax, Loss::cross_entropy, {true, true});
  for (const Eigen::Index size : {1, 2, 100}) {
    for (const auto& named : optimizer_names) {
      CAPTURE(size);
      CAPTURE(named.first);
      TrainingSettings settings;
      settings.optimizer.name = named.second;
      settings.optimizer.momentum = 0.9;
      settings.clip_norm = 1.0;
      Training training(network, {Matrix::Random(5, size), Matrix::Ones(3, size)}, settings);
      std::vector<double> losses;
      losses.reserve(10);
      CHECK(allocations_of([&] { training.train(10, losses); }) == 0);
      CHECK(losses.size() == 10);
    }
  }
}

TEST_CASE("before any step no layer has moved; then each has by the mean over its weights") {
  Training training = moons(adam(0.02));
  CHECK(training.movement() == Vector::Zero(3));
  const Network start = training.network();
  std::vector<double> losses;
  training.train(20, losses);
  const Network now = training.network();
  const Vector movement = training.movement();
  for (int l = 0; l < 3; ++l) {
    CAPTURE(l);
    const Matrix& weights = now.layers[static_cast<std::size_t>(l)].weights;
    double sum = 0.0;
    for (Eigen::Index j = 0; j < weights.rows(); ++j) {
      for (Eigen::Index i = 0; i < weights.cols(); ++i) {
        sum += std::abs(weights(j, i) - start.layers[static_cast<std::size_t>(l)].weights(j, i));
      }
    }
    CHECK(movement[l] == doctest::Approx(sum / static_cast<double>(weights.size())));
    CHECK(movement[l] > 0.0);
  }
  training.reset();
  CHECK(training.movement() == Vector::Zero(3));
}

TEST_CASE("another learning rate counts from the next step on, with what Adam remembers") {
  Training changed = moons(adam(0.02));
  Training kept = moons(adam(0.02));
  std::vector<double> losses;
  changed.train(10, losses);
  kept.train(10, losses);
  changed.set_learning_rate(0.0);
  const Network before = changed.network();
  changed.train(5, losses);
  CHECK(changed.network().layers[0].weights == before.layers[0].weights);
  changed.set_learning_rate(0.02);
  kept.train(1, losses);
  changed.train(1, losses);
  // Five more gradients of the same place are remembered.
  CHECK(changed.network().layers[0].weights != kept.network().layers[0].weights);
}

TEST_CASE("a learning rate that cannot be is refused") {
  Training training = moons(sgd(0.1));
  CHECK_THROWS_WITH_AS(training.set_learning_rate(-1.0),
                       "learning rate: expected a number of at least 0, found -1.0",
                       std::invalid_argument);
  CHECK_THROWS_AS(training.set_learning_rate(std::nan("")), std::invalid_argument);
}

TEST_CASE("steps over batches go through the examples in order, and then again") {
  const Network network = classifier(5);
  const Examples examples = make_dataset({DatasetName::moons, 1, 10});
  TrainingSettings settings = sgd(0.3);
  settings.batch_size = 4;
  Training training(network, examples, settings);
  CHECK(training.steps_per_epoch() == 3);
  std::vector<double> losses;
  training.train(4, losses);
  Network by_hand = network;
  for (const auto& [first, size] : {std::pair{0, 4}, {4, 4}, {8, 2}, {0, 4}}) {
    Training one(
        by_hand,
        {examples.inputs.middleCols(first, size), examples.targets.middleCols(first, size)},
        sgd(0.3));
    std::vector<double> ignored;
    one.train(1, ignored);
    by_hand = one.network();
  }
  for (std::size_t l = 0; l < network.layers.size(); ++l) {
    CHECK((training.network().layers[l].weights - by_hand.layers[l].weights).norm() < 1e-13);
  }
}

TEST_CASE("the loss of a training is that of all examples, whatever its batches") {
  for (const double l2 : {0.0, 0.1}) {
    Network network = classifier(6);
    network.l2 = l2;
    const Examples examples = make_dataset({DatasetName::moons, 1, 50});
    for (const Reduction reduction : {Reduction::mean, Reduction::sum}) {
      TrainingSettings settings = sgd(0.1);
      settings.reduction = reduction;
      Training whole(network, examples, settings);
      settings.batch_size = 7;
      Training batches(network, examples, settings);
      CHECK(batches.loss() == doctest::Approx(whole.loss()).epsilon(1e-13));
      CHECK((batches.gradient_magnitudes() - whole.gradient_magnitudes()).norm() < 1e-13);
    }
  }
}

TEST_CASE("frozen parameters, and biases that are not there, stay as they are with any optimizer") {
  Network network = classifier(7);
  network.layers[0].frozen_weights = true;
  network.layers[1].frozen_biases = true;
  network.layers[2].biases.resize(0);
  network.l2 = 0.01;
  TrainingSettings momentum = sgd(0.1);
  momentum.optimizer.momentum = 0.9;
  TrainingSettings clipped = adam(0.02);
  clipped.clip_norm = 0.5;
  for (const TrainingSettings& settings : {sgd(0.1), momentum, clipped}) {
    Training training = {network, make_dataset({DatasetName::moons, 1, 30}), settings};
    std::vector<double> losses;
    training.train(20, losses);
    const Network trained = training.network();
    CHECK(trained.layers[0].weights == network.layers[0].weights);
    CHECK(trained.layers[0].biases != network.layers[0].biases);
    CHECK(trained.layers[1].biases == network.layers[1].biases);
    CHECK(trained.layers[1].weights != network.layers[1].weights);
    CHECK(trained.layers[2].biases.size() == 0);
    CHECK(losses.back() < losses.front());
  }
}

TEST_CASE("a step with L2 moves by the gradient of the loss with its penalty, as a pass does") {
  RandomSource random(8);
  Network network = random_network(random, 3, {4, 2}, Activation::tanh, Activation::sigmoid,
                                   Loss::binary_cross_entropy);
  network.l2 = 0.3;
  Example example{Vector{{0.3, 0.8, -0.5}}, Vector{{1.0, 0.0}}};
  Pass pass(network, example);
  const double loss = pass.forward();
  pass.backward();
  pass.update(0.2);
  Training training(network, {example.input, example.target}, sgd(0.2));
  std::vector<double> losses;
  training.train(1, losses);
  CHECK(losses[0] == doctest::Approx(loss).epsilon(1e-14));
  CHECK(training.loss() == doctest::Approx(pass.forward()).epsilon(1e-14));
  for (std::size_t l = 0; l < 2; ++l) {
    CHECK((training.network().layers[l].weights - pass.network().layers[l].weights).norm() < 1e-14);
  }
}
