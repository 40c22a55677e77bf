// The checker of the model knows what may stand in a record; this reads the records themselves, with the reader that
// everything else uses. A file is read once, however many samples it is the record of. What is wrong with a file is
// said there and not again for the samples that are like it.
#include "interpreter/cases/check_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "interpreter/cases/json_place.hpp"
#include "interpreter/cases/samples.hpp"
#include "interpreter/model/codes.hpp"
#include "interpreter/record/read.hpp"
#include "interpreter/text/utf8.hpp"

namespace chapeau::cases {

namespace {

class CheckingRecords {
  public:
    CheckingRecords(model::Policy& policy, const model::ReadBeside& read_beside)
        : policy_(policy), read_beside_(read_beside), samples_(policy.model, read_beside), reader_(policy.model) {}

    void check() {
        for (const grammar::ast::Sample* sample : policy_.model.samples)
            if (sample->file)
                check_file(sample->file->value);
        for (const grammar::ast::Sample* sample : policy_.model.samples)
            report(samples_.faults_of(*sample));
        for (const grammar::ast::Case* written : policy_.model.cases)
            report(samples_.faults_of(*written));
    }

  private:
    void check_file(const std::string& file) {
        const auto text = broken_.contains(file) ? std::nullopt : read_beside_(file);
        if (!text || !seen_.insert(file).second)
            return;
        record::Record record;
        const auto errors = reader_.read(*text, record);
        if (errors.empty())
            return;
        broken_.insert(file);
        const std::uint32_t source = policy_.trees.add_beside(file, *text);
        for (const record::RecordError& error : errors)
            add_fault(source, *text, error);
    }

    /// Of a text that is no JSON the fault says its line and column; of a value its path does.
    void add_fault(std::uint32_t source, std::string_view text, const record::RecordError& error) {
        constexpr std::string_view says = " at line ";
        const std::string help = fmt::format("give {}", error.expected);
        const std::size_t at = error.found.rfind(says);
        if (at != std::string::npos && error.found.back() >= '0' && error.found.back() <= '9')
            return add(place_said(source, std::string_view(error.found).substr(at + says.size())),
                       fmt::format("this is no JSON: `{}` stands here", error.found.substr(0, at)), help);
        const JsonPlace found = find_json(text, error.path);
        add({source, static_cast<std::uint32_t>(found.begin), static_cast<std::uint32_t>(found.end)},
            error.path.empty() ? fmt::format("{} stands here", error.found)
                               : fmt::format("{} stands at `{}`", error.found, error.path),
            help);
    }

    /// `3, column 14`
    [[nodiscard]] grammar::Span place_said(std::uint32_t source, std::string_view said) const {
        const std::size_t space = std::min(said.rfind(' '), said.size() - 1);
        const std::string_view all = policy_.trees.sources[source].text();
        const std::string_view line = policy_.trees.sources[source].line(number(said));
        auto begin = static_cast<std::uint32_t>(line.data() == nullptr ? all.size() : line.data() - all.data());
        for (std::uint32_t column = number(said.substr(space + 1)); column > 1 && begin < all.size(); --column)
            begin += std::max<std::uint32_t>(static_cast<std::uint32_t>(text::code_point_bytes(all, begin)), 1);
        return {source, begin, begin};
    }

    static std::uint32_t number(std::string_view digits) {
        std::uint32_t number = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
        return number;
    }

    /// Once for each change, though a sample's are made again for all that is like it.
    void report(const std::vector<record::ChangeError>& errors) {
        for (const auto& [span, error] : errors)
            if (span != grammar::Span{} && reported_.insert({span.file, span.begin}).second)
                add(span, fmt::format("`{}` leads out of the record", error.path),
                    fmt::format("write {} in place of {}", error.expected, error.found));
    }

    void add(grammar::Span span, std::string message, std::string help) {
        policy_.diagnostics.push_back({std::string(model::code::record_broken),
                                       grammar::Severity::error,
                                       span,
                                       std::move(message),
                                       std::move(help),
                                       {}});
    }

    model::Policy& policy_;
    const model::ReadBeside& read_beside_;
    Samples samples_;
    record::Reader reader_;
    std::set<std::string> seen_;
    std::set<std::string> broken_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> reported_;
};

}  // namespace

void check_records(model::Policy& policy, const model::ReadBeside& read_beside) {
    CheckingRecords(policy, read_beside).check();
    grammar::sort(policy.diagnostics);
}

}  // namespace chapeau::cases
