#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "checks/ranges.hpp"
#include "documents/dataset_document.hpp"
#include "documents/pass_document.hpp"
#include "documents/ratios_document.hpp"
#include "documents/training_document.hpp"
#include "documents/ways_document.hpp"
#include "network/parameters.hpp"
#include "pass/layer_statistics.hpp"
#include "pass/mean.hpp"
#include "pass/predictions.hpp"
#include "pass/slopes.hpp"
#include "slips/answers.hpp"

namespace backprop {

namespace {

using emscripten::val;

/// Calls run(context, answer), and answers {message} where it throws: a C++ exception that left the
/// module would reach JavaScript as a bare number.
val caught(void (*run)(const void* context, val& answer), const void* context) {
  val answer = val::object();
  try {
    run(context, answer);
  } catch (const std::exception& error) {
    answer.set("message", std::string(error.what()));
  }
  return answer;
}

/// Answers {value} with what a function returns, or {message} where it throws. What depends on the
/// function is kept small, because every call across the boundary has its own.
template <typename Function>
val guarded(const Function& function) {
  return caught(
      [](const void* context, val& answer) {
        answer.set("value", val((*static_cast<const Function*>(context))()));
      },
      &function);
}

/// A Float64Array over the module's memory: it goes stale when the memory grows.
template <typename Numbers>
val view_of(const Numbers& numbers) {
  const auto size = static_cast<std::size_t>(numbers.size());
  return val(emscripten::typed_memory_view(size, numbers.data()));
}

/// A Float64Array of its own.
template <typename Numbers>
val copied(const Numbers& numbers) {
  return view_of(numbers).template call<val>("slice");
}

/// A Float64Array's numbers.
Vector taken(const val& numbers) {
  Vector vector(numbers["length"].as<int>());
  view_of(vector).call<void>("set", numbers);
  return vector;
}

/// A network document with a pass over the example that is shown, as JavaScript sees it. Matrices
/// are row-major; layer 0 is the input.
class Session {
 public:
  explicit Session(NetworkDocument document)
      : pass_(std::move(document.network), document.shown()),
        document_(std::move(document)),
        magnitudes_(pass_.network().layer_count()) {}

  int iterations() const { return pass_.iterations(); }
  int iteration() const { return pass_.iteration(); }
  int step() { return pass_.step(); }
  int step_back() { return pass_.step_back(); }
  double forward() { return pass_.forward(); }
  void reset() { pass_.reset(); }
  double loss() const { return pass_.loss(); }
  std::string divergence() const { return pass_.divergence(); }

  val backward() {
    pass_.backward();
    for (int l = 1; l <= pass_.network().layer_count(); ++l) {
      magnitudes_[l - 1] = pass_.computed(l).gradient_magnitude;
    }
    return copied(magnitudes_);
  }

  val seek(int iteration) {
    return guarded([&] {
      pass_.seek(iteration);
      return pass_.iteration();
    });
  }
  val update(double learning_rate) {
    return guarded([&] {
      pass_.update(learning_rate);
      return pass_.iteration();
    });
  }

  int example_count() const { return static_cast<int>(document_.examples.size()); }
  int picked() const { return static_cast<int>(document_.pick.value_or(0)); }
  /// Shows another example, from 0. Returns the iteration, which stays.
  val pick(int example) {
    return guarded([&] {
      check_whole_number("example", example, 0, example_count() - 1);
      keep_example();
      if (document_.has_list) document_.pick = static_cast<std::size_t>(example);
      pass_.set_example(document_.shown());
      return pass_.iteration();
    });
  }
  val mean_loss() {
    return guarded([&] { return mean_of_passes(pass_.network(), examples()).loss; });
  }
  val update_by_mean(double learning_rate) {
    return guarded([&] {
      pass_.update_by(mean_of_passes(pass_.network(), examples()).layers, learning_rate);
      return pass_.iteration();
    });
  }

  /// name: one of pass_number_names. Returns the iteration, which stays.
  val set(const std::string& name, int layer, int unit, int from, double value) {
    return guarded([&] {
      pass_.set({pass_number_named(name), layer, unit, from}, value);
      return pass_.iteration();
    });
  }
  val parameters() const {
    return guarded([&] { return copied(parameters_of(pass_.network())); });
  }
  val set_parameters(const val& numbers) {
    return guarded([&] {
      pass_.set_parameters(taken(numbers));
      return pass_.iteration();
    });
  }

