#include "documents/pass_document.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "network/initializer.hpp"
#include "networks.hpp"

using namespace backprop;
using nlohmann::json;

namespace {

json layer_of(int units, const std::string& activation) {
  return {{"units", units}, {"activation", activation}};
}

json seeded_document(const std::string& scheme = "xavier_normal") {
  return {{"inputs", 2},
          {"layers", {layer_of(3, "tanh"), layer_of(1, "sigmoid")}},
          {"loss", "binary_cross_entropy"},
          {"initializer", {{"scheme", scheme}, {"seed", 7}}},
          {"example", {{"input", {0.3, 0.8}}, {"target", {1}}}}};
}

}  // namespace

TEST_CASE("a document written and read back is the same document") {
  RandomSource random(3);
  for (int k = 0; k < 20; ++k) {
    const Pass pass =
        random_pass(random, 3, {4, 2}, Activation::relu, Activation::softmax, Loss::cross_entropy);
    const std::string written = write_document(pass);
    CHECK(write_document(read_document(written)) == written);
    CHECK(read_document(written).layer(1).weights == pass.layer(1).weights);
  }
}

TEST_CASE("gamma and beta are ones and zeros where they are left out, and are written out") {
  json document = seeded_document();
  document["layers"][0]["normalization"] = "layer";
  const json written = json::parse(write_document(read_document(document.dump())));
  CHECK(written["layers"][0]["gamma"] == json({1.0, 1.0, 1.0}));
  CHECK(written["layers"][0]["beta"] == json({0.0, 0.0, 0.0}));
  CHECK_FALSE(written["layers"][1].contains("gamma"));
}

TEST_CASE("only normalised layers have gradients of gamma and beta in the trace") {
  json document = seeded_document();
  document["layers"][0]["normalization"] = "layer";
  const json trace = json::parse(write_trace(read_document(document.dump())));
  CHECK(trace["layers"][0]["gamma_gradients"].size() == 3);
  CHECK(trace["layers"][0]["beta_gradients"].size() == 3);
  CHECK_FALSE(trace["layers"][1].contains("gamma_gradients"));
}

TEST_CASE("the activations of a residual layer include those of the layer before") {
  json document = seeded_document();
  document["layers"].insert(document["layers"].begin() + 1, layer_of(3, "tanh"));
  document["layers"][1]["residual"] = true;
  Pass pass = read_document(document.dump());
  pass.forward();
  const LayerPass& residual = pass.computed(2);
  CHECK(residual.activations == residual.values + pass.activations(1));
  CHECK(json::parse(write_document(pass))["layers"][1]["residual"] == true);
}

TEST_CASE("the same seed gives the same network") {
  const std::string text = seeded_document().dump();
  CHECK(write_document(read_document(text)) == write_document(read_document(text)));
}

TEST_CASE("every scheme opens") {
  for (const auto& [name, scheme] : scheme_names) {
    json document = seeded_document(std::string(name));
    if (scheme == Scheme::normal) document["initializer"]["std"] = 0.1;
    CHECK_NOTHROW(read_document(document.dump()));
  }
}

TEST_CASE("the largest network opens") {
  json document = seeded_document();
  document["inputs"] = 256;
  document["example"]["input"] = std::vector<double>(256, 0.5);
  document["layers"] = json::array();
  for (int l = 1; l < 64; ++l) document["layers"].push_back(layer_of(256, "relu"));
  document["layers"].push_back(layer_of(1, "sigmoid"));
  Pass pass = read_document(document.dump());
  CHECK(pass.iterations() == 128);
  CHECK(std::isfinite(pass.forward()));
}

TEST_CASE("a trace covers the whole pass, wherever the pass stands") {
  Pass pass = read_document(seeded_document().dump());
  const std::string trace = write_trace(pass);
  pass.seek(3);
  CHECK(write_trace(pass) == trace);
  CHECK(pass.iteration() == 3);
}

TEST_CASE("numbers of a trace read back to the same double") {
  Pass pass = read_document(seeded_document().dump());
  const json trace = json::parse(write_trace(pass));
  pass.backward();
  CHECK(trace["loss"].get<double>() == pass.loss());
  CHECK(trace["layers"][0]["weight_gradients"][2][1].get<double>() ==
        pass.computed(1).weight_gradients(2, 1));
}

TEST_CASE("a trace writes what is not finite as a string") {
  const json document = {
      {"inputs", 1},
      {"layers",
       {{{"units", 2},
         {"activation", "linear"},
         {"weights", {{1e308}, {-1e308}}},
         {"biases", {0, 0}}},
        {{"units", 1}, {"activation", "linear"}, {"weights", {{1, 1}}}, {"biases", {0}}}}},
      {"loss", "squared_error"},
      {"example", {{"input", {1e10}}, {"target", {0}}}}};
  const json trace = json::parse(write_trace(read_document(document.dump())));
  CHECK(trace["layers"][0]["preactivations"] == json({"inf", "-inf"}));
  CHECK(trace["layers"][1]["preactivations"] == json({"nan"}));
  CHECK(trace["loss"] == "nan");
}
