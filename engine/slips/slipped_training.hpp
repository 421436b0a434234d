#pragma once

#include <optional>
#include <vector>

#include "network/examples.hpp"
#include "network/network.hpp"
#include "slips/slip.hpp"
#include "slips/slipped_optimizer.hpp"
#include "slips/training_slip.hpp"
#include "training/settings.hpp"

namespace backprop {

/// Which loss is noted beside a step that is slipped.
enum class NotedLoss {
  slipped,     ///< the slip is in the loss, too
  stated,      ///< the loss of the document: only the gradients are slipped
  without_l2,  ///< the same, and the penalty is not noted: torch.optim's weight_decay never is
};

/// One thing done wrong throughout a training; none where neither slip is there.
struct TrainingMistake {
  std::optional<TrainingSlip> of_training{};
  std::optional<Slip> of_passes{};  ///< not of L2, which a batch has once: TrainingSlip has these
  NotedLoss noted = NotedLoss::slipped;
};

/// A training with one thing done wrong throughout. Every number after the slip follows from it.
/// Without a slip, it is the training once more, written independently of Training, in the order
/// of the textbook; the tests hold the two to each other.
class SlippedTraining {
 public:
  /// The examples' shapes must fit the network's.
  SlippedTraining(const Network& network, const Examples& examples,
                  const TrainingSettings& settings, const TrainingMistake& mistake);

  /// One step. Returns the loss that is noted for it; NaN from the step on that would make a
  /// parameter not finite: it is not made, nor any after it.
  double step();
  /// The network's, in the order of parameters_of.
  const Vector& parameters() const { return parameters_; }
  /// How many steps go once through the examples.
  std::size_t steps_per_epoch() const { return batches_.size(); }

 private:
  using Batch = std::vector<std::size_t>;

  /// Of a batch, in the order of parameters_of.
  struct LossAndGradients {
    double loss;
    Vector gradients;
  };

  bool makes(TrainingSlip slip) const { return mistake_.of_training == slip; }
  void make_batches();
  const Batch& next_batch();
  double step_over(const Batch& batch);
  /// What the stated loss of one example is multiplied by in that of its batch.
  double stated_share(const Batch& batch) const;
  double share_in_loss(const Batch& batch) const;
  double share_in_gradients(const Batch& batch) const;
  LossAndGradients compute(const Batch& batch, std::optional<Slip> slip) const;
  /// With the error signals going back through `network_back`.
  LossAndGradients compute_back_through(const Network& network_back, const Batch& batch) const;
  /// The mean or sum of traces' losses and gradients: trace_of(example) gives each.
  template <typename TraceOf>
  LossAndGradients reduced(const Batch& batch, TraceOf trace_of) const;
  double noted_loss(const Batch& batch, double slipped_loss) const;
  double penalty() const;
  double penalty_of(ParameterKind kind) const;
  void add_l2(Vector& gradients) const;
  /// Sets to zero what no update changes, and clips the rest.
  void prepare(Vector& gradients) const;
  double step_from_the_output_on(const Batch& batch);
  /// Takes over the parameters, if all are finite.
  void take(const Vector& parameters);

  Network network_;  ///< as the parameters stand, with no L2: a batch has it once
  double l2_;
  TrainingSettings settings_;
  TrainingMistake mistake_;
  std::vector<Example> examples_;
  std::vector<Batch> batches_;
  std::size_t next_batch_ = 0;
  std::vector<ParameterArray> arrays_;
  SlippedOptimizer optimizer_;
  Vector parameters_;
  Vector gradients_;  ///< of the step before
  bool is_finite_ = true;
};

}  // namespace backprop
