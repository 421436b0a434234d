#include "slips/claimed_number.hpp"

#include <algorithm>
#include <cmath>

namespace backprop {

namespace {

constexpr int digits_of_programs = 15;
constexpr double exact = 1e-9;
constexpr double half = 0.50000001;

}  // namespace

bool ClaimedNumber::agrees_with(double truth) const {
  // What is not finite is claimed in words.
  if (!std::isfinite(truth) || !std::isfinite(number)) {
    return truth == number || (std::isnan(truth) && std::isnan(number));
  }
  return std::abs(number - truth) <= tolerance;
}

double tolerance_of(double number, int digits, int decimals) {
  if (digits >= digits_of_programs) return exact * std::abs(number) + 1e-15;
  if (decimals <= 0) return exact * std::max(1.0, std::abs(number));
  // std::pow would bring its tables into the WebAssembly.
  double tolerance = half;
  for (int k = 0; k < decimals; ++k) tolerance /= 10.0;
  return tolerance;
}

}  // namespace backprop
