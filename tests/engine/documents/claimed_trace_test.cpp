#include "documents/claimed_trace.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "comparison.hpp"
#include "documents/document_error.hpp"
#include "goldens.hpp"
#include "networks.hpp"
#include "slips/slipped_pass.hpp"

using namespace backprop;
using nlohmann::json;

namespace {

/// 1-1, sigmoid: z = 0, a = 0.5, delta = -0.125.
NetworkDocument neuron() {
  return read_network_document(R"({"inputs": 1, "layers": [{"units": 1, "activation": "sigmoid",
      "weights": [[2]], "biases": [-1]}], "loss": "squared_error",
      "example": {"input": [0.5], "target": [1]}})");
}

/// The number of doubles that differ, of two traces.
double distance(const Trace& one, const Trace& other) {
  double largest = std::abs(one.loss - other.loss);
  const auto compare = [&](const auto& left, const auto& right) {
    REQUIRE(left.size() == right.size());
    for (Eigen::Index k = 0; k < left.size(); ++k) {
      const double apart = std::abs(left.data()[k] - right.data()[k]);
      if (!std::isnan(apart)) largest = std::max(largest, apart);
    }
  };
  compare(one.input_gradients, other.input_gradients);
  for (std::size_t l = 0; l < one.layers.size(); ++l) {
    const LayerTrace& left = one.layers[l];
    const LayerTrace& right = other.layers[l];
    compare(left.activations, right.activations);
    compare(left.slopes, right.slopes);
    compare(left.activation_gradients, right.activation_gradients);
    compare(left.deltas, right.deltas);
    compare(left.weight_gradients, right.weight_gradients);
    compare(left.bias_gradients, right.bias_gradients);
    compare(left.gamma_gradients, right.gamma_gradients);
    compare(left.beta_gradients, right.beta_gradients);
    largest = std::max(largest, std::abs(left.gradient_magnitude - right.gradient_magnitude));
  }
  return largest;
}

}  // namespace

TEST_CASE("every fixture with one thing wrong is rejected, and the slip is named") {
  const json cases = golden("slips.json")["cases"];
  int wrong = 0;
  for (const json& one : cases) {
    const std::string name = one["name"];
    CAPTURE(name);
    const NetworkDocument document = read_network_document(one["document"].dump());
    const std::string line = check_claim(document, one["claim"].get<std::string>());
    if (one["slip"].is_null()) {
      CHECK(line.empty());
      continue;
    }
    ++wrong;
    const std::string slip = ": " + one["slip"].get<std::string>();
    CAPTURE(line);
    CHECK(line.size() > slip.size());
    CHECK(line.substr(line.size() - std::min(line.size(), slip.size())) == slip);
  }
  CHECK(wrong >= 50);
}

TEST_CASE("without a slip, the other way of computing a pass gives the same trace") {
  RandomSource random(31);
  for (int k = 0; k < 200; ++k) {
    CAPTURE(k);
    const Pass pass = any_pass(random);
    const Trace truth = trace_of(pass);
    const Trace again = slipped_trace(pass.network(), pass.example(), {}, 0.0);
    double size = 1.0;
    for (const LayerTrace& layer : truth.layers) {
      size = std::max(size, layer.weight_gradients.cwiseAbs().maxCoeff());
      size = std::max(size, layer.activation_gradients.cwiseAbs().maxCoeff());
    }
    CHECK(distance(truth, again) <= 1e-9 * size);
  }
}

TEST_CASE("the true trace is right, whole or in parts, and to the digits it is written with") {
  const NetworkDocument document = neuron();
  CHECK(check_claim(document, write_trace(document)).empty());
  CHECK(check_claim(document, R"({"loss": 0.125})").empty());
  CHECK(check_claim(document, R"({"loss": 0.1})").empty());
  CHECK(check_claim(document, R"({"loss": 1.3e-1})").empty());
  CHECK(check_claim(document, R"({"layers": [{"deltas": [-0.13]}]})").empty());
  CHECK(check_claim(document, "{}").empty());
}

TEST_CASE("the first number that is wrong is named with both numbers and the likely slip") {
  CHECK(check_claim(neuron(), R"({"layers": [{"deltas": [-0.5]}]})") ==
        "layers[0].deltas[0]: expected -0.125, found -0.5: the slope f' is left out");
  CHECK(check_claim(neuron(), R"({"loss": 0.25})") ==
        "loss: expected 0.125, found 0.25: the 1/2 of the loss is left out");
  CHECK(check_claim(neuron(), R"({"loss": 0.77})") == "loss: expected 0.125, found 0.77");
  // Forward before backward, whatever the order of the claim.
  CHECK(check_claim(neuron(), R"({"layers": [{"deltas": [9], "activations": [7.5]}]})") ==
        "layers[0].activations[0]: expected 0.5, found 7.5");
}

TEST_CASE("a whole number is exact, and so are the numbers of a program") {
  CHECK(check_claim(neuron(), R"({"layers": [{"activations": [1]}]})") ==
        "layers[0].activations[0]: expected 0.5, found 1.0");
  CHECK(check_claim(neuron(), R"({"loss": 0.1, "layers": [{"deltas": [-0.125000000000001]}]})") ==
        "loss: expected 0.125, found 0.1");
}

TEST_CASE("a claim that is no trace of the network is refused by name") {
  const auto error_of = [](const std::string& claim) -> std::string {
    try {
      check_claim(neuron(), claim);
    } catch (const DocumentError& error) {
      return error.what();
    }
    return "no error";
  };
  CHECK(error_of(R"({"layers": []})") ==
        "layers: expected 1 layers (layers of the network), found 0");
  CHECK(error_of(R"({"layers": [{"deltas": [1, 2]}]})") ==
        "layers[0].deltas: expected 1 numbers (of the network), found 2");
  CHECK(error_of(R"({"los": 1})") ==
        "los: unknown key, expected one of iterations, loss, input_gradients, layers");
  CHECK(error_of(R"({"loss": "small"})") == "loss: expected a finite number, found \"small\"");
  CHECK(error_of("[") != "no error");
}
