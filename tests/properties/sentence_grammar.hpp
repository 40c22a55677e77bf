// The grammar of sentences that interpreter/trace/README.md publishes, read from their text alone, and what they assert
// worked out anew.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/record/record.hpp"
#include "tests/evaluate/engine.hpp"

namespace chapeau::properties {

/// What the sentences of a language are made of; see the table in interpreter/trace/README.md.
struct Lexicon;
extern const Lexicon english_sentences;
extern const Lexicon french_sentences;

/// A record and what came of it, to hold sentences against.
struct World {
    const tests::Engine& engine;
    const record::Record& record;
    const evaluate::Results& results;  // of a whole evaluation
    std::string language;              // whose titles the sentences use
    /// The record with what is not known filled in, in several ways; asked for where something is said to be so
    /// whatever the facts are.
    std::function<std::vector<World>()> completions = [] { return std::vector<World>(); };
};

/// From worst to best.
enum class Verdict { unknown, untrue, holds };

class Sentences {
  public:
    Sentences(const World& world, const Lexicon& words) : world_(world), words_(words) {}

    /// The text of a clause of that status.
    [[nodiscard]] Verdict text(std::string_view text, evaluate::Status status);
    /// `paid experience (729 days) is less than 730 days, short by 1 day`, and yes/nos.
    [[nodiscard]] Verdict conclusion(std::string_view text);
    /// A comparison whose sides are printed values of one kind: whether the relation that is said to hold does.
    [[nodiscard]] Verdict compared(std::string_view left, std::string_view relation, std::string_view right,
                                   std::string_view margin, bool holds);
    /// A side of a comparison in JSON: whether what the policy writes so comes to that value, which may be open, for
    /// these members of lists (`app.jobs[1]`), outermost first, if it stands in quantifiers.
    [[nodiscard]] Verdict side(std::string_view source, std::string_view value,
                               const std::vector<std::string>& members);
    /// What is told of the members of the lists whose days a clause counts, all of it in its order:
    /// `member 1 (jobs) full-time: counts 700 days`.
    [[nodiscard]] Verdict counts(const model::Clause& clause, const std::vector<std::string>& lines);

    /// How often each kind of sentence was read.
    std::map<std::string, std::size_t> kinds;
    /// The innermost part that was not understood, or does not hold.
    std::string culprit;

  private:
    friend class SentenceReader;
    [[nodiscard]] std::optional<std::string> in_full(std::string_view text) const;

    const World& world_;
    const Lexicon& words_;
    // What the reader keeps of the policy.
    std::vector<std::optional<std::pair<model::ExpressionId, bool>>> around_;  // the expression it is written in
    std::map<std::string, std::vector<model::ExpressionId>> by_source_;
    std::deque<std::string> names_;
};

}  // namespace chapeau::properties
