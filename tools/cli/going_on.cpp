// Answers that another policy, program or option gave, answers to other records, and answers that somebody has changed
// are none that a run may add to. A checkpoint is believed only where the digests of all of them are those it was saved
// with, and its own. What stands behind the vouched part of the output was written after the checkpoint; see Behind.
#include "tools/cli/going_on.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace chapeau::cli {

namespace {

constexpr std::string_view as_begun = "give the same as when the run was begun, or leave out --resume to begin anew";
constexpr std::string_view bring_back = "bring back the file as the run left it, or leave out --resume to begin anew";

/// The options that shape the output, as they are given. The number of threads does not, nor how a summary is printed.
std::string shape_of(const BatchOptions& options) {
    return fmt::format("--format {}{}{}{}{}{}{}{}", options.format,
                       options.language == "en" || !options.summary.empty() ? "" : " --lang " + options.language,
                       options.say.statuses ? " --statuses" : "", options.say.grants ? " --grants" : "",
                       options.say.raw_csv ? " --raw-csv" : "", options.say.values ? "" : " --no-values",
                       options.only.empty() ? "" : " --only " + options.only,
                       options.summary.empty() ? "" : " --summary");
}

class GoingOn {
  public:
    GoingOn(const BatchOptions& options, const model::Policy& policy) : options_(options), policy_(policy) {}

    [[nodiscard]] std::optional<Beginning> from(Records& records, const Holding& holding) {
        KeptOutput* const output = holding.output;
        Loading loading = load_checkpoint(options_.checkpoint);
        if (loading.state == Loading::State::missing)
            return afresh(records, holding);
        if (!is_readable(loading) || !is_of_this_run(loading.checkpoint))
            return std::nullopt;
        values::StreamDigest kept;
        if (output != nullptr && !open_unchanged(*output, loading.checkpoint, kept))
            return std::nullopt;
        if (!is_unchanged(records.go_to(loading.checkpoint.place, loading.checkpoint.seen), loading.checkpoint,
                          records))
            return std::nullopt;
        if (!open_unchanged(loading.checkpoint.ids, holding))
            return std::nullopt;
        if (output != nullptr)
            loading.checkpoint.output = identity_of_open(output->descriptor());
        loading.checkpoint.records = options_.records;
        loading.checkpoint.seen = records.state();
        return Beginning{std::move(loading.checkpoint), std::move(kept)};
    }

  private:
    bool refuse(std::string_view why, std::string_view help) const {
        complain(fmt::format("cannot go on from `{}`: {}", options_.checkpoint, why), help);
        return false;
    }

    /// Where there is no checkpoint. An output that is there may be all that is left of a run.
    std::optional<Beginning> afresh(Records& records, const Holding& holding) const {
        KeptOutput* const output = holding.output;
        if (output != nullptr && !output->open(true))
            return std::nullopt;
        if (output != nullptr && output->bytes() > 0) {
            refuse(fmt::format("it is not there, but the output `{}` is", options_.output),
                   "bring back the checkpoint, or leave out --resume to begin anew and overwrite the output");
            return std::nullopt;
        }
        if (!holding.ids.open())
            return std::nullopt;
        Beginning begun = at_the_beginning(options_, policy_, records);
        if (output != nullptr)
            begun.checkpoint.output = identity_of_open(output->descriptor());
        return begun;
    }

    [[nodiscard]] bool is_readable(const Loading& loading) const {
        if (loading.state == Loading::State::unreadable)
            return refuse(std::strerror(errno), "name a file that can be read");
        return loading.state == Loading::State::loaded ||
               refuse("it is damaged, or no checkpoint of this version of chapeau",
                      "bring back the checkpoint as it was, or move it away and leave out --resume to begin anew");
    }

    [[nodiscard]] bool is_of_this_run(const Checkpoint& from) const {
        if (from.version != CHAPEAU_VERSION)
            return refuse(fmt::format("it is of chapeau {}, and this is {}", from.version, CHAPEAU_VERSION),
                          "go on with the version that began, or leave out --resume to begin anew");
        if (from.policy != policy_.digest)
            return refuse(
                fmt::format("it is of another policy: {}, and `{}` is {}", from.policy, policy_.folder, policy_.digest),
                as_begun);
        return from.options == shape_of(options_) ||
               refuse(
                   fmt::format("it is of other options: `{}`, and now they are `{}`", from.options, shape_of(options_)),
                   as_begun);
    }

