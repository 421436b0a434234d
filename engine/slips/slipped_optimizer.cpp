#include "slips/slipped_optimizer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace backprop {

std::vector<ParameterArray> parameter_arrays(const Network& network) {
  std::vector<ParameterArray> arrays;
  Eigen::Index begin = 0;
  for (int l = 1; l <= network.layer_count(); ++l) {
    const Layer& layer = network.layers[static_cast<std::size_t>(l) - 1];
    const auto add = [&](ParameterKind kind, Eigen::Index size, bool is_frozen) {
      arrays.push_back({kind, l, begin, size, is_frozen});
      begin += size;
    };
    add(ParameterKind::weights, layer.weights.size(), layer.frozen_weights);
    add(ParameterKind::biases, layer.biases.size(), layer.frozen_biases);
    add(ParameterKind::gamma, layer.gamma.size(), false);
    add(ParameterKind::beta, layer.beta.size(), false);
  }
  return arrays;
}

void slipped_clip(Vector& gradients, const std::vector<ParameterArray>& arrays, double largest,
                  std::optional<TrainingSlip> slip) {
  if (slip == TrainingSlip::clip_left_out) return;
  if (slip == TrainingSlip::clip_of_each_number) {
    for (double& gradient : gradients) gradient = std::clamp(gradient, -largest, largest);
    return;
  }
  const double apart_from_zero = slip == TrainingSlip::clip_by_bare_norm ? 0.0 : 1e-6;
  const auto clip = [&](Eigen::Index begin, Eigen::Index size) {
    double squares = 0.0;
    for (Eigen::Index k = begin; k < begin + size; ++k) squares += gradients[k] * gradients[k];
    const double norm = std::sqrt(squares) + apart_from_zero;
    if (norm <= largest) return;
    for (Eigen::Index k = begin; k < begin + size; ++k) gradients[k] *= largest / norm;
  };
  if (slip != TrainingSlip::clip_of_each_array) {
    clip(0, gradients.size());
    return;
  }
  for (const ParameterArray& array : arrays) clip(array.begin, array.size);
}

SlippedOptimizer::SlippedOptimizer(const OptimizerSettings& settings, double l2, Eigen::Index size,
                                   std::optional<TrainingSlip> slip)
    : settings_(settings),
      l2_(l2),
      slip_(slip),
      means_(Vector::Zero(size)),
      mean_squares_(Vector::Zero(size)) {
  if (makes(TrainingSlip::momentum_left_out)) settings_.momentum = 0.0;
  if (makes(TrainingSlip::rate_left_out)) settings_.learning_rate = 1.0;
  if (makes(TrainingSlip::wrong_sign)) settings_.learning_rate *= -1.0;
  if (makes(TrainingSlip::adam_betas_swapped)) std::swap(settings_.beta1, settings_.beta2);
}

void SlippedOptimizer::update(const ParameterArray& array, const Vector& gradients,
                              Vector& parameters) {
  const double rate = settings_.learning_rate;
  const bool shrinks =
      makes(TrainingSlip::l2_decoupled) && array.kind == ParameterKind::weights && !array.is_frozen;
  for (Eigen::Index k = array.begin; k < array.begin + array.size; ++k) {
    if (shrinks) parameters[k] -= rate * l2_ * parameters[k];
    parameters[k] -= rate * direction(k, gradients[k]);
  }
}

double SlippedOptimizer::direction(Eigen::Index k, double gradient) {
  return settings_.name == OptimizerName::adam ? adam_direction(k, gradient)
                                               : sgd_direction(k, gradient);
}

double SlippedOptimizer::sgd_direction(Eigen::Index k, double gradient) {
  const double momentum = settings_.momentum;
  const double share = makes(TrainingSlip::momentum_damped) ? 1.0 - momentum : 1.0;
  means_[k] = momentum * means_[k] + share * gradient;
  if (makes(TrainingSlip::momentum_nesterov)) return gradient + momentum * means_[k];
  return means_[k];
}

double SlippedOptimizer::adam_direction(Eigen::Index k, double gradient) {
  const auto [beta1, beta2] = std::pair(settings_.beta1, settings_.beta2);
  const double square = makes(TrainingSlip::adam_square_left_out) ? gradient : gradient * gradient;
  means_[k] = beta1 * means_[k] + (1.0 - beta1) * gradient;
  mean_squares_[k] = beta2 * mean_squares_[k] + (1.0 - beta2) * square;
  const bool corrects = !makes(TrainingSlip::adam_correction_left_out);
  const double correction1 = corrects ? 1.0 - std::pow(beta1, steps_) : 1.0;
  const double correction2 = corrects ? 1.0 - std::pow(beta2, steps_) : 1.0;
  const double mean = means_[k] / correction1;
  const double mean_square = mean_squares_[k] / correction2;
  const double epsilon = settings_.epsilon;
  if (makes(TrainingSlip::adam_epsilon_inside_root)) return mean / std::sqrt(mean_square + epsilon);
  if (makes(TrainingSlip::adam_root_left_out)) return mean / (mean_square + epsilon);
  if (makes(TrainingSlip::adam_epsilon_before_correction)) {
    return mean * std::sqrt(correction2) / (std::sqrt(mean_squares_[k]) + epsilon);
  }
  return mean / (std::sqrt(mean_square) + epsilon);
}

}  // namespace backprop
