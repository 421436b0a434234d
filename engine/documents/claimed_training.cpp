#include "documents/claimed_training.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "checks/ranges.hpp"
#include "documents/claimed_number.hpp"
#include "documents/cursor.hpp"
#include "documents/json_parser.hpp"
#include "documents/training_document.hpp"
#include "network/parameters.hpp"
#include "slips/known_mistakes.hpp"
#include "slips/slipped_training.hpp"

namespace backprop {

namespace {

/// What a training comes to.
struct Outcome {
  std::vector<double> losses;
  std::int64_t steps;
  Vector parameters;
};

/// A claimed number, and where the same is in an outcome.
struct Claimed {
  enum class Part { losses, steps, parameters };

  std::string path;
  ClaimedNumber claimed;
  Part part;
  std::size_t place;

  double in(const Outcome& outcome) const {
    if (part == Part::steps) return static_cast<double>(outcome.steps);
    if (part == Part::parameters) return outcome.parameters[static_cast<Eigen::Index>(place)];
    return place < outcome.losses.size() ? outcome.losses[place]
                                         : std::numeric_limits<double>::quiet_NaN();
  }
  bool agrees_with(const Outcome& outcome) const { return claimed.agrees_with(in(outcome)); }
};

/// Reads the numbers of a claim.
class Claim {
 public:
  Claim(const JsonValue& parsed, const TrainingDocument& document)
      : cursor_(parsed), digits_(most_digits(parsed)) {
    cursor_.expect_keys({"steps", "losses", "document"});
    if (cursor_.has("losses")) read_losses(cursor_.key("losses"), document.steps);
    if (cursor_.has("steps")) {
      const Cursor steps = cursor_.key("steps");
      steps.whole_number(0, max_steps);
      add(steps, 0, Claimed::Part::steps, 0);
    }
    if (cursor_.has("document")) read_network(cursor_.key("document"), document.network);
  }

  const std::vector<Claimed>& numbers() const { return numbers_; }

 private:
  void read_losses(const Cursor& losses, std::int64_t steps) {
    const Eigen::Index count = losses.length("an array of numbers");
    if (count > steps) {
      losses.fail("expected at most " + std::to_string(steps) +
                  " numbers (steps of the training), found " + std::to_string(count));
    }
    const int decimals = decimals_of(losses, count);
    for (Eigen::Index k = 0; k < count; ++k) {
      add(losses.item(k), decimals, Claimed::Part::losses, static_cast<std::size_t>(k));
    }
  }

  void read_network(const Cursor& claimed, const Network& network) {
    claimed.expect_keys({"name", "source", "inputs", "layers", "loss", "l2"});
    if (!claimed.has("layers")) return;
    const Cursor layers = claimed.key("layers");
    layers.expect_length(network.layer_count(), "layers", "layers of the network");
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
      read_layer(layers.item(static_cast<Eigen::Index>(l)), network.layers[l]);
    }
  }

  void read_layer(const Cursor& claimed, const Layer& layer) {
    claimed.expect_keys({"units", "activation", "slope", "normalization", "gamma", "beta",
                         "residual", "frozen", "weights", "biases", "bias"});
    if (claimed.has("weights")) {
      const Cursor rows = claimed.key("weights");
      rows.expect_length(layer.units(), "rows", "units of the layer");
      for (Eigen::Index j = 0; j < layer.units(); ++j) {
        read_parameters(rows.item(j), layer.weights.cols(), j * layer.weights.cols());
      }
    }
    next_parameter_ += static_cast<std::size_t>(layer.weights.size());
    read_array(claimed, "biases", layer.biases.size());
    read_array(claimed, "gamma", layer.gamma.size());
    read_array(claimed, "beta", layer.beta.size());
  }

  void read_array(const Cursor& layer, std::string_view name, Eigen::Index size) {
    if (layer.has(name)) read_parameters(layer.key(name), size, 0);
    next_parameter_ += static_cast<std::size_t>(size);
  }

  /// begin: where they are in the layer's array.
  void read_parameters(const Cursor& list, Eigen::Index size, Eigen::Index begin) {
    list.expect_length(size, "numbers", "of the network");
    const int decimals = decimals_of(list, size);
    for (Eigen::Index k = 0; k < size; ++k) {
      add(list.item(k), decimals, Claimed::Part::parameters,
          next_parameter_ + static_cast<std::size_t>(begin + k));
    }
  }

