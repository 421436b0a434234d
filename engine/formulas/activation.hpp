#pragma once

#include <array>
#include <cstddef>
#include <type_traits>

#include "checks/names.hpp"
#include "numbers/elementary.hpp"
#include "numbers/layer_block.hpp"
#include "numbers/standard_normal.hpp"

namespace backprop {

/// The slope of leaky ReLU below 0, where a layer does not say another (PyTorch's default).
inline constexpr double default_negative_slope = 0.01;

/// The activation function a = f(u) of a layer, where u is its z or its normalisation. Each
/// function's value and its derivative stand side by side below.
struct Activation {
  enum Name { sigmoid, tanh, relu, leaky_relu, linear, softplus, elu, silu, gelu, softmax };

  constexpr Activation(Name which = linear, double below_0 = default_negative_slope)
      : name(which), negative_slope(below_0) {}
  constexpr operator Name() const { return name; }

  Name name;
  double negative_slope;  ///< of leaky_relu, at least 0
};

/// The names of the network document, in the order of the enumeration.
inline constexpr Names<Activation::Name, 10> activation_names{{
    {"sigmoid", Activation::sigmoid},
    {"tanh", Activation::tanh},
    {"relu", Activation::relu},
    {"leaky_relu", Activation::leaky_relu},
    {"linear", Activation::linear},
    {"softplus", Activation::softplus},
    {"elu", Activation::elu},
    {"silu", Activation::silu},
    {"gelu", Activation::gelu},
    {"softmax", Activation::softmax},
}};

// Values and derivatives take one double, or Lanes of them. A derivative f'(u) declares by its
// parameters what it needs: the value a = f(u), which is always kept for it, or the argument u as
// well, which is kept just where it is needed (keeps_arguments).

/// sigma(u) = 1 / (1 + e^-u). The derivative is at most 1/4, at u = 0.
struct Sigmoid {
  template <typename Number>
  static Number value(Number u) {
    // e^-u as the fraction 2^k (even + odd) / (even - odd): one division instead of two.
    const auto [power_of_two, even, odd] = exponential_parts(-u);
    const Number denominator = even - odd;
    return denominator / (denominator + power_of_two * (even + odd));
  }
  template <typename Number>
  static Number derivative(Number a) {
    return a * (1.0 - a);
  }
};

/// tanh u = (e^2u - 1) / (e^2u + 1). The derivative is at most 1, at u = 0.
struct HyperbolicTangent {
  template <typename Number>
  static Number value(Number u) {
    constexpr double flat = 40.0;  // long before 2 |u| = 40, tanh is 1 to the last bit
    const Number two_u = smaller(2.0 * absolute(u), splat<Number>(flat));
    // e^2u - 1 from e^r - 1 = 2 odd / (even - odd), which keeps its digits near 0.
    const auto [power_of_two, even, odd] = exponential_parts(two_u);
    const Number denominator = even - odd;
    const Number minus_one = (power_of_two - 1.0) * denominator + power_of_two * (2.0 * odd);
    const Number plus_one = power_of_two * (even + odd) + denominator;
    return with_sign_of(u, smaller(minus_one / plus_one, splat<Number>(1.0)));
  }
  template <typename Number>
  static Number derivative(Number a) {
    return 1.0 - a * a;
  }
};

/// max(0, u). The derivative at 0 is 0 by convention (PyTorch's).
struct Relu {
  template <typename Number>
  static Number value(Number u) {
    return select(u <= 0.0, Number{}, u);
  }
  template <typename Number>
  static Number derivative(Number a) {
    return select(a > 0.0, splat<Number>(1.0), Number{});
  }
};

/// u for u > 0, else negative_slope u. As the slope is not negative, a > 0 just where u > 0.
struct LeakyRelu {
  double negative_slope = default_negative_slope;
  template <typename Number>
  Number value(Number u) const {
    return select(u > 0.0, u, negative_slope * u);
  }
  template <typename Number>
  Number derivative(Number a) const {
    return select(a > 0.0, splat<Number>(1.0), splat<Number>(negative_slope));
  }
};

/// u itself.
struct Linear {
  template <typename Number>
  static Number value(Number u) {
    return u;
  }
  template <typename Number>
  static Number derivative(Number /*a*/) {
    return splat<Number>(1.0);
  }
};

/// ln(1 + e^u), at every u (PyTorch's goes over to u above 20, where the two agree to 2e-9). The
/// derivative is sigma(u), which the value has too few digits for where u is far below 0.
struct Softplus {
  template <typename Number>
  static Number value(Number u) {
    return Relu::value(u) + log_one_plus(exponential(-absolute(u)));
  }
  template <typename Number>
  static Number derivative(Number /*a*/, Number u) {
    return Sigmoid::value(u);
  }
};

/// u for u > 0, else e^u - 1 (Clevert, Unterthiner & Hochreiter 2016; alpha is 1). The derivative
/// below 0 is e^u, which the value has too few digits for where u is far below 0.
struct Elu {
  template <typename Number>
  static Number value(Number u) {
    return select(u > 0.0, u, exponential_minus_one(u));
  }
  template <typename Number>
  static Number derivative(Number /*a*/, Number u) {
    return select(u > 0.0, splat<Number>(1.0), exponential(u));
  }
};

/// u sigma(u), also called swish (Elfwing, Uchibe & Doya 2018). The derivative is
/// sigma(u) + u sigma(u) (1 - sigma(u)), with sigma(u) = a / u.
struct Silu {
  template <typename Number>
  static Number value(Number u) {
    // Where sigma(u) is 0, it is so whatever the size of u.
    constexpr double vanishing = -750.0;
    return larger(u, splat<Number>(vanishing)) * Sigmoid::value(u);
  }
  template <typename Number>
  static Number derivative(Number a, Number u) {
    constexpr double least = 1e-300;  // nearer to 0, a has too few digits left to be divided
    const Number sigma = select(absolute(u) > least, a / u, splat<Number>(0.5));
    return sigma + a * (1.0 - sigma);
  }
};

/// u Phi(u) with the standard normal distribution Phi, exactly: not its approximation by tanh
/// (Hendrycks & Gimpel 2016). The derivative is Phi(u) + u phi(u), with the density phi.
struct Gelu {
  template <typename Number>
  static Number value(Number u) {
    return larger(u, splat<Number>(-normal_range)) * standard_normal(u).distribution;
  }
  template <typename Number>
  static Number derivative(Number /*a*/, Number u) {
    const auto [density, distribution] = standard_normal(u);
    return distribution + within_normal_range(u) * density;
  }
};

/// Whether an activation's derivative takes the argument besides the value.
template <typename Function>
inline constexpr bool takes_argument = requires(const Function& function, double a, double u) {
  function.derivative(a, u);
};

/// An activation's value, or its derivative by the value, as something to call. Functions without
/// parameters of their own are all of one type, so that what they are handed to is compiled once.
template <typename Number, typename Function>
auto value_of(const Function& function) {
  if constexpr (std::is_empty_v<Function>) {
    return &Function::template value<Number>;
  } else {
    return [function](Number u) { return function.value(u); };
  }
}
template <typename Number, typename Function>
auto derivative_of(const Function& function) {
  if constexpr (std::is_empty_v<Function>) {
    return &Function::template derivative<Number>;
  } else {
    return [function](Number a) { return function.derivative(a); };
  }
}

/// Calls visit(function) with the activation function of that name, as one of the types above. Not
/// for softmax, which is no function of single units.
/// Always inlined, as multiply_by_derivative below.
template <typename Visit>
[[gnu::always_inline]] constexpr auto with_function(Activation activation, const Visit& visit) {
  switch (activation.name) {
    case Activation::sigmoid:
      return visit(Sigmoid{});
    case Activation::tanh:
      return visit(HyperbolicTangent{});
    case Activation::relu:
      return visit(Relu{});
    case Activation::leaky_relu:
      return visit(LeakyRelu{activation.negative_slope});
    case Activation::softplus:
      return visit(Softplus{});
    case Activation::elu:
      return visit(Elu{});
    case Activation::silu:
      return visit(Silu{});
    case Activation::gelu:
      return visit(Gelu{});
    case Activation::linear:
    case Activation::softmax:
      break;
  }
  return visit(Linear{});
}

/// Whether a layer's arguments u have to be kept for its derivative.
inline bool keeps_arguments(Activation activation) {
  static constexpr auto keeps = [] {
    std::array<bool, activation_names.size()> table{};
    for (const auto& [name, known] : activation_names) {
      table[static_cast<std::size_t>(known)] = with_function(
          known, []<typename Function>(const Function&) { return takes_argument<Function>; });
    }
    return table;
  }();
  return keeps[static_cast<std::size_t>(activation.name)];
}

/// softmax(u)_j = e^{u_j} / sum_k e^{u_k}, shifted by max u so that no term overflows.
template <typename Number>
void softmax(const ConstBlock& u, const Block& a) {
  for (std::ptrdiff_t n = 0; n < u.examples; n += lanes_of<Number>) {
    const Number shift = greatest_unit<Number>(n, u);
    const auto term = [shift](Number number) { return exponential(number - shift); };
    const Number sum = sum_over_units<Number>(n, term, u);
    for (std::ptrdiff_t j = 0; j < u.units; ++j) {
      store<Number>(a.at(j, n), term(load<Number>(u.at(j, n))) / sum);
    }
  }
}

/// What activate and multiply_by_derivative do where keeps_arguments(activation). Few networks have
/// such layers, so this code is in a file of its own that is built for size and takes one double at
/// a time: the page loads less, and the loops of the other activations stay as fast.
void activate_out_of_line(Activation activation, const ConstBlock& u, const Block& a);
void multiply_by_derivative_out_of_line(Activation activation, const ConstBlock& u,
                                        const ConstBlock& a, const Block& delta);

/// a = f(u) for every unit and example of a layer. u and a may be the same block.
template <typename Number>
void activate(Activation activation, const ConstBlock& u, const Block& a) {
  if (activation == Activation::softmax) return softmax<Number>(u, a);
  with_function(activation, [&]<typename Function>(const Function& function) {
    if constexpr (takes_argument<Function>) {
      activate_out_of_line(activation, u, a);
    } else {
      map_units<Number>(value_of<Number>(function), a, u);
    }
  });
}

/// multiply_by_derivative where the derivative takes the value only.
template <typename Number>
void multiply_by_derivative_of_value(Activation activation, const ConstBlock& a,
                                     const Block& delta) {
  const auto multiply_by = [&](auto derivative) {
    map_units<Number>(
        [derivative](Number gradient, Number value) { return gradient * derivative(value); }, delta,
        delta, a);
  };
  if (activation == Activation::linear) return;
  with_function(activation, [&]<typename Function>(const Function& function) {
    if constexpr (!takes_argument<Function>) multiply_by(derivative_of<Number>(function));
  });
}

/// delta <- delta * f'(u), unit by unit: turns dL/da of a layer into dL/du (the chain rule).
/// a = f(u). u is looked at only where keeps_arguments(activation). Not for softmax, whose units
/// depend on one another: its derivative is taken together with the loss (output_delta in
/// loss.hpp).
/// Always inlined: in a small network, one call more for each layer can be measured.
template <typename Number>
[[gnu::always_inline]] inline void multiply_by_derivative(Activation activation,
                                                          const ConstBlock& u, const ConstBlock& a,
                                                          const Block& delta) {
  if (keeps_arguments(activation)) {
    // Copies: blocks whose address no call takes stay in registers.
    const Block to = delta;
    const ConstBlock values = a;
    const ConstBlock arguments = u;
    multiply_by_derivative_out_of_line(activation, arguments, values, to);
  } else {
    multiply_by_derivative_of_value<Number>(activation, a, delta);
  }
}

}  // namespace backprop
