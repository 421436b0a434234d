#pragma once

#include "pass/pass.hpp"

/// The gradients at both ends of a finished pass, which no layer's step needs.
namespace backprop {

/// dL/dx of each input: W_1^T delta_1, and dL/da_1 too where a shortcut leads around layer 1.
Vector input_gradients(const Pass& pass);

/// dL/da of each unit of the output layer (output_activation_gradient in formulas/loss.hpp).
Vector output_activation_gradients(const Pass& pass);

}  // namespace backprop
