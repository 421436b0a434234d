#pragma once

#include "checks/names.hpp"
#include "formulas/activation.hpp"
#include "numbers/elementary.hpp"
#include "numbers/layer_block.hpp"

namespace backprop {

/// The losses L(a, y) of the output activations a against the target y.
enum class Loss {
  squared_error,
  sum_squared_error,
  mean_squared_error,
  binary_cross_entropy,
  cross_entropy,
  output
};

/// The names of the network document, in the order of the enumeration.
inline constexpr Names<Loss, 6> loss_names{{
    {"squared_error", Loss::squared_error},
    {"sum_squared_error", Loss::sum_squared_error},
    {"mean_squared_error", Loss::mean_squared_error},
    {"binary_cross_entropy", Loss::binary_cross_entropy},
    {"cross_entropy", Loss::cross_entropy},
    {"output", Loss::output},
}};

/// Whether a loss compares the answer with a target. `output`, L = sum a, has none: its gradients
/// are those of the network's own answer.
constexpr bool takes_target(Loss loss) { return loss != Loss::output; }

/// Whether its targets are shares, from 0 to 1.
constexpr bool takes_shares(Loss loss) {
  return loss == Loss::binary_cross_entropy || loss == Loss::cross_entropy;
}

/// The part of one of n units in L = 1/2 sum (a - y)^2; without the 1/2 for sum_squared_error; 1/n
/// in its place for mean_squared_error.
template <typename Number>
Number square_of_difference(Number a, Number y) {
  return (a - y) * (a - y);
}
template <typename Number>
Number squared_error(Number a, Number y) {
  return 0.5 * square_of_difference(a, y);
}

/// One unit's part of L = -sum [y ln a + (1 - y) ln(1 - a)] with a = sigma(z), computed from z:
/// -ln sigma(z) = ln(1 + e^-z), so it is max(z, 0) - y z + ln(1 + e^-|z|), which neither overflows
/// nor takes the logarithm of 0.
template <typename Number>
Number binary_cross_entropy(Number z, Number y) {
  return Relu::value(z) - y * z + log_one_plus(exponential(-absolute(z)));
}

/// L = -sum y ln a with a = softmax(z), computed from z: -ln a_j = ln(sum_k e^{z_k - m}) - (z_j -
/// m) with m = max z, so that no term overflows. For the examples from n on.
template <typename Number>
Number cross_entropy(std::ptrdiff_t n, const ConstBlock& z, const ConstBlock& y) {
  const Number shift = greatest_unit<Number>(n, z);
  const Number sum = sum_over_units<Number>(
      n, [shift](Number number) { return exponential(number - shift); }, z);
  const Number log_sum = logarithm(sum);
  // A target of 0 contributes nothing, however unlikely the class (PyTorch's 0 * ln 0 = 0).
  return sum_over_units<Number>(
      n,
      [log_sum, shift](Number number, Number target) {
        return select(target == 0.0, Number{}, target * (log_sum - (number - shift)));
      },
      z, y);
}

/// The loss of each example. z, a, y: preactivations, activations and targets of the output layer;
/// y is looked at only where takes_target(loss).
/// losses: one number per example.
template <typename Number>
void loss_values(Loss loss, const ConstBlock& z, const ConstBlock& a, const ConstBlock& y,
                 double* losses) {
  for (std::ptrdiff_t n = 0; n < z.examples; n += lanes_of<Number>) {
    switch (loss) {
      case Loss::squared_error:
        store(losses + n, sum_over_units<Number>(n, squared_error<Number>, a, y));
        break;
      case Loss::sum_squared_error:
        store(losses + n, sum_over_units<Number>(n, square_of_difference<Number>, a, y));
        break;
      case Loss::mean_squared_error:
        store(losses + n, sum_over_units<Number>(n, square_of_difference<Number>, a, y) /
                              static_cast<double>(a.units));
        break;
      case Loss::binary_cross_entropy:
        store(losses + n, sum_over_units<Number>(n, binary_cross_entropy<Number>, z, y));
        break;
      case Loss::cross_entropy:
        store(losses + n, cross_entropy<Number>(n, z, y));
        break;
      case Loss::output:
        store(losses + n, sum_over_units<Number>(
                              n, [](Number number) { return number; }, a));
        break;
    }
  }
}

/// delta = dL/dz of the output layer. z is looked at only where keeps_arguments(activation).
/// Sigmoid with binary cross-entropy and softmax with cross-entropy both give a - y (for softmax,
/// where the targets sum to S, S a - y): the derivative of the activation cancels against that of
/// the loss. The squared errors keep it: c (a - y) f'(z), with c = 1, 2 of a sum, and 2/n of a mean
/// over n units. So does the output itself: f'(z).
template <typename Number>
void output_delta(Loss loss, Activation activation, const ConstBlock& z, const ConstBlock& a,
                  const ConstBlock& y, const Block& delta) {
  if (loss != Loss::cross_entropy) {
    if (loss == Loss::output) {
      map_units<Number>([](Number) { return splat<Number>(1.0); }, delta, a);
    } else {
      map_units<Number>([](Number value, Number target) { return value - target; }, delta, a, y);
    }
    if (loss == Loss::sum_squared_error || loss == Loss::mean_squared_error) {
      const double twice =
          loss == Loss::sum_squared_error ? 2.0 : 2.0 / static_cast<double>(a.units);
      map_units<Number>([twice](Number difference) { return twice * difference; }, delta, delta);
    }
    if (!takes_shares(loss)) multiply_by_derivative<Number>(activation, z, a, delta);
    return;
  }
  for (std::ptrdiff_t n = 0; n < a.examples; n += lanes_of<Number>) {
    const Number target_sum = sum_over_units<Number>(
        n, [](Number target) { return target; }, y);
    for (std::ptrdiff_t j = 0; j < a.units; ++j) {
      store<Number>(delta.at(j, n),
                    target_sum * load<Number>(a.at(j, n)) - load<Number>(y.at(j, n)));
    }
  }
}

/// dL/da of one unit of n in the output layer: c (a - y) of the squared errors, (1 - y)/(1 - a) -
/// y/a of binary cross-entropy, -y/a of cross-entropy, 1 of the output itself. A target of 0 leaves
/// its term out, however unlikely the class.
inline double output_activation_gradient(Loss loss, double a, double y, std::ptrdiff_t n) {
  switch (loss) {
    case Loss::squared_error:
      return a - y;
    case Loss::sum_squared_error:
      return 2.0 * (a - y);
    case Loss::mean_squared_error:
      return 2.0 / static_cast<double>(n) * (a - y);
    case Loss::binary_cross_entropy:
      return (y == 1.0 ? 0.0 : (1.0 - y) / (1.0 - a)) - (y == 0.0 ? 0.0 : y / a);
    case Loss::cross_entropy:
      return y == 0.0 ? 0.0 : -y / a;
    case Loss::output:
      break;
  }
  return 1.0;
}

}  // namespace backprop
