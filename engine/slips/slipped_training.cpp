#include "slips/slipped_training.hpp"

#include <algorithm>
#include <limits>

#include "network/parameters.hpp"
#include "slips/slipped_pass.hpp"

namespace backprop {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// A trace's gradients, in the order of parameters_of.
void add_gradients(const Trace& trace, double share, Vector& sum) {
  Eigen::Index next = 0;
  const auto add = [&](const auto& numbers) {
    for (Eigen::Index k = 0; k < numbers.size(); ++k) sum[next++] += share * numbers.data()[k];
  };
  for (const LayerTrace& layer : trace.layers) {
    add(layer.weight_gradients);
    add(layer.bias_gradients);
    add(layer.gamma_gradients);
    add(layer.beta_gradients);
  }
}

}  // namespace

SlippedTraining::SlippedTraining(const Network& network, const Examples& examples,
                                 const TrainingSettings& settings, const TrainingMistake& mistake)
    : network_(network),
      l2_(network.l2),
      settings_(settings),
      mistake_(mistake),
      arrays_(parameter_arrays(network)),
      optimizer_(settings.optimizer, network.l2, parameter_count(network), mistake.of_training),
      parameters_(parameters_of(network)),
      gradients_(Vector::Zero(parameters_.size())) {
  network_.l2 = 0.0;
  for (Eigen::Index n = 0; n < examples.size(); ++n) {
    examples_.push_back({examples.inputs.col(n), examples.targets.col(n)});
  }
  if (makes(TrainingSlip::frozen_updated)) {
    for (ParameterArray& array : arrays_) array.is_frozen = false;
  }
  if (makes(TrainingSlip::biases_kept)) {
    for (ParameterArray& array : arrays_) array.is_frozen |= array.kind == ParameterKind::biases;
  }
  make_batches();
}

void SlippedTraining::make_batches() {
  const std::size_t count = examples_.size();
  std::size_t size =
      static_cast<std::size_t>(settings_.batch_size.value_or(static_cast<Eigen::Index>(count)));
  if (makes(TrainingSlip::whole_batch)) size = count;
  for (std::size_t first = 0; first < count; first += size) {
    const bool is_whole = first + size <= count;
    if (!is_whole && makes(TrainingSlip::last_batch_left_out)) break;
    const bool fills_up = makes(TrainingSlip::last_batch_filled_up);
    const std::size_t end = is_whole || fills_up ? first + size : count;
    Batch batch;
    for (std::size_t n = first; n < end; ++n) batch.push_back(n % count);
    batches_.push_back(batch);
  }
}

const SlippedTraining::Batch& SlippedTraining::next_batch() {
  if (makes(TrainingSlip::first_batch_always)) return batches_.front();
  if (next_batch_ == batches_.size()) next_batch_ = 0;
  return batches_[next_batch_++];
}

double SlippedTraining::step() {
  const Batch& batch = next_batch();
  double loss = 0.0;
  if (makes(TrainingSlip::step_of_each_example)) {
    for (const std::size_t example : batch) loss += stated_share(batch) * step_over({example});
  } else if (makes(TrainingSlip::updated_within_step)) {
    loss = step_from_the_output_on(batch);
  } else {
    loss = step_over(batch);
  }
  if (!is_finite_) return not_a_number;
  return makes(TrainingSlip::loss_after_step) ? noted_loss(batch, compute(batch, {}).loss) : loss;
}

double SlippedTraining::step_over(const Batch& batch) {
  auto [loss, gradients] = compute(batch, mistake_.of_passes);
  const double noted = noted_loss(batch, loss);
  if (makes(TrainingSlip::gradients_kept)) gradients += gradients_;
  prepare(gradients);
  Vector updated = parameters_;
  optimizer_.begin_step();
  for (const ParameterArray& array : arrays_) optimizer_.update(array, gradients, updated);
  take(updated);
  gradients_ = gradients;
  return noted;
}

/// Layer N is updated first, and the error signal of layer N - 1 comes through its new weights.
double SlippedTraining::step_from_the_output_on(const Batch& batch) {
  const double noted = noted_loss(batch, compute(batch, {}).loss);
  Network network_back = network_;
  Vector updated = parameters_;
  optimizer_.begin_step();
  for (int l = network_.layer_count(); l >= 1 && updated.allFinite(); --l) {
    set_parameters(network_back, updated);
    Vector gradients = compute_back_through(network_back, batch).gradients;
    prepare(gradients);
    for (const ParameterArray& array : arrays_) {
      if (array.layer == l) optimizer_.update(array, gradients, updated);
    }
  }
  take(updated);
  return noted;
}

