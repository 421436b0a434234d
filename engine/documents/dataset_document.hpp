#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "data/datasets.hpp"
#include "documents/cursor.hpp"

namespace backprop {

/// The most examples a training may have.
inline constexpr std::uint64_t max_examples = 16384;

/// What draws a data set: {"name": "moons", "seed": 1, "size": 200} and, of all but the penguins,
/// maybe a "noise". Throws DocumentError.
DatasetSettings read_dataset(const Cursor& cursor);

/// The examples of one of the engine's data sets, as {"inputs": [[...]], "targets": [[...]]}, one
/// row an example. text: what read_dataset reads. Throws DocumentError.
std::string write_dataset(std::string_view text);

}  // namespace backprop
