#pragma once

#include "numbers/elementary.hpp"
#include "numbers/matrix.hpp"
#include "training/settings.hpp"

namespace backprop {

/// w <- w - eta v with the velocity v <- mu v + dL/dw, which is plain gradient descent where the
/// momentum mu is 0 (torch.optim.SGD).
template <typename Number>
Number sgd_step(const OptimizerSettings& settings, Number weight, Number gradient,
                Number& velocity) {
  velocity = settings.momentum * velocity + gradient;
  return weight - settings.learning_rate * velocity;
}

/// How far Adam's running means, which begin at 0, are from their sum of weights at step t:
/// 1 - beta1^t and sqrt(1 - beta2^t).
struct AdamCorrection {
  double mean;
  double root_mean_square;
};

/// w <- w - eta m' / (sqrt(v') + epsilon), with the running means m of the gradient and v of its
/// square, m <- beta1 m + (1 - beta1) g and v <- beta2 v + (1 - beta2) g^2, and m', v' corrected
/// for having begun at 0 (Kingma & Ba 2015; torch.optim.Adam).
template <typename Number>
Number adam_step(const OptimizerSettings& settings, const AdamCorrection& correction, Number weight,
                 Number gradient, Number& mean, Number& mean_square) {
  mean = settings.beta1 * mean + (1.0 - settings.beta1) * gradient;
  mean_square = settings.beta2 * mean_square + (1.0 - settings.beta2) * (gradient * gradient);
  const Number denominator =
      square_root(mean_square) / splat<Number>(correction.root_mean_square) + settings.epsilon;
  return weight - settings.learning_rate / correction.mean * (mean / denominator);
}

/// The optimizer of one training run: its settings, and what it remembers from step to step.
class Optimizer {
 public:
  /// size: how many parameters, in whole lanes.
  Optimizer(const OptimizerSettings& settings, Eigen::Index size);

  /// Writes the parameters after one step into `updated`. Returns whether all of them are finite.
  bool step(const Vector& parameters, const Vector& gradients, Vector& updated);
  /// From the next step on; what the optimizer remembers stays.
  void set_learning_rate(double learning_rate) { settings_.learning_rate = learning_rate; }
  /// Forgets the steps made.
  void reset();

 private:
  OptimizerSettings settings_;
  Vector mean_;         ///< adam's m; sgd's velocity where it has momentum
  Vector mean_square_;  ///< adam's v
  double beta1_power_ = 1.0;
  double beta2_power_ = 1.0;
};

/// Scales the gradients so that their Euclidean norm is at most `largest` (all but: the quotient's
/// denominator has 1e-6 added, as in torch.nn.utils.clip_grad_norm_).
void clip_norm(Vector& gradients, double largest);

}  // namespace backprop
