#include "tests/unit/lint/make_linter.h"

// Every phrase that the practice of support calls good or bad, word for word, and the advice behind it.

namespace chatcore {
namespace {

const Linter& Built() {
  static const std::shared_ptr<const Linter> linter = NewLinter(v1::LintPolicy());
  return *linter;
}

bool Finds(const std::string& rule_id, const std::string& text, v1::Channel channel = v1::CHANNEL_CHAT) {
  v1::LintRequest request = NewRequest(text, rule_id.substr(0, 2));
  request.set_channel(channel);
  const v1::LintReport report = CheckText(Built(), request);
  for (const v1::Finding& finding : report.findings()) {
    if (finding.rule_id() == rule_id) return true;
  }
  return false;
}

v1::LintReport GoodText(const std::string& text, const std::string& language) {
  v1::LintReport report = CheckText(Built(), NewRequest(text, language));
  CAPTURE(text);
  CHECK(Marked(report, text) == Strings{});
  return report;
}

TEST_CASE("phrases that practice calls bad are found in English") {
  CHECK(Finds("en.uncertain.dont-know", "I don't know"));
  CHECK(Finds("en.uncertain.not-sure", "I'm not sure"));
  CHECK(Finds("en.dismissive.cannot-help", "we never do that"));
  CHECK(Finds("en.dismissive.look-it-up", "have you looked at our site"));
  CHECK(Finds("en.dismissive.policy", "that is company policy"));
  CHECK(Finds("en.rude.opening", "OK, what is the problem?"));
  CHECK(Finds("en.clarity.jargon", "I'll escalate it"));
}

TEST_CASE("phrases that practice calls bad are found in Latvian") {
  CHECK(Finds("lv.uncertain.dont-know", "Es nezinu"));
  CHECK(Finds("lv.uncertain.not-sure", "Neesmu droša"));
  CHECK(Finds("lv.dismissive.cannot-help", "mēs tā nekad nedarām"));
  CHECK(Finds("lv.dismissive.look-it-up", "Vai skatījāties mūsu mājaslapā?"));
  CHECK(Finds("lv.dismissive.policy", "Tāda ir uzņēmuma politika"));
  CHECK(Finds("lv.rude.opening", "Labi, kas par problēmu?"));
  CHECK(Finds("lv.clarity.jargon", "es to eskalēšu"));
}

TEST_CASE("phrases that practice calls good are facts and no findings in English") {
  CHECK(GoodText("Sure, I can help!", "en").facts().assures());
  CHECK(GoodText("sure I can help", "en").facts().assures());
  CHECK(GoodText("Let me find out for you.", "en").facts().assures());
  CHECK(GoodText("Is there anything else?", "en").facts().offers_help());
  CHECK(GoodText("Thank you.", "en").facts().thanks());
  CHECK(GoodText("You are a valued customer.", "en").facts().appreciates());
  CHECK(GoodText("Let me connect you with a specialist who can help.", "en").facts().assures());
}

TEST_CASE("phrases that practice calls good are facts and no findings in Latvian") {
  CHECK(GoodText("Protams, varu palīdzēt!", "lv").facts().assures());
  CHECK(GoodText("Ļaujiet man to noskaidrot.", "lv").facts().assures());
  CHECK(GoodText("Vai varu vēl kā palīdzēt?", "lv").facts().offers_help());
  CHECK(GoodText("Paldies!", "lv").facts().thanks());
  CHECK(GoodText("Jūs esat mūsu vērtīgs klients.", "lv").facts().appreciates());
  CHECK(GoodText("Savienošu jūs ar speciālistu, kurš varēs palīdzēt.", "lv").facts().assures());
}

TEST_CASE("escalation is put in plain words") {
  const v1::LintReport report = CheckText(Built(), NewRequest("I'll escalate it.", "en"));
  REQUIRE(report.findings_size() == 1);
  CHECK(report.findings(0).replacements(0) == "Let me connect you with a specialist who can help");
}

TEST_CASE("each habit of practice has a rule in both languages") {
  const std::pair<const char*, const char*> rows[] = {
      {"en.wait.bare", "Please wait."},                          // cut the wait, timely updates
      {"en.promise.vague-time", "You will hear from us ASAP"},   // timely updates
      {"en.clarity.spelling", "You will recieve it"},            // grammar
      {"en.clarity.wordy", "in order to"},                       // clarity
      {"en.tone.slang", "gonna"},                                // friendly and professional
      {"en.blame.customer", "That is your fault"},               // honesty: blame
      {"en.blame.excuse", "it's not my fault"},                  // honesty: excuse
      {"en.promise.over-promise", "I guarantee it"},             // honesty: over-promise
      {"en.focus.sales", "while I have you"},                    // stay on the problem
      {"en.repeat.again", "as I said"},                          // respect time
      {"en.address.generic", "Dear customer"},                   // personalise
      {"en.canned.phrase", "for any inconvenience"},             // prepared, not canned
      {"en.apology.not-an-apology", "sorry you feel that way"},  // apologise when and how
      {"en.closing.curt", "Is that all?"},                       // close well
      {"en.dismissive.feelings", "calm down"},                   // negative feedback
      {"lv.wait.bare", "Uzgaidiet."},
      {"lv.promise.vague-time", "Atbildēsim drīzumā"},
      {"lv.clarity.spelling", "Ludzu, uzrakstiet"},
      {"lv.clarity.wordy", "Dotajā brīdī"},
      {"lv.tone.slang", "okej"},
      {"lv.blame.customer", "Tā ir jūsu vaina"},
      {"lv.blame.excuse", "tā nav mana vaina"},
      {"lv.promise.over-promise", "Es garantēju"},
      {"lv.focus.sales", "starp citu, mums ir akcija"},
      {"lv.repeat.again", "kā jau teicu"},
      {"lv.address.generic", "Cienījamais klient"},
      {"lv.canned.phrase", "par sagādātajām neērtībām"},
      {"lv.apology.not-an-apology", "žēl, ka jūs tā jūtaties"},
      {"lv.closing.curt", "Tas viss?"},
      {"lv.dismissive.feelings", "Nomierinieties"}};
  for (const auto& [rule, text] : rows) {
    CAPTURE(rule);
    CHECK(Finds(rule, text));
  }
}

TEST_CASE("what suits one channel is not asked of another") {
  CHECK(Finds("en.email.no-greeting", "Your parcel left.", v1::CHANNEL_EMAIL));
  CHECK_FALSE(Finds("en.email.no-greeting", "Your parcel left.", v1::CHANNEL_CHAT));
  CHECK(Finds("en.privacy.public", "Tell us your order number", v1::CHANNEL_SOCIAL_PUBLIC));
  CHECK_FALSE(Finds("en.privacy.public", "Tell us your order number", v1::CHANNEL_CHAT));
  CHECK(Finds("en.privacy.recording", "I'm recording this", v1::CHANNEL_MEETING));
}

TEST_CASE("a finding in an English message is explained to a Latvian reader in Latvian") {
  v1::LintRequest request = NewRequest("I don't know", "en");
  request.set_reader_language("lv");
  const v1::LintReport report = CheckText(Built(), request);
  REQUIRE(report.findings_size() == 1);
  CHECK(report.findings(0).message() == "Klients paliek bez atbildes.");
}

}  // namespace
}  // namespace chatcore
