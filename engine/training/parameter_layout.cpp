#include "training/parameter_layout.hpp"

namespace backprop {

namespace {

/// Calls visit(row, place) for every row of weights and every vector of a network that is trained,
/// with its place in the buffer.
template <typename SomeNetwork, typename Buffer, typename Visit>
void for_each_row(const ParameterLayout& layout, SomeNetwork& network, Buffer& buffer,
                  Visit visit) {
  for (int l = 1; l <= network.layer_count(); ++l) {
    auto& layer = network.layers[static_cast<std::size_t>(l) - 1];
    const auto place = layout.layer(buffer, l);
    for (Eigen::Index j = 0; j < layer.units(); ++j) {
      visit(layer.weights.row(j), place.weights + j * place.row_step);
    }
    visit(layer.biases.transpose(), place.biases);
    visit(layer.gamma.transpose(), place.gamma);
    visit(layer.beta.transpose(), place.beta);
  }
}

}  // namespace

ParameterLayout::ParameterLayout(const Network& network) : places_(network.layers.size()) {
  for (std::size_t l = 0; l < places_.size(); ++l) {
    const Layer& layer = network.layers[l];
    Place& place = places_[l];
    place = {size_, layer.units(), whole_lanes(layer.weights.cols())};
    const Eigen::Index vectors = layer.normalized() ? 3 : 1;
    size_ += place.units * place.row_step + vectors * whole_lanes(place.units);
  }
}

std::vector<ParameterRange> ParameterLayout::held(const Network& network) const {
  std::vector<ParameterRange> ranges;
  for (int l = 1; l <= network.layer_count(); ++l) {
    const Layer& layer = network.layers[static_cast<std::size_t>(l) - 1];
    const ParameterRange own = weights(l);
    if (layer.frozen_weights) ranges.push_back(own);
    if (layer.frozen_biases || layer.biases.size() == 0) {
      ranges.push_back({own.begin + own.size, whole_lanes(layer.units())});
    }
  }
  return ranges;
}

Vector ParameterLayout::gather(const Network& network) const {
  Vector parameters = Vector::Zero(size_);
  for_each_row(*this, network, parameters, [](const auto& row, double* place) {
    for (Eigen::Index i = 0; i < row.size(); ++i) place[i] = row[i];
  });
  return parameters;
}

void ParameterLayout::scatter(const Vector& parameters, Network& network) const {
  for_each_row(*this, network, parameters, [](auto row, const double* place) {
    for (Eigen::Index i = 0; i < row.size(); ++i) row[i] = place[i];
  });
}

}  // namespace backprop
