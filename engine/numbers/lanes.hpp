#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace backprop {

/// How many doubles one vector register holds: four with AVX, else two (SSE2, NEON, WebAssembly).
#ifdef __AVX__
inline constexpr std::ptrdiff_t lane_count = 4;
#else
inline constexpr std::ptrdiff_t lane_count = 2;
#endif

/// Doubles side by side: one operation works on all of them. In a batch, each lane is an example.
using Lanes [[gnu::vector_size(sizeof(double) * lane_count)]] = double;
/// `count` rounded up to whole lanes.
constexpr std::ptrdiff_t whole_lanes(std::ptrdiff_t count) {
  return (count + lane_count - 1) / lane_count * lane_count;
}

/// The bits of Lanes, as integers.
using LaneBits [[gnu::vector_size(sizeof(double) * lane_count)]] = std::uint64_t;
/// What comparing Lanes gives: all bits set where true.
using LaneMask [[gnu::vector_size(sizeof(double) * lane_count)]] = std::int64_t;

/// The integer of the same width: the bits of a double, or of each lane.
inline std::uint64_t to_bits(double number) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &number, sizeof bits);
  return bits;
}
inline LaneBits to_bits(Lanes numbers) { return reinterpret_cast<LaneBits>(numbers); }
inline double from_bits(std::uint64_t bits) {
  double number = 0.0;
  std::memcpy(&number, &bits, sizeof number);
  return number;
}
inline Lanes from_bits(LaneBits bits) { return reinterpret_cast<Lanes>(bits); }

/// where ? then : otherwise, lane by lane.
inline double select(bool where, double then, double otherwise) { return where ? then : otherwise; }
inline Lanes select(LaneMask where, Lanes then, Lanes otherwise) {
  return where ? then : otherwise;
}

/// The smaller and the larger of two; where `number` is NaN, NaN.
inline double smaller(double number, double limit) { return limit < number ? limit : number; }
inline double larger(double number, double limit) { return limit > number ? limit : number; }
#ifdef __wasm_simd128__
// The compiler would choose the minimum that treats both arguments alike, eight instructions long.
inline Lanes smaller(Lanes numbers, Lanes limits) {
  return __builtin_wasm_pmin_f64x2(numbers, limits);
}
inline Lanes larger(Lanes numbers, Lanes limits) {
  return __builtin_wasm_pmax_f64x2(numbers, limits);
}
#else
inline Lanes smaller(Lanes numbers, Lanes limits) { return limits < numbers ? limits : numbers; }
inline Lanes larger(Lanes numbers, Lanes limits) { return limits > numbers ? limits : numbers; }
#endif

/// |number|, and |size| with the sign of another number.
template <typename Number>
Number absolute(Number number) {
  return from_bits(to_bits(number) & std::uint64_t{0x7fffffffffffffff});
}
template <typename Number>
Number with_sign_of(Number sign, Number size) {
  return from_bits(to_bits(size) | (to_bits(sign) & ~std::uint64_t{0x7fffffffffffffff}));
}

/// The same number in every lane.
template <typename Number>
Number splat(double number) {
  return Number{} + number;
}

template <typename Number>
Number load(const double* from) {
  Number number;
  std::memcpy(&number, from, sizeof number);
  return number;
}

template <typename Number>
void store(double* to, Number number) {
  std::memcpy(to, &number, sizeof number);
}

/// The sum over the lanes.
inline double lane_sum(double number) { return number; }
inline double lane_sum(Lanes numbers) {
  double sum = numbers[0];
  for (std::ptrdiff_t lane = 1; lane < lane_count; ++lane) sum += numbers[lane];
  return sum;
}

}  // namespace backprop
