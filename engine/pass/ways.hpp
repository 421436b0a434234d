#pragma once

#include <vector>

#include "pass/pass.hpp"

/// A gradient as a sum over ways. From a parameter to the loss, the chain rule multiplies along
/// each way through the network and adds the ways up; backpropagation gives the same sum without
/// walking them one by one (Rumelhart, Hinton & Williams 1986).
namespace backprop {

/// What a factor of a way is.
enum class FactorKind {
  activation,     ///< a_i of the layer before the weight: dz/dw
  slope,          ///< f'(u_j)
  normalization,  ///< du_k/dz_j of a normalised layer, in which every z moves every u
  weight,         ///< w_kj, on to the next layer
  shortcut,       ///< 1, around a residual layer
  delta,          ///< dL/dz of an output unit, where every way ends
};

/// The names of documents, in the order of the enumeration.
inline constexpr Names<FactorKind, 6> factor_names{{
    {"activation", FactorKind::activation},
    {"slope", FactorKind::slope},
    {"normalization", FactorKind::normalization},
    {"weight", FactorKind::weight},
    {"shortcut", FactorKind::shortcut},
    {"delta", FactorKind::delta},
}};

/// One factor, and where it stands: `layer` and `unit` are those that it leads to; `from`, the unit
/// that it comes from.
struct Factor {
  FactorKind kind;
  int layer;
  int unit;
  int from;
  double value;
};

/// One way to the loss.
struct Way {
  std::vector<Factor> factors;  ///< from the parameter on
  double product;
};

/// All ways of one gradient.
struct Ways {
  double count;              ///< how many there are; beyond 2^53, rounded
  double gradient;           ///< all of them together
  double size;               ///< the same without their signs: where it is much more, they cancel
  std::vector<Way> largest;  ///< the largest products, sign left aside, largest first
};

/// The ways from where a weight adds to z, or, for `from` = -1, from the neuron's own z: then the
/// gradient is delta. `most`: so many of the largest are written out. A pass of its own is made
/// over the example. Throws std::invalid_argument for a place that the network does not have.
Ways ways_to_loss(const Pass& pass, int layer, int unit, int from, int most);

/// The same sum, the slow way: walks the ways one by one, `most` of them at most.
struct WalkedWays {
  double count;  ///< ways that were walked
  double sum;    ///< of their products
};
WalkedWays walk_ways(const Pass& pass, int layer, int unit, int from, double most);

}  // namespace backprop