  void add(const Cursor& number, int decimals, Claimed::Part part, std::size_t place) {
    numbers_.push_back(
        {number.path(), read_claimed_number(number, digits_, decimals), part, place});
  }

  Cursor cursor_;
  int digits_;                      ///< the most of any number of the claim
  std::size_t next_parameter_ = 0;  ///< the first of an array, in the order of parameters_of
  std::vector<Claimed> numbers_;
};

/// The most work spent on finding a slip, which takes some seconds: parameters, once for each
/// example of each step, where what an example costs besides counts as some more of them.
constexpr double most_work = 5e8;
constexpr double work_beside_parameters = 50;

/// Compares a claim with trainings of one document.
class Comparison {
 public:
  Comparison(const TrainingDocument& document, std::optional<std::uint64_t> epochs,
             const Claim& claim)
      : document_(document),
        epochs_(epochs),
        numbers_(claim.numbers()),
        work_of_step_(
            static_cast<double>(document.settings.batch_size.value_or(document.examples.size())) *
            (static_cast<double>(parameter_count(document.network)) + work_beside_parameters)) {}

  Outcome truth() const {
    Training training(document_.network, document_.examples, document_.settings);
    Outcome outcome{{}, 0, {}};
    training.train(document_.steps, outcome.losses);
    outcome.steps = training.steps();
    outcome.parameters = parameters_of(training.network());
    return outcome;
  }

  /// The name of the slip that gives the number that is off, the losses before it, and the most of
  /// the others; empty where none does.
  std::string_view likely_slip(const Claimed& off) {
    std::string_view likely;
    std::ptrdiff_t most = 0;
    for (const auto& [mistake, name] : known_mistakes(document_.network, document_.settings)) {
      const std::optional<Outcome> outcome = outcome_of(mistake, off);
      if (!outcome || !off.agrees_with(*outcome)) continue;
      const std::ptrdiff_t agreeing =
          std::count_if(numbers_.begin(), numbers_.end(),
                        [&](const Claimed& number) { return number.agrees_with(*outcome); });
      if (agreeing <= most) continue;
      most = agreeing;
      likely = name;
    }
    return likely;
  }

 private:
  /// Nothing where a claimed loss shows that it is not this mistake, or where it takes too long.
  std::optional<Outcome> outcome_of(const TrainingMistake& mistake, const Claimed& off) {
    SlippedTraining training(document_.network, document_.examples, document_.settings, mistake);
    const auto steps =
        static_cast<std::int64_t>(epochs_ ? *epochs_ * training.steps_per_epoch()
                                          : static_cast<std::uint64_t>(document_.steps));
    Outcome outcome{{}, steps, {}};
    for (std::int64_t k = 0; k < steps; ++k) {
      work_ += work_of_step_;
      if (work_ > most_work) return {};
      outcome.losses.push_back(training.step());
      // The claim begins with its losses.
      const auto place = static_cast<std::size_t>(k);
      const bool is_claimed =
          place < numbers_.size() && numbers_[place].part == Claimed::Part::losses;
      const bool is_after = off.part == Claimed::Part::losses && place > off.place;
      if (is_claimed && !is_after && !numbers_[place].agrees_with(outcome)) return {};
    }
    outcome.parameters = training.parameters();
    return outcome;
  }

  const TrainingDocument& document_;
  std::optional<std::uint64_t> epochs_;  ///< where the steps are stated so
  const std::vector<Claimed>& numbers_;
  double work_of_step_;
  double work_ = 0.0;
};

}  // namespace

bool states_training(std::string_view document) {
  return parse_json(document).find("training") != nullptr;
}

std::string check_training_claim(std::string_view document, std::string_view claim) {
  const TrainingDocument read = read_training_document(document, Steps::required);
  const JsonValue parsed_document = parse_json(document);
  const JsonValue* epochs = parsed_document.find("training")->find("epochs");
  const JsonValue parsed = parse_json(claim);
  const Claim claimed(parsed, read);
  Comparison comparison(
      read,
      epochs == nullptr ? std::nullopt : std::optional(static_cast<std::uint64_t>(epochs->number)),
      claimed);
  const Outcome truth = comparison.truth();
  for (const Claimed& number : claimed.numbers()) {
    if (number.agrees_with(truth)) continue;
    const std::string line =
        expectation(number.path, written(number.in(truth)), written(number.claimed.number));
    const std::string_view slip = comparison.likely_slip(number);
    return slip.empty() ? line : line + ": " + std::string(slip);
  }
  return {};
}

}  // namespace backprop
