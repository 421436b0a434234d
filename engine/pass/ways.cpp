#include "pass/ways.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <queue>
#include <utility>

#include "checks/ranges.hpp"
#include "pass/slopes.hpp"

namespace backprop {

namespace {

/// Where a way stands: at the preactivation z, at u (z, or its normalisation), or at the activation
/// a of one unit of a layer.
enum class Stage { preactivation, argument, activation };

struct Stop {
  Stage stage;
  int layer;
  int unit;
};

/// A finished pass, and where each of its ways leads on.
class WayGraph {
 public:
  explicit WayGraph(Pass pass) : pass_(std::move(pass)) {
    pass_.backward();
    for (int l = 1; l <= layer_count(); ++l) {
      slopes_.push_back(slopes_of_units(pass_, l));
      normalization_factors_.push_back(normalization_factors(pass_, l));
    }
  }

  int layer_count() const { return pass_.network().layer_count(); }
  const Pass& pass() const { return pass_; }
  int units(int l) const { return static_cast<int>(pass_.layer(l).units()); }

  /// Calls visit(factor, next) for each way on from `stop`, in a fixed order; where the way ends,
  /// next.layer is beyond the output.
  template <typename Visit>
  void each_way_on(const Stop& stop, const Visit& visit) const {
    const auto [stage, l, j] = stop;
    const Layer& own = pass_.layer(l);
    if (stage == Stage::preactivation && l == layer_count()) {
      visit(Factor{FactorKind::delta, l, j, j, pass_.computed(l).deltas[j]},
            Stop{Stage::preactivation, l + 1, 0});
    } else if (stage == Stage::preactivation && own.normalized()) {
      for (int k = 0; k < units(l); ++k) {
        visit(Factor{FactorKind::normalization, l, k, j,
                     normalization_factors_[static_cast<std::size_t>(l) - 1](k, j)},
              Stop{Stage::argument, l, k});
      }
    } else if (stage != Stage::activation) {
      visit(Factor{FactorKind::slope, l, j, j, slopes_[static_cast<std::size_t>(l) - 1][j]},
            Stop{Stage::activation, l, j});
    } else {
      const Layer& above = pass_.layer(l + 1);
      for (int k = 0; k < units(l + 1); ++k) {
        visit(Factor{FactorKind::weight, l + 1, k, j, above.weights(k, j)},
              Stop{Stage::preactivation, l + 1, k});
      }
      if (above.residual) {
        visit(Factor{FactorKind::shortcut, l + 1, j, j, 1.0}, Stop{Stage::activation, l + 1, j});
      }
    }
  }

 private:
  Pass pass_;
  std::vector<Vector> slopes_;                 ///< of layer 1..N
  std::vector<Matrix> normalization_factors_;  ///< likewise
};

/// Of all ways from a stop on: how many, their sum, with signs and without, and the largest
/// product's size.
struct Ahead {
  double count = 0.0;
  double sum = 0.0;
  double size = 0.0;
  double largest = 0.0;
};

/// What lies ahead of every stop, found from the loss backward: each stop once.
class Prospect {
 public:
  explicit Prospect(const WayGraph& graph) : graph_(graph), first_(1) {
    for (int l = 1; l <= graph.layer_count(); ++l) {
      first_.push_back(first_.back() + stages * static_cast<std::size_t>(graph.units(l)));
    }
    ahead_.resize(first_.back());
    for (int l = graph.layer_count(); l >= 1; --l) {
      for (const Stage stage : {Stage::activation, Stage::argument, Stage::preactivation}) {
        if (l == graph.layer_count() && stage != Stage::preactivation) continue;
        for (int j = 0; j < graph.units(l); ++j) find({stage, l, j});
      }
    }
  }

  Ahead of(const Stop& stop) const {
    if (stop.layer > graph_.layer_count()) return {1.0, 1.0, 1.0, 1.0};
    return ahead_[index(stop)];
  }

 private:
  static constexpr std::size_t stages = 3;

  std::size_t index(const Stop& stop) const {
    return first_[static_cast<std::size_t>(stop.layer) - 1] +
           stages * static_cast<std::size_t>(stop.unit) + static_cast<std::size_t>(stop.stage);
  }

  void find(const Stop& stop) {
    Ahead found;
    graph_.each_way_on(stop, [&](const Factor& factor, const Stop& next) {
      const Ahead beyond = of(next);
      found.count += beyond.count;
      found.sum += factor.value * beyond.sum;
      found.size += std::abs(factor.value) * beyond.size;
      found.largest = std::max(found.largest, std::abs(factor.value) * beyond.largest);
    });
    ahead_[index(stop)] = found;
  }

