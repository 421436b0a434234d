#include "pass/ratios.hpp"

#include <algorithm>

#include "formulas/loss.hpp"

namespace backprop {

namespace {

Layer empty_layer(Eigen::Index units, Eigen::Index units_before, Activation activation) {
  return {
      .weights = Matrix(units, units_before), .biases = Vector(units), .activation = activation};
}

/// The networks of one seed and gain, one in the other: they draw the same hidden layers, as many
/// as each has, so each hidden layer is drawn and passed forward once for all of them. Only the
/// output layer, and the way back from it, is each network's own.
///
/// It is Pass's walk without all that a ratio does not ask for; the tests hold it to Pass's bits.
/// Passes over each network would draw and compute again what they share.
class Nest {
 public:
  explicit Nest(const RatioSettings& settings) : settings_(settings) {
    const int deepest = *std::max_element(settings.depths.begin(), settings.depths.end());
    for (int l = 1; l <= deepest; ++l) {
      const Eigen::Index units_before = l == 1 ? settings.input.size() : settings.width;
      hidden_.push_back(empty_layer(settings.width, units_before, settings.activation));
      outputs_.push_back(empty_layer(1, settings.width, Activation::sigmoid));
      activations_.emplace_back(settings.width);
      if (keeps_arguments(settings.activation)) arguments_.emplace_back(settings.width);
    }
    deltas_.resize(settings.width);
  }

  /// Draws every layer, and passes the input forward through the hidden ones.
  void draw(const Initializer& initializer) {
    RandomSource random(initializer.seed);
    for (std::size_t l = 0; l < hidden_.size(); ++l) {
      draw_layer(hidden_[l], initializer, random);
      RandomSource rest = random;
      draw_layer(outputs_[l], initializer, rest);
      const Vector& before = l == 0 ? settings_.input : activations_[l - 1];
      Vector& arguments = arguments_.empty() ? activations_[l] : arguments_[l];
      arguments.noalias() = hidden_[l].weights.lazyProduct(before);
      arguments += hidden_[l].biases;
      activate<double>(settings_.activation, block(arguments), block(activations_[l]));
    }
  }

  /// The ratio of the network with `depth` hidden layers: back from its output, as in Pass.
  double ratio(int depth) {
    const Layer& output = outputs_[static_cast<std::size_t>(depth) - 1];
    Vector answer = output.weights.lazyProduct(activations(depth));
    answer += output.biases;
    activate<double>(Activation::sigmoid, block(answer), block(answer));
    Vector target = Vector::Constant(1, settings_.target);
    Vector output_deltas(1);
    output_delta<double>(Loss::binary_cross_entropy, Activation::sigmoid, {}, block(answer),
                         block(target), block(output_deltas));
    deltas_.noalias() = output.weights.transpose().lazyProduct(output_deltas);
    multiply_by_derivative(depth, deltas_);
    for (int l = depth - 1; l >= 1; --l) {
      gradients_.noalias() =
          hidden_[static_cast<std::size_t>(l)].weights.transpose().lazyProduct(deltas_);
      multiply_by_derivative(l, gradients_);
      deltas_.swap(gradients_);
    }
    return deltas_.cwiseAbs().mean() / output_deltas.cwiseAbs().mean();
  }

 private:
  static Block block(Vector& numbers) { return one_example(numbers.data(), numbers.size()); }
  Vector& activations(int l) { return activations_[static_cast<std::size_t>(l) - 1]; }
  /// Of hidden layer l.
  void multiply_by_derivative(int l, Vector& gradients) {
    const Block arguments =
        arguments_.empty() ? Block{} : block(arguments_[static_cast<std::size_t>(l) - 1]);
    backprop::multiply_by_derivative<double>(settings_.activation, arguments, block(activations(l)),
                                             block(gradients));
  }

  const RatioSettings& settings_;
  std::vector<Layer> hidden_;      ///< layer 1, 2, ...
  std::vector<Layer> outputs_;     ///< the output layer above hidden layer 1, 2, ...
  std::vector<Vector> arguments_;  ///< of each hidden layer, where f' takes them
  std::vector<Vector> activations_;
  Vector deltas_;
  Vector gradients_;
};

}  // namespace

Vector ratios(const RatioSettings& settings) {
  const auto gains = static_cast<Eigen::Index>(settings.gains.size());
  const auto depths = static_cast<Eigen::Index>(settings.depths.size());
  Vector found(depths * gains * settings.seeds);
  Nest nest(settings);
  Initializer initializer = settings.initializer;
  for (Eigen::Index gain = 0; gain < gains; ++gain) {
    initializer.gain = settings.gains[static_cast<std::size_t>(gain)];
    for (int seed = 0; seed < settings.seeds; ++seed) {
      initializer.seed = settings.first_seed + static_cast<std::uint64_t>(seed);
      nest.draw(initializer);
      for (Eigen::Index depth = 0; depth < depths; ++depth) {
        found[(depth * gains + gain) * settings.seeds + seed] =
            nest.ratio(settings.depths[static_cast<std::size_t>(depth)]);
      }
    }
  }
  return found;
}

}  // namespace backprop
