#include "documents/pass_document.hpp"

#include <utility>

#include "documents/cursor.hpp"
#include "documents/json_parser.hpp"
#include "documents/network_document.hpp"

namespace backprop {

namespace {

Example read_example(const Cursor& cursor, const Network& network) {
  cursor.expect_keys({"input", "target"});
  return {read_vector(cursor.key("input"), network.inputs, "inputs"),
          read_target(cursor.key("target"), network)};
}

}  // namespace

Pass read_document(std::string_view text) {
  const JsonValue parsed = parse_json(text);
  const Cursor document(parsed);
  document.expect_keys({"inputs", "layers", "loss", "initializer", "example"});
  Network network = read_network(document);
  Example example = read_example(document.key("example"), network);
  return {std::move(network), std::move(example)};
}

std::string write_document(const Pass& pass) {
  JsonWriter writer;
  writer.begin_object();
  write_network(pass.network(), writer);
  writer.key("example").begin_object();
  writer.key("input").numbers(pass.example().input);
  writer.key("target").numbers(pass.example().target);
  return writer.end_object().end_object().text();
}

std::string write_trace(const Pass& pass) {
  Pass finished = pass;
  finished.backward();
  JsonWriter writer;
  writer.begin_object();
  writer.key("iterations").whole_number(finished.iterations());
  writer.key("loss").number(finished.loss());
  writer.key("layers").begin_array();
  for (int l = 1; l <= finished.network().layer_count(); ++l) {
    const LayerPass& computed = finished.computed(l);
    writer.begin_object();
    writer.key("preactivations").numbers(computed.preactivations);
    writer.key("activations").numbers(computed.activations);
    writer.key("deltas").numbers(computed.deltas);
    writer.key("weight_gradients").rows(computed.weight_gradients);
    writer.key("bias_gradients").numbers(computed.deltas);
    if (finished.layer(l).normalized()) {
      writer.key("gamma_gradients").numbers(computed.gamma_gradients);
      writer.key("beta_gradients").numbers(computed.beta_gradients);
    }
    writer.key("gradient_magnitude").number(computed.gradient_magnitude);
    writer.end_object();
  }
  return writer.end_array().end_object().text();
}

}  // namespace backprop
