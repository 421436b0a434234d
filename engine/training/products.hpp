#pragma once

#include "numbers/layer_block.hpp"

/// The three products of backpropagation over a slice of a batch, for weights W (units x units
/// before):
///
///   forward         Z  = W A + b        weighted_sums with the panels of W
///   backward        dA = W^T Delta      weighted_sums with the panels of W^T
///   the gradients   dW = Delta A^T      add_outer_products
///
/// Each is cut into blocks whose sums stay in registers while the inner loop runs.
namespace backprop {

/// How many examples a slice has room for. Being a constant, it is part of the machine's addresses.
inline constexpr std::ptrdiff_t slice_size = 32;

/// Calls block.template operator()<Size>(first) for whole blocks of the first size, then of the
/// next, until `count` is used up. The last size is 1.
template <int Size, int... Smaller, typename Block>
void in_blocks(std::ptrdiff_t count, Block block, std::ptrdiff_t first = 0) {
  for (; first + Size <= count; first += Size) block.template operator()<Size>(first);
  if constexpr (sizeof...(Smaller) > 0) in_blocks<Smaller...>(count, block, first);
}

/// Copies a matrix into panels of up to four rows, in which a column's coefficients stand side by
/// side. Coefficient (r, k) is matrix[r * row_step + k * column_step]; the panel of rows r, r + 1,
/// ... begins at panels[r * columns].
inline void pack_panels(const double* matrix, std::ptrdiff_t row_step, std::ptrdiff_t column_step,
                        std::ptrdiff_t rows, std::ptrdiff_t columns, double* panels) {
  in_blocks<4, 1>(rows, [&]<int Rows>(std::ptrdiff_t r) {
    const double* from = matrix + r * row_step;
    double* to = panels + r * columns;
    for (std::ptrdiff_t k = 0; k < columns; ++k) {
      for (int row = 0; row < Rows; ++row) to[row] = from[row * row_step];
      from += column_step;
      to += Rows;
    }
  });
}

/// What a sum begins with: 0, a number for each row, or what stands in its place.
enum class Start { zero, given, present };

/// sum[r][n] += sum_k panel(r, k) values(k, n), for Rows rows and Columns * lane_count examples.
template <int Rows, int Columns>
void weighted_sum_block(const double* panel, const double* values, std::ptrdiff_t terms,
                        Start start, const double* given, double* sums) {
  Lanes sum[Rows][Columns] = {};
  for (int r = 0; r < Rows; ++r) {
    for (int n = 0; n < Columns; ++n) {
      if (start == Start::given) sum[r][n] = splat<Lanes>(given[r]);
      if (start == Start::present) sum[r][n] = load<Lanes>(sums + r * slice_size + n * lane_count);
    }
  }
  for (std::ptrdiff_t k = 0; k < terms; ++k) {
    for (int r = 0; r < Rows; ++r) {
      for (int n = 0; n < Columns; ++n) {
        sum[r][n] += panel[r] * load<Lanes>(values + n * lane_count);
      }
    }
    panel += Rows;
    values += slice_size;
  }
  for (int r = 0; r < Rows; ++r) {
    for (int n = 0; n < Columns; ++n) store(sums + r * slice_size + n * lane_count, sum[r][n]);
  }
}

/// sums(r, n) = start + sum_k c(r, k) values(k, n), for every unit r of `sums` and every example n,
/// with the coefficients c in panels. given: one number per unit, where the start is given.
inline void weighted_sums(const double* panels, const ConstBlock& values, Start start,
                          const double* given, const Block& sums) {
  in_blocks<4, 1>(sums.units, [&]<int Rows>(std::ptrdiff_t r) {
    const double* panel = panels + r * values.units;
    const double* begin = start == Start::given ? given + r : nullptr;
    in_blocks<2, 1>(sums.examples / lane_count, [&]<int Columns>(std::ptrdiff_t column) {
      const std::ptrdiff_t n = column * lane_count;
      weighted_sum_block<Rows, Columns>(panel, values.data + n, values.units, start, begin,
                                        sums.at(r, n));
    });
  });
}

/// gradients(j, i) += sum over the examples of deltas(j, n) values(i, n), for Rows x Columns.
template <int Rows, int Columns>
void outer_product_block(const double* deltas, const double* values, std::ptrdiff_t examples,
                         double* gradients, std::ptrdiff_t row_step) {
  Lanes sum[Rows][Columns] = {};
  for (std::ptrdiff_t n = 0; n < examples; n += lane_count) {
    for (int j = 0; j < Rows; ++j) {
      for (int i = 0; i < Columns; ++i) {
        sum[j][i] += load<Lanes>(deltas + j * slice_size) * load<Lanes>(values + i * slice_size);
      }
    }
    deltas += lane_count;
    values += lane_count;
  }
  for (int j = 0; j < Rows; ++j) {
    for (int i = 0; i < Columns; ++i) gradients[j * row_step + i] += lane_sum(sum[j][i]);
  }
}

/// weight_gradients += Delta A^T and bias_gradients += the sum over the examples of Delta.
/// Row j of the gradients begins at j * row_step.
inline void add_outer_products(const ConstBlock& deltas, const ConstBlock& values,
                               double* weight_gradients, std::ptrdiff_t row_step,
                               double* bias_gradients) {
  in_blocks<4, 1>(values.units, [&]<int Columns>(std::ptrdiff_t i) {
    in_blocks<2, 1>(deltas.units, [&]<int Rows>(std::ptrdiff_t j) {
      outer_product_block<Rows, Columns>(deltas.at(j, 0), values.at(i, 0), deltas.examples,
                                         weight_gradients + j * row_step + i, row_step);
    });
  });
  for (std::ptrdiff_t j = 0; j < deltas.units; ++j) {
    Lanes sum{};
    for (std::ptrdiff_t n = 0; n < deltas.examples; n += lane_count) {
      sum += load<Lanes>(deltas.at(j, n));
    }
    bias_gradients[j] += lane_sum(sum);
  }
}

}  // namespace backprop
