// SHA-256 digests, as traces name a policy and a record by: "sha256:" and 64 hexadecimal digits.
#pragma once

#include <cstdint>
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

/// What a stream of bytes is known by, up to a place in it.
struct StreamMark {
    std::string pieces;  // digest of the whole pieces before the place; empty where there is none
    std::string digest;  // digest of all before the place

    [[nodiscard]] bool operator==(const StreamMark&) const = default;
};

/// The digest of a stream that can be gone on with from a mark. The stream is digested in pieces, each together with
/// the digest of the pieces before it; so whoever trusts a mark reads no more again than what stands behind its last
/// whole piece.
class StreamDigest {
  public:
    static constexpr std::uint64_t piece = std::uint64_t{1} << 20U;  // bytes

    StreamDigest() = default;
    /// Goes on behind the whole pieces of the `bytes` bytes before `mark`; what is behind those is to be added again.
    StreamDigest(const StreamMark& mark, std::uint64_t bytes);

    void add(std::string_view bytes);
    /// Bytes added, or taken for added.
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
    [[nodiscard]] StreamMark mark() const;

  private:
    void begin_piece();

    std::uint64_t bytes_ = 0;
    std::string pieces_;
    Digest piece_;
};

}  // namespace chapeau::values
