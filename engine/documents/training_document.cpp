#include "documents/training_document.hpp"

#include <algorithm>
#include <utility>

#include "data/datasets.hpp"
#include "documents/cursor.hpp"
#include "documents/dataset_document.hpp"
#include "documents/json_parser.hpp"
#include "documents/json_writer.hpp"
#include "documents/network_document.hpp"

namespace backprop {

namespace {

OptimizerSettings read_optimizer(const Cursor& cursor) {
  OptimizerSettings settings;
  settings.name = cursor.key("name").name(optimizer_names);
  const auto read = [&cursor](std::string_view name, double& value) {
    if (cursor.has(name)) value = cursor.key(name).number_from(0);
  };
  if (settings.name == OptimizerName::sgd) {
    cursor.expect_keys({"name", "learning_rate", "momentum"});
    settings.learning_rate = cursor.key("learning_rate").number_from(0);
    read("momentum", settings.momentum);
    return settings;
  }
  cursor.expect_keys({"name", "learning_rate", "beta1", "beta2", "epsilon"});
  read("learning_rate", settings.learning_rate);
  read("beta1", settings.beta1);
  read("beta2", settings.beta2);
  read("epsilon", settings.epsilon);
  for (const std::string_view name : {"beta1", "beta2"}) {
    const double beta = name == "beta1" ? settings.beta1 : settings.beta2;
    if (beta >= 1.0) cursor.key(name).fail_expected("a number from 0 to below 1");
  }
  return settings;
}

/// One column an example.
Matrix read_columns(const Cursor& cursor, Eigen::Index size, Eigen::Index rows,
                    std::string_view meaning) {
  Matrix numbers(rows, size);
  for (Eigen::Index n = 0; n < size; ++n) {
    numbers.col(n) = read_vector(cursor.item(n), rows, meaning);
  }
  return numbers;
}

Examples read_written_examples(const Cursor& training, const Network& network) {
  const Cursor inputs = training.key("inputs");
  const Eigen::Index size = inputs.length("an array of examples");
  if (size < 1 || size > static_cast<Eigen::Index>(max_examples)) {
    inputs.fail("expected 1 to " + std::to_string(max_examples) + " examples, found " +
                std::to_string(size));
  }
  training.key("targets").expect_length(size, "targets", "examples of the inputs");
  Examples examples{read_columns(inputs, size, network.inputs, "inputs"),
                    Matrix(network.layers.back().units(), size)};
  for (Eigen::Index n = 0; n < size; ++n) {
    examples.targets.col(n) = read_target(training.key("targets").item(n), network);
  }
  return examples;
}

Examples read_examples(const Cursor& training, const Network& network) {
  if (!training.has("data")) return read_written_examples(training, network);
  const Cursor data = training.key("data");
  for (const std::string_view name : {"inputs", "targets"}) {
    if (training.has(name)) training.key(name).fail(R"(expected only where there is no "data")");
  }
  Examples examples = make_dataset(read_dataset(data));
  const auto expect = [&](std::string_view what, Eigen::Index needed, Eigen::Index found) {
    if (needed == found) return;
    data.fail("expected " + std::to_string(needed) + " " + std::string(what) +
              " (of the network), found " + std::to_string(found));
  };
  expect("inputs", network.inputs, examples.inputs.rows());
  expect("targets", network.layers.back().units(), examples.targets.rows());
  return examples;
}

}  // namespace

TrainingDocument read_training_document(std::string_view text, Steps steps) {
  const JsonValue parsed = parse_json(text);
  const Cursor document(parsed);
  document.expect_keys({"inputs", "layers", "loss", "initializer", "training"});
  Network network = read_network(document);
  const Cursor training = document.key("training");
  training.expect_keys({"inputs", "targets", "data", "optimizer", "clip_norm", "steps"});
  Examples examples = read_examples(training, network);
  TrainingSettings settings{read_optimizer(training.key("optimizer")), {}};
  if (training.has("clip_norm")) settings.clip_norm = training.key("clip_norm").number_from(0);
  std::uint64_t count = 0;
  if (steps == Steps::required || training.has("steps")) {
    count = training.key("steps").whole_number(0, max_steps);
  }
  return {std::move(network), std::move(examples), settings, static_cast<std::int64_t>(count)};
}

std::string write_training_result(const Training& training, const std::vector<double>& losses) {
  JsonWriter writer;
  writer.begin_object();
  writer.key("steps").whole_number(training.steps());
  writer.key("losses").numbers(losses.data(), static_cast<Eigen::Index>(losses.size()));
  writer.key("document").begin_object();
  write_network(training.network(), writer);
  return writer.end_object().end_object().text();
}

std::string write_network(const Training& training) {
  JsonWriter writer;
  writer.begin_object();
  write_network(training.network(), writer);
  return writer.end_object().text();
}

}  // namespace backprop
