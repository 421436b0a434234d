#include "documents/claimed_trace.hpp"

#include <optional>
#include <vector>

#include "checks/ranges.hpp"
#include "documents/claimed_number.hpp"
#include "documents/cursor.hpp"
#include "documents/json_parser.hpp"
#include "pass/trace.hpp"
#include "slips/likely_slip.hpp"

namespace backprop {

namespace {

/// Reads the numbers of a claim.
class Claim {
 public:
  Claim(const JsonValue& parsed, const Network& network)
      : cursor_(parsed), network_(network), digits_(most_digits(parsed)) {
    cursor_.expect_keys({"iterations", "loss", "input_gradients", "layers"});
    if (cursor_.has("layers")) {
      cursor_.key("layers").expect_length(network.layer_count(), "layers", "layers of the network");
    }
    // In the order of the computation: what comes first is not a consequence of the rest.
    for (std::size_t l = 0; l < network.layers.size(); ++l) read_forward(l);
    if (cursor_.has("loss")) {
      add(
          cursor_.key("loss"), 0,
          [](const Trace& trace, std::size_t, Eigen::Index, Eigen::Index) { return trace.loss; }, 0,
          0, 0);
    }
    for (std::size_t l = network.layers.size(); l-- > 0;) read_backward(l);
    read_list<&Trace::input_gradients>();
  }

  const std::vector<ClaimedTraceNumber>& numbers() const { return numbers_; }
  /// The key that number k stands under.
  const std::string& path(std::size_t k) const { return paths_[k]; }

 private:
  using Find = ClaimedTraceNumber::Find;

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
        layer(l).key("gradient_magnitude"), 0,
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

  void add(const Cursor& number, int decimals_of_list, Find find, std::size_t l, Eigen::Index row,
           Eigen::Index column) {
    const ClaimedNumber claimed = read_claimed_number(number, digits_, decimals_of_list);
    numbers_.push_back({claimed, find, l, row, column});
    paths_.push_back(number.path());
  }

  Cursor cursor_;
  const Network& network_;
  int digits_;  ///< the most of any number of the claim
  std::vector<ClaimedTraceNumber> numbers_;
  std::vector<std::string> paths_;
};

}  // namespace

std::string check_claim(const NetworkDocument& document, std::string_view claim) {
  const JsonValue parsed = parse_json(claim);
  const Claim claimed(parsed, document.network);
  const Trace truth = trace_of(Pass(document.network, document.shown()));
  for (std::size_t k = 0; k < claimed.numbers().size(); ++k) {
    const ClaimedTraceNumber& off = claimed.numbers()[k];
    if (off.agrees_with(truth)) continue;
    const std::string line =
        expectation(claimed.path(k), written(off.in(truth)), written(off.claimed.number));
    const std::optional<Slip> slip = likely_slip(document.network, document.shown(),
                                                 document.learning_rate, claimed.numbers(), off);
    return slip ? line + ": " + std::string(name_of(slip_names, *slip)) : line;
  }
  return {};
}

}  // namespace backprop
