#include "documents/claimed_number.hpp"

#include <algorithm>
#include <cmath>

namespace backprop {

namespace {

constexpr int digits_of_programs = 15;
constexpr double exact = 1e-9;

/// The most digits of any number of a document.
int most_digits(const JsonValue& value) {
  int most = value.digits;
  for (const JsonValue& item : value.items) most = std::max(most, most_digits(item));
  return most;
}

}  // namespace

bool ClaimedNumber::agrees_with(double truth) const {
  // What is not finite is claimed in words.
  if (!std::isfinite(truth) || !std::isfinite(number)) {
    return truth == number || (std::isnan(truth) && std::isnan(number));
  }
  return std::abs(number - truth) <= tolerance;
}

bool is_written_by_program(const JsonValue& claim) {
  return most_digits(claim) >= digits_of_programs;
}

int decimals_of(const Cursor& list, Eigen::Index size) {
  int decimals = 0;
  for (Eigen::Index k = 0; k < size; ++k) decimals = std::max(decimals, list.item(k).decimals());
  return decimals;
}

ClaimedNumber read_claimed_number(const Cursor& number, int decimals_of_list, bool is_of_program) {
  const double value = number.number_or_word();
  const int own = number.decimals();
  const int decimals = number.is_in_powers() ? own : std::max(own, decimals_of_list);
  double tolerance = exact * std::max(1.0, std::abs(value));
  if (is_of_program) tolerance = exact * std::abs(value) + 1e-15;
  // A little more than half a unit of the last digit: the half itself is rounded either way.
  constexpr double half = 0.50000001;
  if (!is_of_program && decimals > 0) tolerance = half * std::pow(10.0, -decimals);
  return {number.path(), value, tolerance};
}

}  // namespace backprop
