// A language, with what the policy calls its things in it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "interpreter/model/model.hpp"
#include "interpreter/trace/words.hpp"

namespace chapeau::trace {

/// Refers to the model, which must outlive it. What the policy has no words for in the language is said in the one it
/// is written in.
class Speech {
  public:
    /// The language that the policy is written in. Implicit, since whoever shows a value of a model in no particular
    /// language wants this one.
    Speech(const model::Model& of) : model(of), words(english) {}  // NOLINT(google-explicit-constructor)
    /// `on` is the day that governs, which chooses between the periods of what a title prints.
    Speech(const model::Model& of, const Words& in, std::optional<values::Day> on = {});

    const model::Model& model;
    const Words& words;

    // As the policy says it: not yet escaped. While the day is not known a title prints what it is on each, `2 or 3`.
    [[nodiscard]] std::string_view title(const model::Clause& clause) const;  // its name in words where it has none
    [[nodiscard]] std::string_view title(const model::Fact& fact) const;      // likewise, and told from all others
    [[nodiscard]] std::string_view title(const model::Define& define) const;  // likewise
    [[nodiscard]] std::string_view title(const model::List& list) const;      // likewise; empty where it has no name
    [[nodiscard]] std::string_view title(const model::Grant& grant) const;    // empty where it has none
    [[nodiscard]] std::string_view title(model::EnumId of, std::int64_t value) const;
    /// What a member of the list is called, with its article; empty where the policy does not say.
    [[nodiscard]] std::string_view noun(const model::Fact& list) const;
    [[nodiscard]] std::string_view title_of_policy() const;
    [[nodiscard]] std::string_view authority() const;
    [[nodiscard]] std::string_view interpretation(const model::Clause& clause) const;
    [[nodiscard]] const model::Reason& reason(const model::Clause& clause) const;

    /// Of a clause, definition or grant by its name: whether the day chooses what the title prints.
    [[nodiscard]] bool varies(std::string_view name) const;

  private:
    [[nodiscard]] std::string_view title_of(std::string_view name, std::string_view otherwise) const;
    [[nodiscard]] const model::Title* printing(std::string_view name) const;
    [[nodiscard]] std::string said(const model::Title& title) const;
    void add_constant(std::string& to, const model::Constant& constant) const;

    const model::Translation* translation_ = nullptr;
    std::optional<values::Day> on_;
    /// Made when first asked for.
    mutable std::map<const model::Title*, std::string> said_;
};

}  // namespace chapeau::trace
