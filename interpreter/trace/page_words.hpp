// What the page says beyond what every trace says: its headings, labels and buttons, in one language.
#pragma once

#include <string_view>

#include "interpreter/trace/words.hpp"

namespace chapeau::trace {

struct PageWords {
    std::string_view name_of_language;  // in itself
    std::string_view skip_to_clauses;
    std::string_view language;

    StatusWords outcome;
    StatusWords recommendation;  // without that the officer decides
    std::string_view recommend_mending;
    std::string_view recommend_correcting;
    std::string_view application;
    std::string_view as_of;
    std::string_view policy;
    std::string_view recommended;
    std::string_view officer_decides;

    std::string_view assumed;  // of a fact
    std::string_view found;    // likewise, by the officer

    std::string_view decision;
    std::string_view program_recommends;
    std::string_view recorded;
    std::string_view not_decided;
    std::string_view approve;
    std::string_view refuse;
    std::string_view more_information;
    std::string_view decided_by;  // {0}, a name
    std::string_view agrees;
    std::string_view departs;
    std::string_view rationale;
    std::string_view no_rationale;
    std::string_view name_and_date;  // to be filled in on paper

    std::string_view why;
    std::string_view ask;
    std::string_view change;
    std::string_view grants;
    std::string_view field;
    std::string_view value;
    std::string_view copy;
    std::string_view unlocks;  // before the clauses that a fact settles

    std::string_view clauses;
    std::string_view show;
    std::string_view decisive;
    std::string_view all;
    std::string_view search;
    std::string_view unfold_all;
    std::string_view fold_all;
    std::string_view print;
    std::string_view clauses_found;  // after their number
    std::string_view copied;
    std::string_view keys;
    std::string_view key_search;
    std::string_view key_next;
    std::string_view key_toggle;
    std::string_view key_filter;
    std::string_view key_fold;
    std::string_view key_language;
    std::string_view keys_on;  // a choice

    std::string_view taken_away;  // {0}, an exception
    std::string_view deemed_met;  // before the clauses that do so
    std::string_view wanted;

    std::string_view workings;

    std::string_view how;
    std::string_view how_program;
    std::string_view how_officer;
    std::string_view how_recourse;
    std::string_view audit;
    std::string_view engine;
    std::string_view policy_digest;
    std::string_view record_digest;
};

[[nodiscard]] const PageWords& page_words_of(const Words& words);

}  // namespace chapeau::trace
