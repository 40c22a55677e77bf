// What every rendering of a decision tells: grounds of a refusal, what is still to be asked for, labels of grants.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "interpreter/trace/trace.hpp"

namespace chapeau::trace {

/// What is told under one number: a clause that failed, and with it the clauses that make its failing plain, those that
/// might have deemed it met and those that bring it about by holding. Points into the trace.
struct Ground {
    const Clause* clause;
    std::vector<const Clause*> deeming;
    std::vector<const Clause*> holding;
};

[[nodiscard]] std::vector<Ground> grounds_of(const Trace& trace, const std::vector<Reason>& reasons);
/// The clause first, then those told with it.
[[nodiscard]] std::vector<const Clause*> clauses_of(const Ground& ground);
/// The comparisons that decide; those of what brings it about by holding are wanted not to hold.
[[nodiscard]] std::vector<Comparison> deciding_ones(const Ground& ground);
/// Each once.
[[nodiscard]] std::vector<FactRead> facts_of(const Ground& ground);
/// `T52/professional/degree, T52/countries/AUS/degree`; empty where nothing is cited.
[[nodiscard]] std::string citations_of(const Ground& ground);
/// `T52/professional/experience`; empty where the clause cites nothing.
[[nodiscard]] std::string citation_of(const Clause& clause);

/// What a refusal rests on: its reasons, and what fails beside them. Where it hangs on the decision that it builds on,
/// which may be null, without what that one told.
[[nodiscard]] std::vector<Reason> to_tell(const Decision& decision, const Decision* base);
/// The requests; where the outcome hangs on the decision that it builds on, without what that one asks for. They point
/// into the decision.
[[nodiscard]] std::vector<const Request*> to_ask(const Decision& decision, const Decision* base);
/// What is known so far of what a clause compares: the comparison at `at` of those that the clause made.
struct Bounded {
    const Clause* clause;
    std::size_t at = 0;
};
/// By request, by its place in `requests`, what is known within bounds and hangs on the fact asked for; each once, and
/// under the first request of its clause where it hangs on none of them. Points into the trace.
[[nodiscard]] std::vector<std::vector<Bounded>> bounds_under(const Trace& trace,
                                                             const std::vector<const Request*>& requests);
/// The documents that prove what is asked for, in the order they come up.
[[nodiscard]] std::vector<std::string> documents_of(const std::vector<const Request*>& requests);

/// The clauses that are met among those that a decision is made of, each once: clauses that are made of no others, or
/// are deemed met. Of an approval only those that bring it about. Points into the trace.
[[nodiscard]] std::vector<const Clause*> clauses_met(const Trace& trace, const Decision& decision);

/// Whether the policy decides more than one thing.
[[nodiscard]] bool decides_several(const Trace& trace);

/// A title may go on to explain; the label is what comes before that.
[[nodiscard]] std::size_t end_of_label(const Granted& grant);
[[nodiscard]] std::string label_of(const Granted& grant);
/// The facts that a value known within bounds, or not at all, still hangs on: `; not given: city of destination`.
[[nodiscard]] std::string wanting_text(const Words& words, const Granted& grant);

/// Begins with a capital letter, where that is a Latin one.
[[nodiscard]] std::string capitalized(std::string text);
/// So, and ends with a full stop.
[[nodiscard]] std::string sentence(std::string text);
/// `From the offer of employment:` of what ends without a colon.
[[nodiscard]] std::string before_list(const Words& words, const std::string& text);
/// In the quotes of the language.
[[nodiscard]] std::string quoted(const Words& words, const std::string& title);
/// How a decision hangs on the one that it builds on; empty where it does not for now.
[[nodiscard]] std::string bearing_text(const Words& words, const Decision& base, const Decision& decision);

// ---------------------------------------------------------------- comparisons, in whatever form they are told

/// What is so of the two sides: the policy's relation, or what is so where that does not hold.
[[nodiscard]] const std::string& relation_that_holds(const Comparison& of);

/// What that is to a clause of that status; where it stands as an exception, to the one that it takes away from.
enum class Bearing : std::uint8_t { good, bad, none, open };
[[nodiscard]] Bearing bearing_of(const Comparison& of, Status clause, bool exception = false);

/// The distance, where that says how far off or how near it is; otherwise empty.
[[nodiscard]] std::string told_margin(const Comparison& of);
/// `period of work 2, paid experience (729 days) is less than 2 years of 365 days (730 days), short by 1 day`
[[nodiscard]] std::string sentence_of(const Words& words, const Comparison& of);

}  // namespace chapeau::trace
