#include "documents/ratios_document.hpp"

#include "documents/json_parser.hpp"
#include "documents/network_document.hpp"

namespace backprop {

namespace {

/// Items of a list that must not be empty.
Eigen::Index length_of(const Cursor& cursor) {
  const Eigen::Index length = cursor.length("an array of numbers");
  if (length == 0) cursor.fail("expected at least one number, found none");
  return length;
}

}  // namespace

RatioSettings read_ratio_settings(std::string_view text) {
  const JsonValue parsed = parse_json(text);
  const Cursor cursor(parsed);
  cursor.expect_keys({"activation", "initializer", "width", "depths", "gains", "seeds", "firstSeed",
                      "input", "target"});
  RatioSettings settings{};
  settings.activation = cursor.key("activation").name(activation_names);
  if (settings.activation == Activation::softmax) {
    cursor.key("activation").fail(R"("softmax" is for the output layer only)");
  }
  const Cursor initializer = cursor.key("initializer");
  initializer.expect_keys({"scheme", "std", "gain", "biases"});
  settings.initializer = read_distribution(initializer);
  settings.width = static_cast<Eigen::Index>(cursor.key("width").whole_number(1, max_units));
  const Cursor depths = cursor.key("depths");
  for (Eigen::Index k = 0, count = length_of(depths); k < count; ++k) {
    settings.depths.push_back(static_cast<int>(
        depths.item(k).whole_number(1, static_cast<std::uint64_t>(max_layers) - 1)));
  }
  if (cursor.has("gains")) {
    const Cursor gains = cursor.key("gains");
    for (Eigen::Index k = 0, count = length_of(gains); k < count; ++k) {
      settings.gains.push_back(gains.item(k).number_from(0));
    }
  } else {
    settings.gains = {settings.initializer.gain};
  }
  const Cursor seeds = cursor.key("seeds");
  settings.seeds = static_cast<int>(seeds.whole_number(1, max_networks));
  const std::uint64_t all =
      settings.depths.size() * settings.gains.size() * static_cast<std::uint64_t>(settings.seeds);
  if (all > max_networks) {
    seeds.fail("expected no more than " + std::to_string(max_networks) +
               " networks in all, found " + std::to_string(all));
  }
  if (cursor.has("firstSeed")) {
    settings.first_seed = cursor.key("firstSeed").whole_number(0, largest_seed - max_networks);
  }
  settings.input = cursor.has("input")
                       ? read_vector(cursor.key("input"), length_of(cursor.key("input")), "inputs")
                       : Vector{{0.3, 0.8}};
  settings.target = 1.0;
  if (cursor.has("target")) {
    settings.target = cursor.key("target").number();
    if (!(settings.target >= 0.0 && settings.target <= 1.0)) {
      cursor.key("target").fail_expected("a number from 0 to 1, for this loss");
    }
  }
  return settings;
}

}  // namespace backprop
