// What PEGTL's analysis of a grammar must know of the rules that are written in C++: whether a match uses up
// characters. Only the test of the grammar needs it.
#pragma once

#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze.hpp>

#include "grammar/cases.hpp"

namespace tao::pegtl {

template <typename Name, chapeau::grammar::rules::fixed_text S>
struct analyze_traits<Name, chapeau::grammar::rules::sign<S>> : analyze_any_traits<> {};
template <typename Name, chapeau::grammar::rules::fixed_text S>
struct analyze_traits<Name, chapeau::grammar::rules::word<S>> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::reserved_word> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::quoted> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::deeper_line> : analyze_any_traits<> {};

template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::token_end> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::same_column> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::margin> : analyze_opt_traits<> {};

template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::declaration_within> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::accented_name> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::written_number> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::number_of_words> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::after_includes> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::after_values> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::rest_of_line> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::after_length> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::counting_open> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::after_comparison> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::comparator_words> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::after_capital> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::length_of_words> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::length_behind_words> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::at_line_start> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::month_name> : analyze_any_traits<> {};
template <typename Name, typename Rule>
requires std::derived_from<Rule, chapeau::grammar::rules::words_in_capitals<Rule>>
struct analyze_traits<Name, Rule> : analyze_any_traits<> {
};
template <typename Name, chapeau::grammar::HabitPlace Where>
struct analyze_traits<Name, chapeau::grammar::rules::habit<Where>> : analyze_any_traits<> {};

template <typename Name, typename Item>
struct analyze_traits<Name, chapeau::grammar::rules::resumed<Item>>
    : analyze_seq_traits<typename chapeau::grammar::rules::resumed<Item>::Line> {};
template <typename Name, typename Rule>
struct analyze_traits<Name, chapeau::grammar::rules::indented<Rule>> : analyze_seq_traits<Rule> {};
template <typename Name, typename Rule>
struct analyze_traits<Name, chapeau::grammar::rules::on_one_line<Rule>> : analyze_seq_traits<Rule> {};
template <typename Name, typename Rule>
struct analyze_traits<Name, chapeau::grammar::rules::nested<Rule>> : analyze_seq_traits<Rule> {};
template <typename Name, typename Rule>
struct analyze_traits<Name, chapeau::grammar::rules::mistake<Rule>> : analyze_seq_traits<Rule> {};
template <typename Name, typename Rule>
struct analyze_traits<Name, chapeau::grammar::rules::recover<Rule>> : analyze_seq_traits<Rule> {};

}  // namespace tao::pegtl
