// What was evaluated of a caseload is read again and digested before a run goes on behind it: a name says nothing of
// what is in a file. A plain file that nobody has touched since it was first opened, by the system's word, is not read
// again; the run seeks to the last whole piece of its digest and digests what stands from there to the place, at most a
// mebibyte.
#include "tools/cli/records.hpp"

#include <fmt/format.h>

#include "tools/cli/output.hpp"

namespace chapeau::cli {

Records::Records(const std::string& name, Stopping& stopping)
    : name_(name),
      stopping_(stopping),
      input_(name),
      uncompressed_([this](std::span<char> into) { return read(into); }) {
    const std::string first = input_.first_bytes();
    mappable_ = !first.empty() && !caseload::is_compressed(first);
    state_ = settled_state_of(input_.descriptor());
}

std::optional<std::size_t> Records::read(std::span<char> into) {
    return stopping_.asked_before(input_.descriptor()) ? std::nullopt : input_.read(into);
}

caseload::Source Records::source() {
    caseload::Source source;
    source.digest = digest_ ? &*digest_ : nullptr;
    if (!mappable_) {
        source.read = [this](std::span<char> into) { return uncompressed_.read(into); };
        return source;
    }
    source.read = [this](std::span<char> into) { return read(into); };
    source.map = [this](std::size_t size) { return stopping_.asked() ? caseload::Mapped() : input_.map(size); };
    return source;
}

bool Records::can_be_sought(const std::optional<FileState>& seen) const {
    return mappable_ && seen && seen == state_;
}

/// Nothing where all is there.
std::optional<Records::Standing> Records::read_up_to(std::uint64_t bytes, bool& line_ended) {
    const caseload::Read read = source().read;
    std::string buffer(caseload::Blocks::size, '\0');
    while (digest_->bytes() < bytes) {
        const std::size_t most = std::min<std::uint64_t>(bytes - digest_->bytes(), buffer.size());
        const auto got = read(std::span(buffer).first(most));
        if (!got)
            return Standing::unreadable;
        if (*got == 0)
            return Standing::shorter;
        digest_->add({buffer.data(), *got});
        line_ended = buffer[*got - 1] == '\n';
    }
    return std::nullopt;
}

/// The line was evaluated when the input ended with it. A line end alone makes no other line of it.
Records::Standing Records::end_line(caseload::Place& place) {
    std::string end;
    while (!end.ends_with('\n')) {
        char next = 0;
        const auto more = source().read(std::span(&next, 1));
        if (!more)
            return Standing::unreadable;
        if (*more == 0)
            return end.empty() ? Standing::unchanged : Standing::gone_on;
        end += next;
        if (end != "\n" && end != "\r" && end != "\r\n")
            return Standing::gone_on;
    }
    digest_->add(end);
    place.input_bytes += end.size();
    place.mark = digest_->mark();
    return Standing::unchanged;
}

Records::Standing Records::go_to(caseload::Place& place, const std::optional<FileState>& seen) {
    digest();
    // The last byte is read in any case: it says whether a line ended there.
    if (can_be_sought(seen) && place.input_bytes % values::StreamDigest::piece != 0) {
        digest_ = values::StreamDigest(place.mark, place.input_bytes);
        if (!input_.skip(digest_->bytes()))
            return Standing::unreadable;
    }
    bool line_ended = true;
    if (const auto standing = read_up_to(place.input_bytes, line_ended))
        return *standing;
    if (digest_->mark() != place.mark)
        return Standing::changed;
    return line_ended ? Standing::unchanged : end_line(place);
}

void Records::complain_of_it(const std::string& done, const caseload::Misformed& form) const {
    if (!form.what.empty())
        return complain(fmt::format("cannot read `{}`: {}", name_, form.what), form.help);
    if (uncompressed_.fault().empty())
        return input_.complain_of_it();
    complain(fmt::format("cannot read `{}`: {}", name_, uncompressed_.fault()),
             fmt::format("{}; get the file anew and run it again", done));
}

}  // namespace chapeau::cli
