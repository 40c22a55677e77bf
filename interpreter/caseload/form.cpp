#include "interpreter/caseload/form.hpp"

#include <algorithm>
#include <array>

namespace chapeau::caseload {

namespace {

struct Magic {
    std::string_view bytes;
    std::string_view what;
    std::string_view help;
};

using namespace std::string_view_literals;

constexpr std::array<Magic, 10> magics{{
    {"\xfd\x37zXZ\0"sv, "it is compressed with xz, which is not read here",
     "write it uncompressed: `xz -dc FILE > caseload.jsonl`"},
    {"BZh"sv, "it is compressed with bzip2, which is not read here",
     "write it uncompressed: `bzip2 -dc FILE > caseload.jsonl`"},
    {"\x1f\x8b"sv, "it is still compressed, with gzip", "write it uncompressed: `gzip -dc FILE > caseload.jsonl`"},
    {"\x28\xb5\x2f\xfd"sv, "it is still compressed, with zstd",
     "write it uncompressed: `zstd -dc FILE > caseload.jsonl`"},
    {"PK\x03\x04"sv, "it is a zip archive, or a workbook",
     "take the file of records out of it, or save the table as JSON Lines"},
    {"\x04\x22\x4d\x18"sv, "it is compressed with lz4, which is not read here",
     "write it uncompressed: `lz4 -dc FILE > caseload.jsonl`"},
    {"\xff\xfe\0\0"sv, "it is UTF-32 text", "save it as UTF-8: `iconv -f UTF-32 -t UTF-8 FILE > caseload.jsonl`"},
    {"\0\0\xfe\xff"sv, "it is UTF-32 text", "save it as UTF-8: `iconv -f UTF-32 -t UTF-8 FILE > caseload.jsonl`"},
    {"\xff\xfe"sv, "it is UTF-16 text", "save it as UTF-8: `iconv -f UTF-16 -t UTF-8 FILE > caseload.jsonl`"},
    {"\xfe\xff"sv, "it is UTF-16 text", "save it as UTF-8: `iconv -f UTF-16 -t UTF-8 FILE > caseload.jsonl`"},
}};

/// UTF-16 without a mark: every other byte of its ASCII letters is 0.
std::string_view form_of_utf16(std::string_view first) {
    const bool zero_first =
        first.size() >= 4 && first[0] == '\0' && first[2] == '\0' && first[1] != '\0' && first[3] != '\0';
    const bool zero_last =
        first.size() >= 4 && first[1] == '\0' && first[3] == '\0' && first[0] != '\0' && first[2] != '\0';
    return zero_first ? "UTF-16BE" : zero_last ? "UTF-16LE" : "";
}

/// POSIX, pax: a header block names its form behind the fields of the first file.
bool is_tape_archive(std::string_view first) {
    constexpr std::size_t place = 257;
    return first.size() > place && first.substr(place).starts_with("ustar");
}

/// An object ends, and after a carriage return, which no line feed follows, the next one begins.
bool has_lines_of_carriage_returns(std::string_view first) {
    const std::size_t end = first.find("}\r{");
    return end != std::string_view::npos && first.find('\n') > end;
}

struct Line {
    std::string_view text;  // without blanks around it
    std::string_view behind;
};

/// The first line with more than blanks on it, where a line break ends it; otherwise none.
Line first_line(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos)
        return {};
    const std::string_view line = text.substr(0, end);
    return {line.substr(0, line.find_last_not_of(blanks) + 1), text.substr(end)};
}

/// The first line breaks off where only an object that is laid out over several lines does, and behind it comes no
/// whole object: a single line that is cut off is a bad line, and the others are read.
bool goes_over_lines(std::string_view text) {
    const Line line = first_line(text);
    const Line next = first_line(line.behind);
    const bool is_whole = next.text.starts_with('{') && next.text.ends_with('}');
    return line.text.starts_with('{') && std::string_view("{[,:").find(line.text.back()) != std::string_view::npos &&
           !is_whole && (line.text == "{" || !next.text.empty());
}

/// All that stands there, or a line of it that is an array and is followed by one that is an object: then it is a bad
/// line.
bool is_one_array(std::string_view text) {
    const Line line = first_line(text);
    const std::size_t next = line.behind.find_first_not_of(" \t\r\n");
    const bool is_line = line.text.ends_with(']') && next != std::string_view::npos && line.behind[next] == '{';
    return text.find_first_not_of(" \t\r\n") == text.find('[') && text.find('[') != std::string_view::npos && !is_line;
}

}  // namespace

Misformed misformed(std::string_view first) {
    for (const Magic& magic : magics)
        if (first.starts_with(magic.bytes))
            return {std::string(magic.what), std::string(magic.help)};
    if (const std::string_view form = form_of_utf16(first); !form.empty())
        return {"it is UTF-16 text",
                "save it as UTF-8: `iconv -f " + std::string(form) + " -t UTF-8 FILE > caseload.jsonl`"};
    if (is_tape_archive(first))
        return {"it is a tar archive", "take the file of records out of it: `tar -xOf FILE > caseload.jsonl`"};
    if (first.starts_with("\xef\xbb\xbf"))
        first.remove_prefix(3);
    if (is_one_array(first))
        return {"it begins with `[`: it is one JSON array, and not a record a line",
                "write one record a line: `jq -c '.[]' FILE > caseload.jsonl`"};
    if (has_lines_of_carriage_returns(first))
        return {"its lines end with a carriage return alone",
                "end each with a line feed: `tr '\\r' '\\n' < FILE > caseload.jsonl`"};
    if (goes_over_lines(first))
        return {"its first record goes over several lines, and a caseload has a record a line",
                "write each record in one line: `jq -c . FILE > caseload.jsonl`; or have one evaluated alone, which "
                "may go over several lines"};
    return {};
}

}  // namespace chapeau::caseload
