// The lines of a file, seen where the system keeps the file, which saves copying them.
//
// A file is mapped a block at a time, and a block is unmapped when it has been evaluated, so memory stays what it is
// for input that is read. What is mapped is still the file: it may be changed by others meanwhile, who then get answers
// to a mixture, as they do where it is read; and where it is cut shorter, the system says so by a signal, SIGBUS, which
// a program that maps has to expect.
#pragma once

#include <memory>
#include <string_view>

namespace chapeau::caseload {

/// A part of a file in memory, for as long as this lives.
class Mapped {
  public:
    /// Of no file.
    Mapped() = default;
    /// The next whole lines, `size` bytes of them at most, of a file whose offset is then behind them. None where they
    /// have to be read: it is no file that can be mapped, less than that is left of it, or the next line is longer.
    /// Behind the lines may be looked at what a reader of columns looks at.
    [[nodiscard]] static Mapped next_lines(int descriptor, std::size_t size);

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }

  private:
    struct Unmap {
        std::size_t size;
        void operator()(char* begin) const;
    };
    using Pages = std::unique_ptr<char, Unmap>;

    Mapped(Pages pages, std::string_view text) : pages_(std::move(pages)), text_(text) {}

    Pages pages_;
    std::string_view text_;
};

}  // namespace chapeau::caseload
