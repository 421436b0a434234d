#include "documents/dataset_document.hpp"

#include "data/penguins.hpp"
#include "documents/json_parser.hpp"
#include "documents/json_writer.hpp"
#include "documents/network_document.hpp"

namespace backprop {

DatasetSettings read_dataset(const Cursor& cursor) {
  DatasetSettings settings{};
  settings.name = cursor.key("name").name(dataset_names);
  settings.seed = cursor.key("seed").whole_number(0, largest_seed);
  if (settings.name == DatasetName::penguins) {
    cursor.expect_keys({"name", "seed", "size"});
    const auto count = static_cast<std::uint64_t>(penguin_count());
    settings.size = static_cast<Eigen::Index>(cursor.key("size").whole_number(1, count));
    return settings;
  }
  cursor.expect_keys({"name", "seed", "size", "noise"});
  settings.size = static_cast<Eigen::Index>(cursor.key("size").whole_number(1, max_examples));
  settings.noise = cursor.has("noise") ? cursor.key("noise").number_from(0) : 0.1;
  return settings;
}

std::string write_dataset(std::string_view text) {
  const JsonValue parsed = parse_json(text);
  const Examples examples = make_dataset(read_dataset(Cursor(parsed)));
  JsonWriter writer;
  writer.begin_object();
  writer.key("inputs").rows(examples.inputs.transpose());
  writer.key("targets").rows(examples.targets.transpose());
  return writer.end_object().text();
}

}  // namespace backprop
