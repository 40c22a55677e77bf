// SHA-256 digests, as traces name a policy and a record by: "sha256:" and 64 hexadecimal digits.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace chapeau::values {

[[nodiscard]] std::string sha256(std::string_view bytes);

/// The digest of bytes that come in pieces; where the pieces are cut makes no difference.
class Digest {
  public:
    Digest();
    Digest(Digest&&) noexcept;
    Digest& operator=(Digest&&) noexcept;
    ~Digest();

    void add(std::string_view bytes);
    /// Of all bytes added so far; more may be added afterwards.
    [[nodiscard]] std::string text() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace chapeau::values
