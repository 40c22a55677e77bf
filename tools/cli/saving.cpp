#include "tools/cli/saving.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

namespace chapeau::cli {

bool Saving::begin() {
    seen_.note_new();
    save();
    if (!failed() && !ids_.cut())
        fail();
    return !failed();
}

void Saving::fail() {
    error_ = errno != 0 ? errno : EIO;
}

void Saving::note(const caseload::Summary& summary, const caseload::Place& place) {
    now_.summary = before_;
    now_.summary.add(summary);
    now_.place = place;
}

void Saving::take(const caseload::Summary& summary, const caseload::Place& place) {
    constexpr std::chrono::milliseconds between(250);
    const auto now = std::chrono::steady_clock::now();
    if (now - saved_ < between) {
        now_.place = place;
        return;
    }
    note(summary, place);
    save();
    saved_ = now;
}

void Saving::finish(const caseload::Summary& summary, bool finished) {
    note(summary, caseload::Place(now_.place));
    now_.finished = finished && kept_;
    save();
}

void Saving::save() {
    if (failed() || (kept_ && !output_.sync()))
        return;
    if (kept_) {
        now_.output_bytes = output_.digest().bytes();
        now_.output_digest = output_.digest().mark().digest;
    }
    if (!ids_.add(seen_.take_new()))
        return fail();
    now_.ids = ids_.mark(seen_.key());
    if (!cli::save(now_, file_))
        fail();
}

void Saving::complain_of_it() const {
    complain(fmt::format("cannot write the checkpoint `{}`: {}", file_, std::strerror(error_)),
             now_.place.input_bytes == 0
                 ? "nothing has been evaluated; name a file in a folder that can be written to"
                 : "make room; then the same command with --resume goes on from the checkpoint before");
}

}  // namespace chapeau::cli
