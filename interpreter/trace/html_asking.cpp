// What is to be done: what to ask for, what would change the outcome, what to enter where it is an approval. And the
// same of the other decisions.
#include <algorithm>

#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/html_parts.hpp"
#include "interpreter/trace/phrases.hpp"

namespace chapeau::trace {
namespace {

constexpr std::size_t most_titles = 2;  // of clauses after a request; more are named by their passages

/// A request, and what is known so far of what its fact may narrow.
struct ToAsk {
    Twin<Request> request;
    std::vector<Bounded> bounded;
};

void write_bounds(const Sheet& sheet, const Bounded& bounded) {
    const Twin<Clause> clause = clause_of(sheet, bounded.clause->id);
    const Twin<std::vector<Comparison>> all = clause[&Clause::comparisons];
    const bool alike = all.first.size() == all.second.size();
    sheet.html.leaf("p", {{"class", "bounds"}},
                    Said(all.first[bounded.at].bounds, (alike ? all.second : all.first)[bounded.at].bounds));
}

/// By their titles where they are few and those tell them apart.
bool have_titles(const Sheet& sheet, const std::vector<std::string>& clauses) {
    std::set<std::string> titles;
    for (const std::string& id : clauses)
        titles.insert(clause_of(sheet, id).first.title);
    return clauses.size() <= most_titles && titles.size() == clauses.size();
}

void write_unlocked(const Sheet& sheet, const std::vector<std::string>& clauses) {
    if (clauses.empty())
        return;
    const Tag line(sheet.html, "p", {{"class", "for"}});
    sheet.html.raw("→");
    const bool titles = have_titles(sheet, clauses);
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        const Twin<Clause> clause = clause_of(sheet, clauses[i]);
        sheet.html.raw(i == 0 ? " " : ", ");
        if (titles)
            write_link(sheet, clause);
        else
            write_short_link(sheet, clause.first);
    }
}

void write_request(const Sheet& sheet, const ToAsk& asked) {
    const Twin<Request>& request = asked.request;
    const Tag item(sheet.html, "li");
    {
        const Tag title(sheet.html, "p");
        sheet.html.leaf("b", {}, request[&Request::title]);
        sheet.html.raw(" ");
        sheet.html.leaf("small", {}, request.first.fact);
    }
    write_unlocked(sheet, request.first.clauses);
    for (const Bounded& bounded : asked.bounded)
        write_bounds(sheet, bounded);
}

/// A heading, and the requests that belong under it.
struct Group {
    Said name;
    std::vector<ToAsk> requests;
};

/// Under who can supply them; facts that one document proves stand together.
std::vector<Group> groups_of(const Sheet& sheet, const std::vector<ToAsk>& requests) {
    std::vector<Group> groups{{sheet.words[&Words::findings_of_officer], {}}};
    Group facts{sheet.words[&Words::facts], {}};
    for (const ToAsk& asked : requests) {
        const Twin<Request>& request = asked.request;
        if (request.first.kind != Asked::document) {
            (request.first.kind == Asked::finding ? groups.front() : facts).requests.push_back(asked);
            continue;
        }
        const Said name = filled(sheet.words[&Words::from], request[&Request::document]);
        const auto group =
            std::find_if(groups.begin(), groups.end(), [&](const Group& one) { return one.name.first == name.first; });
        if (group == groups.end())
            groups.push_back({name, {asked}});
        else
            group->requests.push_back(asked);
    }
    groups.push_back(facts);
    return groups;
}

void write_group(const Sheet& sheet, const Group& group) {
    if (group.requests.empty())
        return;
    sheet.html.leaf("h3", {}, group.name);
    const Tag list(sheet.html, "ul", {{"class", "asked"}});
    for (const ToAsk& asked : group.requests)
        write_request(sheet, asked);
}

bool asks(const Decision* decision, const std::string& fact) {
    return decision && std::any_of(decision->requests.begin(), decision->requests.end(),
                                   [&](const Request& one) { return one.fact == fact; });
}

// ---------------------------------------------------------------- mends

void write_mended(const Sheet& sheet, Twin<MendedClause> mended) {
    const Twin<Clause> clause = clause_of(sheet, mended.first.clause);
    const Tag item(sheet.html, "li");
    sheet.html.text(Said(std::string(mended_how(sheet.words.first, mended.first)),
                         std::string(mended_how(sheet.words.second, mended.second))));
    write_link(sheet, clause);
    sheet.html.raw(" ");
    if (!mended.first.how_far.empty())
        sheet.html.leaf("strong", {}, mended[&MendedClause::how_far]);
    else if (clause.first.status == Status::undetermined && mended_how(sheet.words.first, mended.first).empty())
        sheet.html.leaf("strong", {}, sheet.words[&Words::not_yet]);
    sheet.html.raw(" ");
    sheet.html.leaf_if("small", {}, clause.first.cites.empty() ? Said() : Said(clause.first.cites.front()));
    if (mended.first.reaches_others)
        sheet.html.leaf("p", {{"class", "note"}}, sheet.words[&Words::reaches_others]);
    if (mended.first.takes_from_others)
        sheet.html.leaf("p", {{"class", "note"}}, sheet.words[&Words::takes_from_others]);
    if (mended.first.may_break_others)
        sheet.html.leaf("p", {{"class", "note"}}, sheet.words[&Words::may_break_others]);
}

using Sets = std::vector<std::vector<MendedClause>>;

void write_sets(const Sheet& sheet, Twin<Decision> decision) {
    sheet.html.leaf("p", {}, phrased(sheet, mends_opening, decision));
    const Twin<Sets> sets = decision[&Decision::mends];
    const std::vector<Twin<std::vector<MendedClause>>> all = each(sets);
    {
        const Tag ways(sheet.html, "ol", {{"class", "ways"}, {"type", "a"}});
        for (std::size_t i = 0; i < std::min(all.size(), most_sets); ++i) {
            const Tag way(sheet.html, "li");
            const Tag list(sheet.html, "ul");
            for (const Twin<MendedClause>& mended : each(all[i]))
                write_mended(sheet, mended);
        }
    }
    if (all.size() > most_sets)
        sheet.html.leaf("p", {{"class", "note"}},
                        filled(sheet.words[&Words::other_ways], how_many(sheet, all.size() - most_sets)));
}

// ---------------------------------------------------------------- grants

/// What a grant's title goes on to say after its label.
std::string rest_of_label(const Granted& grant) {
    const std::size_t begin = grant.title.find_first_not_of(",; ", end_of_label(grant));
    return begin == std::string::npos ? std::string() : grant.title.substr(begin);
}

/// What a program that is given the value gets: without its name in words.
std::string bare(const Granted& grant) {
    if (const auto* text = std::get_if<std::string>(&grant.value))
        return *text;
    const auto* number = std::get_if<Decimal>(&grant.value);
    return number ? number->digits : grant.shown;
}

void write_granted(const Sheet& sheet, Twin<Granted> grant) {
    const bool known = grant.first.missing.empty();
    const Tag row(sheet.html, "tr", {told_as(sheet, "grant")});
    {
        const Tag name(sheet.html, "th", {{"scope", "row"}, told_as(sheet, "title")});
        sheet.html.text({label_of(grant.first), label_of(grant.second)});
        sheet.html.leaf_if("small", {told_as(sheet, "more")},
                           {rest_of_label(grant.first), rest_of_label(grant.second)});
    }
    {
        const Tag value(sheet.html, "td");
        sheet.html.leaf(known ? "b" : "em", {told_as(sheet, known ? "value" : "open")}, grant[&Granted::shown]);
        if (!known)
            sheet.html.leaf("span", {told_as(sheet, "note")}, phrased(sheet, wanting_text, grant));
        if (!grant.first.set_by.empty())
            sheet.html.leaf("span", {told_as(sheet, "note")},
                            filled(sheet.words[&Words::set_by], grant[&Granted::set_by]));
        for (const std::string& passage : grant.first.cites)
            sheet.html.leaf("small", {}, passage);
    }
    const Tag cell(sheet.html, "td");
    if (!known)
        return;
    const Tag button(sheet.html, "button", {{"type", "button"}, {"class", "js"}, {"data-copy", bare(grant.first)}});
    sheet.html.text(sheet.page[&PageWords::copy]);
    const Tag what(sheet.html, "span", {{"class", "v"}});
    sheet.html.text(Said(" ") + Said(label_of(grant.first), label_of(grant.second)));
}

/// Its title and what came out.
void write_title(const Sheet& sheet, Twin<Decision> decision) {
    const Tag title(sheet.html, "h2");
    sheet.html.text(decision[&Decision::title]);
    sheet.html.raw(" ");
    sheet.html.leaf("b", {}, by_status(sheet.page[&PageWords::outcome], decision.first.outcome));
}

/// What the decision that it builds on did not tell or ask for.
void write_own(const Sheet& sheet, Twin<Decision> decision, Twin<Decision> base) {
    write_reasons(sheet, decision, &base);
    write_requests(sheet, decision, &base.first);
    write_not_computable(sheet, decision);
    write_grants(sheet, decision);
}

}  // namespace

