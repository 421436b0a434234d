#pragma once

#include <optional>
#include <vector>

#include "network/network.hpp"
#include "numbers/matrix.hpp"
#include "slips/training_slip.hpp"
#include "training/settings.hpp"

namespace backprop {

enum class ParameterKind { weights, biases, gamma, beta };

/// One array of a network's parameters, in the order of parameters_of.
struct ParameterArray {
  ParameterKind kind;
  int layer;  ///< 1..N
  Eigen::Index begin;
  Eigen::Index size;
  bool is_frozen;
};

/// The arrays of a network's parameters; those that a layer does not have are empty.
std::vector<ParameterArray> parameter_arrays(const Network& network);

/// Scales the gradients of these arrays to a norm of at most `largest`, if a slip does not forbid.
void slipped_clip(Vector& gradients, const std::vector<ParameterArray>& arrays, double largest,
                  std::optional<TrainingSlip> slip);

/// SGD or Adam, one parameter at a time, with one thing done wrong. Without a slip, it is
/// Optimizer's step once more, written independently of it.
class SlippedOptimizer {
 public:
  /// size: how many parameters. l2: by which l2_decoupled shrinks the weights.
  SlippedOptimizer(const OptimizerSettings& settings, double l2, Eigen::Index size,
                   std::optional<TrainingSlip> slip);

  /// Counts a step; update is then called once for each array of parameters.
  void begin_step() { ++steps_; }
  void update(const ParameterArray& array, const Vector& gradients, Vector& parameters);

 private:
  bool makes(TrainingSlip slip) const { return slip_ == slip; }
  /// What the learning rate multiplies, of parameter k.
  double direction(Eigen::Index k, double gradient);
  double sgd_direction(Eigen::Index k, double gradient);
  double adam_direction(Eigen::Index k, double gradient);

  OptimizerSettings settings_;
  double l2_;
  std::optional<TrainingSlip> slip_;
  int steps_ = 0;
  Vector means_;         ///< Adam's m, or SGD's velocity
  Vector mean_squares_;  ///< Adam's v
};

}  // namespace backprop
