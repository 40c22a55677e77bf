// The words that sentences are made of, in one language: those of the grammar in interpreter/trace/README.md.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "interpreter/evaluate/truth.hpp"

namespace chapeau::properties {

enum class Order { at_least, below, at_most, above, same, other, written, not_written, in, not_in };

struct Phrase {
    std::string_view words;
    Order order;
};

/// What is made of a list's members is called `before` name `between` list `after`; without `between` it has no name.
struct OfList {
    enum class Makes { number, sum, earliest, latest, days };
    Makes makes;
    std::string_view before, between, after;
};

/// What a member's days do to what is counted.
struct CountWords {
    std::string_view counts, nothing, nothing_more, may;
};

struct Lexicon {
    std::string_view yes, no, not_known, none, stated, left_blank, about, rounded, colon, with, conjunction;
    std::string_view day, days, level, levels;
    std::string_view noc2016, noc2021, teer, no_teer, no_skill, level_of, level_end;
    std::string_view between, between_and, at_least, at_most, or_later, or_earlier;
    std::string_view open_quote, close_quote;
    std::string_view value_named, day_named;  // before what a condition compares with, where it has no value of its own
    bool value_first;                         // of what something is compared with: `730 jours (expérience exigée)`
    char point;
    std::vector<Phrase> after_comma;  // of texts
    std::vector<Phrase> verbs;        // of conclusions
    std::string_view whatever;        // behind a comparison that is settled though a value in it is not known
    std::string_view among_them, without;
    std::string_view not_without;
    std::string_view neither, nor, without_any;  // before and between values that one is not, or a set has not
    std::vector<std::string_view> shortages, surpluses, equalities, margins_of_any;
    std::string_view surplus_end, spare_end;  // of margins
    std::string_view more_than, less_than;    // before the size of one, of a limit that is to be passed
    std::string_view member;
    std::string_view nearest;
    std::string_view nothing_meets_it, depends_on;
    std::vector<std::pair<std::string_view, evaluate::Status>> statuses;
    /// Before a value that is not known behind a relation, and not where it stands alone.
    std::vector<std::string_view> object_openings;
    std::vector<std::string_view> openings;  // before what is told
    std::vector<std::string_view> joints;    // between parts of a text
    std::string_view does_not_apply_of, whether, whether_end, no_member_applies, does_not_apply;
    std::string_view all, all_end, none_counts, none_counts_end, that_count, that_may;
    std::vector<OfList> made_of_list;
    std::string_view that_counts_after;
    std::string_view that_counts_if, which_days;  // the same with its condition, and the days, in brackets
    std::string_view from, from_to, and_up_to;    // of these
    std::string_view some_of, every_of, of_list_end, negation;  // in a condition
    std::string_view either;                                    // between alternatives
    std::string_view earliest_of, latest_of;
    CountWords counted, taken, covered;
    std::string_view covered_in_any_case;
    std::string_view ends_before_it_starts, starts_after, lies_before, lies_before_end;
    std::string_view no_day, no_day_and, no_day_end;
    std::string_view up_to, counted_above, counted_above_end;
    std::string_view years, of_days;
    std::string_view in_2016, in_2021;
    std::string_view nothing_granted;                                     // before a decision in quotes
    std::vector<std::pair<std::string_view, evaluate::Status>> refusals;  // after it
};

}  // namespace chapeau::properties
