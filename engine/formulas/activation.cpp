#include "formulas/activation.hpp"

namespace backprop {

void activate_out_of_line(Activation activation, const ConstBlock& u, const Block& a) {
  with_function(activation, [&]<typename Function>(const Function& function) {
    if constexpr (takes_argument<Function>) {
      map_units<double>(value_of<double>(function), a, u);
    }
  });
}

void multiply_by_derivative_out_of_line(Activation activation, const ConstBlock& u,
                                        const ConstBlock& a, const Block& delta) {
  with_function(activation, [&]<typename Function>(const Function& function) {
    if constexpr (takes_argument<Function>) {
      const auto multiplied = [function](double gradient, double value, double argument) {
        return gradient * function.derivative(value, argument);
      };
      map_units<double>(multiplied, delta, delta, a, u);
    }
  });
}

}  // namespace backprop
