#include "documents/training_document.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "documents/document_error.hpp"
#include "documents/pass_document.hpp"

using namespace backprop;
using nlohmann::json;

namespace {

/// 2-3-1 on the truth table of exclusive or.
json good_document() {
  return {{"inputs", 2},
          {"layers",
           {{{"units", 3}, {"activation", "tanh"}}, {{"units", 1}, {"activation", "sigmoid"}}}},
          {"loss", "binary_cross_entropy"},
          {"initializer", {{"scheme", "xavier_normal"}, {"seed", 7}}},
          {"training",
           {{"inputs", {{0, 0}, {0, 1}, {1, 0}, {1, 1}}},
            {"targets", {{0}, {1}, {1}, {0}}},
            {"optimizer", {{"name", "sgd"}, {"learning_rate", 0.1}}},
            {"steps", 5}}}};
}

json with_data(const json& data) {
  json document = good_document();
  document["training"].erase("inputs");
  document["training"].erase("targets");
  document["training"]["data"] = data;
  return document;
}

std::string error_of(const json& document, Steps steps = Steps::required) {
  try {
    read_training_document(document.dump(), steps);
  } catch (const DocumentError& error) {
    return error.what();
  }
  return "no error";
}

std::string error_with(json document, const std::string& pointer, json value) {
  document[json::json_pointer(pointer)] = std::move(value);
  return error_of(document);
}

std::string error_without(json document, const std::string& pointer, const std::string& key) {
  document[json::json_pointer(pointer)].erase(key);
  return error_of(document);
}

TrainingDocument read(const json& document) {
  return read_training_document(document.dump(), Steps::required);
}

}  // namespace

TEST_CASE("a training document has a network, examples, an optimizer and steps") {
  const TrainingDocument document = read(good_document());
  CHECK(document.network.layer_count() == 2);
  CHECK(document.examples.inputs == Matrix{{0, 0, 1, 1}, {0, 1, 0, 1}});
  CHECK(document.examples.targets == Matrix{{0, 1, 1, 0}});
  CHECK(document.settings.optimizer.name == OptimizerName::sgd);
  CHECK(document.settings.optimizer.learning_rate == 0.1);
  CHECK(document.settings.optimizer.momentum == 0.0);
  CHECK_FALSE(document.settings.clip_norm.has_value());
  CHECK(document.steps == 5);
}

TEST_CASE("Adam has PyTorch's defaults") {
  json document = good_document();
  document["training"]["optimizer"] = {{"name", "adam"}};
  const OptimizerSettings settings = read(document).settings.optimizer;
  CHECK(settings.learning_rate == 0.001);
  CHECK(settings.beta1 == 0.9);
  CHECK(settings.beta2 == 0.999);
  CHECK(settings.epsilon == 1e-8);
}

TEST_CASE("a data set stands for written examples") {
  const json document = with_data({{"name", "moons"}, {"seed", 1}, {"size", 30}});
  CHECK(read(document).examples.size() == 30);
}

TEST_CASE("steps may be left to whoever trains") {
  json document = good_document();
  document["training"].erase("steps");
  CHECK(error_of(document, Steps::optional) == "no error");
  CHECK(error_of(document, Steps::required) ==
        "training.steps: expected a whole number from 0 to 10000000, found nothing");
}

TEST_CASE("examples of the wrong shape are named with what was expected") {
  const json good = good_document();
  CHECK(error_of(good) == "no error");
  CHECK(error_with(good, "/training/inputs/2", {1}) ==
        "training.inputs[2]: expected 2 numbers (inputs), found 1");
  CHECK(error_with(good, "/training/targets/3", {1, 0}) ==
        "training.targets[3]: expected 1 numbers (units of the output layer), found 2");
  CHECK(error_with(good, "/training/targets", {{1}}) ==
        "training.targets: expected 4 targets (examples of the inputs), found 1");
  CHECK(error_with(good, "/training/inputs", json::array()) ==
        "training.inputs: expected 1 to 16384 examples, found 0");
  CHECK(error_with(good, "/training/inputs/1/0", "x") ==
        "training.inputs[1][0]: expected a finite number, found \"x\"");
  CHECK(error_without(good, "/training", "targets") ==
        "training.targets: expected an array of 4 targets (examples of the inputs), found nothing");
}

TEST_CASE("an example of a single pass is refused beside a training") {
  CHECK(error_with(good_document(), "/example", {{"input", {0, 0}}, {"target", {0}}}) ==
        "example: unknown key, expected one of name, source, inputs, layers, loss, l2, "
        "initializer, training");
}

