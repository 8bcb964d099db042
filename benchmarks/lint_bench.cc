#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "benchmark/benchmark.h"
#include "chatcore/linter.h"
#include "src/lint/rule_index.h"
#include "src/lint/rule_set.h"
#include "src/text/fold.h"

// What a linter costs: one message of usual length in each script, a long e-mail, one that is full of findings, and the
// making of a linter. Built-in packs unless a case says otherwise.

namespace chatcore {
namespace {

std::shared_ptr<const Linter> Make(const v1::LintPolicy& policy) {
  auto linter = Linter::Create(policy);
  if (!linter.ok()) std::abort();
  return *std::move(linter);
}

const Linter& BuiltIn() {
  static const std::shared_ptr<const Linter> linter = Make(v1::LintPolicy());
  return *linter;
}

v1::LintRequest Request(std::string text, const char* language) {
  v1::LintRequest request;
  request.set_text(std::move(text));
  request.set_language(language);
  request.set_channel(v1::CHANNEL_CHAT);
  request.set_author(v1::ACTOR_KIND_AGENT);
  return request;
}

void Run(benchmark::State& state, const Linter& linter, const std::vector<v1::LintRequest>& requests) {
  std::size_t next = 0;
  std::size_t bytes = 0;
  for (auto _ : state) {
    const v1::LintRequest& request = requests[next];
    benchmark::DoNotOptimize(linter.Check(request));
    bytes += request.text().size();
    if (++next == requests.size()) next = 0;
  }
  state.SetItemsProcessed(state.iterations());
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

const char* const kEnglish[] = {
    "Hello Anna, thank you for waiting. I have checked the order and the parcel left our warehouse this morning.",
    "I am sorry that it came late. A new one is on its way, and I will write to you tomorrow by noon with the number.",
    "Could you send me a picture of the label, so that I can see which of the two models you have?"};
const char* const kLatvian[] = {
    "Labdien, Anna! Paldies, ka gaidījāt. Pārbaudīju pasūtījumu, un paka šorīt ir izsūtīta no noliktavas.",
    "Man žēl, ka paka kavējās. Jaunā jau ir ceļā, un rīt līdz pusdienlaikam uzrakstīšu jums sūtījuma numuru.",
    "Vai varētu atsūtīt uzlīmes attēlu, lai es redzu, kurš no abiem modeļiem jums ir?"};
const char* const kThai[] = {
    "สวัสดีค่ะคุณอันนา ขอบคุณที่รอนะคะ ดิฉันตรวจสอบคำสั่งซื้อแล้ว "
    "พัสดุออกจากคลังสินค้าเมื่อเช้านี้ค่ะ"};
const char* const kChinese[] = {
    "安娜您好，感谢您的耐心等待。我已经查过您的订单，包裹今天早上已从仓库发出，明天中午之前我会把单号发给您。"};
const char* const kFindings[] = {
    "OK, what is the problem? I don't know, that is company policy. Have you looked at our site? Calm down!!!"};

template <std::size_t kCount>
std::vector<v1::LintRequest> Requests(const char* const (&texts)[kCount], const char* language) {
  std::vector<v1::LintRequest> requests;
  for (const char* text : texts) requests.push_back(Request(text, language));
  return requests;
}

void BM_LintShortEnglish(benchmark::State& state) { Run(state, BuiltIn(), Requests(kEnglish, "en")); }
void BM_LintShortLatvian(benchmark::State& state) { Run(state, BuiltIn(), Requests(kLatvian, "lv")); }
void BM_LintShortThai(benchmark::State& state) { Run(state, BuiltIn(), Requests(kThai, "th")); }
void BM_LintShortChinese(benchmark::State& state) { Run(state, BuiltIn(), Requests(kChinese, "zh")); }
void BM_LintManyFindings(benchmark::State& state) { Run(state, BuiltIn(), Requests(kFindings, "en")); }
BENCHMARK(BM_LintShortEnglish);
BENCHMARK(BM_LintShortLatvian);
BENCHMARK(BM_LintShortThai);
BENCHMARK(BM_LintShortChinese);
BENCHMARK(BM_LintManyFindings);

void BM_LintLong(benchmark::State& state) {
  std::string text;
  for (std::size_t i = 0; text.size() < static_cast<std::size_t>(state.range(0)); ++i) {
    text += kEnglish[i % std::size(kEnglish)];
    text += "\n\n";
  }
  text.resize(static_cast<std::size_t>(state.range(0)));
  Run(state, BuiltIn(), {Request(text, "en")});
}
BENCHMARK(BM_LintLong)->Arg(1 << 10)->Arg(1 << 13)->Arg(1 << 16);

// Words of four scripts, made up from syllables: half Latin, a quarter Cyrillic, the rest Thai and Chinese.
class Words {
 public:
  explicit Words(unsigned seed) : random_(seed) {}

  std::uint32_t Below(std::uint32_t n) { return static_cast<std::uint32_t>(random_() % n); }

  std::uint32_t Script() { return std::min(Below(8) / 2, 2u) + (Below(16) == 0); }

  std::string Word(std::uint32_t script) {
    static const std::vector<std::vector<const char*>> kSyllables = {
        {"ka", "ri", "ned", "sto", "lem", "pa", "vi", "ors", "te", "un", "mo", "gal", "di", "bre", "su", "el"},
        {"ка", "ри", "нед", "сто", "лем", "па", "ви", "орс", "те", "ун", "мо", "гал", "ди", "бре", "су", "ел"},
        {"กา", "ที่", "มา", "ดี", "ไม่", "ได้", "ครับ", "รอ", "นะ", "ให้", "ขอ", "ลูก"},
        {"我", "们", "会", "为", "您", "查", "单", "号", "请", "等", "不", "到", "好", "明", "天", "发"}};
    std::string word;
    const auto& syllables = kSyllables[script];
    for (std::uint32_t n = 2 + Below(2); n > 0; --n)
      word += syllables[Below(static_cast<std::uint32_t>(syllables.size()))];
    return word;
  }

  std::string Phrase(std::uint32_t script, std::uint32_t words) {
    std::string phrase;
    for (std::uint32_t i = 0; i < words; ++i) phrase += (i == 0 || script > 1 ? "" : " ") + Word(script);
    return phrase;
  }

 private:
  std::mt19937 random_;
};

std::vector<v1::LintRequest> Corpus() {
  constexpr std::size_t kMessages = 10000;
  Words words(4);
  std::vector<v1::LintRequest> corpus;
  for (std::size_t i = 0; i < kMessages; ++i) {
    const std::uint32_t script = words.Script();
    std::string text = script == 0 ? "Ok" : "";
    while (text.size() < 115) text += (words.Below(8) == 0 ? ", " : script > 1 ? "" : " ") + words.Word(script);
    corpus.push_back(Request(text + ".", ""));
  }
  return corpus;
}

v1::LintPolicy ManyPhrases(std::int64_t count) {
  Words words(17);
  v1::LintPolicy policy;
  v1::LintPack& pack = *policy.add_packs();
  pack.set_id("many");
  v1::LintRule* rule = nullptr;
  std::set<std::string> seen;
  while (seen.size() < static_cast<std::size_t>(count)) {
    if (seen.size() % 50 == 0 && (rule == nullptr || rule->existence().phrases_size() == 50)) rule = nullptr;
    const std::uint32_t script = words.Script();
    const std::string phrase = words.Phrase(script, script > 1 ? 3 : 1 + (words.Below(12) != 0) + words.Below(2));
    if (!seen.insert(phrase).second) continue;
    if (rule == nullptr) {
      rule = pack.add_rules();
      rule->set_id("many." + std::to_string(seen.size()));
      rule->set_severity(v1::SEVERITY_WARNING);
      rule->add_texts()->set_language("en");
      rule->mutable_texts(0)->set_message("message");
    }
    rule->mutable_existence()->add_phrases(phrase);
  }
  return policy;
}

const text::Folder& TheFolder() {
  const auto folder = text::Folder::Get();
  if (!folder.ok()) std::abort();
  return **folder;
}

// The floor under every other figure: nothing but the matching form.
void BM_FoldFloor(benchmark::State& state) {
  const std::vector<v1::LintRequest> corpus = Corpus();
  const text::Folder& folder = TheFolder();
  text::FoldedText folded;
  std::size_t next = 0;
  for (auto _ : state) {
    folder.Fold(corpus[next].text(), folded);
    benchmark::DoNotOptimize(folded.text.data());
    if (++next == corpus.size()) next = 0;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_FoldFloor);

void BM_LintManyPhrases(benchmark::State& state) {
  const std::shared_ptr<const Linter> linter = Make(ManyPhrases(state.range(0)));
  const std::vector<v1::LintRequest> corpus = Corpus();
  std::size_t hit = 0;
  for (const v1::LintRequest& request : corpus) hit += linter->Check(request)->findings_size() > 0;
  Run(state, *linter, corpus);
  state.counters["messages_hit_percent"] = 100.0 * static_cast<double>(hit) / static_cast<double>(corpus.size());
}
BENCHMARK(BM_LintManyPhrases)->Arg(500)->Arg(5000)->Arg(50000);

// What the phrases come to in memory, and how long their automaton takes to build.
void BM_CompilePhrases(benchmark::State& state) {
  const v1::LintPolicy policy = ManyPhrases(state.range(0));
  const auto rules = lint::ResolveRules(policy);
  std::size_t bytes = 0;
  for (auto _ : state) {
    const auto index = lint::RuleIndex::Make(rules->rules, TheFolder());
    bytes = (*index)->MemoryBytes();
  }
  state.counters["pattern_bytes"] = static_cast<double>(bytes);
}
BENCHMARK(BM_CompilePhrases)->Arg(500)->Arg(5000)->Arg(50000)->Unit(benchmark::kMillisecond);

void BM_LinterCreate(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Make(v1::LintPolicy()));
}
BENCHMARK(BM_LinterCreate)->Unit(benchmark::kMillisecond);

void BM_LinterCreateManyPhrases(benchmark::State& state) {
  const v1::LintPolicy policy = ManyPhrases(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(Make(policy));
}
BENCHMARK(BM_LinterCreateManyPhrases)->Arg(500)->Arg(5000)->Arg(50000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace chatcore
