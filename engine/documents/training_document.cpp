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
  Examples examples{read_columns(inputs, size, network.inputs, "inputs"), {}};
  if (!takes_target(network.loss)) {
    if (training.has("targets")) read_target(training.key("targets"), network);
    return examples;
  }
  training.key("targets").expect_length(size, "targets", "examples of the inputs");
  examples.targets.resize(network.layers.back().units(), size);
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
  if (!takes_target(network.loss)) examples.targets.resize(0, examples.size());
  return examples;
}

/// "steps", or "epochs" of that many batches.
std::uint64_t read_steps(const Cursor& training, Steps steps, std::uint64_t batches) {
  if (training.has("epochs")) {
    if (training.has("steps"))
      training.key("steps").fail(R"(expected only where there are no "epochs")");
    return training.key("epochs").whole_number(0, max_steps / batches) * batches;
  }
  if (steps == Steps::optional && !training.has("steps")) return 0;
  return training.key("steps").whole_number(0, max_steps);
}

}  // namespace

TrainingDocument read_training_document(std::string_view text, Steps steps) {
  const JsonValue parsed = parse_json(text);
  const Cursor document(parsed);
  document.expect_keys(
      {"name", "source", "inputs", "layers", "loss", "l2", "initializer", "training"});
  for (const std::string_view name : {"name", "source"}) {
    if (document.has(name)) document.key(name).text();
  }
  Network network = read_network(document);
  const Cursor training = document.key("training");
  training.expect_keys({"inputs", "targets", "data", "optimizer", "clip_norm", "batch_size",
                        "reduction", "steps", "epochs"});
  Examples examples = read_examples(training, network);
  TrainingSettings settings{.optimizer = read_optimizer(training.key("optimizer"))};
  if (training.has("clip_norm")) settings.clip_norm = training.key("clip_norm").number_from(0);
  const auto size = static_cast<std::uint64_t>(examples.size());
  std::uint64_t batches = 1;
  if (training.has("batch_size")) {
    const std::uint64_t batch_size = training.key("batch_size").whole_number(1, max_examples);
    settings.batch_size = static_cast<Eigen::Index>(std::min(batch_size, size));
    batches = (size + batch_size - 1) / batch_size;
  }
  if (training.has("reduction")) {
    settings.reduction = training.key("reduction").name(reduction_names);
  }
  const std::uint64_t count = read_steps(training, steps, batches);
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
