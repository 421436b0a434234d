#pragma once

#include <string>
#include <string_view>

#include "pass/pass.hpp"

namespace backprop {

/// Reads a network document (JSON text) into a pass at iteration 0.
/// Throws DocumentError, with the first thing that is wrong.
Pass read_document(std::string_view text);

/// The network document as the pass's network stands now, weights and biases written out.
std::string write_document(const Pass& pass);

/// The trace (JSON text) of a whole pass over the example, whatever iteration `pass` stands at.
/// Numbers read back to the same double; those that are not finite are "inf", "-inf" or "nan".
std::string write_trace(const Pass& pass);

}  // namespace backprop
