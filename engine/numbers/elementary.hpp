#pragma once

#include <cmath>

#include "numbers/lanes.hpp"

namespace backprop {

/// The elementary functions the formulas need, for one double or for Lanes of them.
///
/// The standard library's may differ in the last bit from machine to machine. These are made of
/// exactly rounded operations only (+ - * /, square roots and moving bits), so that one network
/// gives the same bits everywhere.

inline constexpr double pi = 3.141592653589793;
inline constexpr double ln_2 = 0.6931471805599453;

/// e^x = 2^k e^r with x = k ln 2 + r, k a whole number and |r| <= ln(2) / 2, and
/// e^r = (even + odd) / (even - odd): kept apart, so that whoever needs e^x in a fraction can have
/// it with a single division.
template <typename Number>
struct ExponentialParts {
  Number power_of_two;  ///< 2^k
  Number even;          ///< of the numerator's powers of r
  Number odd;           ///< likewise
};

/// x is first brought into -708..709, between which e^x is an ordinary double.
/// Inlined everywhere: as a call it would hand its three numbers over through memory.
template <typename Number>
[[gnu::always_inline]] inline ExponentialParts<Number> exponential_parts(Number x) {
  x = smaller(larger(x, splat<Number>(-708.0)), splat<Number>(709.0));
  // Adding 3 * 2^51 pushes the fraction out of the double: its last bits are then round(x / ln 2).
  constexpr double push_out = 0x1.8p52;
  constexpr double one_over_ln_2 = 1.4426950408889634;
  const Number pushed = x * one_over_ln_2 + push_out;
  const Number k = pushed - push_out;
  const Number power_of_two = from_bits((to_bits(pushed) << 52) + to_bits(splat<Number>(1.0)));
  // ln 2 in two parts: k times the first, which ends in zero bits, is exact.
  constexpr double ln_2_high = 0x1.62e42feep-1;
  constexpr double ln_2_low = 0x1.a39ef35793c76p-33;
  const Number r = (x - k * ln_2_high) - k * ln_2_low;
  // The Pade approximant [6/6] of e^r; its error here is below 2e-19.
  const Number r2 = r * r;
  return {power_of_two, 665280.0 + r2 * (75600.0 + r2 * (840.0 + r2)),
          r * (332640.0 + r2 * (10080.0 + r2 * 42.0))};
}

/// e^x, to within 2 units in the last place; e^-708 = 3e-308 below -708, e^709 above 709.
template <typename Number>
Number exponential(Number x) {
  const auto [power_of_two, even, odd] = exponential_parts(x);
  return power_of_two + power_of_two * (2.0 * odd / (even - odd));
}

/// e^x - 1, without the loss of digits near 0; e^709 - 1 above 709.
template <typename Number>
Number exponential_minus_one(Number x) {
  const auto [power_of_two, even, odd] = exponential_parts(x);
  return (power_of_two - 1.0) + power_of_two * (2.0 * odd / (even - odd));
}

/// ln((1 + s) / (1 - s)) = 2 artanh s = 2 (s + s^3/3 + s^5/5 + ...), for |s| < 0.172: what is left
/// out is below 1e-19.
template <typename Number>
Number log_of_ratio(Number s) {
  constexpr int last_power = 23;
  Number series = splat<Number>(1.0 / last_power);
  for (int power = last_power - 2; power >= 1; power -= 2) series = series * s * s + 1.0 / power;
  return 2.0 * s * series;
}

/// ln(1 + x) for 0 <= x <= 1, without the loss of digits near 0.
template <typename Number>
Number log_one_plus(Number x) {
  constexpr double square_root_of_2_minus_1 = 0.41421356237309503;
  const auto large = x > square_root_of_2_minus_1;
  // ln(1 + x) = ln((1 + s) / (1 - s)) with s = x / (2 + x). Where x is large, take ln 2 out first.
  const Number s = select(large, (x - 1.0) / (x + 3.0), x / (x + 2.0));
  return select(large, splat<Number>(ln_2), Number{}) + log_of_ratio(s);
}

/// ln x for finite x > 0.
inline double logarithm(double x) {
  constexpr double square_root_of_half = 0.7071067811865476;
  int exponent = 0;
  double mantissa = std::frexp(x, &exponent);
  if (mantissa < square_root_of_half) {
    mantissa *= 2.0;
    --exponent;
  }
  return exponent * ln_2 + log_of_ratio((mantissa - 1.0) / (mantissa + 1.0));
}
inline Lanes logarithm(Lanes numbers) {
  for (std::ptrdiff_t lane = 0; lane < lane_count; ++lane) numbers[lane] = logarithm(numbers[lane]);
  return numbers;
}

/// The square root, exactly rounded.
inline double square_root(double number) { return std::sqrt(number); }
inline Lanes square_root(Lanes numbers) {
  for (std::ptrdiff_t lane = 0; lane < lane_count; ++lane) numbers[lane] = std::sqrt(numbers[lane]);
  return numbers;
}

/// A point of the unit circle.
struct CosineAndSine {
  double cosine;
  double sine;
};

/// (cos angle, sin angle), to within 2e-14 for angles of up to two turns: the power series of a
/// 64th of the angle, doubled six times by the addition theorems.
inline CosineAndSine cosine_and_sine(double angle) {
  constexpr int doublings = 6;
  constexpr int last_power = 12;
  const double x = angle / (1 << doublings);
  double cosine = 0.0;
  double sine = 0.0;
  double term = 1.0;  // x^k / k!
  for (int k = 0; k <= last_power; ++k) {
    const double sign = k % 4 < 2 ? 1.0 : -1.0;
    (k % 2 == 0 ? cosine : sine) += sign * term;
    term *= x / (k + 1);
  }
  for (int k = 0; k < doublings; ++k) {
    const double doubled_sine = 2.0 * sine * cosine;
    cosine = cosine * cosine - sine * sine;
    sine = doubled_sine;
  }
  return {cosine, sine};
}

}  // namespace backprop
