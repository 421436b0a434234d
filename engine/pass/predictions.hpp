#pragma once

#include "network/network.hpp"

namespace backprop {

/// What a network answers. inputs: one row after the other, as many numbers each as the network has
/// inputs. Returns a_N of each row, one after the other, to the bit those of a pass.
/// Throws std::invalid_argument where the last row is not whole, and for an input that is not
/// finite.
Vector predictions(const Network& network, const Vector& inputs);

}  // namespace backprop