  const WayGraph& graph_;
  std::vector<std::size_t> first_;  ///< of each layer's stops; starts with 0
  std::vector<Ahead> ahead_;
};

Factor first_factor(const Pass& pass, int layer, int unit, int from) {
  return {FactorKind::activation, layer, unit, from,
          from < 0 ? 1.0 : pass.activations(layer - 1)[from]};
}

void check_place(const Pass& pass, int layer, int unit, int from) {
  check_whole_number("layer", layer, 1, pass.network().layer_count());
  check_whole_number("unit", unit, 0, pass.layer(layer).units() - 1);
  check_whole_number("from", from, -1, pass.layer(layer).weights.cols() - 1);
}

/// The beginning of a way, as far as it has been followed.
struct Beginning {
  Factor factor;        ///< the last one
  Stop stop;            ///< where it leads
  double product;       ///< of all so far
  std::ptrdiff_t rest;  ///< the beginning before it; -1: none
};

/// The largest ways, by best-first search: what lies ahead of a beginning is known, so the first
/// way that ends is the largest of all. Of the ways on from a beginning, the one that its promise
/// came from keeps that promise to the bit, whatever rounding would make of it: it is the next to
/// be followed, so that no way takes more steps than it is long.
std::vector<Way> largest_ways(const WayGraph& graph, const Prospect& prospect, const Stop& start,
                              const Factor& first, int most) {
  std::vector<Beginning> beginnings;
  std::priority_queue<std::pair<double, std::size_t>> open;
  const auto add = [&](const Beginning& beginning, double promise) {
    if (!(promise > 0.0)) return;
    open.emplace(promise, beginnings.size());
    beginnings.push_back(beginning);
  };
  add({first, start, first.value, -1}, std::abs(first.value) * prospect.of(start).largest);
  std::vector<Way> ways;
  while (!open.empty() && static_cast<int>(ways.size()) < most) {
    const auto [promise, at] = open.top();
    open.pop();
    const Beginning here = beginnings[at];
    if (here.stop.layer <= graph.layer_count()) {
      const double largest = prospect.of(here.stop).largest;
      bool kept = false;
      graph.each_way_on(here.stop,
                        [&, promise = promise, at = at](const Factor& factor, const Stop& next) {
                          const double product = here.product * factor.value;
                          const double ahead = prospect.of(next).largest;
                          const bool keeps = !kept && std::abs(factor.value) * ahead == largest;
                          kept = kept || keeps;
                          add({factor, next, product, static_cast<std::ptrdiff_t>(at)},
                              keeps ? promise : std::abs(product) * ahead);
                        });
      continue;
    }
    Way way{{}, here.product};
    for (auto k = static_cast<std::ptrdiff_t>(at); k >= 0;
         k = beginnings[static_cast<std::size_t>(k)].rest) {
      way.factors.push_back(beginnings[static_cast<std::size_t>(k)].factor);
    }
    std::reverse(way.factors.begin(), way.factors.end());
    ways.push_back(std::move(way));
  }
  return ways;
}

void walk(const WayGraph& graph, const Stop& stop, double product, double most,
          WalkedWays& walked) {
  if (!(walked.count < most)) return;
  if (stop.layer > graph.layer_count()) {
    walked.count += 1.0;
    walked.sum += product;
    return;
  }
  graph.each_way_on(stop, [&](const Factor& factor, const Stop& next) {
    walk(graph, next, product * factor.value, most, walked);
  });
}

}  // namespace

Ways ways_to_loss(const Pass& pass, int layer, int unit, int from, int most) {
  check_place(pass, layer, unit, from);
  const WayGraph graph(pass);
  const Prospect prospect(graph);
  const Stop start{Stage::preactivation, layer, unit};
  const Factor first = first_factor(graph.pass(), layer, unit, from);
  const Ahead ahead = prospect.of(start);
  Ways ways{ahead.count, first.value * ahead.sum, std::abs(first.value) * ahead.size,
            largest_ways(graph, prospect, start, first, most)};
  // A neuron's own delta has no activation before it.
  if (from < 0) {
    for (Way& way : ways.largest) way.factors.erase(way.factors.begin());
  }
  return ways;
}

WalkedWays walk_ways(const Pass& pass, int layer, int unit, int from, double most) {
  check_place(pass, layer, unit, from);
  const WayGraph graph(pass);
  WalkedWays walked{0.0, 0.0};
  walk(graph, {Stage::preactivation, layer, unit},
       first_factor(graph.pass(), layer, unit, from).value, most, walked);
  return walked;
}

}  // namespace backprop
