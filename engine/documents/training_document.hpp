#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "network/examples.hpp"
#include "network/network.hpp"
#include "training/training.hpp"

namespace backprop {

/// The most steps a training document may ask for.
inline constexpr std::uint64_t max_steps = 10'000'000;

/// A training document: a network, what it is to learn, and how.
struct TrainingDocument {
  Network network;
  Examples examples;
  TrainingSettings settings;
  std::int64_t steps;
};

/// Whether a training document has to say how many steps to make.
enum class Steps { required, optional };

/// Reads a training document (JSON text): a network document with "training" for an "example". Its
/// examples are written out as "inputs" and "targets", or drawn from one of the engine's data sets,
/// as "data": {"name": "moons", "seed": 1, "size": 200}. "epochs", rounds through all batches, may
/// stand for "steps".
/// Where "steps" is optional and missing, it is 0.
/// Throws DocumentError, with the first thing that is wrong.
TrainingDocument read_training_document(std::string_view text, Steps steps);

/// The result of a training (JSON text): the steps made, the loss before each, and the network.
std::string write_training_result(const Training& training, const std::vector<double>& losses);

/// The network as it stands in a training, as a network document without an example.
std::string write_network(const Training& training);

}  // namespace backprop
