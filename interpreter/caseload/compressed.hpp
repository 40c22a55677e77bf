// Caseloads that come compressed: gzip (RFC 1952) by zlib, zstd (RFC 8878) by its own library. Which it is, the first
// bytes say; anything else is passed on as it is.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "interpreter/caseload/blocks.hpp"

namespace chapeau::caseload {

/// Whether what begins like this is compressed; four bytes tell.
[[nodiscard]] bool is_compressed(std::string_view first);

/// Reads `from` and gives what it holds, uncompressed. Several compressed files one behind the other are one,
/// and zeros behind one, with which it fills a tape's last block, are nothing.
class Uncompressed {
  public:
    explicit Uncompressed(Read from);
    ~Uncompressed();
    Uncompressed(const Uncompressed&) = delete;
    Uncompressed& operator=(const Uncompressed&) = delete;

    /// As `Read`. Nothing where reading failed, or what is read is damaged or ends too soon: then `fault` says so.
    [[nodiscard]] std::optional<std::size_t> read(std::span<char> into);
    /// What is wrong with the compressed data; empty where nothing is.
    [[nodiscard]] const std::string& fault() const { return fault_; }

    /// One of the compressed formats. Private to the implementation.
    class Format;

  private:
    [[nodiscard]] bool fill();
    [[nodiscard]] bool choose();
    [[nodiscard]] bool pass_zeros();

    Read from_;
    std::string buffer_;  // compressed bytes
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    bool ended_ = false;
    bool chosen_ = false;
    std::unique_ptr<Format> format_;  // none: passed on as it is
    std::string fault_;
};

}  // namespace chapeau::caseload
