#include "training/training.hpp"

#include <cmath>
#include <string>
#include <utility>

#include "checks/divergence.hpp"
#include "checks/ranges.hpp"
#include "network/parameters.hpp"

namespace backprop {

Training::Training(Network network, const Examples& examples, const TrainingSettings& settings)
    : shape_(std::move(network)),
      layout_(shape_),
      objective_(make_objective(shape_, examples)),
      optimizer_(settings.optimizer, layout_.size()),
      clip_norm_(settings.clip_norm),
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
  loss = objective_->loss_and_gradients(parameters_, gradients_);
  if (!std::isfinite(loss)) {
    return diverged("a finite loss");
  }
  if (clip_norm_) clip_norm(gradients_, *clip_norm_);
  if (!optimizer_.step(parameters_, gradients_, updated_)) {
    return diverged("finite parameters");
  }
  parameters_.swap(updated_);
  ++steps_;
  return true;
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
  divergence_.clear();
}

Vector Training::gradient_magnitudes() {
  Vector magnitudes(shape_.layer_count());
  objective_->loss_and_gradients(parameters_, gradients_, &magnitudes);
  return magnitudes;
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
