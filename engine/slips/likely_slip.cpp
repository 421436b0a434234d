#include "slips/likely_slip.hpp"

#include <algorithm>
#include <array>

#include "slips/slipped_pass.hpp"

namespace backprop {

namespace {

/// Rates that an update may have been made with too early, where nobody names one.
constexpr std::array<double, 6> usual_rates{0.01, 0.05, 0.1, 0.2, 0.5, 1.0};

}  // namespace

std::optional<Slip> likely_slip(const Network& network, const Example& example,
                                std::optional<double> learning_rate,
                                const std::vector<ClaimedTraceNumber>& numbers,
                                const ClaimedTraceNumber& off) {
  std::optional<Slip> likely;
  std::ptrdiff_t most = 0;
  const auto consider = [&](Slip slip, double rate) {
    const Trace slipped = slipped_trace(network, example, slip, rate);
    if (!off.agrees_with(slipped)) return;
    const std::ptrdiff_t agreeing = std::count_if(
        numbers.begin(), numbers.end(),
        [&](const ClaimedTraceNumber& number) { return number.agrees_with(slipped); });
    if (agreeing <= most) return;
    most = agreeing;
    likely = slip;
  };
  for (std::size_t k = 0; k < slip_count; ++k) {
    const auto slip = static_cast<Slip>(k);
    if (slip != Slip::updated_weights || learning_rate) {
      consider(slip, learning_rate.value_or(0.0));
      continue;
    }
    for (const double rate : usual_rates) consider(slip, rate);
  }
  return likely;
}

}  // namespace backprop
