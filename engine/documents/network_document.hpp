#pragma once

#include <cstdint>
#include <string_view>

#include "documents/cursor.hpp"
#include "documents/json_writer.hpp"
#include "network/initializer.hpp"
#include "network/network.hpp"

/// What network documents and training documents have in common.
namespace backprop {

inline constexpr std::uint64_t largest_seed = (std::uint64_t{1} << 53) - 1;  // exact in a double

/// The network of a document: its keys "inputs", "layers", "loss", "l2" and "initializer".
/// Throws DocumentError.
Network read_network(const Cursor& document);

/// What an initializer says beside its seed: "scheme", "std", "gain" and "biases".
Initializer read_distribution(const Cursor& cursor);

/// `size` numbers, because of `meaning`. Throws DocumentError.
Vector read_vector(const Cursor& cursor, Eigen::Index size, std::string_view meaning);

/// A target for each unit of the output layer; of the cross-entropies, numbers from 0 to 1. Refused
/// where the loss has none.
Vector read_target(const Cursor& cursor, const Network& network);

/// Writes the network's keys into an open object, with weights and biases.
void write_network(const Network& network, JsonWriter& writer);

}  // namespace backprop
