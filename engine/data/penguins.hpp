#pragma once

#include <cstdint>

#include "network/examples.hpp"

namespace backprop {

/// How many penguins there are.
Eigen::Index penguin_count();

/// `size` of the penguins, in an order that the seed draws: bill length and bill depth, both to
/// mean 0 and standard deviation 1 over all of them; three targets, 1 for the species and 0 for the
/// others. At least 1, at most penguin_count().
Examples draw_penguins(std::uint64_t seed, Eigen::Index size);

}  // namespace backprop
