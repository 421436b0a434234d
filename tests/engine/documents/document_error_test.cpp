#include "documents/document_error.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "documents/pass_document.hpp"

using namespace backprop;
using nlohmann::json;

namespace {

/// 2-4-1, tanh and sigmoid, binary cross-entropy, all weights written out.
json good_document() {
  return {
      {"inputs", 2},
      {"layers",
       {{{"units", 4},
         {"activation", "tanh"},
         {"weights", {{1, 2}, {3, 4}, {5, 6}, {7, 8}}},
         {"biases", {0, 0, 0, 0}}},
        {{"units", 1}, {"activation", "sigmoid"}, {"weights", {{1, 1, 1, 1}}}, {"biases", {0}}}}},
      {"loss", "binary_cross_entropy"},
      {"example", {{"input", {0.3, 0.8}}, {"target", {1}}}}};
}

json without_weights() {
  json document = good_document();
  for (json& layer : document["layers"]) {
    layer.erase("weights");
    layer.erase("biases");
  }
  document["initializer"] = {{"scheme", "xavier_normal"}, {"seed", 7}};
  return document;
}

std::string error_of(const std::string& text) {
  try {
    read_document(text);
  } catch (const DocumentError& error) {
    return error.what();
  }
  return "no error";
}

/// The error after one value of a good document was replaced; `pointer` is a JSON pointer.
std::string error_with(json document, const std::string& pointer, json value) {
  document[json::json_pointer(pointer)] = std::move(value);
  return error_of(document.dump());
}

std::string error_without(json document, const std::string& pointer, const std::string& key) {
  document[json::json_pointer(pointer)].erase(key);
  return error_of(document.dump());
}

}  // namespace

TEST_CASE("a layer's options are refused where they do not belong") {
  CHECK(error_with(good_document(), "/layers/0/bias", false) ==
        "layers[0].biases: expected only in a layer with biases, but its \"bias\" is false");
  CHECK(error_with(good_document(), "/layers/0/bias", 0) ==
        "layers[0].bias: expected true or false, found 0");
  CHECK(error_with(good_document(), "/layers/0/slope", 0.2) ==
        "layers[0].slope: expected only in a layer with the activation \"leaky_relu\"");
  json leaky = good_document();
  leaky["layers"][0]["activation"] = "leaky_relu";
  CHECK(error_with(leaky, "/layers/0/slope", -0.2) ==
        "layers[0].slope: expected a number of at least 0, found -0.2");
  CHECK(error_with(good_document(), "/layers/0/frozen", "weights") ==
        "layers[0].frozen: expected an array of \"weights\" and \"biases\", found \"weights\"");
  CHECK(error_with(good_document(), "/layers/0/frozen", {"gamma"}) ==
        "layers[0].frozen[0]: expected one of weights, biases, found \"gamma\"");
}

TEST_CASE("a network with more than four million parameters is refused before it is made") {
  json document = without_weights();
  document["layers"] = json::array();
  for (int l = 0; l < 64; ++l) {
    document["layers"].push_back({{"units", 1024}, {"activation", "relu"}});
  }
  CHECK(error_of(document.dump()) ==
        "layers[5].units: expected at most 4210688 weights and biases up to here, found 5251072");
  CHECK(error_with(good_document(), "/layers/0/units", 1025) ==
        "layers[0].units: expected a whole number from 1 to 1024, found 1025");
}

TEST_CASE("L2, names and a learning rate are refused where they are no such things") {
  CHECK(error_with(good_document(), "/l2", -1) == "l2: expected a number of at least 0, found -1");
  CHECK(error_with(good_document(), "/name", 5) == "name: expected a text, found 5");
  CHECK(error_with(good_document(), "/source", std::string(1001, 'a')) ==
        "source: expected a text of at most 1000 bytes, found 1001");
  CHECK(error_with(good_document(), "/learning_rate", "fast") ==
        "learning_rate: expected a finite number, found \"fast\"");
}

