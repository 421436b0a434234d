#include "slips/answers.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "checks/names.hpp"
#include "documents/pass_document.hpp"

using namespace backprop;

namespace {

/// 1-1-1: linear of weight 2, then sigmoid; z = 0, a = 0.5, delta = -0.125 of the
/// output, and -0.25.
const NetworkDocument& two_in_a_row() {
  static const NetworkDocument document = read_network_document(R"({"inputs": 1, "layers": [
      {"units": 1, "activation": "linear", "weights": [[1]], "bias": false},
      {"units": 1, "activation": "sigmoid", "weights": [[2]], "biases": [-1]}],
      "loss": "squared_error", "example": {"input": [0.5], "target": [1]}})");
  return document;
}

constexpr double z = 0;
constexpr double a = 1;
constexpr double delta = 2;
constexpr double of_weight = 3;
constexpr double of_bias = 4;

/// An answer of one of these quantities, of the only neuron of a layer, with so many decimals.
std::vector<double> answer(double quantity, double layer, double number, double decimals) {
  return {quantity, layer, 0, 0, number, 3, decimals};
}

/// The name of the slip that the first of the answers comes from; empty for none.
std::string_view slip_of(const std::vector<std::vector<double>>& answers, double slack = 0.0,
                         int which = 0) {
  std::vector<double> numbers;
  for (const auto& each : answers) numbers.insert(numbers.end(), each.begin(), each.end());
  const NetworkDocument& document = two_in_a_row();
  const Pass pass(document.network, document.shown());
  const auto size = static_cast<Eigen::Index>(numbers.size());
  const std::optional<Slip> slip =
      slip_of_answer(pass, Eigen::Map<const Vector>(numbers.data(), size), which, {0.5, slack});
  return slip ? name_of(slip_names, *slip) : "";
}

/// What is said of the only answer, or of one beside it.
std::string error_of(const std::vector<double>& only, int which = 0) {
  try {
    slip_of({only}, 0.0, which);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("the slip that an answer comes from is found, for each quantity") {
  CHECK(slip_of({answer(z, 2, 1.0, 1)}) == "the bias is left out");
  CHECK(slip_of({answer(a, 2, 0.731, 3)}) == "the bias is left out");
  CHECK(slip_of({answer(delta, 2, -0.5, 1)}) == "the slope f' is left out");
  CHECK(slip_of({answer(delta, 1, 0.25, 2)}) == "the sign is the other");
  CHECK(slip_of({answer(of_weight, 2, -0.25, 2)}) == "the slope f' is left out");
  CHECK(slip_of({answer(of_bias, 2, 0.125, 3)}) == "the sign is the other");
  // -0.125 times the weight after an update at the rate 0.5, 2.03125.
  CHECK(slip_of({answer(delta, 1, -0.2539, 4)}) == "the weights are updated already");
}

TEST_CASE("of several slips that give an answer, the other answers decide") {
  // The derivative by the activation, or a slope that is left out: both give -0.5 at the output.
  CHECK(slip_of({answer(delta, 2, -0.5, 1), answer(delta, 1, -1.0, 1)}) ==
        "the slope f' is left out");
  CHECK(slip_of({answer(delta, 2, -0.5, 1), answer(delta, 1, -0.25, 2)}) ==
        "this is the derivative by the activation, not by the preactivation");
}

TEST_CASE("no slip is found for a right answer, one rounded too far, and one that none gives") {
  CHECK(slip_of({answer(delta, 2, -0.125, 3)}).empty());
  CHECK(slip_of({answer(delta, 2, -0.1, 1)}).empty());
  CHECK(slip_of({answer(delta, 2, 77.3, 1)}).empty());
}

TEST_CASE("an answer that went on with rounded numbers needs slack") {
  CHECK(slip_of({answer(delta, 2, -0.502, 3)}).empty());
  CHECK(slip_of({answer(delta, 2, -0.502, 3)}, 0.006) == "the slope f' is left out");
}

TEST_CASE("answers that the network has no place for are refused by name") {
  CHECK(error_of({5, 1, 0, 0, 1, 1, 0}) ==
        "quantity: expected a whole number from 0 to 4, found 5");
  CHECK(error_of({2, 3, 0, 0, 1, 1, 0}) == "layer: expected a whole number from 1 to 2, found 3");
  CHECK(error_of({2, 2, 1, 0, 1, 1, 0}) == "unit: expected a whole number from 0 to 0, found 1");
  CHECK(error_of({3, 2, 0, 1, 1, 1, 0}) == "from: expected a whole number from 0 to 0, found 1");
}

TEST_CASE("a bias of a layer without biases, and an answer that is not there, are refused") {
  CHECK(error_of({4, 1, 0, 0, 1, 1, 0}).starts_with("unit: "));
  CHECK(error_of({2, 2, 0, 0, 1, 1, 0}, 1) ==
        "answer: expected a whole number from 0 to 0, found 1");
}
