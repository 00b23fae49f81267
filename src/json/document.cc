#include "json/document.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>

#include "cordboard/json.h"
#include "cordboard/shape.h"

namespace cordboard::json {
namespace {

namespace bj = boost::json;

// The memory that a document keeps for the next text, at most.
constexpr std::size_t kKeptBytes = std::size_t{1} << 20;

std::string_view describe(const bj::error_code& error) {
  if (error == bj::error::too_deep) return "nested deeper than 64";
  if (error == bj::error::incomplete) return "the text ends within a value";
  if (error == bj::error::extra_data) return "the text continues after the value";
  return "this is not JSON in UTF-8";
}

}  // namespace

// Receives the callbacks of the parser and builds the document.
class Builder {
 public:
  // Boost.JSON requires these limits. They have no effect: no part is longer than the whole text.
  static constexpr std::size_t max_object_size = kLongestLineBytes;
  static constexpr std::size_t max_array_size = kLongestLineBytes;
  static constexpr std::size_t max_key_size = kLongestLineBytes;
  static constexpr std::size_t max_string_size = kLongestLineBytes;

  explicit Builder(Document& document) : document_(document) {}

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_object_begin(bj::error_code& error) { return open(Kind::kObject, error); }
  bool on_array_begin(bj::error_code& error) { return open(Kind::kList, error); }
  bool on_object_end(std::size_t count, bj::error_code& error) {
    return keys_differ(count, error) && close();
  }
  bool on_array_end(std::size_t, bj::error_code&) { return close(); }

  bool on_key_part(bj::string_view part, std::size_t, bj::error_code&) { return append(part); }
  bool on_key(bj::string_view part, std::size_t size, bj::error_code&) {
    append(part);
    key_size_ = static_cast<std::uint32_t>(size);
    key_begin_ = static_cast<std::uint32_t>(document_.texts_.size() - size);
    return true;
  }
  bool on_string_part(bj::string_view part, std::size_t, bj::error_code&) { return append(part); }
  bool on_string(bj::string_view part, std::size_t size, bj::error_code& error) {
    append(part);
    Node* node = add(Kind::kText, error);
    if (node == nullptr) return false;
    node->text = {static_cast<std::uint32_t>(document_.texts_.size() - size),
                  static_cast<std::uint32_t>(size)};
    return true;
  }

  bool on_number_part(bj::string_view, bj::error_code&) { return true; }
  bool on_int64(std::int64_t value, bj::string_view, bj::error_code& error) {
    return add_integer(Kind::kInteger, value, error);
  }
  bool on_uint64(std::uint64_t, bj::string_view, bj::error_code& error) {
    return add(Kind::kNumber, error) != nullptr;
  }
  bool on_double(double, bj::string_view, bj::error_code& error) {
    return add(Kind::kNumber, error) != nullptr;
  }
  bool on_bool(bool value, bj::error_code& error) {
    return add_integer(Kind::kBool, value ? 1 : 0, error);
  }
  bool on_null(bj::error_code& error) { return add(Kind::kNull, error) != nullptr; }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }

 private:
  // A list or object that has not ended yet, and the number of its parts so far.
  struct Open {
    std::size_t node;
    std::size_t parts;
  };

  bool append(bj::string_view part) {
    document_.texts_.append(part.data(), part.size());
    return true;
  }

  // Adds a node with the key that was read last. Returns null and sets `error` if there are too
  // many nodes.
  Node* add(Kind kind, bj::error_code& error) {
    auto& nodes = document_.nodes_;
    if (nodes.size() == kMostValues) {
      document_.problem_ = "more than " + std::to_string(kMostValues) + " values";
      error = bj::error::input_error;
      return nullptr;
    }
    Node& node = nodes.emplace_back();
    node.kind = kind;
    node.key_begin = key_begin_;
    node.key_size = key_size_;
    node.after = static_cast<std::uint32_t>(nodes.size());
    key_size_ = 0;
    if (!open_.empty()) ++open_.back().parts;
    return &node;
  }

  bool add_integer(Kind kind, std::int64_t value, bj::error_code& error) {
    Node* node = add(kind, error);
    if (node == nullptr) return false;
    node->integer = value;
    return true;
  }

  bool open(Kind kind, bj::error_code& error) {
    if (add(kind, error) == nullptr) return false;
    open_.push_back({document_.nodes_.size() - 1, 0});
    return true;
  }

  bool close() {
    document_.nodes_[open_.back().node].after = static_cast<std::uint32_t>(document_.nodes_.size());
    open_.pop_back();
    return true;
  }

  // Returns whether all keys of the innermost open object are different. Sets `error` if not.
  bool keys_differ(std::size_t count, bj::error_code& error) {
    if (count < 2) return true;
    keys_.clear();
    const auto& nodes = document_.nodes_;
    for (std::size_t at = open_.back().node + 1; at < nodes.size(); at = nodes[at].after) {
      keys_.push_back(Value(document_, at).key());
    }
    // Sorting instead of hashing: hostile keys cannot make it slow.
    std::sort(keys_.begin(), keys_.end());
    const auto twice = std::adjacent_find(keys_.begin(), keys_.end());
    if (twice == keys_.end()) return true;
    document_.problem_ = path_of(*twice) + ": the object has this key twice";
    error = bj::error::input_error;
    return false;
  }

  // Returns the path of a member of the innermost open object.
  std::string path_of(std::string_view key) const {
    std::vector<Place> places{Place{}};
    places.reserve(open_.size() + 2);  // elements must not move: they refer to each other
    for (std::size_t depth = 1; depth < open_.size(); ++depth) {
      const Value part(document_, open_[depth].node);
      const Value whole(document_, open_[depth - 1].node);
      const Place& within = places.back();
      places.push_back(whole.kind() == Kind::kList ? within.at(open_[depth - 1].parts - 1)
                                                   : within.at(part.key()));
    }
    return places.back().at(key).path();
  }

  Document& document_;
  std::vector<Open> open_;
  std::vector<std::string_view> keys_;  // a member, so that its memory is reused
  std::uint32_t key_begin_ = 0;
  std::uint32_t key_size_ = 0;
};

bool Document::read(std::string_view text) {
  clear();
  if (text.size() > kLongestLineBytes) {
    problem_ = "longer than 16 MiB";
    return false;
  }
  // Replacing escapes only shortens a text. So this memory is enough, and `texts_` does not move
  // while the builder holds views of it.
  texts_.reserve(text.size());
  bj::parse_options options;
  options.max_depth = kDeepestNesting;
  bj::basic_parser<Builder> parser(options, *this);
  bj::error_code error;
  const std::size_t taken = parser.write_some(false, text.data(), text.size(), error);
  if (!error && taken < text.size()) error = bj::error::extra_data;
  if (!error) return true;
  if (problem_.empty()) {
    problem_ = "byte " + std::to_string(taken + 1) + ": " + std::string(describe(error));
  }
  return false;
}

void Document::clear() {
  problem_.clear();
  nodes_.clear();
  texts_.clear();
  if (nodes_.capacity() * sizeof(Node) > kKeptBytes) nodes_.shrink_to_fit();
  if (texts_.capacity() > kKeptBytes) texts_.shrink_to_fit();
}

std::optional<Value> only_member(Value object, std::string_view key) {
  if (object.kind() != Kind::kObject || object.begin() == object.end()) return std::nullopt;
  auto member = object.begin();
  const Value only = *member;
  if (only.key() != key || ++member != object.end()) return std::nullopt;
  return only;
}

}  // namespace cordboard::json
