#include "document.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "document_cursor.hpp"
#include "initializer.hpp"

namespace backprop {

namespace {

using nlohmann::json;

constexpr std::uint64_t largest_seed = (std::uint64_t{1} << 53) - 1;  // exact in a double

Vector read_vector(const Cursor& cursor, Eigen::Index size, std::string_view meaning) {
  cursor.expect_length(size, "numbers", meaning);
  Vector vector(size);
  for (Eigen::Index j = 0; j < size; ++j) vector[j] = cursor.number_at(j);
  return vector;
}

Matrix read_weights(const Cursor& cursor, Eigen::Index units, Eigen::Index units_before) {
  cursor.expect_length(units, "rows", "units of the layer");
  Matrix weights(units, units_before);
  for (Eigen::Index j = 0; j < units; ++j) {
    const Cursor row = cursor.item(j);
    const Eigen::Index columns = row.length("an array of numbers");
    if (columns != units_before) {
      cursor.fail("expected " + std::to_string(units_before) +
                  " columns (units of the layer before), found " + std::to_string(columns));
    }
    for (Eigen::Index i = 0; i < units_before; ++i) weights(j, i) = row.number_at(i);
  }
  return weights;
}

Initializer read_initializer(const Cursor& cursor) {
  cursor.expect_keys({"scheme", "seed", "std"});
  Initializer initializer{};
  initializer.scheme = cursor.key("scheme").name(scheme_names);
  initializer.seed = cursor.key("seed").whole_number(0, largest_seed);
  if (initializer.scheme == Scheme::normal) {
    const Cursor deviation = cursor.key("std");
    initializer.standard_deviation = deviation.number();
    if (initializer.standard_deviation < 0) deviation.fail_expected("a number of at least 0");
  } else if (cursor.has("std")) {
    cursor.key("std").fail(R"(only the scheme "normal" takes it)");
  }
  return initializer;
}

/// Everything of a layer but its weights and biases, which start at 0.
Layer read_layer_shape(const Cursor& cursor, Eigen::Index units_before) {
  cursor.expect_keys({"units", "activation", "weights", "biases"});
  const auto units = static_cast<Eigen::Index>(cursor.key("units").whole_number(1, max_units));
  return {Matrix::Zero(units, units_before), Vector::Zero(units),
          cursor.key("activation").name(activation_names)};
}

/// Weights and biases stand in every layer or in none; then the initializer draws them.
void read_parameters(const Cursor& document, Network& network) {
  const Cursor layers = document.key("layers");
  bool any_written = false;
  for (std::size_t l = 0; l < network.layers.size(); ++l) {
    const Cursor layer = layers.item(static_cast<Eigen::Index>(l));
    any_written = any_written || layer.has("weights") || layer.has("biases");
  }
  if (!any_written) {
    if (!document.has("initializer")) {
      layers.item(0).key("weights").fail(
          R"(expected an array of rows, or an "initializer" in the document, found nothing)");
    }
    initialize(network, read_initializer(document.key("initializer")));
    return;
  }
  if (document.has("initializer")) {
    document.key("initializer").fail("expected only where no layer has weights or biases");
  }
  for (std::size_t l = 0; l < network.layers.size(); ++l) {
    const Cursor cursor = layers.item(static_cast<Eigen::Index>(l));
    Layer& layer = network.layers[l];
    layer.weights = read_weights(cursor.key("weights"), layer.units(), layer.weights.cols());
    layer.biases = read_vector(cursor.key("biases"), layer.units(), "units of the layer");
  }
}

/// Softmax and cross-entropy belong together, at the output; so does binary cross-entropy with a
/// sigmoid output: only then are loss and delta computed stably from the preactivations.
void check_output(const Cursor& document, const Network& network) {
  const Cursor layers = document.key("layers");
  const std::size_t last = network.layers.size() - 1;
  for (std::size_t l = 0; l <= last; ++l) {
    const Cursor activation = layers.item(static_cast<Eigen::Index>(l)).key("activation");
    if (network.layers[l].activation != Activation::softmax) continue;
    if (l != last) activation.fail(R"("softmax" is for the output layer only)");
    if (network.loss != Loss::cross_entropy) {
      activation.fail(R"("softmax" goes with the loss "cross_entropy" only)");
    }
  }
  const Activation output = network.layers[last].activation;
  const Cursor loss = document.key("loss");
  if (network.loss == Loss::cross_entropy && output != Activation::softmax) {
    loss.fail(R"("cross_entropy" goes with a "softmax" output layer only)");
  }
  if (network.loss == Loss::binary_cross_entropy && output != Activation::sigmoid) {
    loss.fail(R"("binary_cross_entropy" goes with a "sigmoid" output layer only)");
  }
}

Network read_network(const Cursor& document) {
  Network network{};
  network.inputs = static_cast<Eigen::Index>(document.key("inputs").whole_number(1, max_units));
  const Cursor layers = document.key("layers");
  const Eigen::Index depth = layers.length("an array of layers");
  if (depth < 1 || depth > max_layers) {
    layers.fail("expected 1 to " + std::to_string(max_layers) + " layers, found " +
                std::to_string(depth));
  }
  Eigen::Index units_before = network.inputs;
  for (Eigen::Index l = 0; l < depth; ++l) {
    network.layers.push_back(read_layer_shape(layers.item(l), units_before));
    units_before = network.layers.back().units();
  }
  network.loss = document.key("loss").name(loss_names);
  check_output(document, network);
  read_parameters(document, network);
  return network;
}

Example read_example(const Cursor& cursor, const Network& network) {
  cursor.expect_keys({"input", "target"});
  return {read_vector(cursor.key("input"), network.inputs, "inputs"),
          read_vector(cursor.key("target"), network.layers.back().units(),
                      "units of the output layer")};
}

json to_json(double number) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number > 0 ? "inf" : "-inf";
  return number;
}

template <typename Derived>
json to_json(const Eigen::DenseBase<Derived>& vector) {
  json array = json::array();
  for (Eigen::Index i = 0; i < vector.size(); ++i) array.push_back(to_json(vector(i)));
  return array;
}

json to_json(const Matrix& matrix) {
  json rows = json::array();
  for (Eigen::Index j = 0; j < matrix.rows(); ++j) rows.push_back(to_json(matrix.row(j)));
  return rows;
}

}  // namespace

