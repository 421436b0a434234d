#include "training/batch_objective.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "training/products.hpp"

namespace backprop {

namespace {

template <typename SomeBuffer>
auto block(SomeBuffer& buffer, std::ptrdiff_t units, std::ptrdiff_t examples) {
  using Double = std::remove_pointer_t<decltype(buffer.data())>;
  return BasicBlock<Double>{buffer.data(), units, whole_lanes(examples), slice_size};
}

Buffer buffer_of(std::ptrdiff_t units) { return zeros(units * slice_size); }

/// Columns first..first + count of a matrix, as a block with room for a whole slice.
Buffer columns(const Matrix& numbers, Eigen::Index first, Eigen::Index count) {
  Buffer buffer = buffer_of(numbers.rows());
  for (Eigen::Index j = 0; j < numbers.rows(); ++j) {
    for (Eigen::Index n = 0; n < count; ++n) {
      buffer[static_cast<std::size_t>(j * slice_size + n)] = numbers(j, first + n);
    }
  }
  return buffer;
}

double sum_of_absolutes(const ConstBlock& block) {
  Lanes sum{};
  for (std::ptrdiff_t n = 0; n < block.examples; n += lane_count) {
    sum += sum_over_units<Lanes>(n, absolute<Lanes>, block);
  }
  return lane_sum(sum);
}

}  // namespace

BatchObjective::BatchObjective(const Network& network, const Examples& examples,
                               const Batches& batches)
    : layout_(network), loss_(network.loss), reduction_(batches.reduction), losses_(buffer_of(1)) {
  for (Eigen::Index begin = 0; begin < examples.size(); begin += batches.size) {
    const Eigen::Index end = std::min(begin + batches.size, examples.size());
    Batch& batch = batches_.emplace_back(Batch{end - begin, {}});
    for (Eigen::Index first = begin; first < end; first += slice_size) {
      const Eigen::Index count = std::min<Eigen::Index>(slice_size, end - first);
      batch.slices.push_back(
          {count, columns(examples.inputs, first, count), columns(examples.targets, first, count)});
    }
  }
  std::ptrdiff_t widest = network.inputs;
  for (const Layer& shape : network.layers) {
    const Eigen::Index units = shape.units();
    widest = std::max(widest, units);
    LayerState state{units,
                     shape.weights.cols(),
                     shape.activation,
                     shape.normalized(),
                     shape.residual,
                     zeros(shape.weights.size()),
                     zeros(shape.weights.size()),
                     {},
                     buffer_of(units),
                     {},
                     {},
                     {}};
    const bool is_output = &shape == &network.layers.back();
    if (is_output || keeps_arguments(shape.activation)) state.arguments = buffer_of(units);
    if (state.residual) state.activations = buffer_of(units);
    if (state.normalized) {
      state.normalized_values = buffer_of(units);
      state.inverse_deviations = buffer_of(1);
    }
    layers_.push_back(std::move(state));
  }
  deltas_ = buffer_of(widest);
  deltas_before_ = buffer_of(widest);
}

double BatchObjective::loss(const Vector& parameters, Eigen::Index batch) {
  return evaluate(parameters, batch_at(batch), nullptr, nullptr);
}

double BatchObjective::loss_and_gradients(const Vector& parameters, Eigen::Index batch,
                                          Vector& gradients, Vector* magnitudes) {
  gradients.setZero();
  if (magnitudes != nullptr) magnitudes->setZero();
  return evaluate(parameters, batch_at(batch), &gradients, magnitudes);
}

double BatchObjective::evaluate(const Vector& parameters, const Batch& batch, Vector* gradients,
                                Vector* magnitudes) {
  const double divisor = reduction_ == Reduction::sum ? 1.0 : static_cast<double>(batch.size);
  pack_weights(parameters);
  double sum = 0.0;
  for (const Slice& slice : batch.slices) {
    sum += forward(parameters, slice);
    if (gradients != nullptr) backward(parameters, slice, 1.0 / divisor, *gradients, magnitudes);
  }
  // Each delta is an example's own, times its share of the batch's loss.
  if (magnitudes != nullptr && reduction_ == Reduction::sum) {
    *magnitudes /= static_cast<double>(batch.size);
  }
  return sum / divisor;
}

void BatchObjective::pack_weights(const Vector& parameters) {
  for (int l = 1; l <= layer_count(); ++l) {
    LayerState& here = layer(l);
    const auto own = layout_.layer(parameters, l);
    pack_panels(own.weights, own.row_step, 1, here.units, here.units_before, here.panels.data());
    pack_panels(own.weights, 1, own.row_step, here.units_before, here.units,
                here.transposed_panels.data());
  }
}

ConstBlock BatchObjective::activations(const Slice& slice, int l) {
  if (l == 0) return block(slice.inputs, layer(1).units_before, slice.examples);
  const LayerState& here = layer(l);
  return block(here.residual ? here.activations : here.values, here.units, slice.examples);
}

/// Z = W A_before + b,  U = Z or its normalisation,  A = f(U) (+ A_before).
double BatchObjective::forward(const Vector& parameters, const Slice& slice) {
  for (int l = 1; l <= layer_count(); ++l) {
    LayerState& here = layer(l);
    const auto own = layout_.layer(parameters, l);
    const ConstBlock before = activations(slice, l - 1);
    const Block values = block(here.values, here.units, slice.examples);
    // z gives place to u, and u to f(u) where nobody asks for it again.
    const Block z =
        here.arguments.empty() ? values : block(here.arguments, here.units, slice.examples);
    weighted_sums(here.panels.data(), before, Start::given, own.biases, z);
    if (here.normalized) {
      normalize<Lanes>(z, own.gamma, own.beta,
                       block(here.normalized_values, here.units, slice.examples), z,
                       here.inverse_deviations.data());
    }
    activate<Lanes>(here.activation, z, values);
    if (here.residual) {
      map_units<Lanes>([](Lanes value, Lanes a_before) { return value + a_before; },
                       block(here.activations, here.units, slice.examples), values, before);
    }
  }
  const std::ptrdiff_t outputs = layers_.back().units;
  loss_values<Lanes>(loss_, block(layers_.back().arguments, outputs, slice.examples),
                     activations(slice, layer_count()),
                     block(slice.targets, outputs, slice.examples), losses_.data());
  return std::accumulate(losses_.data(), losses_.data() + slice.examples, 0.0);
}

/// Delta_L from the loss; below it dL/dA = W_above^T Delta_above (+ dL/dA_above), Delta =
/// dL/dA * f'(U), through the normalisation to dL/dZ; and dL/dW = Delta A_before^T.
void BatchObjective::backward(const Vector& parameters, const Slice& slice, double share,
                              Vector& gradients, Vector* magnitudes) {
  for (int l = layer_count(); l >= 1; --l) {
    LayerState& here = layer(l);
    const auto own = layout_.layer(parameters, l);
    const auto gradient = layout_.layer(gradients, l);
    const ConstBlock arguments = block(here.arguments, here.units, slice.examples);
    const ConstBlock values = block(here.values, here.units, slice.examples);
    const Block delta = block(deltas_, here.units, slice.examples);
    const Block delta_before = block(deltas_before_, here.units_before, slice.examples);
    if (l == layer_count()) {
      output_delta<Lanes>(loss_, here.activation, arguments, values,
                          block(slice.targets, here.units, slice.examples), delta);
      map_units<Lanes>([share](Lanes number) { return share * number; }, delta, delta);
      // What fills up the last lanes has no share: no gradient comes from it.
      for (std::ptrdiff_t n = slice.examples; n < delta.examples; ++n) {
        for (std::ptrdiff_t j = 0; j < delta.units; ++j) *delta.at(j, n) = 0.0;
      }
    } else {
      if (here.residual) {
        map_units<Lanes>([](Lanes number) { return number; }, delta_before, delta);
      }
      multiply_by_derivative<Lanes>(here.activation, arguments, values, delta);
      if (here.normalized) {
        const ConstBlock normalized = block(here.normalized_values, here.units, slice.examples);
        add_normalization_gradients<Lanes>(normalized, delta, gradient.gamma, gradient.beta);
        normalize_backward<Lanes>(normalized, here.inverse_deviations.data(), own.gamma, delta);
      }
    }
    if (magnitudes != nullptr) {
      // Where each delta holds its example's share of a mean, their sum over the batch is that
      // mean.
      (*magnitudes)[l - 1] += sum_of_absolutes(delta) / static_cast<double>(here.units);
    }
    add_outer_products(delta, activations(slice, l - 1), gradient.weights, gradient.row_step,
                       gradient.biases);
    if (l > 1) {
      weighted_sums(here.transposed_panels.data(), delta,
                    here.residual ? Start::present : Start::zero, nullptr, delta_before);
    }
    std::swap(deltas_, deltas_before_);
  }
}

}  // namespace backprop
