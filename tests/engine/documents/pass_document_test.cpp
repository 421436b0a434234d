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

TEST_CASE("a document keeps what is said of its network, and all of its examples") {
  json document = seeded_document();
  document["name"] = "Two \"logical\" examples: \u00e4";
  document["source"] = "a book, p. 7";
  document["learning_rate"] = 0.5;
  document["l2"] = 0.25;
  document["layers"][0]["frozen"] = {"weights", "biases"};
  document["layers"][1]["bias"] = false;
  document.erase("example");
  document["examples"] = {{{"name", "first"}, {"input", {0, 1}}, {"target", {1}}},
                          {{"input", {1, 1}}, {"target", {0}}}};
  document["pick"] = 1;
  const std::string written = write_document(read_network_document(document.dump()));
  const json read = json::parse(written);
  for (const char* key : {"name", "source", "learning_rate", "l2", "pick"}) {
    CAPTURE(key);
    CHECK(read[key] == document[key]);
  }
  CHECK(read["examples"] == json::parse(document["examples"].dump()));
  CHECK(read["layers"][0]["frozen"] == document["layers"][0]["frozen"]);
  CHECK(read["layers"][1]["bias"] == false);
  CHECK_FALSE(read["layers"][1].contains("biases"));
  CHECK(write_document(read_network_document(written)) == written);
}

TEST_CASE("the trace of a picked example is that of a document with this example alone") {
  json document = seeded_document();
  const json alone = document["example"];
  document.erase("example");
  document["examples"] = {{{"input", {5, 5}}, {"target", {0}}}, alone};
  document["pick"] = 1;
  CHECK(write_trace(read_network_document(document.dump())) ==
        write_trace(read_network_document(seeded_document().dump())));
}

TEST_CASE("the trace of several examples is the mean of theirs, with L2 in it once") {
  json document = seeded_document();
  document["l2"] = 0.1;
  document.erase("example");
  document["examples"] = {{{"input", {0.3, 0.8}}, {"target", {1}}},
                          {{"input", {-1, 2}}, {"target", {0}}},
                          {{"input", {0.5, 0.1}}, {"target", {1}}}};
  const json mean = json::parse(write_trace(read_network_document(document.dump())));
  CHECK(mean.size() == 2);
  double loss = 0.0, weight = 0.0, bias = 0.0;
  for (int k = 0; k < 3; ++k) {
    document["pick"] = k;
    const json trace = json::parse(write_trace(read_network_document(document.dump())));
    loss += trace["loss"].get<double>() / 3;
    weight += trace["layers"][0]["weight_gradients"][2][1].get<double>() / 3;
    bias += trace["layers"][1]["bias_gradients"][0].get<double>() / 3;
  }
  CHECK(mean["loss"].get<double>() == doctest::Approx(loss).epsilon(1e-14));
  CHECK(mean["layers"][0]["weight_gradients"][2][1].get<double>() ==
        doctest::Approx(weight).epsilon(1e-13));
  CHECK(mean["layers"][1]["bias_gradients"][0].get<double>() ==
        doctest::Approx(bias).epsilon(1e-13));
}

TEST_CASE("a layer without biases has none in document and trace") {
  json document = seeded_document();
  document["layers"][0]["bias"] = false;
  Pass pass = read_document(document.dump());
  const json trace = json::parse(write_trace(pass));
  CHECK(trace["layers"][0]["bias_gradients"] == json::array());
  CHECK(trace["layers"][0]["deltas"].size() == 3);
  CHECK(trace["layers"][1]["bias_gradients"].size() == 1);
  pass.forward();
  CHECK(pass.computed(1).preactivations == pass.layer(1).weights * pass.example().input);
}

TEST_CASE("the gradients at both ends are what nudging an input or an answer gives") {
  RandomSource random(5);
  for (int k = 0; k < 20; ++k) {
    CAPTURE(k);
    const Pass pass = random_pass(random, 3, {3, 4, 2}, Activation::tanh, Activation::sigmoid,
                                  Loss::squared_error, {k % 2 == 0, true});
    const json trace = json::parse(write_trace(pass));
    constexpr double h = 1e-6;
    for (Eigen::Index i = 0; i < 3; ++i) {
      const auto loss_at = [&](double by) {
        Example example = pass.example();
        example.input[i] += by;
        return Pass(pass.network(), example).forward();
      };
      CHECK(trace["input_gradients"][static_cast<std::size_t>(i)].get<double>() ==
            doctest::Approx((loss_at(h) - loss_at(-h)) / (2 * h)).epsilon(1e-6));
    }
    for (std::size_t j = 0; j < 2; ++j) {
      const json& output = trace["layers"][2];
      CHECK(output["deltas"][j].get<double>() ==
            doctest::Approx(output["activation_gradients"][j].get<double>() *
                            output["slopes"][j].get<double>())
                .epsilon(1e-14));
    }
  }
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
