// Checks the links that agents push to customers.
#pragma once

#include <string_view>

namespace cordboard::core {

// Whether `text` is an http or https URL of the characters of RFC 3986, section 2, with a host and
// without a user name, and not too long.
bool is_url(std::string_view text);

}  // namespace cordboard::core
