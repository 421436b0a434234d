#include "slips/slipped_pass.hpp"

#include <cmath>
#include <utility>

#include "formulas/loss.hpp"
#include "network/parameters.hpp"

namespace backprop {

namespace {

Block block(Vector& numbers) { return one_example(numbers.data(), numbers.size()); }

/// One pass, layer by layer, in plain loops: each slip stands where it is made.
class SlippedPass {
 public:
  SlippedPass(const Network& network, const Network& network_back, const Example& example,
              std::optional<Slip> slip, double learning_rate)
      : network_(network),
        network_back_(network_back),
        example_(example),
        slip_(slip),
        learning_rate_(learning_rate) {}

  Trace trace() {
    for (int l = 1; l <= count(); ++l) forward(l);
    trace_.loss = loss();
    for (int l = count(); l >= 1; --l) backward(l);
    trace_.input_gradients = gradient_before(1);
    return std::move(trace_);
  }

 private:
  int count() const { return network_.layer_count(); }
  bool makes(Slip slip) const { return slip_ == slip; }
  const Layer& layer(int l) const { return network_.layers[static_cast<std::size_t>(l) - 1]; }
  LayerTrace& at(int l) { return trace_.layers[static_cast<std::size_t>(l) - 1]; }
  const Vector& activations(int l) { return l == 0 ? example_.input : at(l).activations; }
  /// The arguments u of the activation function.
  Vector& arguments(int l) { return arguments_[static_cast<std::size_t>(l) - 1]; }

  void forward(int l) {
    const Layer& own = layer(l);
    LayerTrace here;
    here.preactivations = Vector::Zero(own.units());
    for (Eigen::Index j = 0; j < own.units(); ++j) {
      for (Eigen::Index i = 0; i < own.weights.cols(); ++i) {
        here.preactivations[j] += own.weights(j, i) * activations(l - 1)[i];
      }
      const bool has_bias = own.biases.size() > 0 && !makes(Slip::bias_left_out);
      if (has_bias) here.preactivations[j] += own.biases[j];
    }
    Vector u = own.normalized() ? normalized(own, here.preactivations) : here.preactivations;
    here.activations = u;
    activate<double>(own.activation, block(u), block(here.activations));
    here.slopes = slopes(own, u, here.activations);
    if (own.residual && !makes(Slip::shortcut_left_out_forward)) {
      for (Eigen::Index j = 0; j < own.units(); ++j) here.activations[j] += activations(l - 1)[j];
    }
    arguments_.push_back(std::move(u));
    trace_.layers.push_back(std::move(here));
  }

  /// sqrt(var z + eps), and the mean.
  std::pair<double, double> deviation_and_mean(const Vector& z) const {
    const auto n = static_cast<double>(z.size());
    const double mean = z.mean();
    double variance = 0.0;
    for (const double number : z) variance += (number - mean) * (number - mean);
    variance /= makes(Slip::normalization_unbiased) ? n - 1.0 : n;
    const double deviation = makes(Slip::epsilon_outside_root)
                                 ? std::sqrt(variance) + normalization_epsilon
                                 : std::sqrt(variance + normalization_epsilon);
    return {deviation, mean};
  }

  Vector normalized(const Layer& own, const Vector& z) const {
    const auto [deviation, mean] = deviation_and_mean(z);
    Vector u(z.size());
    for (Eigen::Index j = 0; j < z.size(); ++j) {
      u[j] = own.gamma[j] * (z[j] - mean) / deviation + own.beta[j];
    }
    return u;
  }

  Vector slopes(const Layer& own, Vector u, Vector value) const {
    if (own.activation == Activation::softmax) {
      return Vector::Constant(u.size(), std::numeric_limits<double>::quiet_NaN());
    }
    Vector slopes = Vector::Ones(u.size());
    if (makes(Slip::slope_always_one)) return slopes;
    if (makes(Slip::slope_at_activation)) {
      u = value;
      activate<double>(own.activation, block(u), block(value));
    }
    multiply_by_derivative<double>(own.activation, block(u), block(value), block(slopes));
    return slopes;
  }

