#pragma once

#include <memory>

#include "network/examples.hpp"
#include "network/network.hpp"
#include "training/settings.hpp"

namespace backprop {

/// How examples are put into batches: consecutive ones, in the order given. The last batch may have
/// fewer.
struct Batches {
  Eigen::Index size;  ///< examples of a batch, from 1 on
  Reduction reduction = Reduction::mean;
};

/// What training makes small: the loss of a network over a batch of examples, as a function of its
/// parameters, with its gradients. The same formulas as in Pass, ordered for speed. No member
/// allocates memory. A penalty such as L2, which no example has a part in, is not included.
///
/// The way forward and back is written three times, because what fills the processor's registers
/// differs, and with it the order of the sums and what has to be kept:
///
///   Pass              nothing: a layer an iteration, every number kept, for whoever looks at it
///   ExampleObjective  a layer's units, of a single example, which is a batch of its own
///   BatchObjective    a batch's examples, of each unit
///
/// and once more, for the sizes of error signals of many draws at a time (pass/ratios.cpp).
///
/// Given single examples too, BatchObjective makes 0.45 times as many steps on a network of three
/// layers of four, and 0.28 times as many on one of twenty layers of eight (WebAssembly in Node, in
/// one run). The formulas themselves are written once, in formulas/; the tests hold the three to
/// the same gradients.
class Objective {
 public:
  Objective() = default;
  Objective(const Objective&) = delete;
  Objective& operator=(const Objective&) = delete;
  Objective(Objective&&) = delete;
  Objective& operator=(Objective&&) = delete;
  virtual ~Objective() = default;

  /// How many batches the examples make.
  virtual Eigen::Index batch_count() const = 0;
  /// How many examples batch 0..batch_count() - 1 has.
  virtual Eigen::Index examples_of(Eigen::Index batch) const = 0;

  /// The mean, or the sum, of the losses of a batch's examples. parameters: in the layout of the
  /// network.
  virtual double loss(const Vector& parameters, Eigen::Index batch) = 0;
  /// The same, and its gradients, in the same layout. magnitudes, if any, receives for layer 1..N
  /// the mean over units and examples of |delta|, with delta = dL/dz of each example's own loss.
  virtual double loss_and_gradients(const Vector& parameters, Eigen::Index batch, Vector& gradients,
                                    Vector* magnitudes = nullptr) = 0;
};

/// Only the shape of the network matters. There must be at least one example, and shapes that fit
/// the network's.
std::unique_ptr<Objective> make_objective(const Network& network, const Examples& examples,
                                          const Batches& batches);

}  // namespace backprop
