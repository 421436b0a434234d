#include "documents/dataset_document.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace backprop;
using nlohmann::json;

TEST_CASE("a data set is written one row an example") {
  const json written = json::parse(
      write_dataset(json{{"name", "xor"}, {"seed", 1}, {"size", 4}, {"noise", 0}}.dump()));
  CHECK(written["inputs"] == json({{0.0, 0.0}, {0.0, 1.0}, {1.0, 0.0}, {1.0, 1.0}}));
  CHECK(written["targets"] == json({{0.0}, {1.0}, {1.0}, {0.0}}));
}
