#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "training/objective.hpp"
#include "training/optimizer.hpp"
#include "training/parameter_layout.hpp"
#include "training/settings.hpp"

namespace backprop {

/// Gradient descent on a network: each step uses the next batch of the examples, in the order
/// given, and after the last one the first again. L2 is added to the loss of each batch once.
///
/// Where a loss or a parameter would not be finite, training stops (checks/divergence.hpp): the
/// parameters stay those before that step, and no further step is made until reset().
class Training {
 public:
  /// The examples' shapes must fit the network's (the document reader checks).
  Training(Network network, const Examples& examples, const TrainingSettings& settings);

  /// Makes up to `steps` steps and appends to `losses` before each the loss of its batch. Returns
  /// how many were made: fewer where training diverged.
  std::int64_t train(std::int64_t steps, std::vector<double>& losses);
  /// From the next step on. Throws std::invalid_argument where it is not finite, or below 0.
  void set_learning_rate(double learning_rate);
  /// Back to the first parameters, with no steps made; the learning rate stays as it was set.
  void reset();

  /// The steps made since the start, or since reset().
  std::int64_t steps() const { return steps_; }
  /// Why training stopped, in one line that names the step ("step 7: expected finite parameters,
  /// found one that is not"); empty where it did not.
  const std::string& divergence() const { return divergence_; }
  /// How many steps go once through the examples.
  Eigen::Index steps_per_epoch() const { return objective_->batch_count(); }
  /// The loss of all examples as the parameters stand.
  double loss();
  /// For layer 1..N, the mean of |delta| over units and examples as the parameters stand.
  Vector gradient_magnitudes();
  /// How far each layer has come: for layer 1..N, the mean of |w - w at the start| over its
  /// weights.
  Vector movement() const;
  /// The network as the parameters stand.
  Network network() const;

 private:
  /// One step; `loss` receives the loss before it. Returns whether it was made.
  bool step(double& loss);
  /// 1/2 lambda sum w^2, and its gradients lambda w, which are added.
  double l2_penalty() const;
  void add_l2_gradients();
  /// Notes what the next step lacked. Returns false.
  bool diverged(const std::string& expected);

  Network shape_;
  ParameterLayout layout_;
  std::unique_ptr<Objective> objective_;
  Optimizer optimizer_;
  std::optional<double> clip_norm_;
  Reduction reduction_;
  std::vector<ParameterRange> held_;
  Vector initial_parameters_;
  Vector parameters_;
  Vector updated_;
  Vector gradients_;
  std::int64_t steps_ = 0;
  Eigen::Index next_batch_ = 0;
  std::string divergence_;
};

}  // namespace backprop