TEST_CASE("several examples are refused beside one, and a pick beside none") {
  const json example = good_document()["example"];
  CHECK(error_with(good_document(), "/examples", {example}) ==
        "example: expected only where there are no \"examples\"");
  CHECK(error_with(good_document(), "/pick", 0) == "pick: expected only beside \"examples\"");
  json several = good_document();
  several.erase("example");
  CHECK(error_with(several, "/examples", json::array()) ==
        "examples: expected 1 to 16384 examples, found 0");
  several["examples"] = {example, example};
  CHECK(error_of(several.dump()) == "no error");
  CHECK(error_with(several, "/pick", 2) == "pick: expected a whole number from 0 to 1, found 2");
  CHECK(error_with(several, "/examples/1/input", {0.3}) ==
        "examples[1].input: expected 2 numbers (inputs), found 1");
}

TEST_CASE("a target is refused where the loss is the output itself") {
  json document = good_document();
  document["loss"] = "output";
  CHECK(error_of(document.dump()) ==
        "example.target: expected only with a loss that has a target, not with \"output\"");
  CHECK(error_without(document, "/example", "target") == "no error");
}

TEST_CASE("a start of the biases is refused where the scheme draws them") {
  json document = without_weights();
  document["initializer"] = {{"scheme", "linear_default"}, {"seed", 1}, {"biases", "zeros"}};
  CHECK(error_of(document.dump()) ==
        "initializer.biases: not with the scheme \"linear_default\", which draws them");
}

TEST_CASE("the documents these tests damage are good") {
  CHECK(error_of(good_document().dump()) == "no error");
  CHECK(error_of(without_weights().dump()) == "no error");
}

TEST_CASE("wrong shapes are named with what was expected") {
  const json good = good_document();
  CHECK(error_with(good, "/layers/1/weights", {{1, 1, 1}}) ==
        "layers[1].weights: expected 4 columns (units of the layer before), found 3");
  CHECK(error_with(good, "/layers/0/weights", {{1, 1}}) ==
        "layers[0].weights: expected 4 rows (units of the layer), found 1");
  CHECK(error_with(good, "/layers/0/biases", {1, 2, 3}) ==
        "layers[0].biases: expected 4 numbers (units of the layer), found 3");
  CHECK(error_with(good, "/layers/0/weights/2", 5) ==
        "layers[0].weights[2]: expected an array of numbers, found 5");
  CHECK(error_with(good, "/example/input", {1}) ==
        "example.input: expected 2 numbers (inputs), found 1");
  CHECK(error_with(good, "/example/target", {1, 0}) ==
        "example.target: expected 1 numbers (units of the output layer), found 2");
}

TEST_CASE("counts out of range are named with their range") {
  const json good = good_document();
  CHECK(error_with(good, "/inputs", 0) ==
        "inputs: expected a whole number from 1 to 1024, found 0");
  CHECK(error_with(good, "/inputs", 2.5) ==
        "inputs: expected a whole number from 1 to 1024, found 2.5");
  CHECK(error_with(good, "/layers/0/units", 1025) ==
        "layers[0].units: expected a whole number from 1 to 1024, found 1025");
  CHECK(error_with(good, "/layers/0/units", -1) ==
        "layers[0].units: expected a whole number from 1 to 1024, found -1");
  CHECK(error_with(good, "/layers", json::array()) == "layers: expected 1 to 64 layers, found 0");
  CHECK(error_with(good, "/layers", json(65, good["layers"][0])) ==
        "layers: expected 1 to 64 layers, found 65");
}

TEST_CASE("unknown keys and names are named with the known ones") {
  const json good = good_document();
  CHECK(error_with(good, "/layer", 1) ==
        "layer: unknown key, expected one of name, source, inputs, layers, loss, l2, initializer, "
        "learning_rate, example, examples, pick");
  CHECK(error_with(good, "/layers/1/biasses", 1) ==
        "layers[1].biasses: unknown key, expected one of units, activation, slope, bias, weights, "
        "biases, frozen, normalization, gamma, beta, residual");
  CHECK(error_with(good, "/example/inputs", 1) ==
        "example.inputs: unknown key, expected one of input, target");
  CHECK(error_with(good, "/layers/0/activation", "Sigmoid") ==
        "layers[0].activation: expected one of sigmoid, tanh, relu, leaky_relu, linear, softplus, "
        "elu, silu, gelu, "
        "softmax, found \"Sigmoid\"");
  CHECK(error_with(good, "/loss", "mse") ==
        "loss: expected one of squared_error, sum_squared_error, mean_squared_error, "
        "binary_cross_entropy, cross_entropy, output, found \"mse\"");
  CHECK(error_with(without_weights(), "/initializer/scheme", "zeros") ==
        "initializer.scheme: expected one of xavier_normal, xavier_uniform, kaiming_normal, "
        "kaiming_uniform, linear_default, normal, found \"zeros\"");
}

