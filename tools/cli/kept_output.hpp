// The output of a run that keeps a checkpoint: a file that is written to as the run goes on, and read again by the run
// that goes on from there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "interpreter/values/digest.hpp"

namespace chapeau::cli {

class KeptOutput {
  public:
    explicit KeptOutput(std::string path) : path_(std::move(path)) {}
    ~KeptOutput();
    KeptOutput(const KeptOutput&) = delete;
    KeptOutput& operator=(const KeptOutput&) = delete;

    /// Opens the file and changes nothing in it; makes it where there is none and `make` is set. Until this object is
    /// gone no other run opens it. False, after saying why, where that fails.
    [[nodiscard]] bool open(bool make);
    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] std::uint64_t bytes() const;
    /// The digest of the first bytes; nothing where there are fewer, or they cannot be read.
    [[nodiscard]] std::optional<values::StreamDigest> digest_of(std::uint64_t bytes) const;

  private:
    bool refuse(const std::string& why, const std::string& help) const;

    std::string path_;
    int descriptor_ = -1;
};

}  // namespace chapeau::cli
