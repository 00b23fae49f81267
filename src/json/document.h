// A JSON text as a tree in one array.
//
// The nodes are in the order of the text. Each holds the index of the first node after its last
// part, so that an iterator steps over a list or object at once. Reading needs no recursion and no
// allocation for each value. The next text reuses the memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordboard::json {

// The largest number of values in a text. It limits the memory that a hostile line can claim. The
// largest site that fits into 16 MiB has far fewer values.
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

// A range of bytes in the texts of the document.
struct Piece {
  std::uint32_t begin;
  std::uint32_t size;
};

// A value, with its key if it is a member of an object.
struct Node {
  Kind kind = Kind::kNull;
  std::uint32_t key_begin = 0;  // index in the texts; only if this is a member
  std::uint32_t key_size = 0;
  std::uint32_t after = 0;  // index of the first node that is not part of this one
  union {
    std::int64_t integer = 0;  // for kInteger; for kBool 0 or 1
    Piece text;                // for kText
  };
};

class Value;

// Reads texts, one after the other, and owns the memory of the last one.
class Document {
 public:
  // Reads a text and replaces the previous one. Returns false if the text is not JSON in UTF-8, is
  // nested too deeply, repeats a key within an object, or has too many values; `problem` says what
  // is wrong and where.
  bool read(std::string_view text);

  // Returns why `read` refused the last text; empty if it did not.
  const std::string& problem() const { return problem_; }

  // Returns the root of the last text. The value and its views are valid until the next `read`.
  // REQUIRES: the last `read` returned true.
  Value root() const;

 private:
  friend class Builder;
  friend class Value;

  // Empties the document. Keeps its memory, except that of an unusually long text.
  void clear();

  std::vector<Node> nodes_;
  std::string texts_;  // keys and strings one after the other, with escapes replaced
  std::string problem_;
};

// A view of one value of a document. Small: pass it by value.
class Value {
 public:
  Value(const Document& document, std::size_t at) : document_(&document), at_(at) {}

  Kind kind() const { return node().kind; }
  bool truth() const { return node().integer != 0; }
  std::int64_t integer() const { return node().integer; }
  std::string_view text() const { return view(node().text.begin, node().text.size); }
  // Returns the key of a member of an object; empty for other values.
  std::string_view key() const { return view(node().key_begin, node().key_size); }

  // Iterates over the entries of a list or the members of an object.
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

// Returns the member of an object that has exactly one member, with this key; nothing for any other
// value.
std::optional<Value> only_member(Value object, std::string_view key);

}  // namespace cordboard::json
