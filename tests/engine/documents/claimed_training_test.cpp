#include "documents/claimed_training.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "documents/document_error.hpp"
#include "documents/training_document.hpp"
#include "goldens.hpp"
#include "slips/training_slip.hpp"

using namespace backprop;
using nlohmann::json;

namespace {

/// x -> w x with w = 1, for x = 1 and 3, and 0 as target: the mean loss is 2.5 w^2, its gradient 5
/// w, and with a rate of 0.1, w is halved by each step.
std::string line(const std::string& training = "\"steps\": 2") {
  return R"({"inputs": 1, "layers": [{"units": 1, "activation": "linear", "weights": [[1]],
      "bias": false}], "loss": "squared_error", "training": {"inputs": [[1], [3]],
      "targets": [[0], [0]], "optimizer": {"name": "sgd", "learning_rate": 0.1}, )" +
         training + "}}";
}

std::string weight(const std::string& number) {
  return R"({"document": {"layers": [{"weights": [[)" + number + "]]}]}}";
}

std::string result_of(const std::string& text) {
  const TrainingDocument document = read_training_document(text, Steps::required);
  Training training(document.network, document.examples, document.settings);
  std::vector<double> losses;
  training.train(document.steps, losses);
  return write_training_result(training, losses);
}

std::string error_of(const std::string& claim) {
  try {
    check_training_claim(line(), claim);
  } catch (const DocumentError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("every training with one thing wrong is rejected, and the slip is named") {
  const json cases = golden("training-slips.json")["cases"];
  std::set<std::string> named;
  int right = 0;
  for (const json& one : cases) {
    const std::string name = one["name"];
    CAPTURE(name);
    const std::string found =
        check_training_claim(one["document"].dump(), one["claim"].get<std::string>());
    CAPTURE(found);
    if (one["slip"].is_null()) {
      CHECK(found.empty());
      ++right;
      continue;
    }
    const std::string slip = one["slip"];
    named.insert(slip);
    CHECK(found.ends_with(": " + slip));
  }
  CHECK(right >= 20);
  CHECK(named.size() >= 40);
  for (const auto& [words, slip] : training_slip_names) {
    // Of a negative gradient, there is no root: the case after this has positive ones.
    if (slip == TrainingSlip::adam_square_left_out) continue;
    const std::string name(words);
    CAPTURE(name);
    CHECK(named.contains(name));
  }
}

TEST_CASE("Adam's second moment without its square is named where there is a root of it") {
  std::string document = line("\"steps\": 1");
  document.replace(document.find("sgd"), 3, "adam");
  // The gradient is 5, and w becomes 1 - 0.1 * 5 / sqrt(5), not 1 - 0.1.
  CHECK(check_training_claim(document, weight("0.77639")) ==
        "document.layers[0].weights[0][0]: expected 0.9000000002, found 0.77639: "
        "the square in Adam's second moment is left out");
}

TEST_CASE("the result of every reference training is right") {
  const json cases = golden("trainings.json")["cases"];
  CHECK(cases.size() >= 20);
  for (const json& one : cases) {
    const std::string name = one["name"];
    CAPTURE(name);
    const std::string document = one["document"].dump();
    CHECK(check_training_claim(document, result_of(document)).empty());
    CHECK(check_training_claim(document, one["result"].dump()).empty());
  }
}

TEST_CASE("a result is right in parts, and to the digits it is written with") {
  CHECK(check_training_claim(line(), result_of(line())).empty());
  CHECK(check_training_claim(line(), R"({"losses": [2.5, 0.625]})").empty());
  CHECK(check_training_claim(line(), R"({"losses": [2.5, 0.63]})").empty());
  // The losses of the first steps.
  CHECK(check_training_claim(line(), R"({"losses": [2.5]})").empty());
  CHECK(check_training_claim(line(), weight("0.25")).empty());
  CHECK(check_training_claim(line(), R"({"document": {"layers": [{}]}})").empty());
  CHECK(check_training_claim(line(), "{}").empty());
}

TEST_CASE("the first number that is wrong is named: losses in their order, then the weights") {
  CHECK(check_training_claim(line(), R"({"document": {"layers": [{"weights": [[7]]}]},
                                         "losses": [2.5, 0.7]})") ==
        "losses[1]: expected 0.625, found 0.7");
  CHECK(check_training_claim(line(), R"({"losses": [2.5], "steps": 3})") ==
        "steps: expected 2.0, found 3.0");
  CHECK(check_training_claim(line(), weight("7.5")) ==
        "document.layers[0].weights[0][0]: expected 0.25, found 7.5");
  CHECK(check_training_claim(line(), R"({"losses": [5.0]})") ==
        "losses[0]: expected 2.5, found 5.0: the sum over the batch is taken for the mean");
}

TEST_CASE(
    "a slip has to give the losses before, and the first of two that give the same is named") {
  // A step with twice the gradient makes w 0, one without the rate -4.
  CHECK(check_training_claim(line(), R"({"losses": [5.0, 0.0]})") ==
        "losses[0]: expected 2.5, found 5.0: the sum over the batch is taken for the mean");
  CHECK(check_training_claim(line(), R"({"losses": [5.0, 1.25]})") ==
        "losses[0]: expected 2.5, found 5.0: the loss is the sum over the batch, not the mean");
  CHECK(check_training_claim(line(), R"({"losses": [2.5, 40.0]})") ==
        "losses[1]: expected 0.625, found 40.0: the learning rate is left out");
  CHECK(check_training_claim(line(), R"({"losses": [2.6, 40.0]})") ==
        "losses[0]: expected 2.5, found 2.6");
}

TEST_CASE("rounds through all examples are one step each for whom the batches are left out") {
  const std::string document = line(R"("batch_size": 1, "epochs": 2)");
  CHECK(check_training_claim(document, result_of(document)).empty());
  CHECK(check_training_claim(document, weight("0.25"))
            .ends_with(": each step takes all examples, not the next batch"));
}

TEST_CASE("a slip that makes the parameters outgrow a double is not named, and does no harm") {
  // With the rate left out, w outgrows a double.
  const std::string document = line("\"steps\": 800");
  CHECK(check_training_claim(document, weight("1.5")) ==
        "document.layers[0].weights[0][0]: expected " +
            json::parse(result_of(document))["document"]["layers"][0]["weights"][0][0].dump() +
            ", found 1.5");
}

TEST_CASE("a training that diverges is compared as far as it came") {
  const std::string document = line("\"steps\": 2000");
  std::string diverging = document;
  diverging.replace(diverging.find("0.1"), 3, "1.0");
  const json result = json::parse(result_of(diverging));
  CHECK(result["steps"] < 2000);
  CHECK(check_training_claim(diverging, result.dump()).empty());
}

TEST_CASE("a claim that is no result of the training is refused by name") {
  CHECK(error_of(R"({"loss": 1})") == "loss: unknown key, expected one of steps, losses, document");
  CHECK(error_of(R"({"losses": 1})") == "losses: expected an array of numbers, found 1");
  CHECK(error_of(R"({"losses": [1, 2, 3]})") ==
        "losses: expected at most 2 numbers (steps of the training), found 3");
  CHECK(error_of(R"({"losses": [1, "small"]})") ==
        "losses[1]: expected a finite number, found \"small\"");
  CHECK(error_of(R"({"steps": 1.5})") ==
        "steps: expected a whole number from 0 to 10000000, found 1.5");
  CHECK(error_of(R"({"document": {"layers": []}})") ==
        "document.layers: expected 1 layers (layers of the network), found 0");
  CHECK(error_of(R"({"document": {"layers": [{"deltas": [1]}]}})")
            .starts_with("document.layers[0].deltas: unknown key"));
  CHECK(error_of(R"({"document": {"layers": [{"weights": [[1, 2]]}]}})") ==
        "document.layers[0].weights[0]: expected 1 numbers (of the network), found 2");
  CHECK(error_of(R"({"document": {"layers": [{"biases": [1]}]}})") ==
        "document.layers[0].biases: expected 0 numbers (of the network), found 1");
  CHECK(error_of("[") != "no error");
}

TEST_CASE("a document states a training, or does not") {
  CHECK(states_training(line()));
  CHECK_FALSE(states_training(R"({"inputs": 1})"));
  CHECK_FALSE(states_training("[1]"));
  CHECK_THROWS_AS(states_training("{"), DocumentError);
}
