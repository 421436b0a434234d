#pragma once

#include <string>
#include <string_view>

namespace backprop {

/// Whether a document (JSON text) states a training, not a pass.
/// Throws DocumentError for what is no JSON.
bool states_training(std::string_view document);

/// Compares a claimed result of a training document (JSON text both), whole or in parts, with the
/// true one. It may have fewer losses than steps: they are those of the first ones.
/// Returns an empty string where every claimed number agrees to the digits it is written with
/// (claimed_number.hpp), else one line: the key of the first number that does not, the losses in
/// their order before the weights; both numbers; and the slip that would give the claimed one and
/// the losses before it, if a known one does. Of several, it is the one that gives most of the
/// claimed numbers; of these, the first of training_slip.hpp, then of slip.hpp.
/// In a training so long that it would take more than some seconds, not all slips are looked for.
/// Where a training diverged, the losses that it has not come to are NaN. What a claimed network
/// states besides its parameters, such as activations, is not compared.
/// Throws DocumentError for a claim that is no result of this training.
std::string check_training_claim(std::string_view document, std::string_view claim);

}  // namespace backprop
