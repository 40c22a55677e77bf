// A sample is a file, or another sample with changes; so a case's record is the text of one file and a list of changes
// in the order of the chain. The checker has seen that names are known, that no sample is like itself and that files
// can be read; a file that went away since is a failure of the case.
#include "interpreter/cases/samples.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chapeau::cases {

namespace {

std::vector<Failure> one_failure(grammar::Span span, std::string expected, std::string came) {
    return {{.span = span, .subject = "", .expected = std::move(expected), .came = std::move(came)}};
}

std::vector<Failure> failures_of(const std::vector<record::ChangeError>& errors, grammar::Span of_case) {
    std::vector<Failure> failures;
    for (const auto& [span, error] : errors)
        failures.push_back({.span = span == grammar::Span{} ? of_case : span,
                            .subject = "",
                            .expected = fmt::format("{}: {}", error.path, error.expected),
                            .came = fmt::format("{}: {}", error.path, error.found)});
    return failures;
}

}  // namespace

Samples::Samples(const model::Model& model, const model::ReadBeside& read_beside)
    : model_(model), read_beside_(read_beside) {
    for (const grammar::ast::Sample* sample : model.samples)
        samples_.emplace(sample->name.text, sample);
}

Samples::Chain Samples::chain_to(const std::string& name) const {
    Chain chain;
    for (const std::string* next = &name; next != nullptr && chain.size() <= samples_.size();) {
        const auto found = samples_.find(*next);
        if (found == samples_.end())
            return {};
        chain.push_back(found->second);
        next = found->second->like ? &found->second->like->text : nullptr;
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
}

const std::string* Samples::text_of(const std::string& file) {
    if (const auto known = files_.find(file); known != files_.end())
        return &known->second;
    auto text = read_beside_(file);
    return text ? &files_.emplace(file, std::move(*text)).first->second : nullptr;
}

std::variant<std::string, std::vector<Failure>> Samples::record_of(const grammar::ast::Case& written) {
    static const std::string nothing = "{}";
    const std::string* json = &nothing;
    std::vector<record::Changes> changes;
    if (written.given.size() > 1)
        return one_failure(written.given[1].span, "one sample", "a second one; write a sample that is like the first");
    if (!written.given.empty()) {
        const grammar::ast::Name& given = written.given.front();
        const Chain chain = chain_to(given.text);
        if (chain.empty())
            return one_failure(given.span, "a sample", fmt::format("`{}`, which is none", given.text));
        if (chain.front()->file && (json = text_of(chain.front()->file->value)) == nullptr)
            return one_failure(chain.front()->file->span, "a file that can be read", chain.front()->file->value);
        for (const grammar::ast::Sample* sample : chain)
            changes.emplace_back(sample->changes);
    }
    changes.emplace_back(written.changes);
    auto record = record::with_changes(model_, *json, changes);
    if (const auto* errors = std::get_if<std::vector<record::ChangeError>>(&record))
        return failures_of(*errors, written.title.span);
    return std::get<std::string>(std::move(record));
}

std::vector<record::ChangeError> Samples::faults_of(const grammar::ast::Sample& sample) {
    return faults_of(chain_to(sample.name.text), {});
}

std::vector<record::ChangeError> Samples::faults_of(const grammar::ast::Case& written) {
    return written.given.size() == 1 ? faults_of(chain_to(written.given.front().text), written.changes)
                                     : std::vector<record::ChangeError>();
}

std::vector<record::ChangeError> Samples::faults_of(const Chain& chain, record::Changes last) {
    static const std::string nothing = "{}";
    if (chain.empty())
        return {};
    const std::string* const json = chain.front()->file ? text_of(chain.front()->file->value) : &nothing;
    if (json == nullptr)
        return {};
    std::vector<record::Changes> changes(chain.size());
    std::ranges::transform(chain, changes.begin(), [](const auto* sample) { return record::Changes(sample->changes); });
    changes.push_back(last);
    auto record = record::with_changes(model_, *json, changes);
    auto* errors = std::get_if<std::vector<record::ChangeError>>(&record);
    return errors != nullptr ? std::move(*errors) : std::vector<record::ChangeError>();
}

}  // namespace chapeau::cases