  /// By which the loss and its gradients are off.
  double loss_factor() const {
    const auto n = static_cast<double>(network_.layers.back().units());
    if (makes(Slip::half_left_out) && network_.loss == Loss::squared_error) return 2.0;
    if (makes(Slip::half_put_in) && network_.loss != Loss::squared_error) return 0.5;
    if (makes(Slip::mean_for_sum) && network_.loss != Loss::mean_squared_error) return 1.0 / n;
    if (makes(Slip::sum_for_mean) && network_.loss == Loss::mean_squared_error) return n;
    return 1.0;
  }

  double l2() const {
    if (makes(Slip::l2_left_out)) return 0.0;
    return makes(Slip::l2_doubled) ? 2.0 * network_.l2 : network_.l2;
  }

  double loss() {
    LayerTrace& output = at(count());
    double loss = 0.0;
    Vector target = example_.target;
    loss_values<double>(network_.loss, block(output.preactivations), block(output.activations),
                        block(target), &loss);
    loss *= loss_factor();
    for (const Layer& own : network_.layers) {
      for (const double weight : own.weights.reshaped()) loss += 0.5 * l2() * weight * weight;
      if (!makes(Slip::l2_of_biases)) continue;
      for (const double bias : own.biases) loss += 0.5 * network_.l2 * bias * bias;
    }
    return loss;
  }

  void backward(int l) {
    const Layer& own = layer(l);
    LayerTrace& here = at(l);
    here.activation_gradients = l == count() ? output_gradients() : gradient_before(l + 1);
    here.deltas = l == count() ? output_deltas() : hidden_deltas(l);
    if (own.normalized()) pass_normalization(l);
    here.weight_gradients = Matrix(own.weights.rows(), own.weights.cols());
    for (Eigen::Index j = 0; j < own.units(); ++j) {
      for (Eigen::Index i = 0; i < own.weights.cols(); ++i) {
        here.weight_gradients(j, i) = here.deltas[j] * carried(l, j, i) + l2() * own.weights(j, i);
      }
    }
    here.bias_gradients = own.biases;
    for (Eigen::Index j = 0; j < own.biases.size(); ++j) {
      here.bias_gradients[j] =
          here.deltas[j] * (makes(Slip::bias_gradient_times_bias) ? own.biases[j] : 1.0);
      if (makes(Slip::l2_of_biases)) here.bias_gradients[j] += network_.l2 * own.biases[j];
    }
    double sum = 0.0;
    for (const double delta : here.deltas) {
      sum += makes(Slip::magnitude_signed) ? delta : std::abs(delta);
    }
    here.gradient_magnitude =
        makes(Slip::magnitude_summed) ? sum : sum / static_cast<double>(own.units());
  }

  /// What delta_j is multiplied by: the activation that the weight carries.
  double carried(int l, Eigen::Index j, Eigen::Index i) {
    if (makes(Slip::activation_of_own_neuron)) return at(l).activations[j];
    if (makes(Slip::weight_for_activation)) return layer(l).weights(j, i);
    if (makes(Slip::preactivation_for_activation) && l > 1) return at(l - 1).preactivations[i];
    return activations(l - 1)[i];
  }

  Vector output_gradients() {
    const Vector& answer = at(count()).activations;
    Vector gradients(answer.size());
    for (Eigen::Index j = 0; j < answer.size(); ++j) {
      const double target = example_.target.size() > 0 ? example_.target[j] : 0.0;
      gradients[j] = loss_factor() *
                     output_activation_gradient(network_.loss, answer[j], target, answer.size());
    }
    return gradients;
  }

  Vector output_deltas() {
    LayerTrace& output = at(count());
    const Activation activation = layer(count()).activation;
    Vector target = example_.target;
    Vector deltas(output.activations.size());
    output_delta<double>(network_.loss, activation, block(arguments(count())),
                         block(output.activations), block(target), block(deltas));
    const bool keeps_slope = !takes_shares(network_.loss);
    for (Eigen::Index j = 0; j < deltas.size(); ++j) {
      const double a = output.activations[j];
      if (keeps_slope) {
        // With the slope of this pass, which may be a slipped one.
        deltas[j] = output_activation_gradient(network_.loss, a,
                                               target.size() > 0 ? target[j] : 0.0, deltas.size());
        if (!makes(Slip::slope_left_out)) deltas[j] *= output.slopes[j];
      } else if (makes(Slip::slope_of_output_kept)) {
        deltas[j] *= a * (1.0 - a);
      } else if (makes(Slip::cross_terms_left_out) && network_.loss == Loss::cross_entropy) {
        deltas[j] = -target[j] * (1.0 - a);
      }
      deltas[j] *= loss_factor() * (makes(Slip::wrong_sign) ? -1.0 : 1.0);
    }
    if (makes(Slip::delta_at_activation)) deltas = output.activation_gradients;
    return deltas;
  }

