#pragma once

#include "network/network.hpp"
#include "numbers/matrix.hpp"

namespace backprop {

/// How many parameters a network has.
Eigen::Index parameter_count(const Network& network);

/// Every parameter of a network, layer by layer: the weights row by row, the biases, and of a
/// normalised layer gamma and beta.
Vector parameters_of(const Network& network);

/// The way back: gives the network these parameters, in the same order. Allocates nothing.
/// Throws std::invalid_argument where there are more or fewer than it has, and for one that is not
/// finite; the network is then as it was.
void set_parameters(Network& network, const Vector& parameters);

/// 1/2 lambda sum w^2 over all weights of the network, with its lambda: what L2 adds to the loss.
double l2_penalty(const Network& network);

/// How far a network has moved from another of its shape: for layer 1..N, the mean over its weights
/// of |w - w at the start|.
Vector movement(const Network& network, const Network& start);

}  // namespace backprop
