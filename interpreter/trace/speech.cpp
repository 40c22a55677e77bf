#include "interpreter/trace/speech.hpp"

#include <algorithm>
#include <vector>

#include "interpreter/trace/format_value.hpp"

namespace chapeau::trace {

Speech::Speech(const model::Model& of, const Words& in, std::optional<values::Day> on) : model(of), words(in), on_(on) {
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
    if (const model::Title* title = printing(name)) {
        const auto [made, first] = said_.try_emplace(title);
        if (first)
            made->second = said(*title);
        return made->second;
    }
    if (translation_ == nullptr)
        return otherwise;
    const auto found = translation_->titles.find(name);
    return found == translation_->titles.end() ? otherwise : std::string_view(found->second);
}

/// Where the language has no words of its own, the policy's are said in it.
const model::Title* Speech::printing(std::string_view name) const {
    const bool own = translation_ != nullptr && translation_->titles.contains(name);
    const model::PrintingTitles& titles = own ? translation_->printing : model.printing;
    const auto found = titles.empty() ? titles.end() : titles.find(name);
    return found == titles.end() ? nullptr : &found->second;
}

bool Speech::varies(std::string_view name) const {
    const model::Title* title = printing(name);
    return title != nullptr && std::ranges::any_of(*title, [](const model::TitlePiece& piece) {
               return piece.value && piece.value->versions.size() > 1;
           });
}

std::string Speech::said(const model::Title& title) const {
    std::string text;
    for (const model::TitlePiece& piece : title) {
        text += piece.words;
        if (piece.value)
            add_constant(text, *piece.value);
    }
    return text;
}

void Speech::add_constant(std::string& to, const model::Constant& constant) const {
    const auto& versions = constant.versions;
    if (!on_) {
        std::vector<std::string> each;
        for (const auto& version : versions)
            if (std::string text = format_literal(*this, constant.type, version.value);
                std::ranges::find(each, text) == each.end())
                each.push_back(std::move(text));
        for (std::size_t i = 0; i < each.size(); ++i)
            to.append(i == 0 ? std::string_view() : i + 1 < each.size() ? ", " : words.join_or).append(each[i]);
        return;
    }
    const auto later =
        std::find_if(versions.begin() + 1, versions.end(), [&](const auto& version) { return *version.from > *on_; });
    to += format_literal(*this, constant.type, std::prev(later)->value);
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
    if (translation_ == nullptr && model.printing.empty())
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
