#include "src/text/fold.h"

#include <algorithm>
#include <array>

#include "src/base/status.h"
#include "src/text/fold_table.h"
#include "src/text/grapheme.h"
#include "src/text/utf8.h"

namespace chatcore::text {
namespace {

constexpr bool IsAsciiSpace(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// 0 for white space and for bytes that are not ASCII: both need a closer look.
constexpr std::array<char, 256> AsciiFold() {
  std::array<char, 256> table = {};
  for (int c = 1; c < 128; ++c) {
    if (!IsAsciiSpace(static_cast<unsigned char>(c))) table[c] = static_cast<char>(c);
  }
  for (int c = 'A'; c <= 'Z'; ++c) table[c] = static_cast<char>(c - 'A' + 'a');
  table['`'] = '\'';
  return table;
}
constexpr std::array<char, 256> kAsciiFold = AsciiFold();

}  // namespace

// One run of Fold over one text.
class FoldPass {
 public:
  FoldPass(const FoldTable& table, std::string_view original, FoldedText& folded)
      : table_(table),
        original_(original),
        folded_(folded),
        out_(folded.text),
        knots_(folded.knots_),
        in_(folded.original_end_),
        end_(folded.text.size()) {}

  void Run() {
    out_.resize(end_ + (original_.size() - in_));
    while (in_ < original_.size()) {
      FoldAscii();
      if (in_ < original_.size()) FoldOther();
    }
    out_.resize(end_);
    folded_.original_end_ = original_.size();
  }

 private:
  // The output never runs ahead of the input by more than what the knots add, and those make room for the rest.
  void FoldAscii() {
    while (in_ < original_.size()) {
      const char folded = kAsciiFold[static_cast<unsigned char>(original_[in_])];
      if (folded == 0 && !LoneSpace()) return;
      out_[end_++] = folded == 0 ? ' ' : folded;
      ++in_;
    }
  }

  // The usual space between two words.
  bool LoneSpace() const {
    return original_[in_] == ' ' && in_ + 1 < original_.size() &&
           kAsciiFold[static_cast<unsigned char>(original_[in_ + 1])] != 0;
  }

  void FoldOther() {
    const char32_t c = CodePointAt(original_, in_);
    if (c >= 0x80 && c < FoldTable::kSimpleEnd && table_.Simple(c) != 0) return CopyTwoBytes(table_.Simple(c));
    if (table_.Plain(c)) return Copy(NextOffset(original_, in_));
    if (table_.PlainMark(c) && ExtendPrevious(c)) return;
    if (c == 0) return Copy(in_ + 1);
    if (IsSpace(c)) return FoldSpace();
    if (const char substitute = Substitute(c); substitute != 0) {
      return Emit({&substitute, 1}, in_, NextOffset(original_, in_));
    }
    FoldCluster(c);
  }

  void CopyTwoBytes(char32_t c) {
    out_[end_++] = static_cast<char>(0xC0 | c >> 6);
    out_[end_++] = static_cast<char>(0x80 | (c & 0x3F));
    in_ += 2;
  }

  void Copy(std::size_t end) {
    while (in_ < end) out_[end_++] = original_[in_++];
  }

  void FoldSpace() {
    const std::size_t begin = in_;
    std::size_t end = begin;
    int lines = 0;
    while (end < original_.size()) {
      const char32_t c = CodePointAt(original_, end);
      if (!IsSpace(c) && !IsZeroWidth(c)) break;
      const bool crlf = c == '\r' && end + 1 < original_.size() && original_[end + 1] == '\n';
      if ((c == '\n' || c == '\r' || c == 0x85 || c == 0x2028) && !crlf) ++lines;
      if (c == 0x2029) lines = 2;
      end = NextOffset(original_, end);
    }
    Emit(lines > 1 ? "\n" : " ", begin, end);
  }

  void FoldCluster(char32_t c) {
    const std::size_t begin = ExtendsCluster(c) ? TakeBackPrevious() : in_;
    const std::size_t end = ClusterEnd(original_, begin);
    scratch_.clear();
    std::size_t rest = begin;
    if (const char substitute = Substitute(CodePointAt(original_, begin)); substitute != 0) {
      scratch_ = substitute;
      rest = NextOffset(original_, begin);
    }
    if (rest < end) FoldTable::FoldCluster(original_.substr(rest, end - rest), scratch_);
    Emit(scratch_, begin, end);
  }

  // Takes a mark into the cluster before it as it is, where nothing of that cluster changes by it.
  bool ExtendPrevious(char32_t mark) {
    const std::string_view folded(out_.data(), end_);
    const char32_t last = CodePointBefore(folded, end_);
    if (!table_.Plain(last) && !table_.PlainMark(last)) return false;
    if (const int order = MarkOrder(mark); order != 0 && order < MarkOrder(last)) return false;
    const auto bytes = static_cast<std::uint32_t>(NextOffset(original_, in_) - in_);
    if (!knots_.empty() && knots_.back().original_end == in_) {
      FoldedText::Knot& knot = knots_.back();
      if (knot.folded_begin == knot.folded_end) return false;  // something invisible stands between
      knot.folded_end += bytes;
      knot.original_end += bytes;
    } else {
      const auto width = static_cast<std::uint32_t>(end_ - PreviousOffset(folded, end_));
      const auto out = static_cast<std::uint32_t>(end_);
      const auto in = static_cast<std::uint32_t>(in_);
      knots_.push_back({out - width, out + bytes, in - width, in + bytes});
    }
    Copy(in_ + bytes);
    return true;
  }

