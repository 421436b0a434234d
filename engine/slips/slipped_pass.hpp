#pragma once

#include <optional>

#include "network/examples.hpp"
#include "network/network.hpp"
#include "pass/trace.hpp"
#include "slips/slip.hpp"

namespace backprop {

/// What a pass over the example comes to if one thing is done wrong throughout. Every number after
/// the slip follows from it. Without a slip, it is the textbook's pass once more, written
/// independently of Pass; the tests hold the two to each other.
/// learning_rate: of the update that updated_weights makes too early.
Trace slipped_trace(const Network& network, const Example& example, std::optional<Slip> slip,
                    double learning_rate);

/// What a pass comes to whose error signals go back through the weights of another network of the
/// same shape, and which else makes no slip.
Trace trace_back_through(const Network& network_back, const Network& network,
                         const Example& example);

}  // namespace backprop
