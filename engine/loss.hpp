#pragma once

#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "activation.hpp"

namespace backprop {

/// The losses L(a, y) of the output activations a against the target y.
enum class Loss { squared_error, binary_cross_entropy, cross_entropy };

/// The names of the network document, in the order of the enumeration.
inline constexpr std::array<std::pair<std::string_view, Loss>, 3> loss_names{{
    {"squared_error", Loss::squared_error},
    {"binary_cross_entropy", Loss::binary_cross_entropy},
    {"cross_entropy", Loss::cross_entropy},
}};

/// L = 1/2 sum (a - y)^2.
inline double squared_error(const Vector& a, const Vector& y) {
  return 0.5 * (a - y).squaredNorm();
}

/// L = -sum [y ln a + (1 - y) ln(1 - a)] with a = sigma(z), computed from z:
/// -ln sigma(z) = ln(1 + e^-z), so each term is max(z, 0) - y z + ln(1 + e^-|z|), which neither
/// overflows nor takes the logarithm of 0.
inline double binary_cross_entropy(const Vector& z, const Vector& y) {
  double loss = 0.0;
  for (Eigen::Index j = 0; j < z.size(); ++j) {
    loss += std::max(z[j], 0.0) - y[j] * z[j] + std::log1p(std::exp(-std::abs(z[j])));
  }
  return loss;
}

/// L = -sum y ln a with a = softmax(z), computed from z: -ln a_j = ln(sum_k e^{z_k}) - z_j, shifted
/// by max z so that no term overflows.
inline double cross_entropy(const Vector& z, const Vector& y) {
  const double shift = z.maxCoeff();
  const double log_sum = shift + std::log((z.array() - shift).exp().sum());
  double loss = 0.0;
  for (Eigen::Index j = 0; j < z.size(); ++j) {
    // A target of 0 contributes nothing, however unlikely the class (PyTorch's 0 * ln 0 = 0).
    if (y[j] != 0.0) loss += y[j] * (log_sum - z[j]);
  }
  return loss;
}

/// The loss of one example. z, a, y: preactivations, activations and target of the output layer.
inline double loss_value(Loss loss, const Vector& z, const Vector& a, const Vector& y) {
  switch (loss) {
    case Loss::squared_error:
      return squared_error(a, y);
    case Loss::binary_cross_entropy:
      return binary_cross_entropy(z, y);
    case Loss::cross_entropy:
      return cross_entropy(z, y);
  }
  return 0.0;
}

/// delta = dL/dz of the output layer.
/// Sigmoid with binary cross-entropy and softmax with cross-entropy both give a - y (for softmax,
/// where the targets sum to S, a S - y): the derivative of the activation cancels against that of
/// the loss. Squared error keeps it: (a - y) f'(z).
inline void output_delta(Loss loss, Activation activation, const Vector& z, const Vector& a,
                         const Vector& y, Vector& delta) {
  switch (loss) {
    case Loss::squared_error:
      delta = a - y;
      multiply_by_derivative(activation, z, a, delta);
      return;
    case Loss::binary_cross_entropy:
      delta = a - y;
      return;
    case Loss::cross_entropy:
      delta = y.sum() * a - y;
      return;
  }
}

}  // namespace backprop
