#include <doctest/doctest.h>

#include "comparison.hpp"
#include "documents/pass_document.hpp"
#include "documents/training_document.hpp"
#include "goldens.hpp"

using namespace backprop;
using nlohmann::json;

namespace {

/// What of a value has a counterpart in another one of its form: objects keep the other's keys.
json as_far_as(const json& value, const json& other) {
  if (value.is_array() && other.is_array() && value.size() == other.size()) {
    json items = json::array();
    for (std::size_t k = 0; k < value.size(); ++k) items.push_back(as_far_as(value[k], other[k]));
    return items;
  }
  if (!value.is_object() || !other.is_object()) return value;
  json kept = json::object();
  for (const auto& [key, item] : other.items()) {
    if (value.contains(key)) kept[key] = as_far_as(value[key], item);
  }
  return kept;
}

/// Checks that every case's trace agrees with PyTorch's to 1e-12.
void check_traces(const json& cases) {
  for (const json& one : cases) {
    const std::string name = one.value("name", "");
    CAPTURE(name);
    const json trace = json::parse(write_trace(read_network_document(one["document"].dump())));
    CHECK(difference(as_far_as(trace, one["trace"]), one["trace"]) < 1e-12);
  }
}

/// Checks that every case's training ends with PyTorch's losses and network, to 1e-9.
void check_trainings(const json& cases) {
  for (const json& one : cases) {
    const std::string name = one["name"];
    CAPTURE(name);
    TrainingDocument document = read_training_document(one["document"].dump(), Steps::required);
    Training training(document.network, document.examples, document.settings);
    std::vector<double> losses;
    CHECK(training.train(document.steps, losses) == one["result"]["steps"].get<int>());
    const json result = json::parse(write_training_result(training, losses));
    CHECK(difference(result, one["result"]) < 1e-9);
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

TEST_CASE("what published examples need agrees with PyTorch: passes to 1e-12, trainings to 1e-9") {
  const json cases = golden("options.json")["cases"];
  REQUIRE(cases.size() > 100);
  json passes = json::array();
  json trainings = json::array();
  for (const json& one : cases) (one.contains("trace") ? passes : trainings).push_back(one);
  check_traces(passes);
  check_trainings(trainings);
}

TEST_CASE("fifty steps of every optimizer end at PyTorch's weights, to 1e-9") {
  const json cases = golden("trainings.json")["cases"];
  REQUIRE(cases.size() > 25);
  check_trainings(cases);
}

TEST_CASE("the comparison of traces notices a change in the twelfth digit") {
  CHECK(difference(json{{"loss", 1.0}}, json{{"loss", 1.0 + 2e-12}}) > 1e-12);
  CHECK(difference(json{{"loss", {1.0}}}, json{{"loss", {1.0, 2.0}}}) == 1.0);
}
