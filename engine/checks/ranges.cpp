#include "checks/ranges.hpp"

#include <array>
#include <cmath>
#include <nlohmann/detail/conversions/to_chars.hpp>
#include <stdexcept>

namespace backprop {

std::string expectation(std::string_view name, const std::string& expected,
                        const std::string& found) {
  return std::string(name) + ": expected " + expected + ", found " + found;
}

void refuse(std::string_view name, const std::string& expected, const std::string& found) {
  throw std::invalid_argument(expectation(name, expected, found));
}

std::string written(double value) {
  // The standard library may write the sign of what is no number.
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0.0 ? "inf" : "-inf";
  // json(value).dump() writes the same, but brings along all that writes documents.
  std::array<char, 64> text;
  return {text.data(), nlohmann::detail::to_chars(text.data(), text.data() + text.size(), value)};
}

void check_whole_number(std::string_view name, std::int64_t value, std::int64_t least,
                        std::int64_t most) {
  if (value >= least && value <= most) return;
  refuse(name, "a whole number from " + std::to_string(least) + " to " + std::to_string(most),
         std::to_string(value));
}

void check_finite(std::string_view name, double value) {
  if (!std::isfinite(value)) refuse(name, "a finite number", written(value));
}

}  // namespace backprop