void SlippedTraining::take(const Vector& parameters) {
  is_finite_ = is_finite_ && parameters.allFinite();
  if (!is_finite_) return;
  parameters_ = parameters;
  set_parameters(network_, parameters);
}

double SlippedTraining::stated_share(const Batch& batch) const {
  return settings_.reduction == Reduction::sum ? 1.0 : 1.0 / static_cast<double>(batch.size());
}

double SlippedTraining::share_in_gradients(const Batch& batch) const {
  const auto size = static_cast<double>(batch.size());
  if (makes(TrainingSlip::sum_for_mean)) return 1.0;
  if (makes(TrainingSlip::mean_for_sum)) return 1.0 / size;
  const bool is_mean = settings_.reduction == Reduction::mean;
  if (makes(TrainingSlip::last_batch_by_full_size) && is_mean && settings_.batch_size) {
    return 1.0 / static_cast<double>(*settings_.batch_size);
  }
  return stated_share(batch);
}

double SlippedTraining::share_in_loss(const Batch& batch) const {
  if (makes(TrainingSlip::loss_summed)) return 1.0;
  if (makes(TrainingSlip::loss_averaged)) return 1.0 / static_cast<double>(batch.size());
  return share_in_gradients(batch);
}

template <typename TraceOf>
SlippedTraining::LossAndGradients SlippedTraining::reduced(const Batch& batch,
                                                           TraceOf trace_of) const {
  LossAndGradients sum{0.0, Vector::Zero(parameters_.size())};
  for (const std::size_t n : batch) {
    const Trace trace = trace_of(examples_[n]);
    sum.loss += share_in_loss(batch) * trace.loss;
    add_gradients(trace, share_in_gradients(batch), sum.gradients);
  }
  add_l2(sum.gradients);
  return sum;
}

SlippedTraining::LossAndGradients SlippedTraining::compute(const Batch& batch,
                                                           std::optional<Slip> slip) const {
  return reduced(batch, [&](const Example& example) {
    return slipped_trace(network_, example, slip, settings_.optimizer.learning_rate);
  });
}

SlippedTraining::LossAndGradients SlippedTraining::compute_back_through(const Network& network_back,
                                                                        const Batch& batch) const {
  return reduced(batch, [&](const Example& example) {
    return trace_back_through(network_back, network_, example);
  });
}

double SlippedTraining::noted_loss(const Batch& batch, double slipped_loss) const {
  if (mistake_.noted == NotedLoss::slipped) return slipped_loss + penalty();
  double loss = 0.0;
  for (const std::size_t n : batch) {
    loss += stated_share(batch) * slipped_trace(network_, examples_[n], {}, 0.0).loss;
  }
  if (mistake_.noted == NotedLoss::without_l2) return loss;
  return loss + penalty_of(ParameterKind::weights);
}

double SlippedTraining::penalty() const {
  if (makes(TrainingSlip::l2_left_out) || makes(TrainingSlip::l2_left_out_of_loss)) return 0.0;
  const double of_weights = penalty_of(ParameterKind::weights);
  if (makes(TrainingSlip::l2_doubled)) return 2.0 * of_weights;
  if (makes(TrainingSlip::l2_of_biases)) return of_weights + penalty_of(ParameterKind::biases);
  return of_weights;
}

double SlippedTraining::penalty_of(ParameterKind kind) const {
  double sum = 0.0;
  for (const ParameterArray& array : arrays_) {
    if (array.kind == kind) sum += parameters_.segment(array.begin, array.size).squaredNorm();
  }
  return 0.5 * l2_ * sum;
}

void SlippedTraining::add_l2(Vector& gradients) const {
  const bool is_left_out = makes(TrainingSlip::l2_left_out) ||
                           makes(TrainingSlip::l2_left_out_of_gradient) ||
                           makes(TrainingSlip::l2_decoupled);
  if (is_left_out) return;
  const double factor = makes(TrainingSlip::l2_doubled) ? 2.0 * l2_ : l2_;
  for (const ParameterArray& array : arrays_) {
    const bool takes_part =
        array.kind == ParameterKind::weights ||
        (array.kind == ParameterKind::biases && makes(TrainingSlip::l2_of_biases));
    if (!takes_part) continue;
    for (Eigen::Index k = array.begin; k < array.begin + array.size; ++k) {
      gradients[k] += factor * parameters_[k];
    }
  }
}

void SlippedTraining::prepare(Vector& gradients) const {
  for (const ParameterArray& array : arrays_) {
    if (array.is_frozen) gradients.segment(array.begin, array.size).setZero();
  }
  if (settings_.clip_norm) {
    slipped_clip(gradients, arrays_, *settings_.clip_norm, mistake_.of_training);
  }
}

}  // namespace backprop
