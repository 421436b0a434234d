#pragma once

#include <cstdint>

#include "checks/names.hpp"
#include "network/network.hpp"
#include "numbers/elementary.hpp"
#include "numbers/random_source.hpp"

namespace backprop {

/// How the weights start. The names and formulas are those of torch.nn.init; linear_default is how
/// torch.nn.Linear starts, the biases too.
enum class Scheme {
  xavier_normal,
  xavier_uniform,
  kaiming_normal,
  kaiming_uniform,
  linear_default,
  normal
};

/// The names of the network document, in the order of the enumeration.
inline constexpr Names<Scheme, 6> scheme_names{{
    {"xavier_normal", Scheme::xavier_normal},
    {"xavier_uniform", Scheme::xavier_uniform},
    {"kaiming_normal", Scheme::kaiming_normal},
    {"kaiming_uniform", Scheme::kaiming_uniform},
    {"linear_default", Scheme::linear_default},
    {"normal", Scheme::normal},
}};

/// How the biases start.
enum class BiasStart { zeros, centered };

/// The names of the network document, in the order of the enumeration.
inline constexpr Names<BiasStart, 2> bias_start_names{{
    {"zeros", BiasStart::zeros},
    {"centered", BiasStart::centered},
}};

/// A seed and a scheme determine every weight, on every machine.
struct Initializer {
  Scheme scheme;
  std::uint64_t seed;
  double standard_deviation = 1.0;  ///< of scheme `normal`; the others derive theirs from the shape
  double gain = 1.0;                ///< multiplies the standard deviation or the bound
  BiasStart biases = BiasStart::zeros;
};

/// The standard deviation of the weights between fan_in and fan_out units.
/// Xavier: Var w = 2 / (fan_in + fan_out) (Glorot & Bengio 2010).
/// Kaiming: Var w = 2 / fan_in (He et al. 2015).
/// linear_default: uniform within 1 / sqrt(fan_in), so Var w = 1 / (3 fan_in).
inline double standard_deviation(const Initializer& initializer, double fan_in, double fan_out) {
  switch (initializer.scheme) {
    case Scheme::xavier_normal:
    case Scheme::xavier_uniform:
      return square_root(2.0 / (fan_in + fan_out));
    case Scheme::kaiming_normal:
    case Scheme::kaiming_uniform:
      return square_root(2.0 / fan_in);
    case Scheme::linear_default:
      return square_root(1.0 / (3.0 * fan_in));
    case Scheme::normal:
      return initializer.standard_deviation;
  }
  return 0.0;
}

/// b_j = -1/2 sum_i w_ji: where sigmoids give about 1/2, the preactivations are then about 0, as
/// they are where units of tanh give about 0.
inline void center_biases(Layer& layer) {
  for (Eigen::Index j = 0; j < layer.biases.size(); ++j) {
    // In this order on every machine.
    double sum = 0.0;
    for (Eigen::Index i = 0; i < layer.weights.cols(); ++i) sum += layer.weights(j, i);
    layer.biases[j] = -0.5 * sum;
  }
}

/// Draws a layer's weights row by row; then its biases start. Its shape must be set.
inline void draw_layer(Layer& layer, const Initializer& initializer, RandomSource& random) {
  const bool draws_biases = initializer.scheme == Scheme::linear_default;
  const bool uniform = draws_biases || initializer.scheme == Scheme::xavier_uniform ||
                       initializer.scheme == Scheme::kaiming_uniform;
  const double deviation =
      initializer.gain * standard_deviation(initializer, static_cast<double>(layer.weights.cols()),
                                            static_cast<double>(layer.weights.rows()));
  // A uniform distribution on [-r, r] has standard deviation r / sqrt(3).
  const double range = square_root(3.0) * deviation;
  const auto draw = [&] {
    return uniform ? range * (2.0 * random.uniform() - 1.0) : deviation * random.normal();
  };
  for (double& weight : layer.weights.reshaped<Eigen::RowMajor>()) weight = draw();
  for (double& bias : layer.biases) bias = draws_biases ? draw() : 0.0;
  if (initializer.biases == BiasStart::centered) center_biases(layer);
}

/// Draws layer after layer. Shapes must be set.
inline void initialize(Network& network, const Initializer& initializer) {
  RandomSource random(initializer.seed);
  for (Layer& layer : network.layers) draw_layer(layer, initializer, random);
}

}  // namespace backprop
