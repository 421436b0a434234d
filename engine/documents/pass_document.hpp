#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pass/pass.hpp"

namespace backprop {

struct NamedExample {
  std::string name;  ///< empty where the document gives none
  Example example;
};

/// A network document: a network, what it is shown, and what is said of both.
struct NetworkDocument {
  Network network;
  std::vector<NamedExample> examples;     ///< at least one
  bool has_list = false;                  ///< stated as "examples", not as "example"
  std::optional<std::size_t> pick{};      ///< of such a list, the one that is shown
  std::string name{};                     ///< empty where there is none, as the next
  std::string source{};                   ///< where the example was published
  std::optional<double> learning_rate{};  ///< that updates begin with

  /// The example that is shown: the one picked, else the first.
  const Example& shown() const { return examples[pick.value_or(0)].example; }
};

/// Reads a network document (JSON text).
/// Throws DocumentError, with the first thing that is wrong.
NetworkDocument read_network_document(std::string_view text);

/// The same as a pass over the example that is shown, at iteration 0.
Pass read_document(std::string_view text);

/// The network document, weights and biases written out.
std::string write_document(const NetworkDocument& document);

/// The network document of a pass, as its network stands now.
std::string write_document(const Pass& pass);

/// The trace (JSON text) of a whole pass over the example, whatever iteration `pass` stands at.
/// Numbers read back to the same double; those that are not finite are "inf", "-inf" or "nan".
std::string write_trace(const Pass& pass);

/// The trace that the command writes: of the example, or where several are stated and none is
/// picked, of their mean, which has only "loss" and the gradients of weights and biases.
std::string write_trace(const NetworkDocument& document);

}  // namespace backprop
