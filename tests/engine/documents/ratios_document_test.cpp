#include "documents/ratios_document.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "documents/document_error.hpp"

using namespace backprop;
using nlohmann::json;

namespace {

const json asked{{"activation", "tanh"},
                 {"initializer", {{"scheme", "xavier_normal"}, {"biases", "centered"}}},
                 {"width", 8},
                 {"depths", {1, 32}},
                 {"seeds", 9}};

json changed(const std::string& key, const json& value) {
  json other = asked;
  other[key] = value;
  return other;
}

}  // namespace

TEST_CASE("what is left out of a question for ratios is the lesson's") {
  const RatioSettings settings = read_ratio_settings(asked.dump());
  CHECK(settings.activation == Activation::tanh);
  CHECK(settings.initializer.biases == BiasStart::centered);
  CHECK(settings.width == 8);
  CHECK(settings.depths == std::vector<int>{1, 32});
  CHECK(settings.gains == std::vector<double>{1.0});
  CHECK(settings.seeds == 9);
  CHECK(settings.first_seed == 0);
  CHECK(settings.input == Vector{{0.3, 0.8}});
  CHECK(settings.target == 1.0);
}

TEST_CASE("what cannot be asked is named") {
  const auto refused = [](const std::string& key, const json& value, const std::string& message) {
    CAPTURE(key);
    CHECK_THROWS_WITH_AS(read_ratio_settings(changed(key, value).dump()), message.c_str(),
                         DocumentError);
  };
  refused("activation", "softmax", R"(activation: "softmax" is for the output layer only)");
  refused("width", 0, "width: expected a whole number from 1 to 1024, found 0");
  refused("depths", json::array(), "depths: expected at least one number, found none");
  refused("depths", {1, 64}, "depths[1]: expected a whole number from 1 to 63, found 64");
  refused("gains", {1, -1}, "gains[1]: expected a number of at least 0, found -1");
  refused("seeds", 600000, "seeds: expected no more than 1000000 networks in all, found 1200000");
  refused("target", 2, "target: expected a number from 0 to 1, for this loss, found 2");
  refused("initializer", {{"scheme", "normal"}},
          "initializer.std: expected a finite number, found nothing");
  refused(
      "seed", 3,
      "seed: unknown key, expected one of activation, initializer, width, depths, gains, seeds, "
      "firstSeed, input, target");
}
