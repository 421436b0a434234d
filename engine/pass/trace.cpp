#include "pass/trace.hpp"

#include "pass/end_gradients.hpp"
#include "pass/slopes.hpp"

namespace backprop {

Trace trace_of(const Pass& pass) {
  Pass finished = pass;
  finished.backward();
  const int layer_count = finished.network().layer_count();
  Trace trace{finished.loss(), input_gradients(finished), {}};
  for (int l = 1; l <= layer_count; ++l) {
    const LayerPass& computed = finished.computed(l);
    LayerTrace layer{
        .preactivations = computed.preactivations,
        .activations = computed.activations,
        .slopes = slopes_of_units(finished, l),
        .activation_gradients = l == layer_count ? output_activation_gradients(finished)
                                                 : computed.activation_gradients,
        .deltas = computed.deltas,
        .weight_gradients = computed.weight_gradients,
        .bias_gradients = computed.deltas,
        .gamma_gradients = computed.gamma_gradients,
        .beta_gradients = computed.beta_gradients,
        .gradient_magnitude = computed.gradient_magnitude,
    };
    if (finished.layer(l).biases.size() == 0) layer.bias_gradients.resize(0);
    trace.layers.push_back(std::move(layer));
  }
  return trace;
}

}  // namespace backprop
