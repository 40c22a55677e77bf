// Results are written block by block, and a block is what one reading gave: a program on the other end of two pipes can
// take its answers line by line.
//
// A run with a checkpoint writes into its output as it goes on, so that what is done stays done. Whether it may go on
// is settled before anything is changed; and the first checkpoint is saved before the output is cut, so that there is
// no moment at which the two do not fit.
#include "tools/cli/batch_run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>

#include "interpreter/record/read.hpp"
#include "interpreter/text/unsafe.hpp"
#include "interpreter/trace/trace.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/going_on.hpp"
#include "tools/cli/run_files.hpp"
#include "tools/cli/saving.hpp"
#include "tools/cli/summary.hpp"
#include "tools/cli/summary_words.hpp"

namespace chapeau::cli {

namespace {

using Clock = std::chrono::steady_clock;

/// One line on the terminal, rewritten a few times a second.
class ProgressLine {
  public:
    explicit ProgressLine(const SummaryWords& words) : words_(words) {}

    void show(std::uint64_t lines) {
        const auto now = Clock::now();
        if (now - shown_ < std::chrono::milliseconds(200))
            return;
        shown_ = now;
        const double seconds = std::chrono::duration<double>(now - begun_).count();
        const auto speed = static_cast<std::uint64_t>(static_cast<double>(lines) / seconds);
        say_to_stderr("\r\033[K" + words_.counted(words_.so_far, lines) + words_.counted(words_.a_second, speed));
    }
    void clear() {
        if (shown_ != begun_)
            say_to_stderr("\r\033[K");
    }

  private:
    const SummaryWords& words_;
    Clock::time_point begun_ = Clock::now();
    Clock::time_point shown_ = begun_;
};

/// The first record of an id, with all that became of it. The rest is read too: another record of that id may be the
/// one that is meant.
class Explaining {
  public:
    Explaining(const BatchOptions& options, const Loaded& loaded, Output& output)
        : options_(options), loaded_(loaded), output_(output), reader_(loaded.policy->model) {}

    int run(Records& records) {
        caseload::Blocks blocks(records.source(), record::Limits{}.bytes, 0, true);
        caseload::Block block;
        while (blocks.next(block)) {
            if (block.too_long)
                ++line_;
            caseload::for_each_line(block.text(), [&](std::string_view line) { look_at(line); });
            if (!output_.flush())
                return success;  // which it is not: that is said where the output ends
        }
        if (blocks.failed())
            records.complain_of_it(
                of_id_ == 0 ? "there is no such record before that" : "whether another record has the id is not known",
                blocks.form());
        else if (of_id_ == 0)
            complain_in(words_, trace::filled(words_.no_such_id, {options_.records, options_.explain}),
                        words_.how_ids_compare);
        else if (of_id_ > 1)
            note_others();
        return blocks.failed() || of_id_ == 0 ? bad_input : success;
    }

  private:
    static constexpr std::uint64_t most_lines = 20;  // that are named

    void look_at(std::string_view line) {
        ++line_;
        if (line.size() > record::Limits{}.bytes || !reader_.read(line, record_).empty() ||
            record_.id != options_.explain)
            return;
        if (++of_id_ == 1)
            explain();
        if (of_id_ <= most_lines)
            lines_ += (lines_.empty() ? "" : ", ") + words_.number(line_);
    }

    void explain() {
        evaluate::Results results(loaded_.program);
        evaluate::evaluate(loaded_.program, record_, results);
        output_.write(
            trace::render_text(trace::explain(*loaded_.policy, loaded_.program, record_, results, trace::Mending::look,
                                              *trace::words_of(options_.language)),
                               {.full = true, .color = options_.output.empty() && wants_color("auto", STDOUT_FILENO)}));
    }

    void note_others() const {
        const std::string more =
            of_id_ > most_lines ? trace::filled(words_.and_more, {words_.number(of_id_ - most_lines)}) : std::string();
        say_to_stderr(words_.counted(words_.same_id, of_id_, lines_ + more) + '\n');
    }

