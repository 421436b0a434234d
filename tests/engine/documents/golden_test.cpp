#include <doctest/doctest.h>

#include "comparison.hpp"
#include "documents/pass_document.hpp"
#include "documents/training_document.hpp"
#include "goldens.hpp"

using namespace backprop;
using nlohmann::json;

namespace {

/// Checks that every case's trace agrees with PyTorch's to 1e-12.
void check_traces(const json& cases) {
  for (const json& one : cases) {
    const std::string name = one.value("name", "");
    CAPTURE(name);
    const Pass pass = read_document(one["document"].dump());
    CHECK(difference(json::parse(write_trace(pass)), one["trace"]) < 1e-12);
  }
}

}  // namespace

TEST_CASE("every trace agrees with PyTorch's to 1e-12") {
  const json cases = golden("pytorch-traces.json");
  REQUIRE(cases.size() == 8);
  check_traces(cases);
}

TEST_CASE("so do passes over every activation, loss, depth and repair, and through saturation") {
  const json cases = golden("passes.json")["cases"];
  REQUIRE(cases.size() > 100);
  check_traces(cases);
}

TEST_CASE("fifty steps of every optimizer end at PyTorch's weights, to 1e-9") {
  const json cases = golden("trainings.json")["cases"];
  REQUIRE(cases.size() > 25);
  for (const json& one : cases) {
    const std::string name = one["name"];
    CAPTURE(name);
    TrainingDocument document = read_training_document(one["document"].dump(), Steps::required);
    Training training(document.network, document.examples, document.settings);
    std::vector<double> losses;
    CHECK(training.train(document.steps, losses) == 50);
    const json result = json::parse(write_training_result(training, losses));
    CHECK(difference(result, one["result"]) < 1e-9);
  }
}

TEST_CASE("the comparison of traces notices a change in the twelfth digit") {
  CHECK(difference(json{{"loss", 1.0}}, json{{"loss", 1.0 + 2e-12}}) > 1e-12);
  CHECK(difference(json{{"loss", {1.0}}}, json{{"loss", {1.0, 2.0}}}) == 1.0);
}
