#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "document.hpp"

using namespace backprop;
using nlohmann::json;

namespace {

constexpr unsigned char golden_bytes[] = {
#include "goldens.inc"
};

/// Relative to the larger of the two; below 1e-15 apart they are equal.
double difference(double left, double right) {
  const double distance = std::abs(left - right);
  return distance < 1e-15 ? 0.0 : distance / std::max(std::abs(left), std::abs(right));
}

/// The largest difference between two values of the same form; 1 where the forms differ.
double difference(const json& left, const json& right) {
  if (left.is_number() && right.is_number()) {
    return difference(left.get<double>(), right.get<double>());
  }
  if (left.type() != right.type() || left.size() != right.size()) return 1.0;
  double largest = 0.0;
  for (const auto& [key, value] : left.items()) {
    const bool has = left.is_array() || right.contains(key);
    if (!has) return 1.0;
    const json& other = left.is_array() ? right[std::stoul(key)] : right[key];
    largest = std::max(largest, difference(value, other));
  }
  return largest;
}

}  // namespace

TEST_CASE("every trace agrees with PyTorch's to 1e-12") {
  const json goldens = json::parse(std::begin(golden_bytes), std::end(golden_bytes));
  REQUIRE(goldens.size() == 8);
  for (std::size_t k = 0; k < goldens.size(); ++k) {
    CAPTURE(k);
    const Pass pass = read_document(goldens[k]["document"].dump());
    CHECK(difference(json::parse(write_trace(pass)), goldens[k]["trace"]) < 1e-12);
  }
}

TEST_CASE("the comparison of traces notices a change in the twelfth digit") {
  CHECK(difference(json{{"loss", 1.0}}, json{{"loss", 1.0 + 2e-12}}) > 1e-12);
  CHECK(difference(json{{"loss", {1.0}}}, json{{"loss", {1.0, 2.0}}}) == 1.0);
}