  val target() const {
    return guarded([&] { return copied(pass_.example().target); });
  }
  val activations(int l) const {
    return guarded([&] { return copied(pass_.activations(checked(l, 0))); });
  }
  val preactivations(int l) const {
    return guarded([&] { return copied(pass_.computed(checked(l, 1)).preactivations); });
  }
  val deltas(int l) const {
    return guarded([&] { return copied(pass_.computed(checked(l, 1)).deltas); });
  }
  val weights(int l) const {
    return guarded([&] { return copied(pass_.layer(checked(l, 1)).weights); });
  }
  val biases(int l) const {
    return guarded([&] { return copied(pass_.layer(checked(l, 1)).biases); });
  }
  val weight_gradients(int l) const {
    return guarded([&] { return copied(pass_.computed(checked(l, 1)).weight_gradients); });
  }
  val gradient_magnitude(int l) const {
    return guarded([&] { return pass_.computed(checked(l, 1)).gradient_magnitude; });
  }

  val slopes(int l) const {
    return guarded([&] { return copied(slopes_of_units(pass_, checked(l, 1))); });
  }
  val activation_gradients(int l) const {
    return guarded([&] { return copied(pass_.computed(checked(l, 1)).activation_gradients); });
  }
  val normalization_factors(int l) const {
    return guarded([&] { return copied(backprop::normalization_factors(pass_, checked(l, 1))); });
  }
  /// start: parameters of the same network.
  val movement(const val& start) const {
    return guarded([&] {
      Network before = pass_.network();
      backprop::set_parameters(before, taken(start));
      return copied(backprop::movement(pass_.network(), before));
    });
  }

  val losses_with(const std::string& name, int layer, int unit, int from, const val& values) const {
    return guarded([&] {
      const Place place{pass_number_named(name), layer, unit, from};
      return copied(backprop::losses_with(pass_, place, taken(values)));
    });
  }
  val check_gradients(double h) const {
    return guarded([&] { return write_checks(backprop::check_gradients(pass_, h)); });
  }
  val ways(int layer, int unit, int from, int most) const {
    return guarded([&] { return write_ways(ways_to_loss(pass_, layer, unit, from, most)); });
  }
  /// The sum of the ways that were walked, and how many they were.
  val walk_ways(int layer, int unit, int from, double most) const {
    return guarded([&] {
      const auto [count, sum] = backprop::walk_ways(pass_, layer, unit, from, most);
      return copied(Vector{{sum, count}});
    });
  }

  /// The slip that answer number `which` comes from, as its place in the enumeration; -1 for none.
  /// answers: as slip_of_answer takes them.
  val slip(const val& answers, int which, double learning_rate, double slack) const {
    return guarded([&] {
      const std::optional<Slip> slip =
          slip_of_answer(pass_, taken(answers), which, {learning_rate, slack});
      return slip ? static_cast<int>(*slip) : -1;
    });
  }

  val document() {
    return guarded([&] {
      keep_example();
      NetworkDocument now = document_;
      now.network = pass_.network();
      return write_document(now);
    });
  }
  val trace() const {
    return guarded([&] { return write_trace(pass_); });
  }

 private:
  /// `l` itself. Throws std::invalid_argument unless it is a layer of the network from `first` on.
  int checked(int l, int first) const {
    check_whole_number("layer", l, first, pass_.network().layer_count());
    return l;
  }

  /// What was set of the example that is shown goes into the list.
  void keep_example() { document_.examples[document_.pick.value_or(0)].example = pass_.example(); }
  std::vector<Example> examples() {
    keep_example();
    std::vector<Example> examples;
    for (const NamedExample& each : document_.examples) examples.push_back(each.example);
    return examples;
  }

  Pass pass_;
  NetworkDocument document_;  ///< its network is the pass's
  Vector
      magnitudes_;  ///< gradient magnitudes of layers 1..N, kept so that backward() allocates none
};

/// A training as JavaScript sees it.
class TrainingSession {
 public:
  explicit TrainingSession(TrainingDocument document)
      : inputs_(document.examples.inputs.reshaped()),
        training_(std::move(document.network), document.examples, document.settings) {}

