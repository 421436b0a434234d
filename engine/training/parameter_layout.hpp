#pragma once

#include <cstddef>
#include <type_traits>
#include <vector>

#include "network/network.hpp"
#include "numbers/lanes.hpp"

namespace backprop {

/// The parameters of one layer inside a buffer that holds those of all layers one after another.
/// Every row of weights, and every vector, is filled up with zeros to whole lanes. The biases of a
/// layer without any are zeros.
/// Double: double, or const double.
template <typename Double>
struct LayerParameters {
  Double* weights;          ///< row j, the weights into unit j, begins at j * row_step
  std::ptrdiff_t row_step;  ///< units of the layer before, in whole lanes
  Double* biases;
  Double* gamma;  ///< of a normalised layer
  Double* beta;   ///< likewise
};

/// Some consecutive numbers of such a buffer.
struct ParameterRange {
  Eigen::Index begin;
  Eigen::Index size;
};

/// Where each layer's parameters begin in such a buffer. A buffer of gradients has the same layout.
class ParameterLayout {
 public:
  explicit ParameterLayout(const Network& network);

  Eigen::Index size() const { return size_; }

  /// Layer 1..N in `buffer` (a Vector of size(), or a const one).
  template <typename Buffer>
  auto layer(Buffer& buffer, int l) const {
    const Place& place = places_[static_cast<std::size_t>(l) - 1];
    auto* weights = buffer.data() + place.begin;
    auto* biases = weights + place.units * place.row_step;
    const std::ptrdiff_t vector = whole_lanes(place.units);
    return LayerParameters<std::remove_pointer_t<decltype(weights)>>{
        weights, place.row_step, biases, biases + vector, biases + 2 * vector};
  }

  /// The weights of layer 1..N.
  ParameterRange weights(int l) const {
    const Place& place = places_[static_cast<std::size_t>(l) - 1];
    return {place.begin, place.units * place.row_step};
  }
  /// What no update changes: frozen parameters, and the room for the biases of layers without any.
  std::vector<ParameterRange> held(const Network& network) const;

  /// The parameters of a network of this shape, in one buffer.
  Vector gather(const Network& network) const;
  /// The way back: writes the buffer's parameters into the network.
  void scatter(const Vector& parameters, Network& network) const;

 private:
  struct Place {
    std::ptrdiff_t begin;
    std::ptrdiff_t units;
    std::ptrdiff_t row_step;
  };
  std::vector<Place> places_;
  Eigen::Index size_ = 0;
};

}  // namespace backprop
