#include "training/optimizer.hpp"

#include <algorithm>
#include <cmath>

namespace backprop {

namespace {

/// Sets the sign bit, and maybe others, where a number is infinite or not a number: its exponent's
/// bits are then all ones, and one more carries into the sign.
LaneBits sign_bit_where_not_finite(Lanes numbers) {
  constexpr std::uint64_t exponent = 0x7ff0000000000000;
  constexpr std::uint64_t lowest_of_exponent = 0x0010000000000000;
  return (to_bits(numbers) & exponent) + lowest_of_exponent;
}

/// updated[k] = step(parameters[k], gradients[k], k) for all k, a Number at a time. Returns whether
/// all of them are finite.
template <typename Step>
bool update(const Vector& parameters, const Vector& gradients, Vector& updated, Step step) {
  LaneBits signs{};
  for (Eigen::Index k = 0; k < parameters.size(); k += lane_count) {
    const Lanes number =
        step(load<Lanes>(parameters.data() + k), load<Lanes>(gradients.data() + k), k);
    store(updated.data() + k, number);
    signs |= sign_bit_where_not_finite(number);
  }
  std::uint64_t sign = 0;
  for (std::ptrdiff_t lane = 0; lane < lane_count; ++lane) sign |= signs[lane];
  return sign >> 63 == 0;
}

}  // namespace

Optimizer::Optimizer(const OptimizerSettings& settings, Eigen::Index size) : settings_(settings) {
  const bool adam = settings.name == OptimizerName::adam;
  if (adam || settings.momentum != 0.0) mean_ = Vector::Zero(size);
  if (adam) mean_square_ = Vector::Zero(size);
}

void Optimizer::reset() {
  mean_.setZero();
  mean_square_.setZero();
  beta1_power_ = beta2_power_ = 1.0;
}

bool Optimizer::step(const Vector& parameters, const Vector& gradients, Vector& updated) {
  if (settings_.name == OptimizerName::adam) {
    beta1_power_ *= settings_.beta1;
    beta2_power_ *= settings_.beta2;
    const AdamCorrection correction{1.0 - beta1_power_, std::sqrt(1.0 - beta2_power_)};
    return update(parameters, gradients, updated,
                  [&](Lanes weight, Lanes gradient, Eigen::Index k) {
                    auto mean = load<Lanes>(mean_.data() + k);
                    auto mean_square = load<Lanes>(mean_square_.data() + k);
                    const Lanes stepped =
                        adam_step(settings_, correction, weight, gradient, mean, mean_square);
                    store(mean_.data() + k, mean);
                    store(mean_square_.data() + k, mean_square);
                    return stepped;
                  });
  }
  if (settings_.momentum == 0.0) {
    return update(parameters, gradients, updated, [&](Lanes weight, Lanes gradient, Eigen::Index) {
      Lanes velocity{};
      return sgd_step(settings_, weight, gradient, velocity);
    });
  }
  return update(parameters, gradients, updated, [&](Lanes weight, Lanes gradient, Eigen::Index k) {
    auto velocity = load<Lanes>(mean_.data() + k);
    const Lanes stepped = sgd_step(settings_, weight, gradient, velocity);
    store(mean_.data() + k, velocity);
    return stepped;
  });
}

void clip_norm(Vector& gradients, double largest) {
  constexpr double apart_from_zero = 1e-6;
  const double norm = gradients.norm();
  gradients *= std::min(1.0, largest / (norm + apart_from_zero));
}

}  // namespace backprop