TEST_CASE("missing keys are found to be nothing") {
  const json good = good_document();
  CHECK(error_without(good, "", "inputs") ==
        "inputs: expected a whole number from 1 to 1024, found nothing");
  CHECK(error_without(good, "", "layers") == "layers: expected an array of layers, found nothing");
  CHECK(error_without(good, "", "example") == "example: expected an object, found nothing");
  CHECK(error_without(good, "/layers/1", "biases") ==
        "layers[1].biases: expected an array of 1 numbers (units of the layer), found nothing");
  CHECK(error_without(good, "/layers/1", "weights") ==
        "layers[1].weights: expected an array of 1 rows (units of the layer), found nothing");
}

TEST_CASE("numbers that are not finite are named where they stand") {
  CHECK(error_with(good_document(), "/layers/0/weights/1/0", "inf") ==
        "layers[0].weights[1][0]: expected a finite number, found \"inf\"");
  CHECK(error_with(good_document(), "/layers/0/biases/3", nullptr) ==
        "layers[0].biases[3]: expected a finite number, found null");
  CHECK(error_of(R"({"inputs": 2, "layers": [{"units": 1, "weights": [[1, 1e999]]}]})") ==
        "layers[0].weights[0][1]: expected a finite number, found 1e999");
  CHECK(error_of("-1e400") == "document: expected a finite number, found -1e400");
}

TEST_CASE("softmax stands at the output only, and with cross-entropy only") {
  const json good = good_document();
  CHECK(error_with(good, "/layers/0/activation", "softmax") ==
        "layers[0].activation: \"softmax\" is for the output layer only");
  CHECK(error_with(good, "/layers/1/activation", "softmax") ==
        "layers[1].activation: \"softmax\" goes with the loss \"cross_entropy\" only");
  CHECK(error_with(good, "/loss", "cross_entropy") ==
        "loss: \"cross_entropy\" goes with a \"softmax\" output layer only");
  CHECK(error_with(good, "/layers/1/activation", "tanh") ==
        "loss: \"binary_cross_entropy\" goes with a \"sigmoid\" output layer only");
}

TEST_CASE("a target is one that the loss can mean") {
  const json good = good_document();
  CHECK(error_with(good, "/example/target", {2}) ==
        "example.target[0]: expected a number from 0 to 1, for this loss, found 2");
  CHECK(error_with(good, "/example/target", {-0.5}) ==
        "example.target[0]: expected a number from 0 to 1, for this loss, found -0.5");
  json squared = good;
  squared["loss"] = "squared_error";
  squared["example"]["target"] = {-7};
  CHECK_NOTHROW(read_document(squared.dump()));
}

TEST_CASE("the target of a softmax sums to 1") {
  json document = good_document();
  document["loss"] = "cross_entropy";
  document["layers"][1] = {{"units", 3}, {"activation", "softmax"}};
  document["layers"][0].erase("weights");
  document["layers"][0].erase("biases");
  document["initializer"] = {{"scheme", "xavier_normal"}, {"seed", 1}};
  CHECK(error_with(document, "/example/target", {0.5, 0.25, 0.5}) ==
        "example.target: expected numbers that sum to 1, for this loss, found the sum 1.25");
  document["example"]["target"] = {0.1, 0.2, 0.7};
  CHECK_NOTHROW(read_document(document.dump()));
}

TEST_CASE("weights stand in every layer, or an initializer stands for all") {
  const json bare = without_weights();
  CHECK(
      error_without(bare, "", "initializer") ==
      "layers[0].weights: expected an array of rows, or an \"initializer\" in the document, found "
      "nothing");
  CHECK(error_with(good_document(), "/initializer", bare["initializer"]) ==
        "initializer: expected only where no layer has weights or biases");
}

