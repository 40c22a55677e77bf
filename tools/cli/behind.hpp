// What stands in an output behind the bytes that a checkpoint vouches for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chapeau::cli {

/// A run that was killed leaves there what it wrote after its last checkpoint: the same bytes that are written now.
/// Others are somebody's.
class Behind {
  public:
    /// Of a file that can be read.
    Behind(int descriptor, std::string path);

    /// To be called before `text` is written at that place. If other bytes stand there, they go with all that follows
    /// into a file beside, which is said, and are cut off. False, with errno set, where that fails; they stand there
    /// still then.
    [[nodiscard]] bool make_way(std::uint64_t place, std::string_view text);
    /// The same of all that stands behind a place, where the output ends.
    [[nodiscard]] bool end(std::uint64_t place) { return place >= end_ || put_aside(place); }

  private:
    [[nodiscard]] bool put_aside(std::uint64_t place);
    [[nodiscard]] bool copy(std::uint64_t place, int to) const;

    int descriptor_;
    std::string path_;
    std::uint64_t end_;  // of what stands there
};

}  // namespace chapeau::cli
