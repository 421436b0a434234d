#include "numbers/standard_normal.hpp"

namespace backprop {

namespace {

/// e^(-x^2 / 2) for 0 <= x <= normal_range. A rounding error of x^2 would become one of x^2 / 2
/// times as many units in the last place; so x is taken apart into h, whose square is exact, and
/// what is left: x^2 = h^2 + (x - h) (x + h).
double bell_curve(double x) {
  constexpr std::uint64_t leading_bits = ~((std::uint64_t{1} << 27) - 1);
  const double h = from_bits(to_bits(x) & leading_bits);
  const double rest = 0.5 * (x - h) * (x + h);
  // e^-rest by its power series, rest being below 5e-5.
  return exponential(-0.5 * h * h) * (1.0 - rest * (1.0 - rest / 2.0 * (1.0 - rest / 3.0)));
}

/// Mills' ratio (1 - Phi(x)) / phi(x) for 0 <= x <= normal_range, to within 2e-16 of itself: the
/// rational function that is equal to it at the Chebyshev points of (x - 4) / (x + 4)
/// (tests/goldens/fit_mills_ratio.py finds it). All coefficients are positive, so nothing is
/// lost to cancellation.
double mills_ratio(double x) {
  constexpr int powers = 10;
  constexpr double numerator[powers] = {0.9999999999970834, 26.91947192832937, 354.6770464674363,
                                        2959.317285332801,  17103.06709819795, 70762.68727626895,
                                        209623.80764206863, 430496.9801935837, 561655.7880889479,
                                        362481.2929463299};
  constexpr double denominator[powers] = {26.919471927726104, 355.6770465237993, 2986.2367540898617,
                                          17455.744265637368, 73668.16227455398, 226027.5905259197,
                                          495609.08915879484, 740561.0022984861, 678899.2400047348,
                                          289218.2272217372};
  double above = 0.0;
  double below = 1.0;
  for (int k = 0; k < powers; ++k) {
    above = above * x + numerator[k];
    below = below * x + denominator[k];
  }
  return above / below;
}

}  // namespace

StandardNormal<double> standard_normal(double x) {
  constexpr double one_over_square_root_of_2_pi = 0.3989422804014327;
  const double size = absolute(within_normal_range(x));
  const double density = one_over_square_root_of_2_pi * bell_curve(size);
  const double tail = density * mills_ratio(size);
  return {density, x > 0.0 ? 1.0 - tail : tail};
}

StandardNormal<Lanes> standard_normal(Lanes numbers) {
  StandardNormal<Lanes> found{};
  for (std::ptrdiff_t lane = 0; lane < lane_count; ++lane) {
    const auto [density, distribution] = standard_normal(numbers[lane]);
    found.density[lane] = density;
    found.distribution[lane] = distribution;
  }
  return found;
}

}  // namespace backprop
