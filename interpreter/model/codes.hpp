// The codes of the checker's diagnostics, by the mistake they stand for. A code never changes its meaning between
// releases; what each one says at length is in the catalogue.
#pragma once

#include <string_view>

namespace chapeau::model::code {

using Code = std::string_view;

// The policy as a whole.
inline constexpr Code no_policy = "CH0200";
inline constexpr Code second_policy = "CH0201";
inline constexpr Code policy_without_title = "CH0202";
inline constexpr Code part_twice = "CH0203";
inline constexpr Code as_of_not_a_date = "CH0204";
inline constexpr Code rounding_missing = "CH0205";
inline constexpr Code as_of_missing = "CH0206";
inline constexpr Code no_decision = "CH0207";
inline constexpr Code unreadable_policy = "CH0208";
inline constexpr Code too_large = "CH0209";
inline constexpr Code link_not_followed = "CH0238";
inline constexpr Code file_not_read = "CH0239";

// Names.
inline constexpr Code duplicate_name = "CH0210";
inline constexpr Code duplicate_type = "CH0211";
inline constexpr Code extends_a_name = "CH0212";
inline constexpr Code unknown_name = "CH0213";
inline constexpr Code unknown_fact = "CH0214";
inline constexpr Code unknown_type = "CH0215";
inline constexpr Code unknown_value = "CH0216";
inline constexpr Code duplicate_label = "CH0217";
inline constexpr Code variable_hides = "CH0218";
inline constexpr Code value_without_type = "CH0219";

// Types and facts.
inline constexpr Code duplicate_value = "CH0220";
inline constexpr Code duplicate_field = "CH0221";
inline constexpr Code record_in_itself = "CH0222";
inline constexpr Code list_in_list = "CH0223";
inline constexpr Code set_of_what = "CH0224";
inline constexpr Code bound_of_what = "CH0225";
inline constexpr Code unknown_evidence = "CH0226";
inline constexpr Code evidence_of_two_enums = "CH0227";
inline constexpr Code type_not_here = "CH0228";
inline constexpr Code list_of_what = "CH0229";
inline constexpr Code bounds_at_odds = "CH0230";

// Lists.
inline constexpr Code list_element = "CH0240";
inline constexpr Code no_such_edition = "CH0241";
inline constexpr Code code_of_wrong_shape = "CH0242";
inline constexpr Code repeated_in_list = "CH0243";
inline constexpr Code unknown_entry = "CH0244";
inline constexpr Code included_list_of_other_type = "CH0245";
inline constexpr Code line_of_other_type = "CH0246";
inline constexpr Code list_cycle = "CH0247";

// Expressions.
inline constexpr Code types_differ = "CH0250";
inline constexpr Code money_and_number = "CH0251";
inline constexpr Code days_and_steps = "CH0252";
inline constexpr Code condition_due = "CH0253";
inline constexpr Code clause_is_no_value = "CH0254";
inline constexpr Code no_order = "CH0255";
inline constexpr Code words_of_order = "CH0256";
inline constexpr Code not_a_list = "CH0257";
inline constexpr Code not_a_set = "CH0258";
inline constexpr Code yes_no_compared = "CH0259";
inline constexpr Code decision_as_condition = "CH0260";
inline constexpr Code approved_is_for_decisions = "CH0261";
inline constexpr Code stated_is_for_facts = "CH0262";
inline constexpr Code clause_in_quantifier = "CH0263";
inline constexpr Code clause_outside_conditions = "CH0264";
inline constexpr Code quantifiers_too_deep = "CH0265";
inline constexpr Code range_is_no_list = "CH0266";
inline constexpr Code step_not_whole = "CH0267";
inline constexpr Code no_such_day = "CH0268";
inline constexpr Code record_is_no_value = "CH0270";
inline constexpr Code list_is_no_value = "CH0271";
inline constexpr Code not_a_noc_code = "CH0274";
inline constexpr Code other_type_declared = "CH0275";
inline constexpr Code braces_alone = "CH0276";
inline constexpr Code member_of_other_type = "CH0277";
inline constexpr Code no_sum = "CH0278";
inline constexpr Code date_due = "CH0279";
inline constexpr Code date_first = "CH0280";
inline constexpr Code days_of_years_only = "CH0281";
inline constexpr Code days_and_number = "CH0282";
inline constexpr Code codes_of_two_editions = "CH0283";
inline constexpr Code code_of_other_edition = "CH0284";
inline constexpr Code never_computable = "CH0285";

// Definitions.
inline constexpr Code selector_no_enum = "CH0300";
inline constexpr Code by_misses_value = "CH0301";
inline constexpr Code by_value_twice = "CH0302";
inline constexpr Code values_mixed = "CH0303";

// Time.
inline constexpr Code gap = "CH0310";
inline constexpr Code overlap = "CH0311";
inline constexpr Code first_period_missing = "CH0312";
inline constexpr Code last_period_missing = "CH0313";
inline constexpr Code period_backwards = "CH0314";
inline constexpr Code dated_and_undated = "CH0315";
inline constexpr Code lands_later = "CH0316";

// Clauses and decisions.
inline constexpr Code met_missing = "CH0320";
inline constexpr Code met_twice = "CH0321";
inline constexpr Code label_in_guard = "CH0322";
inline constexpr Code count_out_of_range = "CH0323";
inline constexpr Code condition_twice = "CH0325";
inline constexpr Code two_citations = "CH0326";
inline constexpr Code cycle = "CH0327";
inline constexpr Code references_too_deep = "CH0328";
inline constexpr Code decision_cycle = "CH0330";
inline constexpr Code not_a_decision = "CH0331";
inline constexpr Code grant_not_single = "CH0332";
inline constexpr Code member_twice = "CH0333";
inline constexpr Code closes_no_chapeau = "CH0334";
inline constexpr Code several_decisions = "CH0335";
inline constexpr Code decides_what = "CH0336";
inline constexpr Code decides_needless = "CH0337";
inline constexpr Code none_may_apply = "CH0338";
inline constexpr Code met_by_anything = "CH0367";
inline constexpr Code exception_of_all = "CH0368";
inline constexpr Code nothing_left = "CH0369";

// Citations.
inline constexpr Code unknown_source = "CH0340";
inline constexpr Code unknown_passage = "CH0341";
inline constexpr Code passage_cited_twice = "CH0342";
inline constexpr Code passage_not_cited = "CH0343";
inline constexpr Code clause_cites_other_kind = "CH0344";
inline constexpr Code grant_cites_other_kind = "CH0345";
inline constexpr Code outline_unreadable = "CH0346";
inline constexpr Code outline_line_broken = "CH0347";
inline constexpr Code outline_id_twice = "CH0348";
inline constexpr Code source_twice = "CH0349";
inline constexpr Code grant_passage_not_cited = "CH0350";

// What nothing uses.
inline constexpr Code unused_list = "CH0360";
inline constexpr Code unused_define = "CH0361";
inline constexpr Code unreached_clause = "CH0362";
inline constexpr Code unused_enum = "CH0363";
inline constexpr Code unused_record = "CH0364";
inline constexpr Code unused_sample = "CH0365";
inline constexpr Code unused_fact = "CH0366";

// What titles and reasons say.
inline constexpr Code title_prints_record = "CH0370";
inline constexpr Code title_prints_other = "CH0371";
inline constexpr Code number_differs = "CH0372";
inline constexpr Code titles_alike = "CH0373";

// Samples and cases.
inline constexpr Code sample_twice = "CH0380";
inline constexpr Code unknown_sample = "CH0381";
inline constexpr Code sample_cycle = "CH0382";
inline constexpr Code unknown_record_path = "CH0384";
inline constexpr Code datum_of_other_shape = "CH0385";
inline constexpr Code unknown_subject = "CH0386";
inline constexpr Code expectation_of_other_sort = "CH0387";
inline constexpr Code case_twice = "CH0388";
inline constexpr Code sample_unreadable = "CH0389";
inline constexpr Code margin_no_amount = "CH0390";
inline constexpr Code nothing_expected = "CH0391";
inline constexpr Code changed_twice = "CH0392";
inline constexpr Code record_broken = "CH0393";
inline constexpr Code margin_of_other_kind = "CH0394";

// Translations.
inline constexpr Code translates_nothing = "CH0400";
inline constexpr Code translated_twice = "CH0401";
inline constexpr Code translation_missing = "CH0402";
inline constexpr Code reason_not_here = "CH0403";
inline constexpr Code reason_not_translated = "CH0404";
inline constexpr Code reason_prints_other = "CH0405";
inline constexpr Code no_language = "CH0406";

}  // namespace chapeau::model::code
