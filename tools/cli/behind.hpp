// What stands in an output behind the bytes that a checkpoint vouches for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace chapeau::cli {

/// A run that was killed leaves there what it wrote after its last checkpoint: the same bytes that are written now.
/// Others are somebody's, also those that come while the run goes on.
class Behind {
  public:
    /// Of a file that can be read, and has been written up to where the run begins.
    Behind(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}

    /// To be called before `text` is written at that place, up to which all has been written. If other bytes stand
    /// there, they go with all that follows into a file beside, which is said, and are cut off. False, with errno set,
    /// where that fails; they stand there still then.
    [[nodiscard]] bool make_way(std::uint64_t place, std::string_view text);
    /// The same of all that stands behind a place, where the output ends.
    [[nodiscard]] bool end(std::uint64_t place);
    /// What somebody has done to the file itself, up to that place, since it was opened; empty where nothing.
    [[nodiscard]] std::string done_to_it(std::uint64_t place) const;

  private:
    [[nodiscard]] std::uint64_t size() const;
    [[nodiscard]] bool put_aside(std::uint64_t place, std::uint64_t end);
    [[nodiscard]] bool copy(std::uint64_t place, std::uint64_t end, int to) const;

    int descriptor_;
    std::string path_;
};

}  // namespace chapeau::cli
