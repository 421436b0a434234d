#pragma once

#include <cstdint>

#include "checks/names.hpp"
#include "network/examples.hpp"

namespace backprop {

/// The data that come with the engine: points in the plane, each with its class.
enum class DatasetName { xor_corners, circles, moons, spirals, penguins };

/// The names of the training document, in the order of the enumeration.
inline constexpr Names<DatasetName, 5> dataset_names{{
    {"xor", DatasetName::xor_corners},
    {"circles", DatasetName::circles},
    {"moons", DatasetName::moons},
    {"spirals", DatasetName::spirals},
    {"penguins", DatasetName::penguins},
}};

struct DatasetSettings {
  DatasetName name;
  std::uint64_t seed;
  Eigen::Index size;   ///< how many points, at least 1; of penguins, at most penguin_count()
  double noise = 0.1;  ///< standard deviation of what is added to each coordinate; not of penguins
};

/// Two inputs; one target, 0 or 1, or three for penguins, 1 for the species and 0 for the others.
/// The same settings give the same points on every machine.
///
/// xor: the corners of the unit square in turn; 1 where its coordinates differ.
/// circles: radius 1 (class 0) and 1/2 (class 1) about the origin.
/// moons: two half circles that reach into each other, as in scikit-learn.
/// spirals: two arms of one and a half turns.
/// penguins: bill length and bill depth of penguins of three species, both standardised over all
/// of them; the seed draws which ones, and their order.
Examples make_dataset(const DatasetSettings& settings);

}  // namespace backprop
