#include "documents/network_document.hpp"

#include <cmath>
#include <utility>

#include "checks/ranges.hpp"

namespace backprop {

namespace {

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
  cursor.expect_keys({"scheme", "seed", "std", "gain", "biases"});
  Initializer initializer = read_distribution(cursor);
  initializer.seed = cursor.key("seed").whole_number(0, largest_seed);
  return initializer;
}

/// gamma and beta stand in a normalised layer only, and are ones and zeros where left out.
void read_normalization(const Cursor& cursor, Layer& layer) {
  if (!cursor.has("normalization")) {
    for (const std::string_view name : {"gamma", "beta"}) {
      if (cursor.has(name)) {
        cursor.key(name).fail(R"(expected only in a layer with "normalization")");
      }
    }
    return;
  }
  layer.normalization = cursor.key("normalization").name(normalization_names);
  layer.gamma = Vector::Ones(layer.units());
  layer.beta = Vector::Zero(layer.units());
  if (cursor.has("gamma")) {
    layer.gamma = read_vector(cursor.key("gamma"), layer.units(), "units of the layer");
  }
  if (cursor.has("beta")) {
    layer.beta = read_vector(cursor.key("beta"), layer.units(), "units of the layer");
  }
}

void read_residual(const Cursor& cursor, Layer& layer) {
  if (!cursor.has("residual")) return;
  const Cursor residual = cursor.key("residual");
  layer.residual = residual.boolean();
  if (layer.residual && layer.units() != layer.weights.cols()) {
    residual.fail("expected as many units as in the layer before, " +
                  std::to_string(layer.weights.cols()) + ", found " +
                  std::to_string(layer.units()));
  }
}

Activation read_activation(const Cursor& cursor) {
  Activation activation = cursor.key("activation").name(activation_names);
  if (!cursor.has("slope")) return activation;
  const Cursor slope = cursor.key("slope");
  if (activation != Activation::leaky_relu) {
    slope.fail(R"(expected only in a layer with the activation "leaky_relu")");
  }
  activation.negative_slope = slope.number_from(0);
  return activation;
}

bool read_has_biases(const Cursor& cursor) {
  if (!cursor.has("bias") || cursor.key("bias").boolean()) return true;
  if (cursor.has("biases")) {
    cursor.key("biases").fail(R"(expected only in a layer with biases, but its "bias" is false)");
  }
  return false;
}

/// What may stand in a layer's "frozen".
enum class Parameters { weights, biases };
constexpr Names<Parameters, 2> parameters_names{{
    {"weights", Parameters::weights},
    {"biases", Parameters::biases},
}};

void read_frozen(const Cursor& cursor, Layer& layer) {
  if (!cursor.has("frozen")) return;
  const Cursor frozen = cursor.key("frozen");
  const Eigen::Index count = frozen.length(R"(an array of "weights" and "biases")");
  for (Eigen::Index k = 0; k < count; ++k) {
    const bool is_weights = frozen.item(k).name(parameters_names) == Parameters::weights;
    (is_weights ? layer.frozen_weights : layer.frozen_biases) = true;
  }
}

/// Everything of a layer but its weights and biases, which start at 0.
/// parameters: how many the layers before have; this one's are added.
Layer read_layer_shape(const Cursor& cursor, Eigen::Index units_before, Eigen::Index& parameters) {
  cursor.expect_keys({"units", "activation", "slope", "bias", "weights", "biases", "frozen",
                      "normalization", "gamma", "beta", "residual"});
  const auto units = static_cast<Eigen::Index>(cursor.key("units").whole_number(1, max_units));
  parameters += units * (units_before + 1);
  if (parameters > max_parameters) {
    cursor.key("units").fail("expected at most " + std::to_string(max_parameters) +
                             " weights and biases up to here, found " + std::to_string(parameters));
  }
  const Eigen::Index biases = read_has_biases(cursor) ? units : 0;
  Layer layer{Matrix::Zero(units, units_before), Vector::Zero(biases), read_activation(cursor)};
  read_frozen(cursor, layer);
  read_normalization(cursor, layer);
  read_residual(cursor, layer);
  return layer;
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
    if (layer.biases.size() == 0) continue;
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
  for (const std::string_view name : {"normalization", "residual"}) {
    const Cursor output_layer = layers.item(static_cast<Eigen::Index>(last));
    const bool asked =
        name == "residual" ? network.layers[last].residual : network.layers[last].normalized();
    if (asked) output_layer.key(name).fail("not for the output layer");
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

}  // namespace

Initializer read_distribution(const Cursor& cursor) {
  Initializer initializer{};
  initializer.scheme = cursor.key("scheme").name(scheme_names);
  if (initializer.scheme == Scheme::normal) {
    initializer.standard_deviation = cursor.key("std").number_from(0);
  } else if (cursor.has("std")) {
    cursor.key("std").fail(R"(only the scheme "normal" takes it)");
  }
  if (cursor.has("gain")) initializer.gain = cursor.key("gain").number_from(0);
  if (cursor.has("biases")) {
    const Cursor biases = cursor.key("biases");
    if (initializer.scheme == Scheme::linear_default) {
      biases.fail(R"(not with the scheme "linear_default", which draws them)");
    }
    initializer.biases = biases.name(bias_start_names);
  }
  return initializer;
}

Vector read_vector(const Cursor& cursor, Eigen::Index size, std::string_view meaning) {
  cursor.expect_length(size, "numbers", meaning);
  Vector vector(size);
  for (Eigen::Index j = 0; j < size; ++j) vector[j] = cursor.number_at(j);
  return vector;
}

/// Shares that are written with a few digits sum to nearly 1.
constexpr double sum_tolerance = 1e-6;

Vector read_target(const Cursor& cursor, const Network& network) {
  if (!takes_target(network.loss)) {
    cursor.fail("expected only with a loss that has a target, not with \"output\"");
  }
  Vector target = read_vector(cursor, network.layers.back().units(), "units of the output layer");
  if (!takes_shares(network.loss)) return target;
  for (Eigen::Index k = 0; k < target.size(); ++k) {
    if (target[k] >= 0.0 && target[k] <= 1.0) continue;
    cursor.item(k).fail_expected("a number from 0 to 1, for this loss");
  }
  if (network.loss == Loss::cross_entropy && std::abs(target.sum() - 1.0) > sum_tolerance) {
    cursor.fail("expected numbers that sum to 1, for this loss, found the sum " +
                written(target.sum()));
  }
  return target;
}

Network read_network(const Cursor& document) {
  Network network{};
  network.inputs = static_cast<Eigen::Index>(document.key("inputs").whole_number(1, max_units));
  const Cursor layers = document.key("layers");
  const Eigen::Index layer_count = layers.length("an array of layers");
  if (layer_count < 1 || layer_count > max_layers) {
    layers.fail("expected 1 to " + std::to_string(max_layers) + " layers, found " +
                std::to_string(layer_count));
  }
  Eigen::Index units_before = network.inputs;
  Eigen::Index parameters = 0;
  for (Eigen::Index l = 0; l < layer_count; ++l) {
    network.layers.push_back(read_layer_shape(layers.item(l), units_before, parameters));
    units_before = network.layers.back().units();
  }
  network.loss = document.key("loss").name(loss_names);
  if (document.has("l2")) network.l2 = document.key("l2").number_from(0);
  check_output(document, network);
  read_parameters(document, network);
  return network;
}

void write_network(const Network& network, JsonWriter& writer) {
  writer.key("inputs").whole_number(network.inputs);
  writer.key("layers").begin_array();
  for (const Layer& layer : network.layers) {
    writer.begin_object();
    writer.key("units").whole_number(layer.units());
    writer.key("activation").string(name_of(activation_names, layer.activation.name));
    const double slope = layer.activation.negative_slope;
    if (layer.activation == Activation::leaky_relu && slope != default_negative_slope) {
      writer.key("slope").number(slope);
    }
    if (layer.normalized()) {
      writer.key("normalization").string(name_of(normalization_names, layer.normalization));
      writer.key("gamma").numbers(layer.gamma);
      writer.key("beta").numbers(layer.beta);
    }
    if (layer.residual) writer.key("residual").boolean(true);
    if (layer.frozen_weights || layer.frozen_biases) {
      writer.key("frozen").begin_array();
      if (layer.frozen_weights) writer.string("weights");
      if (layer.frozen_biases) writer.string("biases");
      writer.end_array();
    }
    writer.key("weights").rows(layer.weights);
    if (layer.biases.size() > 0) {
      writer.key("biases").numbers(layer.biases);
    } else {
      writer.key("bias").boolean(false);
    }
    writer.end_object();
  }
  writer.end_array();
  writer.key("loss").string(name_of(loss_names, network.loss));
  if (network.l2 != 0.0) writer.key("l2").number(network.l2);
}

}  // namespace backprop