    [[nodiscard]] bool open_unchanged(KeptOutput& output, const Checkpoint& from, values::StreamDigest& kept) const {
        std::error_code ignored;
        if (!std::filesystem::exists(options_.output, ignored) && !ignored)
            return refuse(fmt::format("it vouches for {} bytes of its output, and `{}` is not there", from.output_bytes,
                                      options_.output),
                          "name the output that the run was begun with, as the run left it, or leave out --resume to "
                          "begin anew");
        if (!output.open(false))
            return false;
        const std::uint64_t bytes = output.bytes();
        if (bytes < from.output_bytes)
            return refuse(
                fmt::format("the output `{}` has {} bytes and had {}", options_.output, bytes, from.output_bytes),
                bring_back);
        // Where nothing was written yet, there is no content to know the file by.
        if (from.output_bytes == 0 && bytes > 0 && from.output && from.output != identity_of_open(output.descriptor()))
            return refuse(
                fmt::format("the output `{}` is another file than the run was begun with, and has {} bytes",
                            options_.output, bytes),
                "name the file that it was begun with; of that nothing was vouched for yet, so where this is a "
                "copy of it, leave out --resume to begin anew and overwrite it");
        if (from.finished && bytes > from.output_bytes)
            return refuse(fmt::format("the output `{}` has {} bytes, and the run had ended with {}", options_.output,
                                      bytes, from.output_bytes),
                          bring_back);
        auto digest = output.digest_of(from.output_bytes);
        if (!digest || digest->mark().digest != from.output_digest)
            return refuse(fmt::format("the first {} bytes of the output `{}` are not those that were written",
                                      from.output_bytes, options_.output),
                          bring_back);
        kept = std::move(*digest);
        return true;
    }

    [[nodiscard]] bool open_unchanged(const IdsMark& ids, const Holding& holding) const {
        const std::string file = KeptIds::beside(options_.checkpoint);
        std::error_code ignored;
        if (ids.bytes > 0 && !std::filesystem::exists(file, ignored) && !ignored)
            return refuse(fmt::format("its ids in `{}` are not there any more", file), bring_back);
        if (ids.bytes > 0 && !KeptIds::is_of_a_run(file))
            return refuse(fmt::format("its ids in `{}` are damaged: they do not begin as they were written", file),
                          bring_back);
        if (!holding.ids.open())
            return false;
        holding.seen = caseload::SeenIds(ids.key);
        const std::string why = holding.ids.read(ids, holding.seen);
        return why.empty() || refuse(why, bring_back);
    }

    [[nodiscard]] bool is_unchanged(Records::Standing standing, const Checkpoint& from, const Records& records) const {
        using enum Records::Standing;
        constexpr std::string_view help =
            "give the caseload that the run was begun with, or leave out --resume to begin anew";
        const std::string evaluated = fmt::format("{} bytes ({} lines)", from.place.input_bytes, from.place.lines);
        switch (standing) {
            case unchanged:
                return true;
            case shorter:
                return refuse(fmt::format("the caseload `{}` ends within the {} that were evaluated", options_.records,
                                          evaluated),
                              help);
            case changed:
                return refuse(fmt::format("the first {} of the caseload `{}` are not those of `{}` that were evaluated",
                                          evaluated, options_.records, from.records),
                              help);
            case gone_on:
                return refuse(fmt::format("the last line of `{}` that was evaluated, {}, goes on now", options_.records,
                                          from.place.lines),
                              help);
            case unreadable:
                break;
        }
        if (!records.stopped())
            records.complain_of_it("nothing has been changed", {});
        return false;
    }

    const BatchOptions& options_;
    const model::Policy& policy_;
};

}  // namespace

Beginning at_the_beginning(const BatchOptions& options, const model::Policy& policy, Records& records) {
    Beginning beginning;
    records.digest();
    beginning.checkpoint.seen = records.state();
    beginning.checkpoint.place.mark = values::StreamDigest().mark();
    beginning.checkpoint.version = CHAPEAU_VERSION;
    beginning.checkpoint.policy = policy.digest;
    beginning.checkpoint.options = shape_of(options);
    beginning.checkpoint.records = options.records;
    return beginning;
}

std::optional<Beginning> where_it_stopped(const BatchOptions& options, const model::Policy& policy, Records& records,
                                          const Holding& holding) {
    return GoingOn(options, policy).from(records, holding);
}

}  // namespace chapeau::cli
