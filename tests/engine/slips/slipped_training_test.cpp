#include "slips/slipped_training.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "network/parameters.hpp"
#include "networks.hpp"
#include "training/training.hpp"

using namespace backprop;

namespace {

constexpr int steps = 6;

struct Task {
  Network network;
  Examples examples;
  TrainingSettings settings;
};

/// Any training the documents allow, of up to 7 examples. Its rate is small, so that what rounds
/// differently in the two does not grow.
Task any_task(RandomSource& random) {
  const Pass pass = any_pass(random);
  Task task{pass.network(), {}, {}};
  const auto count = static_cast<Eigen::Index>(1 + below(random, 7));
  task.examples.inputs.resize(task.network.inputs, count);
  task.examples.targets.resize(pass.example().target.size(), count);
  for (Eigen::Index n = 0; n < count; ++n) {
    for (double& x : task.examples.inputs.col(n)) x = random.normal();
    for (double& y : task.examples.targets.col(n)) y = random.uniform();
    if (task.network.loss == Loss::cross_entropy) {
      task.examples.targets.col(n) /= task.examples.targets.col(n).sum();
    }
  }
  TrainingSettings& settings = task.settings;
  settings.optimizer.learning_rate = 0.001;
  if (random.uniform() < 0.5) settings.optimizer.momentum = 0.9 * random.uniform();
  if (random.uniform() < 0.4) {
    settings.optimizer.name = OptimizerName::adam;
    settings.optimizer.beta1 = 0.9 * random.uniform();
    settings.optimizer.beta2 = random.uniform();
    // A gradient of almost nothing is rounded noise, whose sign a smaller epsilon would follow.
    settings.optimizer.epsilon = 0.01;
  }
  if (random.uniform() < 0.4) settings.clip_norm = random.uniform();
  if (random.uniform() < 0.6) {
    settings.batch_size =
        static_cast<Eigen::Index>(1 + below(random, static_cast<std::size_t>(count)));
  }
  if (random.uniform() < 0.4) settings.reduction = Reduction::sum;
  return task;
}

struct Outcome {
  std::vector<double> losses;
  Vector parameters;
};

Outcome trained(const Task& task) {
  Training training(task.network, task.examples, task.settings);
  Outcome outcome;
  training.train(steps, outcome.losses);
  REQUIRE(training.divergence().empty());
  outcome.parameters = parameters_of(training.network());
  return outcome;
}

Outcome slipped(const Task& task, const TrainingMistake& mistake) {
  SlippedTraining training(task.network, task.examples, task.settings, mistake);
  Outcome outcome;
  for (int k = 0; k < steps; ++k) outcome.losses.push_back(training.step());
  outcome.parameters = training.parameters();
  return outcome;
}

/// The largest difference, relative to the larger number or to 1; infinite where only one of two
/// numbers is finite.
double distance(const Outcome& one, const Outcome& other) {
  double largest = 0.0;
  const auto compare = [&largest](double left, double right) {
    if (std::isfinite(left) != std::isfinite(right)) {
      largest = std::numeric_limits<double>::infinity();
    } else if (std::isfinite(left)) {
      const double size = std::max({1.0, std::abs(left), std::abs(right)});
      largest = std::max(largest, std::abs(left - right) / size);
    }
  };
  REQUIRE(one.losses.size() == other.losses.size());
  for (std::size_t k = 0; k < one.losses.size(); ++k) compare(one.losses[k], other.losses[k]);
  REQUIRE(one.parameters.size() == other.parameters.size());
  for (Eigen::Index k = 0; k < one.parameters.size(); ++k) {
    compare(one.parameters[k], other.parameters[k]);
  }
  return largest;
}

/// 2-3-2 with momentum or Adam, L2, clipping, frozen weights and batches of 2 of 5 examples: where
/// every slip makes a difference.
Task full_task(OptimizerName name, Reduction reduction) {
  RandomSource random(11);
  Task task{random_network(random, 2, {3, 3, 2}, Activation::tanh, Activation::sigmoid,
                           Loss::squared_error),
            {Matrix(2, 5), Matrix(2, 5)},
            {}};
  fill(task.examples.inputs, 1.0, random);
  fill(task.examples.targets, 1.0, random);
  task.network.l2 = 0.3;
  task.network.layers[1].frozen_weights = true;
  task.settings.optimizer = {name, 0.1, 0.9, 0.7, 0.9, 0.01};
  task.settings.clip_norm = 0.2;
  task.settings.batch_size = 2;
  task.settings.reduction = reduction;
  return task;
}

}  // namespace

TEST_CASE("without a slip, the other way of training comes to the same numbers") {
  RandomSource random(41);
  for (int k = 0; k < 300; ++k) {
    CAPTURE(k);
    const Task task = any_task(random);
    CHECK(distance(trained(task), slipped(task, {})) <= 1e-9);
  }
}

TEST_CASE("every slip of a training makes a difference somewhere, and no two make the same") {
  std::vector<Task> tasks;
  for (const OptimizerName name : {OptimizerName::sgd, OptimizerName::adam}) {
    for (const Reduction reduction : {Reduction::mean, Reduction::sum}) {
      tasks.push_back(full_task(name, reduction));
    }
  }
  std::vector<std::vector<Outcome>> outcomes(1);
  for (const Task& task : tasks) outcomes.front().push_back(trained(task));
  for (const auto& [words, slip] : training_slip_names) {
    const std::string_view name = words;
    CAPTURE(name);
    std::vector<Outcome> all;
    for (const Task& task : tasks) all.push_back(slipped(task, {.of_training = slip}));
    // The truth, and the slips before.
    for (const std::vector<Outcome>& others : outcomes) {
      double apart = 0.0;
      for (std::size_t k = 0; k < tasks.size(); ++k) {
        apart = std::max(apart, distance(all[k], others[k]));
      }
      CHECK(apart > 1e-7);
    }
    outcomes.push_back(all);
  }
}

TEST_CASE("a slip whose parameters are not finite any more notes no further loss") {
  Task task = full_task(OptimizerName::sgd, Reduction::mean);
  task.settings.clip_norm.reset();
  task.settings.optimizer.learning_rate = 1e300;
  SlippedTraining training(task.network, task.examples, task.settings,
                           {.of_training = TrainingSlip::wrong_sign});
  for (int k = 0; k < 3; ++k) training.step();
  CHECK(std::isnan(training.step()));
  CHECK(training.parameters().allFinite());
}
