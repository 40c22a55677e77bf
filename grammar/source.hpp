// Source files and places in them.
//
// A policy is many files; everything said about it later points back into one of them. A `Span` is two byte offsets and
// the number of the file, so that a tree node carries twelve bytes; lines and columns are worked out only when a person
// reads them. Columns count Unicode code points from 1, as editors show them; a malformed byte counts as one column.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chapeau::grammar {

/// A half-open range of bytes [begin, end) in the file with index `file` of a `Sources`.
struct Span {
    std::uint32_t file = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend bool operator==(const Span&, const Span&) = default;
};

/// The smallest span that holds both; they must be in the same file.
[[nodiscard]] Span join(Span first, Span last);

/// A place as people say it: both from 1.
struct Place {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

/// One file of text as it was read, byte for byte.
class Source {
  public:
    Source(std::string path, std::string text, std::string name);

    /// As shown to people: relative to where the command was run, or `stdlib/…`.
    [[nodiscard]] const std::string& path() const { return path_; }
    /// By its place in the policy, wherever that is kept: `countries/japan.rules`; of the standard library
    /// `shared/countries.rules`. What leaves the machine has this.
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::string_view text() const { return text_; }
    /// `offset` beyond the end means the end.
    [[nodiscard]] Place place(std::uint32_t offset) const;
    /// The text of a line, counted from 1, without its line ending; empty beyond the last line.
    [[nodiscard]] std::string_view line(std::uint32_t number) const;

  private:
    std::string path_;
    std::string name_;
    std::string text_;
    std::vector<std::uint32_t> line_starts_;
};

/// All files of one run. Indexes are stable: files are only ever added.
class Sources {
  public:
    /// Files larger than this are refused by the reader, not by this class; it keeps offsets in 32 bits.
    static constexpr std::size_t largest_file = std::size_t{16} << 20U;

    /// Returns the index for `Span::file`. Without a name the file is called by its path.
    std::uint32_t add(std::string path, std::string text, std::string name = {});
    [[nodiscard]] const Source& operator[](std::uint32_t file) const { return files_[file]; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(files_.size()); }
    /// The bytes a span covers.
    [[nodiscard]] std::string_view text(Span span) const;

  private:
    std::vector<Source> files_;
};

}  // namespace chapeau::grammar
