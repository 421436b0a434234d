#pragma once

#include <optional>

#include "pass/pass.hpp"
#include "slips/slip.hpp"

namespace backprop {

/// What a reader of a worksheet works out.
enum class Quantity { preactivation, activation, delta, weight_gradient, bias_gradient };

/// How the answers of a worksheet are marked.
struct Marking {
  double learning_rate;  ///< of an update that may have been made too early
  /// As a share of an answer: how far off it may be beyond the digits it is written with, because
  /// whoever worked it out went on with rounded numbers.
  double slack;
};

/// The numbers that stand for one answer: its Quantity, the layer from 1, the unit from 0, the unit
/// of the layer before (of a weight's gradient; else ignored), the answer itself, and the digits
/// and decimals that it is written with, as in JsonValue.
inline constexpr Eigen::Index numbers_of_answer = 7;

/// The slip that answer number `which` of several comes from, as check_claim finds it for the
/// numbers of a trace; none where no known slip gives it, and where it is right to the digits it is
/// written with. answers: numbers_of_answer for each. Throws std::invalid_argument for answers that
/// the network has no place for.
std::optional<Slip> slip_of_answer(const Pass& pass, const Vector& answers, int which,
                                   const Marking& marking);

}  // namespace backprop
