#include "checks/ranges.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace backprop {

void refuse(std::string_view name, const std::string& expected, const std::string& found) {
  throw std::invalid_argument(std::string(name) + ": expected " + expected + ", found " + found);
}

std::string written(double value) { return nlohmann::json(value).dump(); }

void check_whole_number(std::string_view name, std::int64_t value, std::int64_t least,
                        std::int64_t most) {
  if (value >= least && value <= most) return;
  refuse(name, "a whole number from " + std::to_string(least) + " to " + std::to_string(most),
         std::to_string(value));
}

void check_finite(std::string_view name, double value) {
  if (std::isfinite(value)) return;
  // The standard library may write the sign of what is no number.
  refuse(name, "a finite number", std::isnan(value) ? "nan" : value > 0.0 ? "inf" : "-inf");
}

}  // namespace backprop