    const BatchOptions& options_;
    const Loaded& loaded_;
    Output& output_;
    const SummaryWords& words_ = summary_words_of(*trace::words_of(options_.language));
    record::Reader reader_;
    record::Record record_;
    std::uint64_t line_ = 0;   // of the caseload, as they are counted from 1
    std::uint64_t of_id_ = 0;  // records met
    std::string lines_;        // theirs
};

void note_left_beside(const std::string& file, const SummaryWords& words) {
    const std::vector<std::string> left = file.empty() ? std::vector<std::string>() : left_beside(file);
    if (left.empty())
        return;
    const std::string first = text::escaped(left.front());
    say_to_stderr((left.size() > 1 ? words.counted(words.left_beside_more, left.size() - 1, first)
                                   : trace::filled(words.left_beside, {first})) +
                  '\n');
}

class BatchRun {
  public:
    BatchRun(const BatchOptions& options, const Loaded& loaded) : options_(options), loaded_(loaded) {}

    [[nodiscard]] int into(Output& standard) {
        if (!records_.good()) {
            records_.complain_of_it({}, {});
            return bad_input;
        }
        if (is_one_for_two() || is_another_file())
            return bad_input;
        note_left_beside(options_.output, words());
        note_left_beside(options_.checkpoint, words());
        if (!options_.checkpoint.empty())
            return with_checkpoint();
        return options_.output.empty() ? all(standard, {}, nullptr) : into_file();
    }

  private:
    [[nodiscard]] bool is_one_for_two() const {
        return refuse_one_for_two({.policy = loaded_.policy.get(),
                                   .records = options_.records,
                                   .output = options_.output,
                                   .checkpoint = options_.checkpoint});
    }

    /// A run that goes on finds out more of its checkpoint.
    [[nodiscard]] bool is_another_file() const {
        if (options_.checkpoint.empty() || options_.resume)
            return false;
        const auto why = why_not_replaced(options_.checkpoint);
        if (why)
            complain(fmt::format("cannot write the checkpoint `{}`: {}", options_.checkpoint, *why),
                     "name another file for the checkpoint, or move that one away; nothing has been written");
        return why.has_value();
    }

    int into_file() {
        Output file(options_.output);
        if (file.replaces())
            stopping_.hold();
        return file.finish(all(file, {}, nullptr));
    }

    int with_checkpoint() {
        stopping_.hold();
        // A summary is written at the end, so that there is nothing to vouch for until then.
        KeptOutput kept(options_.output);
        KeptOutput* const vouched = options_.summary.empty() ? &kept : nullptr;
        KeptIds ids(options_.checkpoint);
        auto from = beginning({vouched, ids, seen_});
        if (!from)
            return stopping_.signal() != 0 ? stopped(0, nullptr, nullptr) : bad_input;
        if (is_one_for_two())  // what the output was opened as, a link may have been changed before
            return bad_input;
        if (vouched == nullptr) {
            Output file(options_.output);
            return file.finish(saved(file, ids, from->checkpoint, false));
        }
        Output file(kept.descriptor(), options_.output, std::move(from->kept));
        return file.finish(saved(file, ids, from->checkpoint, true));
    }

    std::optional<Beginning> beginning(const Holding& holding) {
        if (options_.resume)
            return where_it_stopped(options_, *loaded_.policy, records_, holding);
        if (!holding.ids.open() || (holding.output != nullptr && !holding.output->open(true)))
            return std::nullopt;
        Beginning begun = at_the_beginning(options_, *loaded_.policy, records_);
        if (holding.output != nullptr)
            begun.checkpoint.output = identity_of_open(holding.output->descriptor());
        return begun;
    }

    int saved(Output& output, KeptIds& ids, const Checkpoint& from, bool kept) {
        Saving saving(options_.checkpoint, from, output, kept, ids, seen_);
        if (!saving.begin()) {
            saving.complain_of_it();
            return bad_input;
        }
        return !kept || output.begin(!options_.resume) ? all(output, from, &saving) : bad_input;
    }

