// One JSON text as a flat tree: values in the order of the text, each knowing where its parts end.
// No recursion, no allocation per value; a document keeps its memory for the next text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordboard::json {

// A text of more values is refused: far above what the largest site within 16 MiB takes, it bounds
// the memory that a hostile line can claim.
inline constexpr std::size_t kMostValues = std::size_t{1} << 22;

enum class Kind : std::uint8_t {
  kNull,
  kBool,
  kInteger,
  kNumber,  // any other number: a fraction, an exponent, beyond 64 bits
  kText,
  kList,
  kObject,
};

// A piece of the document's texts.
struct Piece {
  std::uint32_t begin;
  std::uint32_t size;
};

struct Node {
  Kind kind = Kind::kNull;
  std::uint32_t key_begin = 0;  // within the texts; of members only
  std::uint32_t key_size = 0;
  std::uint32_t after = 0;  // the first node that is not part of this one
  union {
    std::int64_t integer = 0;  // kInteger, kBool
    Piece text;
  };
};

class Value;

class Document {
 public:
  // Takes in one text, in place of the last. False if it is no JSON in UTF-8, or nested too deeply,
  // or has a key twice in one object, or too many values; `problem` says what, and where.
  bool read(std::string_view text);

  // Why the last text was refused.
  const std::string& problem() const { return problem_; }

  // The whole of the text that was read last. Views of it live until the next `read`.
  Value root() const;

 private:
  friend class Builder;
  friend class Value;

  // Empties the document, and gives back what an unusually long text took.
  void clear();

  std::vector<Node> nodes_;
  std::string texts_;  // keys and strings, without their escapes
  std::string problem_;
};

// A place in a document that was read. To be passed by value.
class Value {
 public:
  Value(const Document& document, std::size_t at) : document_(&document), at_(at) {}

  Kind kind() const { return node().kind; }
  bool truth() const { return node().integer != 0; }
  std::int64_t integer() const { return node().integer; }
  std::string_view text() const { return view(node().text.begin, node().text.size); }
  // The key of a member of an object; empty otherwise.
  std::string_view key() const { return view(node().key_begin, node().key_size); }

  // Goes through the parts of a list, or the members of an object.
  class Iterator;
  Iterator begin() const;
  Iterator end() const;

 private:
  const Node& node() const { return document_->nodes_[at_]; }
  std::string_view view(std::uint32_t begin, std::uint32_t size) const {
    return std::string_view(document_->texts_).substr(begin, size);
  }

  const Document* document_;
  std::size_t at_;
};

class Value::Iterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Value;
  using difference_type = std::ptrdiff_t;
  using pointer = const Value*;
  using reference = Value;

  explicit Iterator(Value value) : value_(value) {}
  Value operator*() const { return value_; }
  Iterator& operator++() {
    value_.at_ = value_.node().after;
    return *this;
  }
  bool operator==(const Iterator& other) const { return value_.at_ == other.value_.at_; }

 private:
  Value value_;
};

inline Value::Iterator Value::begin() const { return Iterator(Value(*document_, at_ + 1)); }
inline Value::Iterator Value::end() const { return Iterator(Value(*document_, node().after)); }

inline Value Document::root() const { return Value(*this, 0); }

// The only member of an object, if that is its key.
std::optional<Value> only_member(Value object, std::string_view key);

}  // namespace cordboard::json