TEST_CASE("optimizers refuse what they do not have") {
  const json good = good_document();
  CHECK(error_with(good, "/training/optimizer/name", "rmsprop") ==
        "training.optimizer.name: expected one of sgd, adam, found \"rmsprop\"");
  CHECK(error_with(good, "/training/optimizer/beta1", 0.5) ==
        "training.optimizer.beta1: unknown key, expected one of name, learning_rate, momentum");
  CHECK(error_without(good, "/training/optimizer", "learning_rate") ==
        "training.optimizer.learning_rate: expected a finite number, found nothing");
  CHECK(error_with(good, "/training/optimizer/learning_rate", -1) ==
        "training.optimizer.learning_rate: expected a number of at least 0, found -1");
  CHECK(error_with(good, "/training/optimizer", {{"name", "adam"}, {"beta2", 1}}) ==
        "training.optimizer.beta2: expected a number from 0 to below 1, found 1");
  CHECK(error_with(good, "/training/clip_norm", -0.5) ==
        "training.clip_norm: expected a number of at least 0, found -0.5");
}

TEST_CASE("what should be an object and is not there, or is something else, is named") {
  const json good = good_document();
  CHECK(error_without(good, "/training", "optimizer") ==
        "training.optimizer: expected an object, found nothing");
  CHECK(error_with(good, "/training/optimizer", "sgd") ==
        "training.optimizer: expected an object, found \"sgd\"");
  CHECK(error_of(with_data(5)) == "training.data: expected an object, found 5");
  CHECK(error_without(good, "", "training") == "training: expected an object, found nothing");
}

TEST_CASE("data sets refuse what does not fit") {
  const json moons = {{"name", "moons"}, {"seed", 1}, {"size", 30}};
  CHECK(error_of(with_data(moons)) == "no error");
  CHECK(
      error_with(with_data(moons), "/training/data/name", "iris") ==
      "training.data.name: expected one of xor, circles, moons, spirals, penguins, found \"iris\"");
  CHECK(error_with(with_data(moons), "/training/data/size", 0) ==
        "training.data.size: expected a whole number from 1 to 16384, found 0");
  CHECK(error_with(with_data(moons), "/training/data/noise", -1) ==
        "training.data.noise: expected a number of at least 0, found -1");
  CHECK(error_with(with_data(moons), "/training/inputs", {{0, 0}}) ==
        "training.inputs: expected only where there is no \"data\"");
  CHECK(error_with(with_data(moons), "/inputs", 3) ==
        "training.data: expected 3 inputs (of the network), found 2");
  const json penguins = {{"name", "penguins"}, {"seed", 1}, {"size", 342}};
  CHECK(error_of(with_data(penguins)) ==
        "training.data: expected 1 targets (of the network), found 3");
  CHECK(error_with(with_data(penguins), "/training/data/size", 343) ==
        "training.data.size: expected a whole number from 1 to 342, found 343");
  CHECK(error_with(with_data(penguins), "/training/data/noise", 0.1) ==
        "training.data.noise: unknown key, expected one of name, seed, size");
}

TEST_CASE("the result has the steps, the loss before each, and a network that opens") {
  TrainingDocument document = read(good_document());
  Training training(document.network, document.examples, document.settings);
  std::vector<double> losses;
  training.train(document.steps, losses);
  const json result = json::parse(write_training_result(training, losses));
  CHECK(result["steps"] == 5);
  CHECK(result["losses"] == json(losses));
  json trained = result["document"];
  CHECK(trained == json::parse(write_network(training)));
  trained["example"] = {{"input", {0, 1}}, {"target", {1}}};
  CHECK(read_document(trained.dump()).layer(1).weights == training.network().layers[0].weights);
}

TEST_CASE("epochs are rounds through all batches, the last of which may be smaller") {
  json document = good_document();
  document["training"].erase("steps");
  document["training"]["epochs"] = 3;
  CHECK(read(document).steps == 3);
  document["training"]["batch_size"] = 3;
  CHECK(read(document).steps == 6);
  document["training"]["batch_size"] = 100;
  CHECK(read(document).steps == 3);
  CHECK(read(document).settings.batch_size == 4);
}

TEST_CASE("batches, reductions and epochs are refused where they are none") {
  CHECK(error_with(good_document(), "/training/epochs", 3) ==
        "training.steps: expected only where there are no \"epochs\"");
  CHECK(error_with(good_document(), "/training/batch_size", 0) ==
        "training.batch_size: expected a whole number from 1 to 16384, found 0");
  CHECK(error_with(good_document(), "/training/reduction", "max") ==
        "training.reduction: expected one of mean, sum, found \"max\"");
  json many = good_document();
  many["training"].erase("steps");
  many["training"]["batch_size"] = 1;
  CHECK(error_with(many, "/training/epochs", 2500001) ==
        "training.epochs: expected a whole number from 0 to 2500000, found 2500001");
}

TEST_CASE("a training of the output itself has no targets") {
  json document = good_document();
  document["loss"] = "output";
  CHECK(error_of(document) ==
        "training.targets: expected only with a loss that has a target, not with \"output\"");
  CHECK(error_without(document, "/training", "targets") == "no error");
}
