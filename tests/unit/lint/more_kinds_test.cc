#include "tests/unit/lint/make_linter.h"

namespace chatcore {
namespace {

v1::LintRule Repeats(std::uint32_t words) {
  v1::LintRule rule = NewRule("own.r");
  rule.mutable_repetition()->set_words(words);
  return rule;
}

v1::LintRule Marks(const std::string& marks, std::uint32_t most) {
  v1::LintRule rule = NewRule("own.m");
  rule.mutable_repetition()->set_marks(marks);
  rule.mutable_repetition()->set_most(most);
  return rule;
}

v1::LintRule Written(Words words) {
  v1::LintRule rule = NewRule("own.w");
  rule.mutable_capitalisation();
  for (const char* word : words) rule.mutable_capitalisation()->add_written(word);
  return rule;
}

v1::LintRule Shouts(std::uint32_t words) {
  v1::LintRule rule = NewRule("own.s");
  rule.mutable_capitalisation()->set_shouted_words(words);
  return rule;
}

v1::LintRule SmallStarts() {
  v1::LintRule rule = NewRule("own.c");
  rule.mutable_capitalisation()->set_sentence_start(true);
  return rule;
}

v1::LintRule AtMostOf(v1::TextMetric metric, std::uint32_t max) {
  v1::LintRule rule = NewRule("own.l");
  rule.mutable_metric()->set_metric(metric);
  rule.mutable_metric()->set_max(max);
  return rule;
}

v1::LintRule MixedWords() {
  v1::LintRule rule = NewRule("own.x");
  rule.mutable_script()->set_mixed_words(true);
  return rule;
}

v1::LintRule Expects(v1::Script script, std::uint32_t percent) {
  v1::LintRule rule = NewRule("own.e");
  rule.mutable_script()->add_expected(script);
  rule.mutable_script()->set_min_percent(percent);
  return rule;
}

v1::LintRule Blanks(Words allowed) {
  v1::LintRule rule = NewRule("own.b");
  rule.mutable_blank();
  for (const char* name : allowed) rule.mutable_blank()->add_allowed(name);
  return rule;
}

Strings Offered(const Linter& linter, const std::string& text) {
  const v1::LintReport report = CheckText(linter, text);
  REQUIRE(report.findings_size() == 1);
  return {report.findings(0).replacements().begin(), report.findings(0).replacements().end()};
}

TEST_CASE("repetition finds a word written again and offers it once") {
  const auto linter = NewLinter({WithAntipatterns(Repeats(2), {"that that", "bye bye"})});
  CHECK(MarkedIn(*linter, "It is in the  The box box.") == Strings{"own.r:the  The", "own.r:box box"});
  CHECK(MarkedIn(*linter, "Lūdzu lūdzu!") == Strings{"own.r:Lūdzu lūdzu"});
  CHECK(MarkedIn(*linter, "I know that that is so. So, so. Row 5 5. Bye bye!").empty());
  CHECK(Offered(*linter, "the the the") == Strings{"the"});
  CHECK(MarkedIn(*NewLinter({Repeats(3)}), "the the, no no no") == Strings{"own.r:no no no"});
}

TEST_CASE("repetition finds too many marks in a row and offers one") {
  const auto linter = NewLinter({Marks("!?", 1)});
  CHECK(MarkedIn(*linter, "Hi!! Really?! Yes! No... ***") == Strings{"own.m:!!", "own.m:?!"});
  CHECK(Offered(*linter, "What?!?!") == Strings{"?"});
  CHECK(Offered(*linter, "Hello！！") == Strings{"！"});
  CHECK(MarkedIn(*NewLinter({Marks(".", 3)}), "Well... so....") == Strings{"own.m:...."});
}

TEST_CASE("a condition asks for what has to be there as well") {
  v1::LintRule rule = NewRule("own.then");
  rule.mutable_conditional()->add_when_phrases("sorry");
  rule.mutable_conditional()->add_then_phrases("I will");
  const auto anywhere = NewLinter({rule});
  CHECK(MarkedIn(*anywhere, "I am sorry. Sorry!") == Strings{"own.then:sorry"});
  CHECK(MarkedIn(*anywhere, "I will send it. Sorry!").empty());
  CHECK(MarkedIn(*anywhere, "Hello.").empty());
  rule.mutable_conditional()->set_behind(true);
  const auto behind = NewLinter({rule});
  CHECK(MarkedIn(*behind, "I will send it. Sorry!") == Strings{"own.then:Sorry"});
  CHECK(MarkedIn(*behind, "Sorry, sorry! I will send it.").empty());
}

TEST_CASE("a condition borrows the phrases and antipatterns of categories") {
  v1::LintRule rule = NewRule("own.then");
  rule.mutable_conditional()->add_when_categories("apology");
  rule.mutable_conditional()->add_then_categories("assurance");
  const auto linter =
      NewLinter({rule, WithAntipatterns(States("own.apology", "apology", {"sorry"}), {"better safe than sorry"}),
                 States("own.assurance", "assurance", {"I will"})});
  CHECK(MarkedIn(*linter, "Sorry!") == Strings{"own.then:Sorry"});
  CHECK(MarkedIn(*linter, "Sorry, I will look.").empty());
  CHECK(MarkedIn(*linter, "Better safe than sorry.").empty());
  CHECK(CheckText(*linter, NewRequest("Sorry!", "")).findings().empty());
}

TEST_CASE("consistency fires on the first phrase of another variant") {
  v1::LintRule rule = NewRule("own.you");
  v1::Variant& formal = *rule.mutable_consistency()->add_variants();
  formal.add_phrases("jūs");
  formal.add_phrases("jums");
  rule.mutable_consistency()->add_variants()->add_phrases("tu");
  const auto linter = NewLinter({rule});
  CHECK(MarkedIn(*linter, "Jūs un jums").empty());
  CHECK(MarkedIn(*linter, "Jūs zināt, tu un tu") == Strings{"own.you:tu"});
  CHECK(MarkedIn(*linter, "Tu zini, jūs un tu") == Strings{"own.you:jūs"});
}

TEST_CASE("capitalisation finds names in another letter case and nothing else") {
  const auto linter = NewLinter({Written({"WhatsApp", "I don't", "Rīga"})});
  CHECK(MarkedIn(*linter, "whatsapp, WhatsApp") == Strings{"own.w:whatsapp"});
  CHECK(MarkedIn(*linter, "I don\u2019t, RI\u0304GA") == Strings{"own.w:RI\u0304GA"});
  CHECK(Offered(*linter, "rīga") == Strings{"Rīga"});
}

TEST_CASE("capitals in a row are shouting and one short word among them is no end") {
  const auto linter = NewLinter({Shouts(2)});
  CHECK(MarkedIn(*linter, "This is NOT OK. DO I CARE? ASAP") == Strings{"own.s:NOT OK. DO I CARE? ASAP"});
  CHECK(MarkedIn(*linter, "The PDF of the ID, a TV. Lūdzu, ŅEMIET VĒRĀ!") == Strings{"own.s:ŅEMIET VĒRĀ"});
  CHECK(MarkedIn(*linter, "OK 你好 ไทย, AB12 XY34").empty());
}

TEST_CASE("a sentence that begins with a small letter is found where it surely begins") {
  const auto linter = NewLinter({SmallStarts()});
  CHECK(MarkedIn(*linter, "hello. thanks! (well? yes) iPhone.") ==
        Strings{"own.c:hello", "own.c:thanks", "own.c:well", "own.c:yes"});
  CHECK(MarkedIn(*linter, "Parcels etc. are 3. and so on... fine, see example.com. #tag").empty());
  CHECK(Offered(*linter, "ļoti labi") == Strings{"Ļoti"});
}

TEST_CASE("metrics count words and characters as a reader does") {
  const auto words = NewLinter({AtMostOf(v1::TEXT_METRIC_SENTENCE_WORDS, 3)});
  CHECK(MarkedIn(*words, "One two three. One two, three four! It's 3.5 of it") ==
        Strings{"own.l:One two, three four!", "own.l:It's 3.5 of it"});
  CHECK(MarkedIn(*words, "- one two\n- three four\n\nfive six").empty());
  const auto sentence = NewLinter({AtMostOf(v1::TEXT_METRIC_SENTENCE_CHARACTERS, 4)});
  CHECK(MarkedIn(*sentence, "您好吗？我们会查的。") == Strings{"own.l:我们会查的。"});
  CHECK(MarkedIn(*sentence, "น้ำน้ำ. \U0001F469\u200D\U0001F4BB\U0001F469\u200D\U0001F4BB!").empty());
  const auto message = NewLinter({AtMostOf(v1::TEXT_METRIC_MESSAGE_CHARACTERS, 5)});
  CHECK(MarkedIn(*message, "a\u0304   bcd").empty());
  CHECK(MarkedIn(*message, "abcdef") == Strings{"own.l:"});
  CHECK(CheckText(*message, "abcdef").findings(0).span().utf8_begin() == 6);
}

TEST_CASE("words of two alphabets are found and units of measure are not") {
  const auto linter = NewLinter({MixedWords()});
  CHECK(MarkedIn(*linter, "Your p\u0430ssword, \u0421OM") == Strings{"own.x:p\u0430ssword", "own.x:\u0421OM"});
  CHECK(MarkedIn(*linter, "IT-\u043E\u0442\u0434\u0435\u043B, 5\u00B5m, 10k\u2126, OK\u597D").empty());
}

TEST_CASE("a text in another script than expected is found where that script begins") {
  const auto linter = NewLinter({Expects(v1::SCRIPT_CYRILLIC, 60)});
  CHECK(MarkedIn(*linter, "Hello, \u0410\u043D\u043D\u0430") == Strings{"own.e:Hello"});
  CHECK(MarkedIn(*linter, "\u0417\u0434\u0440\u0430\u0432\u0435\u0439\u0442\u0435, Anna").empty());
  CHECK(MarkedIn(*linter, "12:30 \U0001F44D").empty());
  CHECK(MarkedIn(*linter, "น้ำ \u597D") == Strings{"own.e:น้ำ"});
  CHECK(CheckText(*linter, NewRequest("Hello", "")).findings().empty());
}

TEST_CASE("blanks that nobody filled in are found in their usual forms") {
  const auto linter = NewLinter({Blanks({"agent_name"})});
  CHECK(MarkedIn(*linter, "Dear [Customer name], {{ first.name }} ${id} {city} <name> %ORDER_ID% “{{x}}”") ==
        Strings{"own.b:[Customer name]", "own.b:{{ first.name }}", "own.b:${id}", "own.b:{city}", "own.b:<name>",
                "own.b:%ORDER_ID%", "own.b:{{x}}"});
  CHECK(
      MarkedIn(*linter, "[1] [x] [our site](https://a.b) <br/> <b> a < b and c > d 50% or 20% {{Agent_name}}").empty());
  CHECK(MarkedIn(*linter, "ค่ะคุณ[ชื่อลูกค้า] 您好{{姓名}}") == Strings{"own.b:[ชื่อลูกค้า]", "own.b:{{姓名}}"});
}

TEST_CASE("a rule of a new kind says at load what is wrong with it") {
  const auto problem = [](v1::LintRule rule) { return ErrorOf({std::move(rule)}); };
  const std::string name = "pack \"own\" rule \"own.r\" ";
  CHECK(problem(Repeats(1)) == name + "repetition.words: 1 is not from 2 to 100");
  CHECK(problem(Repeats(100)).empty());
  CHECK(problem(Repeats(101)) == name + "repetition.words: 101 is not from 2 to 100");
  CHECK(problem(Repeats(0)) == name + "repetition: set either words or marks");
  CHECK(problem(Marks("a", 1)).find("ASCII punctuation") != std::string::npos);
  CHECK(problem(Marks(std::string(32, '!'), 100)).empty());
  CHECK_FALSE(problem(Marks(std::string(33, '!'), 1)).empty());
  CHECK_FALSE(problem(Marks("!", 0)).empty());
  CHECK_FALSE(problem(Marks("!", 101)).empty());
  CHECK_FALSE(problem(Shouts(101)).empty());
  CHECK(problem(Shouts(100)).empty());
  CHECK(problem(Written({})).find("exactly one of") != std::string::npos);
  CHECK_FALSE(problem(AtMostOf(v1::TEXT_METRIC_UNSPECIFIED, 1)).empty());
  CHECK_FALSE(problem(AtMostOf(v1::TEXT_METRIC_SENTENCE_WORDS, 0)).empty());
  CHECK(problem(AtMostOf(v1::TEXT_METRIC_SENTENCE_WORDS, 1000000)).empty());
  CHECK_FALSE(problem(AtMostOf(v1::TEXT_METRIC_SENTENCE_WORDS, 1000001)).empty());
  CHECK(problem(Expects(v1::SCRIPT_THAI, 100)).empty());
  CHECK_FALSE(problem(Expects(v1::SCRIPT_THAI, 101)).empty());
  CHECK_FALSE(problem(Expects(v1::SCRIPT_UNSPECIFIED, 1)).empty());
  CHECK(problem(Blanks({"Name"})).find("small letters") != std::string::npos);
  CHECK_FALSE(problem(Blanks({""})).empty());
}

TEST_CASE("a condition or a consistency that cannot fire is refused") {
  v1::LintRule rule = NewRule("own.a");
  rule.mutable_conditional()->add_then_phrases("b");
  CHECK(ErrorOf({rule}).find("can never fire") != std::string::npos);
  rule.mutable_conditional()->add_when_categories("nobody");
  CHECK(ErrorOf({rule}) ==
        "pack \"own\" rule \"own.a\" conditional.when_categories[0]: no rule of this language with phrases has the "
        "category; name another one");
  rule.mutable_consistency()->add_variants()->add_phrases("a");
  CHECK(ErrorOf({rule}) == "pack \"own\" rule \"own.a\" consistency.variants: are 1; write 2 to 20");
  rule.mutable_consistency()->add_variants();
  CHECK(ErrorOf({rule}).find("variants[1].phrases: is empty") != std::string::npos);
  rule.mutable_consistency()->mutable_variants(1)->add_phrases("A");
  CHECK(ErrorOf({rule}).find("is in the rule twice") != std::string::npos);
}

TEST_CASE("a rule of a new kind has to fire on its bad examples and on no good one") {
  v1::LintRule rule = Repeats(2);
  rule.add_bad_examples("the box");
  CHECK(ErrorOf({rule}).find("bad_examples[0]: the rule does not fire on it") != std::string::npos);
  rule.set_bad_examples(0, "the the box");
  CHECK(ErrorOf({rule}).empty());
  rule.add_good_examples("box box");
  CHECK(ErrorOf({rule}).find("good_examples[0]: the rule fires on it") != std::string::npos);
}

}  // namespace
}  // namespace chatcore
