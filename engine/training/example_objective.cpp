#include "training/example_objective.hpp"

#include <algorithm>
#include <utility>

#include "training/products.hpp"

namespace backprop {

namespace {

/// Units in the lanes: a block of one row, as long as the layer in whole lanes.
Block in_lanes(double* numbers, std::ptrdiff_t units) {
  return {numbers, 1, whole_lanes(units), 0};
}
ConstBlock in_lanes(const double* numbers, std::ptrdiff_t units) {
  return {numbers, 1, whole_lanes(units), 0};
}

/// With what fills up its last lanes.
void copy(const double* numbers, std::ptrdiff_t units, double* to) {
  for (std::ptrdiff_t k = 0; k < units; k += lane_count) store(to + k, load<Lanes>(numbers + k));
}

/// Fills up the last lanes with zeros again.
void clear_padding(double* numbers, std::ptrdiff_t units) {
  for (std::ptrdiff_t k = units; k < whole_lanes(units); ++k) numbers[k] = 0.0;
}

Buffer buffer_of(std::ptrdiff_t units) { return zeros(whole_lanes(units)); }

/// Column after column, each filled up with zeros to whole lanes.
Buffer filled_up(const Matrix& columns) {
  const std::ptrdiff_t step = whole_lanes(columns.rows());
  Buffer buffer = zeros(step * columns.cols());
  for (Eigen::Index n = 0; n < columns.cols(); ++n) {
    for (Eigen::Index j = 0; j < columns.rows(); ++j) {
      buffer[static_cast<std::size_t>(n * step + j)] = columns(j, n);
    }
  }
  return buffer;
}

/// z = start + W a, for Columns * lane_count columns of W: each row is one sum over lanes.
template <int Columns>
void weighted_sum_columns(const double* weights, std::ptrdiff_t row_step, const double* a,
                          const double* start, std::ptrdiff_t units, double* z) {
  Lanes before[Columns];
  for (int i = 0; i < Columns; ++i) before[i] = load<Lanes>(a + i * lane_count);
  for (std::ptrdiff_t j = 0; j < units; ++j) {
    Lanes sum = load<Lanes>(weights) * before[0];
    for (int i = 1; i < Columns; ++i) sum += load<Lanes>(weights + i * lane_count) * before[i];
    z[j] = start[j] + lane_sum(sum);
    weights += row_step;
  }
}

/// z = W a + b.
void weighted_sums(const double* weights, std::ptrdiff_t row_step, const double* biases,
                   const double* a, std::ptrdiff_t units, double* z) {
  in_blocks<4, 2, 1>(row_step / lane_count, [&]<int Columns>(std::ptrdiff_t first) {
    const std::ptrdiff_t i = first * lane_count;
    weighted_sum_columns<Columns>(weights + i, row_step, a + i, first == 0 ? biases : z, units, z);
  });
}

/// Both products of the way back, row by row of W and for Columns * lane_count of its columns:
/// dL/da_before = start + W^T delta and dL/dW = delta a_before^T.
template <int Columns>
void backward_columns(const double* weights, std::ptrdiff_t row_step, const double* a_before,
                      const double* deltas, std::ptrdiff_t units, const double* start,
                      double* gradient_before, double* weight_gradients) {
  Lanes before[Columns];
  Lanes sum[Columns] = {};
  for (int i = 0; i < Columns; ++i) {
    before[i] = load<Lanes>(a_before + i * lane_count);
    if (start) sum[i] = load<Lanes>(start + i * lane_count);
  }
  for (std::ptrdiff_t j = 0; j < units; ++j) {
    const Lanes delta = splat<Lanes>(deltas[j]);
    for (int i = 0; i < Columns; ++i) {
      sum[i] += delta * load<Lanes>(weights + i * lane_count);
      store(weight_gradients + i * lane_count, delta * before[i]);
    }
    weights += row_step;
    weight_gradients += row_step;
  }
  for (int i = 0; i < Columns; ++i) store(gradient_before + i * lane_count, sum[i]);
}

void backward_products(const double* weights, std::ptrdiff_t row_step, const double* a_before,
                       const double* deltas, std::ptrdiff_t units, const double* start,
                       double* gradient_before, double* weight_gradients) {
  in_blocks<4, 2, 1>(row_step / lane_count, [&]<int Columns>(std::ptrdiff_t first) {
    const std::ptrdiff_t i = first * lane_count;
    backward_columns<Columns>(weights + i, row_step, a_before + i, deltas, units,
                              start ? start + i : nullptr, gradient_before + i,
                              weight_gradients + i);
  });
}

}  // namespace

ExampleObjective::ExampleObjective(const Network& network, const Examples& examples)
    : layout_(network),
      loss_(network.loss),
      count_(examples.size()),
      input_step_(whole_lanes(examples.inputs.rows())),
      target_step_(whole_lanes(examples.targets.rows())),
      inputs_(filled_up(examples.inputs)),
      targets_(filled_up(examples.targets)) {
  std::ptrdiff_t widest = network.inputs;
  for (const Layer& shape : network.layers) {
    const Eigen::Index units = shape.units();
    widest = std::max(widest, units);
    LayerState state{
        units, shape.activation, shape.normalized(), shape.residual, {}, buffer_of(units), {}, {},
        0.0};
    const bool is_output = &shape == &network.layers.back();
    if (is_output || keeps_arguments(shape.activation)) state.arguments = buffer_of(units);
    if (state.residual) state.activations = buffer_of(units);
    if (state.normalized) state.normalized_values = buffer_of(units);
    layers_.push_back(std::move(state));
  }
  deltas_ = buffer_of(widest);
  deltas_before_ = buffer_of(widest);
  gradient_of_activations_ = buffer_of(widest);
}

const double* ExampleObjective::activations(int l) {
  if (l == 0) return input_;
  const LayerState& here = layer(l);
  return (here.residual ? here.activations : here.values).data();
}

/// z = W a_before + b,  u = z or its normalisation,  a = f(u) (+ a_before).
double ExampleObjective::loss(const Vector& parameters, Eigen::Index batch) {
  input_ = inputs_.data() + batch * input_step_;
  target_ = targets_.data() + batch * target_step_;
  for (int l = 1; l <= layer_count(); ++l) {
    LayerState& here = layer(l);
    const auto own = layout_.layer(parameters, l);
    const double* before = activations(l - 1);
    double* values = here.values.data();
    // z gives place to u, and u to f(u) where nobody asks for it again.
    double* z = here.arguments.empty() ? values : here.arguments.data();
    weighted_sums(own.weights, own.row_step, own.biases, before, here.units, z);
    if (here.normalized) {
      normalize<double>(one_example(z, here.units), own.gamma, own.beta,
                        one_example(here.normalized_values.data(), here.units),
                        one_example(z, here.units), &here.inverse_deviation);
    }
    if (here.activation == Activation::softmax) {
      softmax<double>(one_example(z, here.units), one_example(values, here.units));
    } else {
      activate<Lanes>(here.activation, in_lanes(z, here.units), in_lanes(values, here.units));
      clear_padding(values, here.units);
    }
    if (here.residual) {
      map_units<Lanes>([](Lanes value, Lanes a_before) { return value + a_before; },
                       in_lanes(here.activations.data(), here.units), in_lanes(values, here.units),
                       in_lanes(before, here.units));
    }
  }
  const LayerState& output = layers_.back();
  double loss = 0.0;
  loss_values<double>(loss_, one_example(output.arguments.data(), output.units),
                      one_example(output.values.data(), output.units),
                      one_example(target_, output.units), &loss);
  return loss;
}

/// delta_L from the loss; below it dL/da = W_above^T delta_above (+ dL/da_above), delta =
/// dL/da * f'(u), through the normalisation to dL/dz; and dL/dW = delta a_before^T.
double ExampleObjective::loss_and_gradients(const Vector& parameters, Eigen::Index batch,
                                            Vector& gradients, Vector* magnitudes) {
  const double value = loss(parameters, batch);
  for (int l = layer_count(); l >= 1; --l) {
    LayerState& here = layer(l);
    const auto own = layout_.layer(parameters, l);
    const auto gradient = layout_.layer(gradients, l);
    double* delta = deltas_.data();
    if (l == layer_count()) {
      output_delta<double>(loss_, here.activation, one_example(here.arguments.data(), here.units),
                           one_example(here.values.data(), here.units),
                           one_example(target_, here.units), one_example(delta, here.units));
      clear_padding(delta, here.units);
    } else {
      if (here.residual) copy(delta, here.units, gradient_of_activations_.data());
      multiply_by_derivative<Lanes>(here.activation, in_lanes(here.arguments.data(), here.units),
                                    in_lanes(here.values.data(), here.units),
                                    in_lanes(delta, here.units));
      if (here.normalized) {
        const ConstBlock normalized = one_example(here.normalized_values.data(), here.units);
        std::fill_n(gradient.gamma, here.units, 0.0);
        std::fill_n(gradient.beta, here.units, 0.0);
        add_normalization_gradients<double>(normalized, one_example(delta, here.units),
                                            gradient.gamma, gradient.beta);
        normalize_backward<double>(normalized, &here.inverse_deviation, own.gamma,
                                   one_example(delta, here.units));
      }
    }
    copy(delta, here.units, gradient.biases);
    if (magnitudes != nullptr) {
      (*magnitudes)[l - 1] = Eigen::Map<const Vector>(delta, here.units).cwiseAbs().mean();
    }
    backward_products(own.weights, own.row_step, activations(l - 1), delta, here.units,
                      here.residual ? gradient_of_activations_.data() : nullptr,
                      deltas_before_.data(), gradient.weights);
    std::swap(deltas_, deltas_before_);
  }
  return value;
}

}  // namespace backprop
