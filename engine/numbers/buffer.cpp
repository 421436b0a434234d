#include "numbers/buffer.hpp"

namespace backprop {

Buffer zeros(std::ptrdiff_t count) { return Buffer(static_cast<std::size_t>(count)); }

}  // namespace backprop
