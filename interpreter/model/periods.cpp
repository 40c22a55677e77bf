// Sorted by their first day, periods cover time exactly if the first is open to the past, the last to the future, and
// each begins on the day after the one before it ends. Every other neighbourhood is a gap or an overlap, and its days
// can be named: that is what an analyst needs to see which of two dates is wrong.
#include "interpreter/model/periods.hpp"

#include <algorithm>

#include "fmt/format.h"

namespace chapeau::model {

namespace {

std::string days_text(values::Day first, values::Day last) {
    return first == last ? values::text_of(first)
                         : fmt::format("{} to {}", values::text_of(first), values::text_of(last));
}

std::optional<Effect> effect_of(Checking& checking, const Dated& dated) {
    Effect effect{std::nullopt, std::nullopt, dated.index, dated.period->span};
    if (dated.period->from) {
        effect.from = day_of(checking, *dated.period->from, effect.span);
        if (!effect.from)
            return std::nullopt;
    }
    if (dated.period->until) {
        effect.until = day_of(checking, *dated.period->until, effect.span);
        if (!effect.until)
            return std::nullopt;
    }
    if (effect.from && effect.until && *effect.until < *effect.from) {
        checking.error(code::period_backwards, effect.span,
                       fmt::format("this period ends on {}, before it begins on {}", values::text_of(*effect.until),
                                   values::text_of(*effect.from)),
                       "exchange the two days, or correct one");
        return std::nullopt;
    }
    return effect;
}

bool check_first(Checking& checking, const Effect& first) {
    if (!first.from)
        return true;
    checking.error(code::first_period_missing, first.span,
                   fmt::format("nothing is said for the days before {}", values::text_of(*first.from)),
                   *first.from == values::first_day
                       ? "write `until` alone: the first period is open to the past"
                       : fmt::format("add `until {}: …`", values::text_of(*first.from - 1)));
    return false;
}

bool check_last(Checking& checking, const Effect& last) {
    if (!last.until)
        return true;
    checking.error(code::last_period_missing, last.span,
                   fmt::format("nothing is said for the days after {}", values::text_of(*last.until)),
                   *last.until == values::last_day ? "write `from` alone: the last period is open to the future"
                                                   : fmt::format("add `from {}: …`", values::text_of(*last.until + 1)));
    return false;
}

void report_overlap(Checking& checking, const Effect& one, const Effect& next) {
    const values::Day first = next.from.value_or(one.from.value_or(values::first_day));
    values::Day last = one.until.value_or(values::last_day);
    if (next.until && *next.until < last)
        last = *next.until;
    const std::string days = first == values::first_day ? fmt::format("the days until {}", values::text_of(last))
                             : last == values::last_day ? fmt::format("the days from {}", values::text_of(first))
                                                        : days_text(first, last);
    checking
        .error(code::overlap, next.span, fmt::format("two periods cover {}", days),
               "let the later period begin on the day after the earlier one ends")
        .related.push_back({one.span, "the other period"});
}

bool check_neighbours(Checking& checking, const Effect& one, const Effect& next) {
    if (!next.from || !one.until || *next.from <= *one.until) {
        report_overlap(checking, one, next);
        return false;
    }
    if (*next.from == *one.until + 1)
        return true;
    checking
        .error(code::gap, next.span, fmt::format("no period covers {}", days_text(*one.until + 1, *next.from - 1)),
               fmt::format("begin this period on {}, or end the one before it on {}", values::text_of(*one.until + 1),
                           values::text_of(*next.from - 1)))
        .related.push_back({one.span, "the period before it"});
    return false;
}

bool ends_after(const Effect& one, const Effect& other) {
    return other.until && (!one.until || *one.until > *other.until);
}

void want_as_of(Checking& checking, Span span) {
    if (checking.model.as_of || checking.as_of_wrong || checking.as_of_reported || checking.declared.policies.empty())
        return;
    checking.as_of_reported = true;
    checking
        .error(code::as_of_missing, span, "this depends on a day, and the policy does not say which day governs",
               "add a line `as of` with a date of the record to the policy's header, as in `as of "
               "application.received_on`")
        .related.push_back({checking.declared.policies.front()->name.span, "the policy"});
}

}  // namespace

std::optional<values::Day> day_of(Checking& checking, const ast::Date& date, Span span) {
    const auto day = values::day_of(date.year, date.month, date.day);
    const std::string words = fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    if (const std::size_t at = checking.trees.sources.text(span).find(words); !day && at != std::string_view::npos)
        span = {span.file, span.begin + static_cast<std::uint32_t>(at),
                span.begin + static_cast<std::uint32_t>(at + words.size())};
    if (!day)
        checking.error(code::no_such_day, span, fmt::format("there is no day {}", words),
                       "write a day of the calendar as year-month-day, from 0001-01-01 to 9999-12-31");
    return day;
}

std::optional<std::vector<Effect>> in_order(Checking& checking, const std::vector<Dated>& dated) {
    std::vector<Effect> effects;
    for (const Dated& each : dated)
        if (const auto effect = effect_of(checking, each))
            effects.push_back(*effect);
    want_as_of(checking, dated.front().period->span);
    if (effects.size() != dated.size())
        return std::nullopt;
    std::ranges::stable_sort(effects, {}, [](const Effect& effect) {
        return effect.from ? static_cast<std::int64_t>(*effect.from) : std::int64_t{values::first_day} - 1;
    });
    bool good = check_first(checking, effects.front());
    std::size_t reaching = 0;  // the one that ends last so far: a short period within a long one hides no gap
    for (std::size_t i = 1; i < effects.size(); ++i) {
        good = check_neighbours(checking, effects[reaching], effects[i]) && good;
        if (ends_after(effects[i], effects[reaching]))
            reaching = i;
    }
    good = check_last(checking, effects[reaching]) && good;
    return good ? std::optional(effects) : std::nullopt;
}

}  // namespace chapeau::model
