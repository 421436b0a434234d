#pragma once

#include <cstdint>
#include <random>

#include "numbers/elementary.hpp"

namespace backprop {

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
      if (square > 0.0 && square < 1.0) return u * square_root(-2.0 * logarithm(square) / square);
    }
  }

 private:
  std::mt19937_64 bits_;
};

}  // namespace backprop
