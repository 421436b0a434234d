#include "documents/claimed_trace.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "checks/ranges.hpp"
#include "documents/claimed_number.hpp"
#include "documents/cursor.hpp"
#include "documents/json_parser.hpp"
#include "pass/trace.hpp"
#include "slips/slipped_pass.hpp"

namespace backprop {

namespace {

/// A claimed number, and how to find the same in a trace.
struct Claimed {
  ClaimedNumber claimed;
  double (*find)(const Trace& trace, std::size_t layer, Eigen::Index row, Eigen::Index column);
  std::size_t layer;
  Eigen::Index row;
  Eigen::Index column;

  double in(const Trace& trace) const { return find(trace, layer, row, column); }
  bool agrees_with(const Trace& trace) const { return claimed.agrees_with(in(trace)); }
};

/// Reads the numbers of a claim.
class Claim {
 public:
  Claim(const JsonValue& parsed, const Network& network)
      : cursor_(parsed), network_(network), is_exact_(is_written_by_program(parsed)) {
    cursor_.expect_keys({"iterations", "loss", "input_gradients", "layers"});
    if (cursor_.has("layers")) {
      cursor_.key("layers").expect_length(network.layer_count(), "layers", "layers of the network");
    }
    // In the order of the computation: what comes first is not a consequence of the rest.
    for (std::size_t l = 0; l < network.layers.size(); ++l) read_forward(l);
    if (cursor_.has("loss")) {
      add(
          cursor_.key("loss"), {},
          [](const Trace& trace, std::size_t, Eigen::Index, Eigen::Index) { return trace.loss; }, 0,
          0, 0);
    }
    for (std::size_t l = network.layers.size(); l-- > 0;) read_backward(l);
    read_list<&Trace::input_gradients>();
  }

  const std::vector<Claimed>& numbers() const { return numbers_; }

 private:
  using Find = double (*)(const Trace&, std::size_t, Eigen::Index, Eigen::Index);

  Cursor layer(std::size_t l) const {
    return cursor_.key("layers").item(static_cast<Eigen::Index>(l));
  }

  void read_forward(std::size_t l) {
    if (!cursor_.has("layers")) return;
    layer(l).expect_keys({"preactivations", "activations", "slopes", "activation_gradients",
                          "deltas", "weight_gradients", "bias_gradients", "gamma_gradients",
                          "beta_gradients", "gradient_magnitude"});
    read_vector<&LayerTrace::preactivations>(l, "preactivations");
    read_vector<&LayerTrace::activations>(l, "activations");
    read_vector<&LayerTrace::slopes>(l, "slopes");
  }

  void read_backward(std::size_t l) {
    if (!cursor_.has("layers")) return;
    read_vector<&LayerTrace::activation_gradients>(l, "activation_gradients");
    read_vector<&LayerTrace::deltas>(l, "deltas");
    read_weights(l);
    read_vector<&LayerTrace::bias_gradients>(l, "bias_gradients");
    read_vector<&LayerTrace::gamma_gradients>(l, "gamma_gradients");
    read_vector<&LayerTrace::beta_gradients>(l, "beta_gradients");
    if (!layer(l).has("gradient_magnitude")) return;
    add(
        layer(l).key("gradient_magnitude"), {},
        [](const Trace& trace, std::size_t k, Eigen::Index, Eigen::Index) {
          return trace.layers[k].gradient_magnitude;
        },
        l, 0, 0);
  }

  template <Vector LayerTrace::*numbers>
  void read_vector(std::size_t l, std::string_view name) {
    const Layer& own = network_.layers[l];
    if (!layer(l).has(name)) return;
    const bool has_biases = name != "bias_gradients" || own.biases.size() > 0;
    const bool is_normalized =
        own.normalized() || (name != "gamma_gradients" && name != "beta_gradients");
    const Eigen::Index units = has_biases && is_normalized ? own.units() : 0;
    read_numbers(
        layer(l).key(name), units,
        [](const Trace& trace, std::size_t k, Eigen::Index row, Eigen::Index) {
          return (trace.layers[k].*numbers)[row];
        },
        l, 0);
  }

  void read_weights(std::size_t l) {
    if (!layer(l).has("weight_gradients")) return;
    const Matrix& weights = network_.layers[l].weights;
    const Cursor rows = layer(l).key("weight_gradients");
    rows.expect_length(weights.rows(), "rows", "units of the layer");
    for (Eigen::Index j = 0; j < weights.rows(); ++j) {
      read_numbers(
          rows.item(j), weights.cols(),
          [](const Trace& trace, std::size_t k, Eigen::Index column, Eigen::Index row) {
            return trace.layers[k].weight_gradients(row, column);
          },
          l, j);
    }
  }

  template <Vector Trace::*numbers>
  void read_list() {
    if (!cursor_.has("input_gradients")) return;
    read_numbers(
        cursor_.key("input_gradients"), network_.inputs,
        [](const Trace& trace, std::size_t, Eigen::Index row, Eigen::Index) {
          return (trace.*numbers)[row];
        },
        0, 0);
  }

  void read_numbers(const Cursor& list, Eigen::Index size, Find find, std::size_t l,
                    Eigen::Index column) {
    list.expect_length(size, "numbers", "of the network");
    const int decimals = decimals_of(list, size);
    for (Eigen::Index k = 0; k < size; ++k) add(list.item(k), decimals, find, l, k, column);
  }

  void add(const Cursor& number, std::optional<int> decimals_of_list, Find find, std::size_t l,
           Eigen::Index row, Eigen::Index column) {
    const ClaimedNumber claimed =
        read_claimed_number(number, decimals_of_list.value_or(0), is_exact_);
    numbers_.push_back({claimed, find, l, row, column});
  }

  Cursor cursor_;
  const Network& network_;
  bool is_exact_;
  std::vector<Claimed> numbers_;
};

/// Rates that an update may have been made with too early, where the document names none.
constexpr std::array<double, 6> usual_rates{0.01, 0.05, 0.1, 0.2, 0.5, 1.0};

/// The slip whose trace has the number that is off, and the most of the others.
std::string_view likely_slip(const NetworkDocument& document, const Claim& claim,
                             const Claimed& off) {
  std::string_view likely;
  std::ptrdiff_t most = 0;
  const auto consider = [&](Slip slip, std::string_view name, double rate) {
    const Trace slipped = slipped_trace(document.network, document.shown(), slip, rate);
    if (!off.agrees_with(slipped)) return;
    const std::ptrdiff_t agreeing =
        std::count_if(claim.numbers().begin(), claim.numbers().end(),
                      [&](const Claimed& number) { return number.agrees_with(slipped); });
    if (agreeing <= most) return;
    most = agreeing;
    likely = name;
  };
  for (const auto& [name, slip] : slip_names) {
    if (slip != Slip::updated_weights || document.learning_rate) {
      consider(slip, name, document.learning_rate.value_or(0.0));
      continue;
    }
    for (const double rate : usual_rates) consider(slip, name, rate);
  }
  return likely;
}

}  // namespace

std::string check_claim(const NetworkDocument& document, std::string_view claim) {
  const JsonValue parsed = parse_json(claim);
  const Claim claimed(parsed, document.network);
  const Trace truth = trace_of(Pass(document.network, document.shown()));
  for (const Claimed& number : claimed.numbers()) {
    if (number.agrees_with(truth)) continue;
    const std::string line =
        expectation(number.claimed.path, written(number.in(truth)), written(number.claimed.number));
    const std::string_view slip = likely_slip(document, claimed, number);
    return slip.empty() ? line : line + ": " + std::string(slip);
  }
  return {};
}

}  // namespace backprop
