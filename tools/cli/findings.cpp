// Whose record a case file is about is said by its digest: with `--record` the two must be of one record, so that
// findings never go to another applicant's.
#include "tools/cli/findings.hpp"

#include <fmt/format.h>

#include "interpreter/casefile/case_file.hpp"
#include "interpreter/record/errors_fr.hpp"
#include "interpreter/record/withheld.hpp"
#include "interpreter/text/unsafe.hpp"
#include "interpreter/trace/phrases.hpp"
#include "interpreter/values/digest.hpp"
#include "tools/cli/input.hpp"
#include "tools/cli/output.hpp"
#include "tools/cli/run_files.hpp"
#include "tools/cli/summary_words.hpp"

namespace chapeau::cli {

namespace {

using casefile::CaseFault;
using casefile::CaseFile;

constexpr std::size_t most_case_bytes = 4 * record::Limits{}.bytes;  // the record's text with every quote escaped

std::string name_of(const std::string& file) {
    return file == "-" ? "standard input" : file;
}

class Reading {
  public:
    Reading(const Findings& from, const model::Policy& policy) : from_(from), policy_(policy) {}

    std::optional<Given> alone() {
        const auto text = read_all(from_.record, record::Limits{}.bytes);
        if (!text)
            return std::nullopt;
        Given given;
        given.digest = values::sha256(*text);
        if (const auto errors = record::Reader(policy_.model).read(*text, given.record); !errors.empty())
            return refuse(from_.record, errors);
        return given;
    }

    std::optional<Given> with_findings() {
        const auto json = read_all(from_.findings, most_case_bytes);
        if (!json)
            return std::nullopt;
        if (json->size() > most_case_bytes)
            return refuse(from_.findings,
                          std::vector<CaseFault>{
                              {"", {"", "a file that is too long", fmt::format("at most {} bytes", most_case_bytes)}}});
        auto read = casefile::read(*json, policy_.model);
        if (const auto* faults = std::get_if<std::vector<CaseFault>>(&read))
            return refuse(from_.findings, *faults);
        const CaseFile& file = std::get<CaseFile>(read);
        if (!is_of_record(file))
            return std::nullopt;
        auto given = evaluated(file, *json);
        if (given && file.policy_digest != policy_.digest)
            say_to_stderr(fmt::format("note: `{}` was saved under another version of the policy, {}; this is {}\n",
                                      name_of(from_.findings), text::escaped(file.policy_digest), policy_.digest));
        return given;
    }

  private:
    /// `whole`: what the fault is about where it has no path.
    void say(const std::string& place, const record::RecordError& fault, std::string_view whole) const {
        record::RecordError error = from_.values ? fault : record::without_values(fault, policy_.model);
        if (is_french())
            error = record::in_french(error);
        const std::string_view where = error.path.empty() ? whole : error.path;
        complain_in(words_, trace::filled(words_.found, {place, where, error.found}),
                    trace::filled(words_.expected, {error.expected}));
    }

    [[nodiscard]] std::nullopt_t refuse(const std::string& file, const std::vector<record::RecordError>& faults) const {
        for (const record::RecordError& fault : faults)
            say(name(file), fault, words_.whole_record);
        return std::nullopt;
    }

    [[nodiscard]] std::nullopt_t refuse(const std::string& file, const std::vector<CaseFault>& faults) const {
        for (const CaseFault& fault : faults)
            say(fault.place.empty() ? name(file) : trace::filled(words_.within, {name(file), said(fault.place)}),
                fault.error, words_.whole_file);
        return std::nullopt;
    }

    [[nodiscard]] bool is_french() const { return words_.language == &trace::french; }

    [[nodiscard]] std::string said(const std::string& place) const {
        return is_french() ? record::place_in_french(place) : place;
    }

    [[nodiscard]] std::string name(const std::string& file) const {
        return file == "-" ? std::string(words_.standard_input) : file;
    }

    [[nodiscard]] bool is_of_record(const CaseFile& file) const {
        if (from_.record.empty())
            return true;
        const auto text = read_all(from_.record, record::Limits{}.bytes);
        if (!text)
            return false;
        const std::string digest = values::sha256(*text);
        if (digest != file.digest)
            complain(fmt::format("`{}` is about another record than `{}`: {} and not {}", name_of(from_.findings),
                                 name_of(from_.record), file.digest, digest),
                     "give the record as it was filed, byte by byte, or leave --record away: the case file has it");
        return digest == file.digest;
    }

    [[nodiscard]] std::optional<Given> evaluated(const CaseFile& file, std::string_view json) const {
        const auto text = casefile::evaluated(file, json, policy_.model, from_.what_if);
        if (const auto* faults = std::get_if<std::vector<CaseFault>>(&text))
            return refuse(from_.findings, *faults);
        Given given;
        given.digest = file.digest;
        given.found = file.found;
        given.decisions = casefile::decisions_on(file, policy_.model, from_.what_if);
        if (from_.what_if)
            for (const record::PlacedValue& supposed : file.what_if)
                given.assumed.push_back(supposed.path);
        if (const auto errors = record::Reader(policy_.model).read(std::get<std::string>(text), given.record);
            !errors.empty())
            return refuse(from_.findings, casefile::located(file, json, from_.what_if, errors));
        return given;
    }

    const Findings& from_;
    const model::Policy& policy_;
    const SummaryWords& words_ = summary_words_of(*trace::words_of(from_.language));
};

/// Whether what is read is written to as well.
bool refuse_outputs(const Findings& from, const model::Policy& policy) {
    const auto is_output = [&](const std::string& file, const char* what) {
        return !file.empty() && refuse_one_for_two({.policy = &policy, .records = file, .records_are = what});
    };
    return is_output(from.record, "the record") || is_output(from.findings, "the case file");
}

}  // namespace

std::optional<Given> read_given(const Findings& from, const model::Policy& policy) {
    if (from.record == "-" && from.findings == "-") {
        complain("the record and the case file are both standard input", "name a file for one of the two");
        return std::nullopt;
    }
    if (refuse_outputs(from, policy))
        return std::nullopt;
    Reading reading(from, policy);
    return from.findings.empty() ? reading.alone() : reading.with_findings();
}

}  // namespace chapeau::cli
