#include "training/training.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "checks/divergence.hpp"
#include "checks/ranges.hpp"
#include "network/parameters.hpp"

namespace backprop {

Training::Training(Network network, const Examples& examples, const TrainingSettings& settings)
    : shape_(std::move(network)),
      layout_(shape_),
      objective_(make_objective(
          shape_, examples, {settings.batch_size.value_or(examples.size()), settings.reduction})),
      optimizer_(settings.optimizer, layout_.size()),
      clip_norm_(settings.clip_norm),
      reduction_(settings.reduction),
      held_(layout_.held(shape_)),
      initial_parameters_(layout_.gather(shape_)),
      parameters_(initial_parameters_),
      updated_(initial_parameters_),
      gradients_(Vector::Zero(layout_.size())) {}

std::int64_t Training::train(std::int64_t steps, std::vector<double>& losses) {
  std::int64_t made = 0;
  for (double loss = 0.0; made < steps && step(loss); ++made) losses.push_back(loss);
  return made;
}

bool Training::step(double& loss) {
  if (!divergence_.empty()) return false;
  loss = objective_->loss_and_gradients(parameters_, next_batch_, gradients_);
  if (shape_.l2 != 0.0) {
    loss += l2_penalty();
    add_l2_gradients();
  }
  if (!std::isfinite(loss)) {
    return diverged("a finite loss");
  }
  // Parameters whose gradient is always 0 stay as they are, whatever the optimizer.
  for (const auto& [begin, size] : held_) std::fill_n(gradients_.data() + begin, size, 0.0);
  if (clip_norm_) clip_norm(gradients_, *clip_norm_);
  if (!optimizer_.step(parameters_, gradients_, updated_)) {
    return diverged("finite parameters");
  }
  parameters_.swap(updated_);
  ++steps_;
  if (++next_batch_ == objective_->batch_count()) next_batch_ = 0;
  return true;
}

double Training::l2_penalty() const {
  double sum = 0.0;
  for (int l = 1; l <= shape_.layer_count(); ++l) {
    const auto [begin, size] = layout_.weights(l);
    const double* weights = parameters_.data() + begin;
    sum = std::inner_product(weights, weights + size, weights, sum);
  }
  return 0.5 * shape_.l2 * sum;
}

void Training::add_l2_gradients() {
  for (int l = 1; l <= shape_.layer_count(); ++l) {
    const auto [begin, size] = layout_.weights(l);
    for (Eigen::Index k = begin; k < begin + size; ++k) gradients_[k] += shape_.l2 * parameters_[k];
  }
}

double Training::loss() {
  const Eigen::Index batches = objective_->batch_count();
  const bool is_sum = reduction_ == Reduction::sum;
  double sum = 0.0;
  Eigen::Index count = 0;
  for (Eigen::Index batch = 0; batch < batches; ++batch) {
    const Eigen::Index size = objective_->examples_of(batch);
    // The only batch's mean is the mean, to the bit.
    const double share = is_sum || batches == 1 ? 1.0 : static_cast<double>(size);
    sum += share * objective_->loss(parameters_, batch);
    count += size;
  }
  const double loss = is_sum || batches == 1 ? sum : sum / static_cast<double>(count);
  return shape_.l2 == 0.0 ? loss : loss + l2_penalty();
}

bool Training::diverged(const std::string& expected) {
  divergence_ = divergence_at("step " + std::to_string(steps_ + 1), expected, "one that is not");
  return false;
}

void Training::set_learning_rate(double learning_rate) {
  check_finite("learning rate", learning_rate);
  if (learning_rate < 0.0) {
    refuse("learning rate", "a number of at least 0", written(learning_rate));
  }
  optimizer_.set_learning_rate(learning_rate);
}

void Training::reset() {
  parameters_ = initial_parameters_;
  optimizer_.reset();
  steps_ = 0;
  next_batch_ = 0;
  divergence_.clear();
}

Vector Training::gradient_magnitudes() {
  const Eigen::Index batches = objective_->batch_count();
  Vector magnitudes(shape_.layer_count());
  objective_->loss_and_gradients(parameters_, 0, gradients_, &magnitudes);
  Vector means = magnitudes;
  Eigen::Index count = objective_->examples_of(0);
  for (Eigen::Index batch = 1; batch < batches; ++batch) {
    const Eigen::Index size = objective_->examples_of(batch);
    objective_->loss_and_gradients(parameters_, batch, gradients_, &magnitudes);
    count += size;
    // The mean so far moves by the new examples' share.
    const double share = static_cast<double>(size) / static_cast<double>(count);
    for (Eigen::Index l = 0; l < means.size(); ++l) means[l] += share * (magnitudes[l] - means[l]);
  }
  return means;
}

Vector Training::movement() const {
  Network start = shape_;
  layout_.scatter(initial_parameters_, start);
  return backprop::movement(network(), start);
}

Network Training::network() const {
  Network network = shape_;
  layout_.scatter(parameters_, network);
  return network;
}

}  // namespace backprop
