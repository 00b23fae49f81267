// A JSON text as a flat tree: nodes in the order of the text, each with the index after its last
// part. No recursion and no allocation per value. The memory is reused for the next text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordboard::json {

// A text with more values is refused. Far above what the largest site within 16 MiB needs; limits
// the memory that a hostile line can claim.
inline constexpr std::size_t kMostValues = std::size_t{1} << 22;

enum class Kind : std::uint8_t {
  kNull,
  kBool,
  kInteger,
  kNumber,  // any other number: with a fraction, with an exponent, or beyond 64 bits
  kText,
  kList,
  kObject,
};

// A range of the document's texts.
struct Piece {
  std::uint32_t begin;
  std::uint32_t size;
};

struct Node {
  Kind kind = Kind::kNull;
  std::uint32_t key_begin = 0;  // within the texts; only of members
  std::uint32_t key_size = 0;
  std::uint32_t after = 0;  // index of the first node that is not part of this one
  union {
    std::int64_t integer = 0;  // of kInteger and kBool
    Piece text;
  };
};

class Value;

class Document {
 public:
  // Reads a text and replaces the previous one. Returns false if the text is not JSON in UTF-8, is
  // nested too deeply, repeats a key within an object, or has too many values; `problem` says what
  // is wrong and where.
  bool read(std::string_view text);

  // Why the last text was refused.
  const std::string& problem() const { return problem_; }

  // The root of the last text. Views of it are valid until the next `read`.
  Value root() const;

 private:
  friend class Builder;
  friend class Value;

  // Empties the document, and releases the memory of an unusually long text.
  void clear();

  std::vector<Node> nodes_;
  std::string texts_;  // keys and strings, without escapes
  std::string problem_;
};

// A value of a document. A small view type, passed by value.
class Value {
 public:
  Value(const Document& document, std::size_t at) : document_(&document), at_(at) {}

  Kind kind() const { return node().kind; }
  bool truth() const { return node().integer != 0; }
  std::int64_t integer() const { return node().integer; }
  std::string_view text() const { return view(node().text.begin, node().text.size); }
  // The key of a member of an object; empty for other values.
  std::string_view key() const { return view(node().key_begin, node().key_size); }

  // Iterates over the parts of a list or the members of an object.
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

// The only member of an object, if it has exactly one, with this key.
std::optional<Value> only_member(Value object, std::string_view key);

}  // namespace cordboard::json
