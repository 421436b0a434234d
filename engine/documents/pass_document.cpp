#include "documents/pass_document.hpp"

#include <utility>

#include "documents/cursor.hpp"
#include "documents/dataset_document.hpp"
#include "documents/json_parser.hpp"
#include "documents/network_document.hpp"
#include "pass/mean.hpp"
#include "pass/trace.hpp"

namespace backprop {

namespace {

Example read_example(const Cursor& cursor, const Network& network) {
  Example example{read_vector(cursor.key("input"), network.inputs, "inputs"), {}};
  if (takes_target(network.loss) || cursor.has("target")) {
    example.target = read_target(cursor.key("target"), network);
  }
  return example;
}

/// An "example", or "examples" and maybe a "pick" of them.
void read_examples(const Cursor& document, NetworkDocument& read) {
  if (!document.has("examples")) {
    const Cursor example = document.key("example");
    example.expect_keys({"input", "target"});
    read.examples.push_back({{}, read_example(example, read.network)});
    if (document.has("pick")) document.key("pick").fail(R"(expected only beside "examples")");
    return;
  }
  if (document.has("example")) {
    document.key("example").fail(R"(expected only where there are no "examples")");
  }
  read.has_list = true;
  const Cursor examples = document.key("examples");
  const auto count = static_cast<std::uint64_t>(examples.length("an array of examples"));
  if (count < 1 || count > max_examples) {
    examples.fail("expected 1 to " + std::to_string(max_examples) + " examples, found " +
                  std::to_string(count));
  }
  for (Eigen::Index k = 0; k < static_cast<Eigen::Index>(count); ++k) {
    const Cursor example = examples.item(k);
    example.expect_keys({"name", "input", "target"});
    read.examples.push_back({example.has("name") ? example.key("name").text() : "",
                             read_example(example, read.network)});
  }
  if (document.has("pick")) {
    read.pick = static_cast<std::size_t>(document.key("pick").whole_number(0, count - 1));
  }
}

void write_example(const Example& example, JsonWriter& writer) {
  writer.key("input").numbers(example.input);
  if (example.target.size() > 0) writer.key("target").numbers(example.target);
}

}  // namespace

NetworkDocument read_network_document(std::string_view text) {
  const JsonValue parsed = parse_json(text);
  const Cursor document(parsed);
  document.expect_keys({"name", "source", "inputs", "layers", "loss", "l2", "initializer",
                        "learning_rate", "example", "examples", "pick"});
  NetworkDocument read{.network = read_network(document), .examples = {}};
  if (document.has("name")) read.name = document.key("name").text();
  if (document.has("source")) read.source = document.key("source").text();
  if (document.has("learning_rate")) {
    read.learning_rate = document.key("learning_rate").number_from(0);
  }
  read_examples(document, read);
  return read;
}

Pass read_document(std::string_view text) {
  NetworkDocument document = read_network_document(text);
  Example example = document.shown();
  return {std::move(document.network), std::move(example)};
}

std::string write_document(const NetworkDocument& document) {
  JsonWriter writer;
  writer.begin_object();
  if (!document.name.empty()) writer.key("name").text(document.name);
  if (!document.source.empty()) writer.key("source").text(document.source);
  write_network(document.network, writer);
  if (document.learning_rate) writer.key("learning_rate").number(*document.learning_rate);
  if (document.has_list) {
    writer.key("examples").begin_array();
    for (const auto& [name, example] : document.examples) {
      writer.begin_object();
      if (!name.empty()) writer.key("name").text(name);
      write_example(example, writer);
      writer.end_object();
    }
    writer.end_array();
    if (document.pick) writer.key("pick").whole_number(static_cast<std::int64_t>(*document.pick));
  } else {
    writer.key("example").begin_object();
    write_example(document.shown(), writer);
    writer.end_object();
  }
  return writer.end_object().text();
}

std::string write_document(const Pass& pass) {
  return write_document(NetworkDocument{pass.network(), {{{}, pass.example()}}});
}

std::string write_trace(const Pass& pass) {
  const Trace trace = trace_of(pass);
  JsonWriter writer;
  writer.begin_object();
  writer.key("iterations").whole_number(pass.iterations());
  writer.key("loss").number(trace.loss);
  writer.key("input_gradients").numbers(trace.input_gradients);
  writer.key("layers").begin_array();
  for (const LayerTrace& layer : trace.layers) {
    writer.begin_object();
    writer.key("preactivations").numbers(layer.preactivations);
    writer.key("activations").numbers(layer.activations);
    writer.key("slopes").numbers(layer.slopes);
    writer.key("activation_gradients").numbers(layer.activation_gradients);
    writer.key("deltas").numbers(layer.deltas);
    writer.key("weight_gradients").rows(layer.weight_gradients);
    writer.key("bias_gradients").numbers(layer.bias_gradients);
    if (layer.gamma_gradients.size() > 0) {
      writer.key("gamma_gradients").numbers(layer.gamma_gradients);
      writer.key("beta_gradients").numbers(layer.beta_gradients);
    }
    writer.key("gradient_magnitude").number(layer.gradient_magnitude);
    writer.end_object();
  }
  return writer.end_array().end_object().text();
}

std::string write_trace(const NetworkDocument& document) {
  if (!document.has_list || document.pick) {
    return write_trace(Pass(document.network, document.shown()));
  }
  std::vector<Example> examples;
  for (const NamedExample& each : document.examples) examples.push_back(each.example);
  const MeanPass mean = mean_of_passes(document.network, examples);
  JsonWriter writer;
  writer.begin_object();
  writer.key("loss").number(mean.loss);
  writer.key("layers").begin_array();
  for (const LayerGradients& gradients : mean.layers) {
    writer.begin_object();
    writer.key("weight_gradients").rows(gradients.weights);
    writer.key("bias_gradients").numbers(gradients.biases);
    writer.end_object();
  }
  return writer.end_array().end_object().text();
}

}  // namespace backprop