    int all(Output& output, const Checkpoint& from, Saving* saving) {
        if (!options_.explain.empty())
            return Explaining(options_, loaded_, output).run(records_);
        if (from.output_bytes == 0)
            output.write(caseload::header(loaded_.policy->model, options_.say));
        caseload::Summary summary = from.summary;
        const caseload::Summary now = evaluate(output, from, saving);
        summary.add(now);
        if (saving != nullptr && (now.input_failed || output.end()))
            saving->finish(now, !now.input_failed);
        if (now.input_failed || (saving != nullptr && saving->failed()))
            return broken_off(summary.lines, now.form, &output, saving);
        say(summary, output);
        return summary.bad > 0 ? found_fault : success;
    }

    caseload::Summary evaluate(Output& output, const Checkpoint& from, Saving* saving) {
        ProgressLine line(words());
        const bool shows = isatty(STDERR_FILENO) == 1 && (isatty(STDOUT_FILENO) != 1 || !options_.output.empty());
        const auto progress = [&](const caseload::Summary& summary, const caseload::Place& place) {
            if (shows)
                line.show(summary.lines);
            if (saving != nullptr)
                saving->take(summary, place);
        };
        const auto write = [&](std::string_view text) {
            return (saving == nullptr || !saving->failed()) && output.write(text) && output.flush();
        };
        caseload::Options say = options_.say;
        say.seen = &seen_;
        const caseload::Summary now =
            caseload::run(*loaded_.policy, loaded_.program, records_.source(), write, say, progress, from.place);
        line.clear();
        return now;
    }

    void say(caseload::Summary summary, Output& output) {
        if (!options_.say.values)
            for (caseload::Repeat& repeat : summary.repeats.named)
                repeat.id.clear();
        if (options_.summary == "json")
            output.write(json_summary(summary, *loaded_.policy, loaded_.program, language()));
        else if (options_.summary == "text")
            output.write(full_summary(summary, *loaded_.policy, loaded_.program, language()));
        else if (output.flush())
            say_to_stderr(short_summary(summary, loaded_.policy->model, language()));
    }

    [[nodiscard]] const trace::Words& language() const { return *trace::words_of(options_.language); }

    [[nodiscard]] const SummaryWords& words() const { return summary_words_of(language()); }

    /// What there is of a run that is broken off.
    [[nodiscard]] std::string what_stays(const SummaryWords& words, const Output* output, const Saving* saving) const {
        if (saving != nullptr)
            return trace::filled(words.goes_on, {options_.checkpoint});
        if (output != nullptr && output->replaces())
            return trace::filled(words.is_as_it_was, {options_.output});
        return std::string(words.was_evaluated);
    }

    int broken_off(std::uint64_t lines, const caseload::Misformed& form, const Output* output, const Saving* saving) {
        if (saving != nullptr && saving->failed())
            saving->complain_of_it();
        else if (stopping_.signal() != 0)
            return stopped(lines, output, saving);
        else
            records_.complain_of_it(what_stays(summary_words_of(trace::english), output, saving), form);
        return bad_input;
    }

    int stopped(std::uint64_t lines, const Output* output, const Saving* saving) {
        complain_in(words(), words().counted(words().stopped, lines, name_of_signal(stopping_.signal())),
                    output == nullptr ? std::string(words().nothing_changed) : what_stays(words(), output, saving));
        return stopped_by_signal + stopping_.signal();
    }

    const BatchOptions& options_;
    const Loaded& loaded_;
    caseload::SeenIds seen_;
    Stopping stopping_;
    Records records_{options_.records, stopping_};
};

}  // namespace

int run_batch(const BatchOptions& options, const Loaded& loaded, Output& standard) {
    return BatchRun(options, loaded).into(standard);
}

}  // namespace chapeau::cli
