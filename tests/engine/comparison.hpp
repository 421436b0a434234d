#pragma once

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

/// Relative to the larger of the two; below 1e-15 apart they are equal.
inline double difference(double left, double right) {
  const double distance = std::abs(left - right);
  return distance < 1e-15 ? 0.0 : distance / std::max(std::abs(left), std::abs(right));
}

/// The largest difference between two values of the same form; 1 where the forms differ.
inline double difference(const nlohmann::json& left, const nlohmann::json& right) {
  if (left.is_number() && right.is_number()) {
    return difference(left.get<double>(), right.get<double>());
  }
  if (left.is_primitive()) return left == right ? 0.0 : 1.0;
  if (left.type() != right.type() || left.size() != right.size()) return 1.0;
  double largest = 0.0;
  for (const auto& [key, value] : left.items()) {
    const bool has = left.is_array() || right.contains(key);
    if (!has) return 1.0;
    const nlohmann::json& other = left.is_array() ? right[std::stoul(key)] : right[key];
    largest = std::max(largest, difference(value, other));
  }
  return largest;
}
