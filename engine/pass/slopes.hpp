#pragma once

#include "pass/pass.hpp"

namespace backprop {

/// f'(u), one per unit of layer l = 1..N: how steep the activation function is where each unit
/// stands on it. NaN where f(u) is, as where the pass has not been, and for softmax, whose
/// derivative is no slope of single units.
Vector slopes_of_units(const Pass& pass, int l);

/// du_k/dz_j of a normalised layer l, u = gamma n + beta: how much each z of the layer moves each
/// of its u,
///   gamma_k / sqrt(var z + 1e-5) ((1 if k = j) - 1/n - n_k n_j / n)
/// of n units (Ba, Kiros & Hinton 2016). Empty where the layer is not normalised.
Matrix normalization_factors(const Pass& pass, int l);

}  // namespace backprop
