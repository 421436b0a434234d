#pragma once

#include <stdexcept>

namespace backprop {

/// What is wrong with a document, in one line that names the key: "layers[1].biases: expected 4
/// numbers (units of the layer), found 3".
class DocumentError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace backprop
