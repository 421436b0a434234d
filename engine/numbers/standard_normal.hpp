#pragma once

#include "numbers/elementary.hpp"

namespace backprop {

/// Up to here, on either side of 0, the distribution is an ordinary double.
inline constexpr double normal_range = 37.5;

template <typename Number>
Number within_normal_range(Number x) {
  return smaller(larger(x, splat<Number>(-normal_range)), splat<Number>(normal_range));
}

/// phi(x) = e^(-x^2 / 2) / sqrt(2 pi), and Phi(x), the integral of phi up to x, which is
/// (1 + erf(x / sqrt 2)) / 2.
template <typename Number>
struct StandardNormal {
  Number density;
  Number distribution;
};

/// Both to within 8 units in the last place; beyond the range, as at its end.
StandardNormal<double> standard_normal(double x);
StandardNormal<Lanes> standard_normal(Lanes numbers);

}  // namespace backprop
