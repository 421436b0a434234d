#pragma once

#include <vector>

#include "numbers/buffer.hpp"
#include "numbers/layer_block.hpp"
#include "training/objective.hpp"
#include "training/parameter_layout.hpp"

namespace backprop {

/// The objective over batches of many examples. A batch is worked on slice by slice, so that a
/// slice's numbers stay in the processor's caches on their way forward and back; within a slice,
/// each lane of the processor's registers is an example. Why it has a walk of its own,
/// objective.hpp says.
class BatchObjective final : public Objective {
 public:
  [[gnu::cold]] BatchObjective(const Network& network, const Examples& examples,
                               const Batches& batches);

  Eigen::Index batch_count() const override { return static_cast<Eigen::Index>(batches_.size()); }
  Eigen::Index examples_of(Eigen::Index batch) const override { return batch_at(batch).size; }
  double loss(const Vector& parameters, Eigen::Index batch) override;
  double loss_and_gradients(const Vector& parameters, Eigen::Index batch, Vector& gradients,
                            Vector* magnitudes) override;

 private:
  /// Inputs and targets of up to slice_size examples. What fills up the last lanes is 0.
  struct Slice {
    std::ptrdiff_t examples;
    Buffer inputs;
    Buffer targets;
  };

  struct Batch {
    Eigen::Index size;  ///< examples
    std::vector<Slice> slices;
  };

  /// What does not change of a layer, and what one slice's way forward leaves for its way back.
  struct LayerState {
    std::ptrdiff_t units;
    std::ptrdiff_t units_before;
    Activation activation;
    bool normalized;
    bool residual;
    Buffer panels;              ///< of W
    Buffer transposed_panels;   ///< of W^T
    Buffer arguments;           ///< u, where f' takes it, and of the output layer, for the loss
    Buffer values;              ///< f(u)
    Buffer activations;         ///< f(u) + a_before, of a residual layer; of others, values are
    Buffer normalized_values;   ///< n, of a normalised layer
    Buffer inverse_deviations;  ///< likewise
  };

  int layer_count() const { return static_cast<int>(layers_.size()); }
  LayerState& layer(int l) { return layers_[static_cast<std::size_t>(l) - 1]; }
  /// a of layer 0..N.
  ConstBlock activations(const Slice& slice, int l);

  const Batch& batch_at(Eigen::Index batch) const {
    return batches_[static_cast<std::size_t>(batch)];
  }
  double evaluate(const Vector& parameters, const Batch& batch, Vector* gradients,
                  Vector* magnitudes);
  void pack_weights(const Vector& parameters);
  /// Returns the sum of the slice's losses.
  double forward(const Vector& parameters, const Slice& slice);
  /// share: of an example's loss in the batch's.
  void backward(const Vector& parameters, const Slice& slice, double share, Vector& gradients,
                Vector* magnitudes);

  ParameterLayout layout_;
  Loss loss_;
  Reduction reduction_;
  std::vector<Batch> batches_;
  std::vector<LayerState> layers_;
  Buffer losses_;
  Buffer deltas_;         ///< of the layer the way back stands at
  Buffer deltas_before_;  ///< of the layer before it
};

}  // namespace backprop
