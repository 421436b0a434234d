#include "pass/end_gradients.hpp"

#include "formulas/loss.hpp"

namespace backprop {

Vector input_gradients(const Pass& pass) {
  const Layer& first = pass.layer(1);
  const LayerPass& computed = pass.computed(1);
  Vector gradients(first.weights.cols());
  for (Eigen::Index i = 0; i < gradients.size(); ++i) {
    double sum = first.residual ? computed.activation_gradients[i] : 0.0;
    for (Eigen::Index j = 0; j < first.units(); ++j) {
      sum += first.weights(j, i) * computed.deltas[j];
    }
    gradients[i] = sum;
  }
  return gradients;
}

Vector output_activation_gradients(const Pass& pass) {
  const Vector& answer = pass.activations(pass.network().layer_count());
  const Vector& target = pass.example().target;
  Vector gradients(answer.size());
  for (Eigen::Index j = 0; j < answer.size(); ++j) {
    gradients[j] = output_activation_gradient(pass.network().loss, answer[j],
                                              target.size() == 0 ? 0.0 : target[j], answer.size());
  }
  return gradients;
}

}  // namespace backprop
