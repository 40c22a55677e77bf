// What of a request's head is wanted, and what in it is refused.
#pragma once

#include <boost/beast/http/message.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "tools/serve/http.hpp"

namespace chapeau::serve {

/// Fills `into` from a head that Beast has taken apart; what is wrong with it, where something is. The connection ends
/// with the answer to such a request: where its body ends is then not sure.
///
/// RFC 9112, 3.2 and 6.3, and stricter where RFC 9110 and 9112 let a server choose, so that a proxy before this server
/// cannot read the end of a body or the host otherwise: one Content-Length of digits alone; no Transfer-Encoding but
/// one `chunked`, and not beside a Content-Length or under HTTP/1.0.
[[nodiscard]] std::optional<Problem> take_head(const boost::beast::http::request_header<>& head, const Limits& limits,
                                               Request& into);

/// The host of `example.org.:80`, or the address of `[::1]:80`: in small letters, without port, brackets and the dot
/// that ends a name.
[[nodiscard]] std::string host_of(std::string_view authority);

}  // namespace chapeau::serve
