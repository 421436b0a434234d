#pragma once

#include "network/network.hpp"

/// What a network's layers do with many inputs. inputs: as in pass/predictions.hpp, at least one
/// row.
namespace backprop {

/// For layer 1..N, the root of the mean of f'(u)^2 over units and rows; NaN for softmax, whose
/// derivative is no slope of single units.
Vector slopes(const Network& network, const Vector& inputs);

/// What slopes and weights alone predict for the mean size of delta_1 over that of delta_N, if each
/// error signal were independent of both: the product over the layers l = 1..N-1 of
///   slope_l ||W_{l+1}|| / sqrt(n_l)
/// with the Frobenius norm and n_l units (the mean-field product of Schoenholz et al. 2017).
/// slopes: those of the network.
double predicted_ratio(const Network& network, const Vector& slopes);

/// How often the activations of each layer 1..N fall into each of `bins` equal parts of
/// least..most, layer by layer; what is outside counts in the first or the last part, and what is
/// not a number in none. Throws std::invalid_argument where there is no bin, or least is not below
/// most.
Vector activation_counts(const Network& network, const Vector& inputs, int bins, double least,
                         double most);

}  // namespace backprop
