// A small policy and a record, and what comes of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/evaluate/engine.hpp"

namespace chapeau::tests {

/// Facts of every kind under `app`, with which most tests make do.
extern const std::string_view common_facts;

/// A record of which these fields of `app` are given.
[[nodiscard]] std::string app(const std::string& fields);

class Trial {
  public:
    /// `text` holds the declarations after the policy's own; a policy with errors fails the test.
    explicit Trial(std::string_view text, std::string_view rounding = "down");

    /// Evaluates a record, which must be good.
    Trial& given(std::string_view json);

    [[nodiscard]] std::string status(std::string_view clause) const;
    [[nodiscard]] evaluate::Truth truth(std::string_view clause) const;
    /// Of a define or a grant (`outcome.limit`).
    [[nodiscard]] std::string value(std::string_view name) const;
    /// What the status of a clause, or the value of a define or grant, wants; one text for each, joined by `, `.
    [[nodiscard]] std::string missing(std::string_view name) const;
    /// The clauses gone through to find what a clause's status wants.
    [[nodiscard]] std::vector<std::string> visited(std::string_view clause) const;

    Engine engine;
    record::Record record;
    evaluate::Results results;

  private:
    struct Valued {
        program::NodeIndex node = program::no_node;
        model::Type type;
    };
    [[nodiscard]] Valued valued(std::string_view name) const;
};

}  // namespace chapeau::tests
