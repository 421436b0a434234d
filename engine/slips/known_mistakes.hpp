#pragma once

#include <string_view>
#include <vector>

#include "network/network.hpp"
#include "slips/slipped_training.hpp"
#include "training/settings.hpp"

namespace backprop {

struct NamedMistake {
  TrainingMistake mistake;
  std::string_view name;  ///< of its slip
};

/// Every mistake that can be made in a training of this network: first the slips of trainings, in
/// the order of training_slip.hpp, then those of passes that a step comes from, in that of
/// slip.hpp. A slip that the noted losses may be free of is there once for each NotedLoss.
std::vector<NamedMistake> known_mistakes(const Network& network, const TrainingSettings& settings);

}  // namespace backprop
