#pragma once

#include <optional>
#include <vector>

#include "slips/claimed_number.hpp"
#include "slips/slip.hpp"

namespace backprop {

/// The slip whose pass has the number that is off, and the most of all numbers; none where no known
/// slip gives that number.
/// learning_rate: of an update that may have been made too early; where there is none, the usual
/// rates are tried.
std::optional<Slip> likely_slip(const Network& network, const Example& example,
                                std::optional<double> learning_rate,
                                const std::vector<ClaimedTraceNumber>& numbers,
                                const ClaimedTraceNumber& off);

}  // namespace backprop
