#pragma once

#include "checks/names.hpp"
#include "numbers/elementary.hpp"
#include "numbers/layer_block.hpp"

namespace backprop {

/// The activation functions a = f(z). Each value and its derivative stand side by side below.
enum class Activation { sigmoid, tanh, relu, leaky_relu, linear, softmax };

/// The names of the network document, in the order of the enumeration.
inline constexpr Names<Activation, 6> activation_names{{
    {"sigmoid", Activation::sigmoid},
    {"tanh", Activation::tanh},
    {"relu", Activation::relu},
    {"leaky_relu", Activation::leaky_relu},
    {"linear", Activation::linear},
    {"softmax", Activation::softmax},
}};

/// Slope of leaky ReLU for z <= 0 (PyTorch's default negative_slope).
inline constexpr double leaky_slope = 0.01;

// Each function takes one double, or Lanes of them. Each derivative f'(z) is written in terms of
// the value a = f(z), which is all that the backward pass has to keep.

/// sigma(z) = 1 / (1 + e^-z). The derivative is at most 1/4, at z = 0.
template <typename Number>
Number sigmoid(Number z) {
  // e^-z as the fraction 2^k (even + odd) / (even - odd): one division instead of two.
  const auto [power_of_two, even, odd] = exponential_parts(-z);
  const Number denominator = even - odd;
  return denominator / (denominator + power_of_two * (even + odd));
}
template <typename Number>
Number sigmoid_derivative(Number a) {
  return a * (1.0 - a);
}

/// tanh z = (e^2z - 1) / (e^2z + 1). The derivative is at most 1, at z = 0.
template <typename Number>
Number hyperbolic_tangent(Number z) {
  constexpr double flat = 40.0;  // long before 2 |z| = 40, tanh is 1 to the last bit
  const Number two_z = smaller(2.0 * absolute(z), splat<Number>(flat));
  // e^2z - 1 from e^r - 1 = 2 odd / (even - odd), which keeps its digits near 0.
  const auto [power_of_two, even, odd] = exponential_parts(two_z);
  const Number denominator = even - odd;
  const Number minus_one = (power_of_two - 1.0) * denominator + power_of_two * (2.0 * odd);
  const Number plus_one = power_of_two * (even + odd) + denominator;
  return with_sign_of(z, smaller(minus_one / plus_one, splat<Number>(1.0)));
}
template <typename Number>
Number hyperbolic_tangent_derivative(Number a) {
  return 1.0 - a * a;
}

/// max(0, z). The derivative at 0 is 0 by convention (PyTorch's).
template <typename Number>
Number relu(Number z) {
  return select(z <= 0.0, Number{}, z);
}
template <typename Number>
Number relu_derivative(Number a) {
  return select(a > 0.0, splat<Number>(1.0), Number{});
}

/// z for z > 0, else 0.01 z.
template <typename Number>
Number leaky_relu(Number z) {
  return select(z > 0.0, z, leaky_slope * z);
}
template <typename Number>
Number leaky_relu_derivative(Number a) {
  return select(a > 0.0, splat<Number>(1.0), splat<Number>(leaky_slope));
}

/// softmax(z)_j = e^{z_j} / sum_k e^{z_k}, shifted by max z so that no term overflows.
template <typename Number>
void softmax(const ConstBlock& z, const Block& a) {
  for (std::ptrdiff_t n = 0; n < z.examples; n += lanes_of<Number>) {
    const Number shift = greatest_unit<Number>(n, z);
    const auto term = [shift](Number number) { return exponential(number - shift); };
    const Number sum = sum_over_units<Number>(n, term, z);
    for (std::ptrdiff_t j = 0; j < z.units; ++j) {
      store<Number>(a.at(j, n), term(load<Number>(z.at(j, n))) / sum);
    }
  }
}

/// a = f(z) for every unit and example of a layer. z and a may be the same block.
template <typename Number>
void activate(Activation activation, const ConstBlock& z, const Block& a) {
  switch (activation) {
    case Activation::sigmoid:
      return map_units<Number>(sigmoid<Number>, a, z);
    case Activation::tanh:
      return map_units<Number>(hyperbolic_tangent<Number>, a, z);
    case Activation::relu:
      return map_units<Number>(relu<Number>, a, z);
    case Activation::leaky_relu:
      return map_units<Number>(leaky_relu<Number>, a, z);
    case Activation::linear:
      return map_units<Number>([](Number number) { return number; }, a, z);
    case Activation::softmax:
      return softmax<Number>(z, a);
  }
}

/// delta <- delta * f'(z), unit by unit: turns dL/da of a layer into dL/dz (the chain rule).
/// a = f(z). Not for softmax, whose units depend on one another: its derivative is taken together
/// with the loss (output_delta in loss.hpp).
template <typename Number>
void multiply_by_derivative(Activation activation, const ConstBlock& a, const Block& delta) {
  const auto multiply_by = [&](auto derivative) {
    map_units<Number>(
        [derivative](Number gradient, Number value) { return gradient * derivative(value); }, delta,
        delta, a);
  };
  switch (activation) {
    case Activation::sigmoid:
      return multiply_by(sigmoid_derivative<Number>);
    case Activation::tanh:
      return multiply_by(hyperbolic_tangent_derivative<Number>);
    case Activation::relu:
      return multiply_by(relu_derivative<Number>);
    case Activation::leaky_relu:
      return multiply_by(leaky_relu_derivative<Number>);
    case Activation::linear:
    case Activation::softmax:
      return;
  }
}

}  // namespace backprop
