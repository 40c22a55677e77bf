#include "interpreter/trace/speech.hpp"

#include <algorithm>

#include "interpreter/trace/format_value.hpp"

namespace chapeau::trace {

Speech::Speech(const model::Model& of, const Words& in) : model(of), words(in) {
    for (const model::Translation& translation : of.translations)
        if (translation.language == in.language)
            translation_ = &translation;
}

const Words* other_words(const model::Model& model, const Words& than) {
    if (&than != &english)
        return &english;
    for (const model::Translation& translation : model.translations)
        if (const Words* words = words_of(translation.language); words != nullptr && words != &than)
            return words;
    return nullptr;
}

std::string_view Speech::title_of(std::string_view name, std::string_view otherwise) const {
    if (translation_ == nullptr)
        return otherwise;
    const auto found = translation_->titles.find(name);
    return found == translation_->titles.end() ? otherwise : std::string_view(found->second);
}

std::string_view Speech::title(const model::Clause& clause) const {
    return title_of(clause.name, clause.called);
}

std::string_view Speech::title(const model::Fact& fact) const {
    if (translation_ == nullptr)
        return fact.called;
    return translation_->facts[static_cast<std::size_t>(&fact - model.facts.data())];
}

std::string_view Speech::title(const model::Define& define) const {
    return title_of(define.name, define.called);
}

std::string_view Speech::title(const model::List& list) const {
    return title_of(list.name, list.called);
}

std::string_view Speech::title(const model::Grant& grant) const {
    if (translation_ == nullptr)
        return grant.title;
    return title_of(model.at(grant.decision).name + '.' + grant.name, grant.title);
}

std::string_view Speech::title(model::EnumId of, std::int64_t value) const {
    const model::Enum& from = model.at(of);
    const model::EnumValue& written = from.values[static_cast<std::size_t>(value)];
    return translation_ == nullptr ? written.called : title_of(from.name + '.' + written.name, written.called);
}

std::string_view Speech::noun(const model::Fact& list) const {
    const model::Shape& shape = model.at(list.type.of_shape);
    return title_of(shape.name, shape.title);
}

std::string_view Speech::title_of_policy() const {
    return title_of(model.name, model.title);
}

std::string_view Speech::authority() const {
    return title_of(model.name_of_authority(), model.authority);
}

std::string_view Speech::interpretation(const model::Clause& clause) const {
    if (translation_ == nullptr)
        return clause.interpretation;
    const auto found = translation_->interpretations.find(clause.name);
    return found == translation_->interpretations.end() ? clause.interpretation : found->second;
}

const model::Reason& Speech::reason(const model::Clause& clause) const {
    if (translation_ == nullptr)
        return clause.reason;
    const auto found = translation_->reasons.find(clause.name);
    return found == translation_->reasons.end() ? clause.reason : found->second;
}

}  // namespace chapeau::trace
