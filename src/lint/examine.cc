#include "src/lint/examine.h"

#include <algorithm>
#include <tuple>

#include "src/text/utf8.h"

namespace chatcore::lint {
namespace {

bool Before(const Hit& a, const Hit& b) {
  const auto key = [](const Hit& hit) {
    return std::make_tuple(hit.rule, hit.begin, hit.phrase != Hit::kAntipattern, ~hit.end, hit.phrase);
  };
  return key(a) < key(b);
}

// Whether a word ends at a place is certain when two code points behind it are known.
std::size_t LimitOf(std::string_view text) {
  std::size_t limit = text.size();
  for (int i = 0; i < 2 && limit > 0; ++i) limit = text::PreviousOffset(text, limit);
  return limit;
}

std::uint32_t Wanted(const RuleIndex& index, const Scope& scope) {
  std::uint32_t wanted = 0;
  for (const std::uint32_t rule : index.listeners()) {
    const CompiledRule& compiled = index.rules()[rule];
    if (!compiled.Applies(scope) || (scope.only_rule != Scope::kAll && scope.only_rule != rule)) continue;
    if (const auto signal = compiled.kind->Listens()) wanted |= SignalBit(*signal);
    if (compiled.kind->AsksTotals()) wanted |= WordWalk::kCharacters;
  }
  return wanted;
}

}  // namespace

Examiner::Examiner(const RuleIndex& index, const Scope& scope, std::pmr::memory_resource* memory)
    : index_(index),
      scope_(scope),
      wanted_(Wanted(index, scope)),
      walk_(wanted_),
      ranges_(memory),
      signals_(memory),
      hits_(memory),
      states_(memory),
      found_(memory),
      drafts_(memory) {}

bool Examiner::Counts(std::uint32_t rule) const {
  return (scope_.only_rule == Scope::kAll || scope_.only_rule == rule) && index_.rules()[rule].Applies(scope_);
}

void Examiner::Read(const Passage& passage, bool last) {
  const std::string_view text = passage.text();
  const std::size_t limit = last ? text.size() : LimitOf(text);
  index_.Find(passage.folded, limit, scope_, cursor_, hits_);
  signals_.clear();
  if ((wanted_ & ~SignalBit(SignalKind::kBlank)) != 0) walk_.Run(passage, limit, last, signals_);
  // Of a whole text in which nothing is found nobody asks for ranges.
  const bool needs_ranges =
      !last || !hits_.empty() || !signals_.empty() || (wanted_ & SignalBit(SignalKind::kBlank)) != 0;
  if (needs_ranges) ranges_.Run(passage, limit, last, signals_);
  TakeSignals(passage);
  Settle(passage, last);
  if (last) End(static_cast<std::uint32_t>(text.size()));
}

void Examiner::TakeSignals(const Passage& passage) {
  if (signals_.empty()) return;
  for (const std::uint32_t rule : index_.listeners()) {
    const RuleKind& kind = *index_.rules()[rule].kind;
    const auto heard = kind.Listens();
    if (!heard.has_value() || !Counts(rule)) continue;
    for (const Signal& signal : signals_) {
      if (signal.kind != *heard || !kind.Heeds(signal, passage)) continue;
      hits_.push_back({rule, signal.begin, signal.end, Match::kNoPhrase});
    }
  }
}

// Hits that begin before this place are complete, and so is what hides them.
std::uint32_t Examiner::Horizon() const {
  std::uint32_t horizon = index_.Floor(cursor_);
  const std::uint32_t known_to = ranges_.known_to();
  for (const Hit& hit : hits_) {
    if (hit.end > known_to && hit.phrase != Hit::kAntipattern) horizon = std::min(horizon, hit.begin);
  }
  return horizon;
}

std::uint32_t Examiner::FloorOf(const CompiledRule& compiled, std::uint32_t horizon) const {
  const auto signal = compiled.kind->Listens();
  if (!signal.has_value()) return horizon;
  return std::min(horizon, *signal == SignalKind::kBlank ? ranges_.blank_floor() : walk_.Floor(*signal));
}

void Examiner::Settle(const Passage& passage, bool last) {
  if (hits_.empty()) return;
  const std::uint32_t horizon = last ? UINT32_MAX : Horizon();
  std::sort(hits_.begin(), hits_.end(), Before);
  auto kept = hits_.begin();
  for (auto begin = hits_.begin(); begin != hits_.end();) {
    const std::uint32_t rule = begin->rule;
    const CompiledRule& compiled = index_.rules()[rule];
    const auto end = std::find_if(begin, hits_.end(), [&](const Hit& hit) { return hit.rule != rule; });
    const std::uint32_t floor = last ? horizon : FloorOf(compiled, horizon);
    const auto ready = std::find_if(begin, end, [&](const Hit& hit) { return hit.begin >= floor; });
    if (begin != ready) {
      RuleState& state = StateOf(rule);
      for (auto hit = begin; hit != ready; ++hit) TakeHit(*hit, compiled, passage, state);
    }
    kept = std::copy(ready, end, kept);
    begin = end;
  }
  hits_.erase(kept, hits_.end());
}

void Examiner::TakeHit(const Hit& hit, const CompiledRule& compiled, const Passage& passage, RuleState& state) {
  if (hit.phrase == Hit::kAntipattern) {
    state.shielded_to = std::max(state.shielded_to, hit.end);
    return;
  }
  if (hit.end <= state.shielded_to || hit.begin < state.taken_to) return;
  if (ranges_.Hides(hit.begin, hit.end, compiled.ranges)) return;
  state.taken_to = hit.end;
  if (compiled.fact.has_value()) return AddFact(*compiled.fact, facts_);
  compiled.kind->Take({hit.begin, hit.end, hit.phrase}, passage, state.tally, found_);
  Draw(hit.rule);
}

void Examiner::End(std::uint32_t text_end) {
  TextTotals totals = walk_.totals();
  totals.text_end = text_end;
  for (const std::uint32_t rule : index_.rules_at_end()) {
    if (!Counts(rule)) continue;
    const auto state = std::lower_bound(states_.begin(), states_.end(), rule,
                                        [](const RuleState& a, std::uint32_t number) { return a.rule < number; });
    const bool met = state != states_.end() && state->rule == rule;
    index_.rules()[rule].kind->End(met ? state->tally : Tally(), totals, found_);
    Draw(rule);
  }
}

Examiner::RuleState& Examiner::StateOf(std::uint32_t rule) {
  const auto place = std::lower_bound(states_.begin(), states_.end(), rule,
                                      [](const RuleState& a, std::uint32_t number) { return a.rule < number; });
  if (place != states_.end() && place->rule == rule) return *place;
  RuleState fresh;
  fresh.rule = rule;
  return *states_.insert(place, fresh);
}

void Examiner::Draw(std::uint32_t rule) {
  for (const Match& match : found_) drafts_.push_back({rule, match.begin, match.end, match.phrase});
  found_.clear();
}

bool Fires(const RuleIndex& index, const Passage& passage, std::uint32_t rule) {
  const Scope scope{index.rules()[rule].language, Scope::kAll, Scope::kAll, rule};
  Examiner examiner(index, scope, std::pmr::get_default_resource());
  examiner.Read(passage, true);
  return !examiner.drafts().empty() || examiner.facts() != 0;
}

}  // namespace chatcore::lint