  // A mark belongs to what was folded before it: takes that back and returns where it begins. White space keeps to
  // itself, for a run of it is one space here.
  std::size_t TakeBackPrevious() {
    if (in_ == 0 || IsSpace(CodePointBefore(original_, in_))) return in_;
    const bool knotted = !knots_.empty() && knots_.back().original_end == in_;
    const std::size_t begin = knotted ? knots_.back().original_begin : PreviousOffset(original_, in_);
    if (ClusterEnd(original_, begin) <= in_) return in_;  // controls take no marks
    if (knotted) {
      end_ = knots_.back().folded_begin;
      knots_.pop_back();
    } else {
      end_ -= in_ - begin;
    }
    return begin;
  }

  void Emit(std::string_view folded, std::size_t begin, std::size_t end) {
    const std::size_t room = original_.size() - end;
    if (out_.size() < end_ + folded.size() + room)
      out_.resize(std::max(end_ + folded.size() + room, out_.size() * 5 / 4));
    std::copy(folded.begin(), folded.end(), out_.begin() + static_cast<std::ptrdiff_t>(end_));
    const bool plain = folded.size() == end - begin && !folded.empty() && NextOffset(folded, 0) == folded.size();
    if (!plain) {
      knots_.push_back({static_cast<std::uint32_t>(end_), static_cast<std::uint32_t>(end_ + folded.size()),
                        static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
    end_ += folded.size();
    in_ = end;
  }

  const FoldTable& table_;
  const std::string_view original_;
  FoldedText& folded_;
  std::pmr::string& out_;
  std::pmr::vector<FoldedText::Knot>& knots_;
  std::size_t in_;   // the next byte to read
  std::size_t end_;  // the end of what is written
  std::string scratch_;
};

std::optional<std::size_t> FoldedText::OriginalBegin(std::size_t offset) const {
  auto behind = std::upper_bound(knots_.begin(), knots_.end(), offset,
                                 [](std::size_t at, const Knot& knot) { return at < knot.folded_begin; });
  if (behind == knots_.begin()) return offset;
  const Knot& knot = *std::prev(behind);
  if (offset >= knot.folded_end) return knot.original_end + (offset - knot.folded_end);
  if (offset == knot.folded_begin) return knot.original_begin;
  return std::nullopt;
}

std::optional<std::size_t> FoldedText::OriginalEnd(std::size_t offset) const {
  auto behind = std::lower_bound(knots_.begin(), knots_.end(), offset,
                                 [](const Knot& knot, std::size_t at) { return knot.folded_begin < at; });
  if (behind == knots_.begin()) return offset;
  const Knot& knot = *std::prev(behind);
  if (offset >= knot.folded_end) return knot.original_end + (offset - knot.folded_end);
  return std::nullopt;
}

std::size_t FoldedText::CharacterEnd(std::size_t offset) const {
  // An empty knot stands where something invisible was, before the one of the character.
  const auto behind = std::upper_bound(knots_.begin(), knots_.end(), offset,
                                       [](std::size_t at, const Knot& knot) { return at < knot.folded_begin; });
  const bool knotted = behind != knots_.begin() && std::prev(behind)->folded_begin == offset;
  return knotted && std::prev(behind)->folded_end > offset ? std::prev(behind)->folded_end : NextOffset(text, offset);
}

absl::StatusOr<const Folder*> Folder::Get() {
  static const std::unique_ptr<const FoldTable> table = FoldTable::Make();
  if (table == nullptr)
    return base::Internal("ICU has no data for NFKC_Casefold (nfkc_cf.nrm): link the full ICU data");
  static const Folder folder(table.get());
  return &folder;
}

void Folder::Fold(std::string_view original, FoldedText& folded) const {
  folded.Clear();
  FoldPass(*table_, original, folded).Run();
}

void Folder::FoldMore(std::string_view original, std::size_t end, FoldedText& folded) const {
  FoldPass(*table_, original.substr(0, end), folded).Run();
}

std::size_t Folder::StableEnd(std::string_view original, std::size_t from) {
  const auto blank = [](char32_t c) { return IsSpace(c) || IsZeroWidth(c); };
  for (std::size_t end = original.size(); end > from;) {
    end = PreviousOffset(original, end);
    if (end <= from) break;
    const char32_t before = CodePointBefore(original, end);
    const char32_t behind = CodePointAt(original, end);
    if (!(blank(before) && blank(behind)) && SurelyParts(before, behind)) return end;
  }
  return from;
}

std::string Folder::Fold(std::string_view original) const {
  FoldedText folded;
  Fold(original, folded);
  return std::string(folded.text);
}

}  // namespace chatcore::text