void write_requests(const Sheet& sheet, Twin<Decision> decision, const Decision* above) {
    std::vector<ToAsk> requests;
    std::vector<const Request*> asked;
    for (const Twin<Request>& request : each(decision[&Decision::requests]))
        if (!decision.first.hangs_on_base || !asks(above, request.first.fact)) {
            requests.push_back({request, {}});
            asked.push_back(&request.first);
        }
    if (requests.empty())
        return;
    const auto under = bounds_under(sheet.trace.first, asked);
    for (std::size_t i = 0; i < requests.size(); ++i)
        requests[i].bounded = under[i];
    const Tag section(sheet.html, "section", {{"class", "ask"}});
    sheet.html.leaf(above ? "h3" : "h2", {}, sheet.page[&PageWords::ask]);
    sheet.html.leaf("p", {{"class", "note"}}, sheet.page[&PageWords::unlocks]);
    for (const Group& group : groups_of(sheet, requests))
        write_group(sheet, group);
    if (!above)
        sheet.html.leaf("p", {},
                        Said(std::string(prospect_words(sheet.words.first, decision.first)),
                             std::string(prospect_words(sheet.words.second, decision.second))));
}

void write_mends(const Sheet& sheet, Twin<Decision> decision) {
    if (decision.first.outcome != Status::fail)
        return;
    const Tag section(sheet.html, "section", {{"class", "change"}});
    sheet.html.leaf("h2", {}, sheet.page[&PageWords::change]);
    if (decision.first.mends.empty())
        sheet.html.leaf("p", {}, phrased(sheet, no_mend_words, decision));
    else
        write_sets(sheet, decision);
}