TEST_CASE("an initializer's numbers are checked") {
  const json bare = without_weights();
  CHECK(error_with(bare, "/initializer/seed", -1) ==
        "initializer.seed: expected a whole number from 0 to 9007199254740991, found -1");
  CHECK(error_with(bare, "/initializer/seed", 1e16) ==
        "initializer.seed: expected a whole number from 0 to 9007199254740991, found 1e+16");
  CHECK(error_with(bare, "/initializer/scheme", "normal") ==
        "initializer.std: expected a finite number, found nothing");
  CHECK(error_with(bare, "/initializer", {{"scheme", "normal"}, {"seed", 1}, {"std", -1}}) ==
        "initializer.std: expected a number of at least 0, found -1");
  CHECK(error_with(bare, "/initializer/std", 1) ==
        "initializer.std: only the scheme \"normal\" takes it");
  CHECK(error_with(bare, "/initializer/gain", -1) ==
        "initializer.gain: expected a number of at least 0, found -1");
  CHECK(error_with(bare, "/initializer/biases", "ones") ==
        R"(initializer.biases: expected one of zeros, centered, found "ones")");
}

TEST_CASE("a key that stands twice is refused") {
  CHECK(error_of(R"({"inputs": 2, "inputs": 3})") == "inputs: expected once, found twice");
  CHECK(error_of(R"({"layers": [{"units": 1, "units": 1}]})") ==
        "layers[0].units: expected once, found twice");
}

TEST_CASE("whatever is not a document gets one line") {
  const std::string deep = std::string(100000, '[');
  for (const std::string& text :
       {std::string(), std::string("{"), std::string("nonsense\nin two lines"), deep,
        std::string("{\"a\n\":1}"), std::string("\"\xff\xfe\""), std::string(3, '\0'),
        std::string("[1,2]"), std::string("{\"a\\nb\\u0000\": 1}")}) {
    const std::string error = error_of(text);
    CAPTURE(text.substr(0, 20));
    CHECK(error != "no error");
    CHECK(error.find('\n') == std::string::npos);
    CHECK(error.size() < 300);
  }
}

TEST_CASE("normalisation and residual connections stand where they can") {
  const json good = good_document();
  CHECK(error_with(good, "/layers/0/normalization", "batch") ==
        "layers[0].normalization: expected one of layer, found \"batch\"");
  CHECK(error_with(good, "/layers/1/normalization", "layer") ==
        "layers[1].normalization: not for the output layer");
  CHECK(error_with(good, "/layers/0/gamma", {1, 1, 1, 1}) ==
        "layers[0].gamma: expected only in a layer with \"normalization\"");
  CHECK(error_with(good, "/layers/0/residual", 1) ==
        "layers[0].residual: expected true or false, found 1");
  CHECK(error_with(good, "/layers/0/residual", true) ==
        "layers[0].residual: expected as many units as in the layer before, 2, found 4");
  json normalized = good;
  normalized["layers"][0]["normalization"] = "layer";
  CHECK(error_of(normalized.dump()) == "no error");
  CHECK(error_with(normalized, "/layers/0/beta", {1, 2}) ==
        "layers[0].beta: expected 4 numbers (units of the layer), found 2");
}

TEST_CASE("a residual output layer is refused") {
  json document = good_document();
  document["layers"][0] = {
      {"units", 1}, {"activation", "tanh"}, {"weights", {{1, 1}}}, {"biases", {0}}};
  document["layers"][1]["weights"] = {{1}};
  CHECK(error_of(document.dump()) == "no error");
  CHECK(error_with(document, "/layers/1/residual", true) ==
        "layers[1].residual: not for the output layer");
}

TEST_CASE("brackets beyond any document's depth are refused") {
  CHECK(error_of(std::string(1000, '[')) ==
        "[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]: expected at most 16 levels of brackets");
}

TEST_CASE("a text that is no JSON is quoted, but not at any length") {
  CHECK(error_of("{\"inputs\": hello}").find("document: expected JSON: parse error at line 1") ==
        0);
  const std::string unclosed = "{\"inputs\": \"" + std::string(100'000, 'x');
  CHECK(error_of(unclosed).size() < 250);
}