  Vector hidden_deltas(int l) {
    LayerTrace& here = at(l);
    Vector deltas = here.activation_gradients;
    if (makes(Slip::slope_left_out) || makes(Slip::delta_at_activation)) return deltas;
    for (Eigen::Index j = 0; j < deltas.size(); ++j) deltas[j] *= here.slopes[j];
    return deltas;
  }

  /// Turns dL/du into dL/dz, and finds the gradients of gamma and beta.
  void pass_normalization(int l) {
    const Layer& own = layer(l);
    LayerTrace& here = at(l);
    const auto [deviation, mean] = deviation_and_mean(here.preactivations);
    const auto n = static_cast<double>(own.units());
    here.beta_gradients = here.deltas;
    here.gamma_gradients = here.deltas;
    double sum = 0.0;
    double sum_with_n = 0.0;
    for (Eigen::Index j = 0; j < own.units(); ++j) {
      const double number = (here.preactivations[j] - mean) / deviation;
      here.gamma_gradients[j] *= number;
      sum += own.gamma[j] * here.deltas[j];
      sum_with_n += own.gamma[j] * here.deltas[j] * number;
    }
    for (Eigen::Index j = 0; j < own.units(); ++j) {
      const double number = (here.preactivations[j] - mean) / deviation;
      const double g = own.gamma[j] * here.deltas[j];
      const double through =
          makes(Slip::normalization_as_constant) ? 0.0 : sum / n + number * sum_with_n / n;
      here.deltas[j] = (g - through) / deviation;
    }
  }

  /// dL/da of the layer before layer l: W^T delta, and around a residual layer dL/da too.
  Vector gradient_before(int l) {
    const Layer& own = layer(l);
    const LayerTrace& here = at(l);
    const Vector deltas = makes(Slip::delta_at_activation) ? true_deltas(l) : here.deltas;
    Vector gradients = Vector::Zero(own.weights.cols());
    for (Eigen::Index i = 0; i < own.weights.cols(); ++i) {
      for (Eigen::Index j = 0; j < own.units(); ++j) {
        gradients[i] += weight_back(l, j, i) * deltas[j];
        if (makes(Slip::one_way_only)) break;
      }
      const bool is_around = own.residual && !makes(Slip::shortcut_left_out) &&
                             !makes(Slip::shortcut_left_out_forward);
      if (is_around) gradients[i] += here.activation_gradients[i];
    }
    return gradients;
  }

  /// Where dL/da is called delta, what goes on is still dL/dz.
  Vector true_deltas(int l) {
    Vector deltas = at(l).activation_gradients;
    if (takes_shares(network_.loss) && l == count()) return answer_minus_target();
    for (Eigen::Index j = 0; j < deltas.size(); ++j) deltas[j] *= at(l).slopes[j];
    return deltas;
  }

  Vector answer_minus_target() {
    Vector difference = at(count()).activations;
    for (Eigen::Index j = 0; j < difference.size(); ++j) difference[j] -= example_.target[j];
    return difference;
  }

  /// The weight that delta_j goes back through.
  double weight_back(int l, Eigen::Index j, Eigen::Index i) {
    const Matrix& weights = network_back_.layers[static_cast<std::size_t>(l) - 1].weights;
    if (makes(Slip::weights_not_transposed) && j < weights.cols() && i < weights.rows()) {
      return weights(i, j);
    }
    if (!makes(Slip::updated_weights)) return weights(j, i);
    return weights(j, i) - learning_rate_ * at(l).weight_gradients(j, i);
  }

  const Network& network_;
  const Network& network_back_;
  const Example& example_;
  std::optional<Slip> slip_;
  double learning_rate_;
  Trace trace_;
  std::vector<Vector> arguments_;
};

}  // namespace

Trace slipped_trace(const Network& network, const Example& example, std::optional<Slip> slip,
                    double learning_rate) {
  return SlippedPass(network, network, example, slip, learning_rate).trace();
}

Trace trace_back_through(const Network& network_back, const Network& network,
                         const Example& example) {
  return SlippedPass(network, network_back, example, {}, 0.0).trace();
}

}  // namespace backprop
