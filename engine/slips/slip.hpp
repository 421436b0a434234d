#pragma once

#include <array>
#include <string_view>

#include "checks/names.hpp"

namespace backprop {

/// What people get wrong when they compute a pass by hand, or write a program for it.
enum class Slip {
  slope_left_out,
  slope_at_activation,
  slope_always_one,
  slope_of_output_kept,
  weights_not_transposed,
  one_way_only,
  updated_weights,
  wrong_sign,
  delta_at_activation,
  bias_left_out,
  half_left_out,
  half_put_in,
  mean_for_sum,
  sum_for_mean,
  cross_terms_left_out,
  activation_of_own_neuron,
  preactivation_for_activation,
  weight_for_activation,
  bias_gradient_times_bias,
  l2_left_out,
  l2_doubled,
  l2_of_biases,
  normalization_as_constant,
  normalization_unbiased,
  epsilon_outside_root,
  shortcut_left_out,
  shortcut_left_out_forward,
  magnitude_signed,
  magnitude_summed
};

inline constexpr std::size_t slip_count = 29;

/// What each is, as the end of a sentence, in the order of the enumeration.
inline constexpr Names<Slip, slip_count> slip_names{{
    {"the slope f' is left out", Slip::slope_left_out},
    {"the slope is taken at a, not at z", Slip::slope_at_activation},
    {"the slope is 1 where the neuron is off, too", Slip::slope_always_one},
    {"the slope of the output is multiplied in, where it cancels", Slip::slope_of_output_kept},
    {"rows and columns are swapped: the weights are not transposed", Slip::weights_not_transposed},
    {"only one of the paths is followed", Slip::one_way_only},
    {"the weights are updated already", Slip::updated_weights},
    {"the sign is the other", Slip::wrong_sign},
    {"this is the derivative by the activation, not by the preactivation",
     Slip::delta_at_activation},
    {"the bias is left out", Slip::bias_left_out},
    {"the 1/2 of the loss is left out", Slip::half_left_out},
    {"a 1/2 is put into the loss", Slip::half_put_in},
    {"the mean over the outputs is taken for the sum", Slip::mean_for_sum},
    {"the sum over the outputs is taken for the mean", Slip::sum_for_mean},
    {"softmax's cross terms are left out", Slip::cross_terms_left_out},
    {"the activation is that of the neuron the weight leads to", Slip::activation_of_own_neuron},
    {"the preactivation is taken for the activation", Slip::preactivation_for_activation},
    {"the weight is taken for the activation", Slip::weight_for_activation},
    {"the gradient of the bias is multiplied by the bias", Slip::bias_gradient_times_bias},
    {"L2 is left out", Slip::l2_left_out},
    {"L2 is twice as large", Slip::l2_doubled},
    {"L2 is applied to the biases, too", Slip::l2_of_biases},
    {"the mean and the deviation of the normalisation are taken for constants",
     Slip::normalization_as_constant},
    {"the variance is divided by n - 1", Slip::normalization_unbiased},
    {"epsilon stands outside of the root", Slip::epsilon_outside_root},
    {"the shortcut is left out on the way back", Slip::shortcut_left_out},
    {"the shortcut is left out", Slip::shortcut_left_out_forward},
    {"the magnitude is the mean of delta, not of |delta|", Slip::magnitude_signed},
    {"the magnitude is a sum, not a mean", Slip::magnitude_summed},
}};

}  // namespace backprop
