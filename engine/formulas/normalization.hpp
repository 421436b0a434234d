#pragma once

#include "checks/names.hpp"
#include "numbers/elementary.hpp"
#include "numbers/layer_block.hpp"

namespace backprop {

/// What stands between a layer's preactivations and its activation function.
enum class Normalization { none, layer };

/// The names of the network document that can be written there; `none` is written by leaving it
/// out.
inline constexpr Names<Normalization, 1> normalization_names{{
    {"layer", Normalization::layer},
}};

/// Keeps the deviation away from 0 (PyTorch's default eps).
inline constexpr double normalization_epsilon = 1e-5;

/// Layer normalisation (Ba, Kiros & Hinton 2016), example by example over the units of the layer:
/// n = (z - mean z) / sqrt(var z + 1e-5) and u = gamma n + beta, with the biased variance (divided
/// by the number of units).
/// z, n, u: blocks of the layer; z and u may be the same. inverse_deviations: one per example,
/// 1 / sqrt(var z + 1e-5), kept for the way back. gamma, beta: one per unit.
template <typename Number>
void normalize(const ConstBlock& z, const double* gamma, const double* beta,
               const Block& normalized, const Block& u, double* inverse_deviations) {
  const double share = 1.0 / static_cast<double>(z.units);
  for (std::ptrdiff_t n = 0; n < z.examples; n += lanes_of<Number>) {
    const Number mean = share * sum_over_units<Number>(
                                    n, [](Number number) { return number; }, z);
    const auto square = [mean](Number number) { return (number - mean) * (number - mean); };
    const Number variance = share * sum_over_units<Number>(n, square, z);
    const Number inverse_deviation = 1.0 / square_root(variance + normalization_epsilon);
    for (std::ptrdiff_t j = 0; j < z.units; ++j) {
      const Number number = (load<Number>(z.at(j, n)) - mean) * inverse_deviation;
      store<Number>(normalized.at(j, n), number);
      store<Number>(u.at(j, n), gamma[j] * number + beta[j]);
    }
    store(inverse_deviations + n, inverse_deviation);
  }
}

/// dL/dgamma = sum dL/du n and dL/dbeta = sum dL/du, over the examples; added to what is there.
/// delta: dL/du. gamma_gradients, beta_gradients: one per unit.
template <typename Number>
void add_normalization_gradients(const ConstBlock& normalized, const ConstBlock& delta,
                                 double* gamma_gradients, double* beta_gradients) {
  for (std::ptrdiff_t j = 0; j < delta.units; ++j) {
    Number gamma_gradient{};
    Number beta_gradient{};
    for (std::ptrdiff_t n = 0; n < delta.examples; n += lanes_of<Number>) {
      const auto gradient = load<Number>(delta.at(j, n));
      gamma_gradient += gradient * load<Number>(normalized.at(j, n));
      beta_gradient += gradient;
    }
    gamma_gradients[j] += lane_sum(gamma_gradient);
    beta_gradients[j] += lane_sum(beta_gradient);
  }
}

/// The way back: turns dL/du into dL/dz, in place. With g = gamma dL/du = dL/dn,
/// dL/dz = (g - mean g - n mean(g n)) / sqrt(var z + 1e-5), means over the units: what is taken off
/// is the way through the mean and through the deviation, which every z of the layer moves.
template <typename Number>
void normalize_backward(const ConstBlock& normalized, const double* inverse_deviations,
                        const double* gamma, const Block& delta) {
  const double share = 1.0 / static_cast<double>(delta.units);
  for (std::ptrdiff_t j = 0; j < delta.units; ++j) {
    for (std::ptrdiff_t n = 0; n < delta.examples; n += lanes_of<Number>) {
      store<Number>(delta.at(j, n), gamma[j] * load<Number>(delta.at(j, n)));
    }
  }
  for (std::ptrdiff_t n = 0; n < delta.examples; n += lanes_of<Number>) {
    const Number mean = share * sum_over_units<Number>(
                                    n, [](Number g) { return g; }, delta);
    const Number mean_with_n =
        share * sum_over_units<Number>(
                    n, [](Number g, Number number) { return g * number; }, delta, normalized);
    const auto inverse_deviation = load<Number>(inverse_deviations + n);
    for (std::ptrdiff_t j = 0; j < delta.units; ++j) {
      const auto g = load<Number>(delta.at(j, n));
      const auto number = load<Number>(normalized.at(j, n));
      store<Number>(delta.at(j, n), (g - mean - number * mean_with_n) * inverse_deviation);
    }
  }
}

}  // namespace backprop
