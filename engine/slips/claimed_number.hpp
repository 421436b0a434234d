#pragma once

#include "pass/trace.hpp"

namespace backprop {

/// A number that someone claims, and how far off it may be.
struct ClaimedNumber {
  double number;
  double tolerance;

  bool agrees_with(double truth) const;
};

/// A number that someone says a pass comes to, and how to find the same in a trace.
struct ClaimedTraceNumber {
  using Find = double (*)(const Trace& trace, std::size_t layer, Eigen::Index row,
                          Eigen::Index column);

  ClaimedNumber claimed;
  Find find;
  std::size_t layer;  ///< from 0
  Eigen::Index row;
  Eigen::Index column;

  double in(const Trace& trace) const { return find(trace, layer, row, column); }
  bool agrees_with(const Trace& trace) const { return claimed.agrees_with(in(trace)); }
};

/// How far off a number may be that is written with so many digits, so many of them behind the
/// point: a little more than half a unit of the last of them, because the half itself is rounded
/// either way. A number without decimals is meant exactly, and so is one with all the digits that
/// programs write.
double tolerance_of(double number, int digits, int decimals);

}  // namespace backprop
