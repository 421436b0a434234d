#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <string_view>
#include <utility>

#include "network.hpp"

namespace backprop {

/// How the weights start. The names and formulas are those of torch.nn.init.
enum class Scheme { xavier_normal, xavier_uniform, kaiming_normal, kaiming_uniform, normal };

/// The names of the network document, in the order of the enumeration.
inline constexpr std::array<std::pair<std::string_view, Scheme>, 5> scheme_names{{
    {"xavier_normal", Scheme::xavier_normal},
    {"xavier_uniform", Scheme::xavier_uniform},
    {"kaiming_normal", Scheme::kaiming_normal},
    {"kaiming_uniform", Scheme::kaiming_uniform},
    {"normal", Scheme::normal},
}};

/// A seed and a scheme determine every weight, on every machine.
struct Initializer {
  Scheme scheme;
  std::uint64_t seed;
  double standard_deviation = 1.0;  ///< of scheme `normal`; the others derive theirs from the shape
};

/// The standard deviation of the weights between fan_in and fan_out units.
/// Xavier: Var w = 2 / (fan_in + fan_out) (Glorot & Bengio 2010).
/// Kaiming: Var w = 2 / fan_in (He et al. 2015).
inline double standard_deviation(const Initializer& initializer, double fan_in, double fan_out) {
  switch (initializer.scheme) {
    case Scheme::xavier_normal:
    case Scheme::xavier_uniform:
      return std::sqrt(2.0 / (fan_in + fan_out));
    case Scheme::kaiming_normal:
    case Scheme::kaiming_uniform:
      return std::sqrt(2.0 / fan_in);
    case Scheme::normal:
      return initializer.standard_deviation;
  }
  return 0.0;
}

/// ln x for finite x > 0, to within a few units in the last place. The standard library's logarithm
/// may differ in the last bit from machine to machine; this one is made of exactly rounded
/// operations only: x = m 2^k with m near 1, and ln m = 2 artanh s = 2 (s + s^3/3 + s^5/5 + ...),
/// s = (m - 1) / (m + 1).
inline double portable_log(double x) {
  constexpr double ln_2 = 0.6931471805599453;
  constexpr double square_root_of_half = 0.7071067811865476;
  constexpr int last_power = 23;  // s < 0.172, so what is left out is below 1e-18
  int exponent = 0;
  double mantissa = std::frexp(x, &exponent);
  if (mantissa < square_root_of_half) {
    mantissa *= 2.0;
    --exponent;
  }
  const double s = (mantissa - 1.0) / (mantissa + 1.0);
  double series = 0.0;
  for (int power = last_power; power >= 1; power -= 2) series = series * s * s + 1.0 / power;
  return exponent * ln_2 + 2.0 * s * series;
}

/// Random numbers that are the same on every machine: the standard fixes the bits of mt19937_64 but
/// not those of its distributions, so these two are our own.
class RandomSource {
 public:
  explicit RandomSource(std::uint64_t seed) : bits_(seed) {}

  /// Uniform on [0, 1): the upper 53 bits of one draw.
  double uniform() { return static_cast<double>(bits_() >> 11) * 0x1p-53; }

  /// Standard normal, by Marsaglia's polar method. The second number of each pair is left unused:
  /// the bits are then the only state there is.
  double normal() {
    for (;;) {
      const double u = 2.0 * uniform() - 1.0;
      const double v = 2.0 * uniform() - 1.0;
      const double square = u * u + v * v;
      if (square > 0.0 && square < 1.0) return u * std::sqrt(-2.0 * portable_log(square) / square);
    }
  }

 private:
  std::mt19937_64 bits_;
};

/// Draws the weights layer by layer, row by row; biases start at 0. Shapes must be set.
inline void initialize(Network& network, const Initializer& initializer) {
  RandomSource random(initializer.seed);
  const bool uniform =
      initializer.scheme == Scheme::xavier_uniform || initializer.scheme == Scheme::kaiming_uniform;
  for (Layer& layer : network.layers) {
    const double deviation =
        standard_deviation(initializer, static_cast<double>(layer.weights.cols()),
                           static_cast<double>(layer.weights.rows()));
    // A uniform distribution on [-r, r] has standard deviation r / sqrt(3).
    const double range = std::sqrt(3.0) * deviation;
    for (double& weight : layer.weights.reshaped<Eigen::RowMajor>()) {
      weight = uniform ? range * (2.0 * random.uniform() - 1.0) : deviation * random.normal();
    }
    layer.biases.setZero();
  }
}

}  // namespace backprop
