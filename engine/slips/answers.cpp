#include "slips/answers.hpp"

#include <algorithm>
#include <cmath>

#include "checks/ranges.hpp"
#include "slips/likely_slip.hpp"

namespace backprop {

namespace {

double of_quantity(const Trace& trace, Quantity quantity, std::size_t layer, Eigen::Index unit,
                   Eigen::Index from) {
  const LayerTrace& here = trace.layers[layer];
  switch (quantity) {
    case Quantity::preactivation:
      return here.preactivations[unit];
    case Quantity::activation:
      return here.activations[unit];
    case Quantity::delta:
      return here.deltas[unit];
    case Quantity::weight_gradient:
      return here.weight_gradients(unit, from);
    case Quantity::bias_gradient:
      break;
  }
  return here.bias_gradients[unit];
}

template <Quantity quantity>
double found(const Trace& trace, std::size_t layer, Eigen::Index unit, Eigen::Index from) {
  return of_quantity(trace, quantity, layer, unit, from);
}

/// In the order of the enumeration.
constexpr std::array<ClaimedTraceNumber::Find, 5> finds{
    found<Quantity::preactivation>, found<Quantity::activation>, found<Quantity::delta>,
    found<Quantity::weight_gradient>, found<Quantity::bias_gradient>};

/// What read_answer takes is whole numbers but for the answer itself, as the face sees to.
ClaimedTraceNumber read_answer(const double* numbers, const Pass& pass, double slack) {
  const auto at = [numbers](int k) { return static_cast<int>(numbers[k]); };
  const int quantity = at(0);
  const int layer = at(1);
  check_whole_number("quantity", quantity, 0, finds.size() - 1);
  check_whole_number("layer", layer, 1, pass.network().layer_count());
  const Layer& own = pass.layer(layer);
  const bool is_of_bias = quantity == static_cast<int>(Quantity::bias_gradient);
  const bool is_of_weight = quantity == static_cast<int>(Quantity::weight_gradient);
  check_whole_number("unit", at(2), 0, (is_of_bias ? own.biases.size() : own.units()) - 1);
  if (is_of_weight) check_whole_number("from", at(3), 0, own.weights.cols() - 1);
  const double number = numbers[4];
  const double tolerance = tolerance_of(number, at(5), at(6));
  return {.claimed = {number, std::max(tolerance, slack * std::abs(number))},
          .find = finds[static_cast<std::size_t>(quantity)],
          .layer = static_cast<std::size_t>(layer) - 1,
          .row = at(2),
          .column = at(3)};
}

}  // namespace

std::optional<Slip> slip_of_answer(const Pass& pass, const Vector& answers, int which,
                                   const Marking& marking) {
  const Eigen::Index count = answers.size() / numbers_of_answer;
  check_whole_number("answer", which, 0, count - 1);
  std::vector<ClaimedTraceNumber> numbers(static_cast<std::size_t>(count));
  for (Eigen::Index k = 0; k < count; ++k) {
    numbers[static_cast<std::size_t>(k)] =
        read_answer(answers.data() + k * numbers_of_answer, pass, marking.slack);
  }
  const ClaimedTraceNumber& off = numbers[static_cast<std::size_t>(which)];
  if (off.agrees_with(trace_of(pass))) return {};
  return likely_slip(pass.network(), pass.example(), marking.learning_rate, numbers, off);
}

}  // namespace backprop
