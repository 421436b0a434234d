#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace backprop {

/// Allocates memory that begins where a line of the processor's cache begins. Elsewhere, the
/// buffers of a small network share lines, and a step waits up to a quarter longer.
template <typename Number>
struct CacheLines {
  using value_type = Number;
  static constexpr std::align_val_t line_size{64};

  CacheLines() = default;
  template <typename Other>
  constexpr CacheLines(const CacheLines<Other>& /*other*/) {}  // NOLINT: allocators convert

  Number* allocate(std::size_t count) {
    return static_cast<Number*>(::operator new(count * sizeof(Number), line_size));
  }
  void deallocate(Number* numbers, std::size_t /*count*/) { ::operator delete(numbers, line_size); }

  bool operator==(const CacheLines& other) const = default;
};

/// Memory for numbers that are worked on in place.
using Buffer = std::vector<double, CacheLines<double>>;

/// A buffer of so many zeros.
Buffer zeros(std::ptrdiff_t count);

}  // namespace backprop
