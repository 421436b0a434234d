#pragma once

#include <vector>

#include "numbers/buffer.hpp"
#include "training/objective.hpp"
#include "training/parameter_layout.hpp"

namespace backprop {

/// The objective whose batches are single examples: there are none to fill the lanes of the
/// processor's registers with, so each lane is a unit. Every vector is filled up with zeros to
/// whole lanes, and the way back goes over each weight once for both of its products. Why it has a
/// walk of its own, objective.hpp says.
class ExampleObjective final : public Objective {
 public:
  [[gnu::cold]] ExampleObjective(const Network& network, const Examples& examples);

  Eigen::Index batch_count() const override { return count_; }
  Eigen::Index examples_of(Eigen::Index /*batch*/) const override { return 1; }
  double loss(const Vector& parameters, Eigen::Index batch) override;
  double loss_and_gradients(const Vector& parameters, Eigen::Index batch, Vector& gradients,
                            Vector* magnitudes) override;

 private:
  struct LayerState {
    std::ptrdiff_t units;
    Activation activation;
    bool normalized;
    bool residual;
    Buffer arguments;          ///< u, where f' takes it, and of the output layer, for the loss
    Buffer values;             ///< f(u)
    Buffer activations;        ///< f(u) + a_before, of a residual layer; of others, values are
    Buffer normalized_values;  ///< n, of a normalised layer
    double inverse_deviation;  ///< likewise
  };

  int layer_count() const { return static_cast<int>(layers_.size()); }
  LayerState& layer(int l) { return layers_[static_cast<std::size_t>(l) - 1]; }
  /// a of layer 0..N.
  const double* activations(int l);

  ParameterLayout layout_;
  Loss loss_;
  Eigen::Index count_;
  std::ptrdiff_t input_step_;   ///< from one example's input to the next one's: whole lanes
  std::ptrdiff_t target_step_;  ///< likewise
  Buffer inputs_;
  Buffer targets_;
  const double* input_ = nullptr;   ///< of the example whose loss was computed last
  const double* target_ = nullptr;  ///< likewise
  std::vector<LayerState> layers_;
  Buffer deltas_;
  Buffer deltas_before_;
  Buffer gradient_of_activations_;  ///< dL/da of a residual layer, which also goes around it
};

}  // namespace backprop
