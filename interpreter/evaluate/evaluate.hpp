// Program and record to the status and value of every node.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "interpreter/evaluate/days.hpp"
#include "interpreter/evaluate/truth.hpp"
#include "interpreter/program/program.hpp"
#include "interpreter/record/record.hpp"
#include "interpreter/values/rational.hpp"

namespace chapeau::evaluate {

/// What is known of a value. Known: `low` (a quantity: number, money, days, or a date as its Day), `code` (enum, NOC, a
/// set: index of its first member with `count`), or `text`. Not known: a quantity may still lie between `low` and
/// `high`, where it has these. A day after all of the calendar has the day after the last one as its `low` and no
/// `high`, and likewise one before all of them.
struct Value {
    bool known = false;
    bool has_low = false;
    bool has_high = false;
    bool low_open = false;   // it is more than `low`
    bool high_open = false;  // it is less than `high`
    std::uint32_t count = 0;
    std::int64_t code = 0;
    values::Rational low;
    values::Rational high;
    std::string_view text;
};

/// A field of a list's members that is taken to be this where it is not known.
struct ForcedField {
    std::uint32_t column = 0;  // its FactId
    Value value;               // of a yes/no: its code
};

/// An order that is taken to be the one of two numbers or days of a member: below 0 where the first is less.
struct ForcedOrder {
    const program::MemberSplit* split = nullptr;
    int order = 0;
};

/// The results of one evaluation, and room to work in; keep one and evaluate many records with it. Texts point into the
/// record and the program.
struct Results {
    /// Room for the results of this program, those of its constants in place.
    explicit Results(const program::Program& program);

    std::vector<Truth> truths;
    std::vector<Value> values;
    /// The member that each depth of quantifier is at.
    std::uint32_t member[2] = {0, 0};
    /// Of each depth: what is counted within a member comes between the members of the count around it.
    DaysCovered days[2];
    // Room to sharpen results in: whether one is being worked out row by row, the fields that a row fixes, and what the
    // results of its nodes were.
    bool joining = false;
    std::vector<ForcedField> forced;
    std::vector<ForcedOrder> orders;
    std::vector<Value> kept_values;
    std::vector<Truth> kept_truths;

    [[nodiscard]] Truth truth(const program::Node& node) const { return truths[node.slot]; }
    [[nodiscard]] const Value& value(const program::Node& node) const { return values[node.slot]; }
};

/// Works out every node. Total: ends with a result for every record that the policy's reader took. `results` must have
/// been made for this program. Allocates nothing once they are warm. Time is linear in the program and the record (n
/// log n in the periods of a list).
void evaluate(const program::Program& program, const record::Record& record, Results& results);

/// Works out the nodes of `schedule` only (see program::needed_for); others keep what they were.
void evaluate(const program::Program& program, const record::Record& record,
              std::span<const program::NodeIndex> schedule, Results& results);

/// Works out the body of the quantifier or aggregate `node` for one member of its list, so that the results of its body
/// can be looked at. For a body inside another, evaluate the outer member first.
void evaluate_member(const program::Program& program, const record::Record& record, const program::Node& node,
                     std::uint32_t member, Results& results);

/// A clause whose outcome is taken as given.
struct Forced {
    program::NodeIndex node;
    Truth truth;
};
/// Works the truths out anew with some nodes' outcomes taken as given; values stay, but for what hangs on grants.
/// `results` must be those of a whole evaluation of the same record.
void evaluate_forced(const program::Program& program, const record::Record& record, std::span<const Forced> forced,
                     Results& results);

[[nodiscard]] Status status_of(const program::Program& program, model::ClauseId clause, const Results& results);

}  // namespace chapeau::evaluate