  /// The losses before each step that was made.
  val train(int steps) {
    return guarded([&] {
      check_whole_number("steps", steps, 0, static_cast<std::int64_t>(max_steps));
      losses_.clear();
      losses_.reserve(static_cast<std::size_t>(steps));
      training_.train(steps, losses_);
      return copied(losses_);
    });
  }
  double steps() const { return static_cast<double>(training_.steps()); }
  std::string divergence() const { return training_.divergence(); }
  double loss() { return training_.loss(); }
  val gradient_magnitudes() { return copied(training_.gradient_magnitudes()); }
  val movement() const { return copied(training_.movement()); }
  val predict(const val& inputs) const {
    return guarded([&] { return copied(predictions(training_.network(), taken(inputs))); });
  }
  val slopes() const {
    return guarded([&] { return copied(backprop::slopes(training_.network(), inputs_)); });
  }
  val predicted_ratio() const {
    return guarded([&] {
      const Network network = training_.network();
      return backprop::predicted_ratio(network, backprop::slopes(network, inputs_));
    });
  }
  val activation_counts(int bins, double least, double most) const {
    return guarded([&] {
      return copied(backprop::activation_counts(training_.network(), inputs_, bins, least, most));
    });
  }
  val set_learning_rate(double learning_rate) {
    return guarded([&] {
      training_.set_learning_rate(learning_rate);
      return learning_rate;
    });
  }
  void reset() { training_.reset(); }
  val document() const {
    return guarded([&] { return write_network(training_); });
  }

 private:
  Vector inputs_;  ///< of the examples, one row after the other
  Training training_;
  std::vector<double> losses_;
};

val open(const std::string& text) {
  return guarded([&] { return std::make_shared<Session>(read_network_document(text)); });
}

val open_training(const std::string& text) {
  return guarded([&] {
    return std::make_shared<TrainingSession>(read_training_document(text, Steps::optional));
  });
}

val dataset(const std::string& text) {
  return guarded([&] { return write_dataset(text); });
}

val ratios_of(const std::string& text) {
  return guarded([&] { return copied(ratios(read_ratio_settings(text))); });
}

}  // namespace

EMSCRIPTEN_BINDINGS(backprop) {
  emscripten::function("open", &open);
  emscripten::function("openTraining", &open_training);
  emscripten::function("dataset", &dataset);
  emscripten::function("ratios", &ratios_of);
  emscripten::class_<TrainingSession>("TrainingSession")
      .smart_ptr<std::shared_ptr<TrainingSession>>("TrainingSession")
      .property("steps", &TrainingSession::steps)
      .property("divergence", &TrainingSession::divergence)
      .function("train", &TrainingSession::train)
      .function("loss", &TrainingSession::loss)
      .function("gradientMagnitudes", &TrainingSession::gradient_magnitudes)
      .function("movement", &TrainingSession::movement)
      .function("predict", &TrainingSession::predict)
      .function("slopes", &TrainingSession::slopes)
      .function("predictedRatio", &TrainingSession::predicted_ratio)
      .function("activationCounts", &TrainingSession::activation_counts)
      .function("setLearningRate", &TrainingSession::set_learning_rate)
      .function("reset", &TrainingSession::reset)
      .function("document", &TrainingSession::document);
  emscripten::class_<Session>("Session")
      .smart_ptr<std::shared_ptr<Session>>("Session")
      .property("iterations", &Session::iterations)
      .property("iteration", &Session::iteration)
      .property("loss", &Session::loss)
      .property("divergence", &Session::divergence)
      .property("exampleCount", &Session::example_count)
      .property("picked", &Session::picked)
      .function("step", &Session::step)
      .function("stepBack", &Session::step_back)
      .function("forward", &Session::forward)
      .function("backward", &Session::backward)
      .function("update", &Session::update)
      .function("pick", &Session::pick)
      .function("meanLoss", &Session::mean_loss)
      .function("updateByMean", &Session::update_by_mean)
      .function("seek", &Session::seek)
      .function("reset", &Session::reset)
      .function("set", &Session::set)
      .function("parameters", &Session::parameters)
      .function("setParameters", &Session::set_parameters)
      .function("target", &Session::target)
      .function("activations", &Session::activations)
      .function("preactivations", &Session::preactivations)
      .function("deltas", &Session::deltas)
      .function("weights", &Session::weights)
      .function("biases", &Session::biases)
      .function("weightGradients", &Session::weight_gradients)
      .function("gradientMagnitude", &Session::gradient_magnitude)
      .function("slopes", &Session::slopes)
      .function("activationGradients", &Session::activation_gradients)
      .function("normalizationFactors", &Session::normalization_factors)
      .function("movement", &Session::movement)
      .function("lossesWith", &Session::losses_with)
      .function("checkGradients", &Session::check_gradients)
      .function("ways", &Session::ways)
      .function("walkWays", &Session::walk_ways)
      .function("slip", &Session::slip)
      .function("document", &Session::document)
      .function("trace", &Session::trace);
}

}  // namespace backprop