Pass read_document(std::string_view text) {
  const json parsed = parse_json(text);
  const Cursor document(parsed);
  document.expect_keys({"inputs", "layers", "loss", "initializer", "example"});
  Network network = read_network(document);
  Example example = read_example(document.key("example"), network);
  return {std::move(network), std::move(example)};
}

std::string write_document(const Pass& pass) {
  const Network& network = pass.network();
  json layers = json::array();
  for (const Layer& layer : network.layers) {
    layers.push_back({{"units", layer.units()},
                      {"activation", name_of(activation_names, layer.activation)},
                      {"weights", to_json(layer.weights)},
                      {"biases", to_json(layer.biases)}});
  }
  return json{
      {"inputs", network.inputs},
      {"layers", std::move(layers)},
      {"loss", name_of(loss_names, network.loss)},
      {"example",
       {{"input", to_json(pass.example().input)}, {"target", to_json(pass.example().target)}}}}
      .dump();
}

std::string write_trace(const Pass& pass) {
  Pass finished = pass;
  finished.backward();
  json layers = json::array();
  for (int l = 1; l <= pass.network().depth(); ++l) {
    const LayerPass& computed = finished.computed(l);
    layers.push_back({{"preactivations", to_json(computed.preactivations)},
                      {"activations", to_json(computed.activations)},
                      {"deltas", to_json(computed.deltas)},
                      {"weight_gradients", to_json(computed.weight_gradients)},
                      {"bias_gradients", to_json(computed.deltas)},
                      {"gradient_magnitude", to_json(computed.gradient_magnitude)}});
  }
  return json{{"iterations", pass.iterations()},
              {"loss", to_json(finished.loss())},
              {"layers", std::move(layers)}}
      .dump();
}

}  // namespace backprop