void write_grants(const Sheet& sheet, Twin<Decision> decision) {
    if (!decision.first.grants || decision.first.grants->empty())
        return;
    const Tag section(
        sheet.html, "section",
        {{"class", "grants"}, told_as(sheet, "grants"), for_programs(sheet, "data-decision", decision.first.name)});
    sheet.html.leaf(&decision.first == &sheet.trace.first.decision ? "h2" : "h3", {}, sheet.page[&PageWords::grants]);
    const Tag table(sheet.html, "table");
    {
        const Tag head(sheet.html, "thead", {{"class", "v"}});
        const Tag row(sheet.html, "tr");
        for (const auto label : {&PageWords::field, &PageWords::value, &PageWords::copy})
            sheet.html.leaf("th", {{"scope", "col"}}, sheet.page[label]);
    }
    const Tag body(sheet.html, "tbody");
    const std::vector<Granted>& grants = *decision.first.grants;
    const Twin<std::vector<Granted>> both{grants, decision.second.grants ? *decision.second.grants : grants};
    for (const Twin<Granted>& grant : each(both))
        write_granted(sheet, grant);
}

void write_not_computable(const Sheet& sheet, Twin<Decision> decision) {
    for (const Twin<NotComputable>& one : each(decision[&Decision::not_computable]))
        sheet.html.leaf("p", {{"class", "note"}}, phrased(sheet, not_computable_text, one));
}

void write_further(const Sheet& sheet, Twin<Decision> decision, Twin<Decision> base) {
    const Status outcome = decision.first.outcome;
    if (outcome == Status::not_applicable)
        return;
    const Tag section(sheet.html, "section", {{"class", "further"}, {"data-status", status_word(outcome)}});
    write_title(sheet, decision);
    sheet.html.leaf_if("p", {},
                       {bearing_text(sheet.words.first, base.first, decision.first),
                        bearing_text(sheet.words.second, base.second, decision.second)});
    write_own(sheet, decision, base);
    for (const Twin<Decision>& further : each(decision[&Decision::further]))
        write_further(sheet, further, decision);
}

void write_beside(const Sheet& sheet, Twin<Decision> decision) {
    const Tag section(sheet.html, "section",
                      {{"class", "further"}, {"data-status", status_word(decision.first.outcome)}});
    write_title(sheet, decision);
    write_reasons(sheet, decision);
    write_requests(sheet, decision, nullptr);
    write_not_computable(sheet, decision);
    write_mends(sheet, decision);
    write_grants(sheet, decision);
    for (const Twin<Decision>& further : each(decision[&Decision::further]))
        write_further(sheet, further, decision);
}

}  // namespace chapeau::trace
