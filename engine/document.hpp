#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "pass.hpp"

namespace backprop {

/// What is wrong with a document, in one line that names the key: "layers[1].biases: expected 4
/// numbers (units of the layer), found 3".
class DocumentError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Reads a network document (JSON text) into a pass at iteration 0.
/// Throws DocumentError, with the first thing that is wrong.
Pass read_document(std::string_view text);

/// The network document as the pass's network stands now, weights and biases written out.
std::string write_document(const Pass& pass);

/// The trace (JSON text) of a whole pass over the example, whatever iteration `pass` stands at.
/// Numbers read back to the same double; those that are not finite are "inf", "-inf" or "nan".
std::string write_trace(const Pass& pass);

}  // namespace backprop
