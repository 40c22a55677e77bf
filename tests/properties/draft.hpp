// A policy as the generator makes it: just enough structure that it can be written down, and written down differently
// with the same meaning.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/properties/choices.hpp"

namespace chapeau::properties {

struct Condition {
    enum class Kind { plain, negation, all, any, some, every };
    Kind kind = Kind::plain;
    /// Plain: the condition. Some, every: `x in app.stays`.
    std::string text = "yes";
    /// Some: `where`. Every: `where`, `satisfies`.
    std::vector<Condition> parts;
};

struct Member;

struct Body {
    enum class Kind { condition, all, any, none, at_least };
    Kind kind = Kind::condition;
    Condition condition;
    std::size_t count = 0;
    std::vector<Member> members;
};

struct Clause {
    /// Of a labelled member, its label.
    std::string name;
    std::optional<Body> guard;
    struct Version {
        std::string period;        // `until 2022-11-15: ` or nothing
        std::optional<Body> body;  // none: never met
    };
    std::vector<Version> met;
    std::optional<Body> deemed;
    std::optional<Body> except;
    bool closed = false;  // fails when none applies
};

struct Member {
    std::vector<Clause> labelled;  // one or none
    Body body;                     // where there is none
};

struct Decision {
    Clause clause;
    std::string base;
    std::vector<std::string> grants;  // lines of text, each indented once
};

struct Draft {
    std::vector<std::string> defines;  // whole declarations
    std::vector<Clause> clauses;
    std::vector<Decision> decisions;
};

[[nodiscard]] Draft draft_policy(Choices& choices);

/// The policy's text.
[[nodiscard]] std::string written(const Draft& draft);

/// The same policy said differently: `not not`, De Morgan, other orders of members and declarations.
[[nodiscard]] Draft said_differently(Draft draft, Choices& choices);

/// Whether the checker refuses the policy for a value that no record could give, as 1.25 days from a date: a draft can
/// have one, and there is nothing to hold of it.
[[nodiscard]] inline bool has_impossible_value(std::string_view errors) {
    return errors.find("error CH0285") != std::string_view::npos;
}

}  // namespace chapeau::properties
