#include "slips/known_mistakes.hpp"

namespace backprop {

namespace {

/// Whether a training has what a slip is a slip of.
bool is_possible(TrainingSlip slip, const Network& network, const TrainingSettings& settings) {
  const bool is_adam = settings.optimizer.name == OptimizerName::adam;
  switch (slip) {
    case TrainingSlip::sum_for_mean:
    case TrainingSlip::loss_summed:
      return settings.reduction == Reduction::mean;
    case TrainingSlip::mean_for_sum:
    case TrainingSlip::loss_averaged:
      return settings.reduction == Reduction::sum;
    case TrainingSlip::whole_batch:
    case TrainingSlip::first_batch_always:
    case TrainingSlip::last_batch_left_out:
    case TrainingSlip::last_batch_filled_up:
    case TrainingSlip::last_batch_by_full_size:
      return settings.batch_size.has_value();
    case TrainingSlip::clip_left_out:
    case TrainingSlip::clip_of_each_array:
    case TrainingSlip::clip_of_each_number:
    case TrainingSlip::clip_by_bare_norm:
      return settings.clip_norm.has_value();
    case TrainingSlip::momentum_left_out:
    case TrainingSlip::momentum_damped:
    case TrainingSlip::momentum_nesterov:
      return !is_adam && settings.optimizer.momentum != 0.0;
    case TrainingSlip::adam_epsilon_inside_root:
    case TrainingSlip::adam_epsilon_before_correction:
    case TrainingSlip::adam_correction_left_out:
    case TrainingSlip::adam_square_left_out:
    case TrainingSlip::adam_root_left_out:
    case TrainingSlip::adam_betas_swapped:
      return is_adam;
    case TrainingSlip::l2_left_out:
    case TrainingSlip::l2_left_out_of_loss:
    case TrainingSlip::l2_left_out_of_gradient:
    case TrainingSlip::l2_doubled:
    case TrainingSlip::l2_of_biases:
    case TrainingSlip::l2_decoupled:
      return network.l2 != 0.0;
    default:
      return true;
  }
}

/// The losses that may be noted beside a slip of the training.
std::vector<NotedLoss> noted_with(TrainingSlip slip) {
  switch (slip) {
    case TrainingSlip::sum_for_mean:
    case TrainingSlip::mean_for_sum:
    case TrainingSlip::last_batch_by_full_size:
      return {NotedLoss::slipped, NotedLoss::stated};
    case TrainingSlip::l2_doubled:
    case TrainingSlip::l2_of_biases:
    case TrainingSlip::l2_decoupled:
      return {NotedLoss::slipped, NotedLoss::stated, NotedLoss::without_l2};
    default:
      return {NotedLoss::slipped};
  }
}

/// The same of a slip of the passes; none for one that is not followed through a training.
std::vector<NotedLoss> noted_with(Slip slip) {
  switch (slip) {
    case Slip::half_left_out:
    case Slip::half_put_in:
    case Slip::mean_for_sum:
    case Slip::sum_for_mean:
      return {NotedLoss::slipped, NotedLoss::stated};
    // A batch has it once, or is updated as a whole: slips of the training.
    case Slip::l2_left_out:
    case Slip::l2_doubled:
    case Slip::l2_of_biases:
    case Slip::updated_weights:
    // No step comes from these.
    case Slip::magnitude_signed:
    case Slip::magnitude_summed:
      return {};
    default:
      return {NotedLoss::slipped};
  }
}

}  // namespace

std::vector<NamedMistake> known_mistakes(const Network& network, const TrainingSettings& settings) {
  std::vector<NamedMistake> mistakes;
  for (const auto& [name, slip] : training_slip_names) {
    if (!is_possible(slip, network, settings)) continue;
    for (const NotedLoss noted : noted_with(slip)) {
      mistakes.push_back({{.of_training = slip, .noted = noted}, name});
    }
  }
  for (const auto& [name, slip] : slip_names) {
    for (const NotedLoss noted : noted_with(slip)) {
      mistakes.push_back({{.of_passes = slip, .noted = noted}, name});
    }
  }
  return mistakes;
}

}  // namespace backprop
