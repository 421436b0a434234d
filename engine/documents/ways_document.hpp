#pragma once

#include <string>

#include "pass/nudges.hpp"
#include "pass/ways.hpp"

namespace backprop {

/// Ways to the loss as JSON text: count, gradient, and the largest with product and factors.
std::string write_ways(const Ways& ways);

/// A gradient check as JSON text: count, largest_gradient, and the worst place with both numbers.
std::string write_checks(const GradientChecks& checks);

}  // namespace backprop
