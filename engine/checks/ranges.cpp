#include "checks/ranges.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace backprop {

void check_whole_number(std::string_view name, std::int64_t value, std::int64_t least,
                        std::int64_t most) {
  if (value >= least && value <= most) return;
  throw std::invalid_argument(std::string(name) + ": expected a whole number from " +
                              std::to_string(least) + " to " + std::to_string(most) + ", found " +
                              std::to_string(value));
}

void check_finite(std::string_view name, double value) {
  if (std::isfinite(value)) return;
  // The standard library may write the sign of what is no number.
  const std::string found = std::isnan(value) ? "nan" : value > 0.0 ? "inf" : "-inf";
  throw std::invalid_argument(std::string(name) + ": expected a finite number, found " + found);
}

}  // namespace backprop
