// The trace contract, key by key. Statuses, outcomes and kinds are words; a value is what the record would have held; a
// number is a JSON number with all its digits, and only a quotient that does not end is an object, its fraction.
//
// Most of a trace is the same for every record: ids, titles, places, paths, the policy's words on each side of a
// comparison. That is written once for the policy, and a trace is put together of it with what the record adds between.
// What is fixed is not looked for but asked of a record of which nothing is known: there, the policy alone speaks.
// What the record adds is worked out once for a trace: a fact that many clauses read, or a comparison that many make
// through a definition, is written where it comes first and copied from there.

#include "interpreter/trace/json_traces.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "interpreter/trace/blame.hpp"
#include "interpreter/trace/comparing.hpp"
#include "interpreter/trace/deciding.hpp"
#include "interpreter/trace/declaring.hpp"
#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/json_text.hpp"
#include "interpreter/trace/json_workings.hpp"
#include "interpreter/trace/overloaded.hpp"
#include "interpreter/trace/reading.hpp"
#include "interpreter/trace/sentence.hpp"
#include "interpreter/trace/uncomputable.hpp"
#include "interpreter/trace/view.hpp"
#include "interpreter/trace/workings.hpp"

namespace chapeau::trace {
namespace {

using model::ClauseId;
using model::FactId;

void add_plain(GrowingText& to, const Plain& value) {
    std::visit(Overloaded{[&](std::monostate) { to += "null"; }, [&](bool yes) { to += yes ? "true" : "false"; },
                          [&](const Decimal& decimal) { add_json(to, decimal); },
                          [&](const std::string& words) { add_json(to, words); },
                          [&](const std::vector<std::string>& members) { add_json(to, members); }},
               value);
}

std::string_view holds_word(Kleene k) {
    return k == Kleene::yes ? "yes" : k == Kleene::no ? "no" : "unknown";
}

std::string_view asked_word(Asked kind) {
    return kind == Asked::finding ? "finding" : kind == Asked::document ? "document" : "fact";
}

std::string_view word_of(const evaluate::Missing& missing) {
    return why_word(missing.why);
}
std::string_view word_of(const MissingFact& missing) {
    return missing.why;
}

template <class To, class Missing>
void add_missing(To& to, const std::vector<Missing>& all, std::string_view path) {
    add_list(to, all, [&](const Missing& one) {
        to += R"({")";
        to += path;
        to += R"(":)";
        add_json(to, one.path);
        to += R"(,"why":")";
        to += word_of(one);
        to += R"("})";
    });
}

}  // namespace

// ---------------------------------------------------------------- whatever the record

JsonTraces::JsonTraces(const model::Policy& policy, const program::Program& program)
    : policy_(policy), program_(program) {
    head_ = R"({"trace_version":1,"engine":{"name":"chapeau","version":")" CHAPEAU_VERSION R"("},"policy":{"name":)";
    add_json(head_, policy.model.name);
    head_ += R"(,"digest":)";
    add_json(head_, policy.digest);
    head_ += R"(},"record":{"id":)";
    prepare_facts();
    const record::Record nothing = nothing_known(policy.model);
    evaluate::Results results(program);
    evaluate::evaluate(program, nothing, results);
    View view(policy, program, nothing, WorkIn{results});
    prepare_clauses(view);
    prepare_definitions(view);
    prepare_comparisons(view);
}

void JsonTraces::prepare_clauses(const View& view) {
    Readings readings(view);
    for (std::uint32_t i = 0; i < policy_.model.clauses.size(); ++i) {
        all_.push_back({i});
        const trace::Clause of = declared(policy_, ClauseId{i});
        Clause& clause = clauses_.emplace_back();
        if (const ToRead& read = readings.read(policy_.model.clauses[i]); read.steady)
            clause.read = read;
        add_json(clause.id, of.id);
        add_json(clause.cites, of.cites);
        clause.before_status = R"({"id":)" + clause.id + R"(,"parent":)";
        add_json_or_null(clause.before_status, of.parent);
        clause.before_status += R"(,"cites":)" + clause.cites;
        if (!of.sees.empty()) {
            clause.before_status += R"(,"see":)";
            add_json(clause.before_status, of.sees);
        }
        clause.before_status += R"(,"status":")";
        clause.title_varies = view.speech.varies(of.id);
        if (!clause.title_varies) {
            clause.before_facts = R"(","title":)";
            add_json(clause.before_facts, of.title);
        }
        clause.before_facts += R"(,"location":{"file":)";
        add_json(clause.before_facts, of.location.file);
        clause.before_facts += R"(,"line":)" + std::to_string(of.location.line) + '}';
        if (!of.members.empty()) {
            clause.before_facts += R"(,"members":)";
            add_json(clause.before_facts, of.members);
        }
        if (!of.exceptions.empty()) {
            clause.before_facts += R"(,"exceptions":)";
            add_json(clause.before_facts, of.exceptions);
        }
        clause.before_facts += R"(,"facts":)";
        if (!of.interpretation.empty()) {
            clause.after_text = R"(,"interpretation":)";
            add_json(clause.after_text, of.interpretation);
        }
        clause.after_text += '}';
    }
}

void JsonTraces::prepare_definitions(View& view) {
    for (const model::DefineId id : told_definitions(policy_.model, program_)) {
        const model::Define& define = policy_.model.at(id);
        const bool is_constant =
            std::holds_alternative<model::Literal>(view.at(define.value).node) && !view.speech.varies(define.name);
        Working working = declared(policy_, id);
        GrowingText text;
        add_begin(text, working);
        if (is_constant) {
            work_out(view, id, working);
            add_rest(text, working, add_plain);
        }
        definitions_.push_back({id, std::string(text.text()), is_constant});
    }
}

void JsonTraces::prepare_facts() {
    const model::Model& model = policy_.model;
    for (const model::Fact& fact : model.facts) {
        Fact& prepared = facts_.emplace_back();
        const std::string& path = fact.list ? model.at(*fact.list).path : fact.path;
        prepared.begin = R"({"path":)";
        add_json(prepared.begin, path);
        prepared.begin.pop_back();
        prepared.begin += fact.list ? "[" : R"(","value":)";
        if (!fact.list)
            continue;
        add_json(prepared.end, ']' + fact.path.substr(path.size()));
        prepared.end.erase(0, 1);
        prepared.end += R"(,"value":)";
    }
}

/// Two comparisons are the same that read alike and whose values come from the same place.
void JsonTraces::prepare_comparisons(const View& view) {
    const model::Model& model = policy_.model;
    std::unordered_map<std::string, std::uint32_t> known;
    comparison_at_.resize(model.expressions.size());
    for (std::uint32_t i = 0; i < model.expressions.size(); ++i) {
        const auto parts = parts_of(view, ExpressionId{i});
        if (!parts)
            continue;
        Comparison comparison = prepared(view, *parts);
        const model::Type& type = view.at(parts->left).type;
        std::string all = comparison.end + ' ' + std::to_string(static_cast<int>(type.kind)) + ' ' +
                          std::to_string(type.of_enum.index);
        for (const Piece& piece : comparison.sides)
            all += piece.words + std::to_string(piece.number);
        const auto [found, first] = known.try_emplace(all, comparisons_.size());
        comparison_at_[i] = found->second;
        if (first)
            comparisons_.push_back(std::move(comparison));
    }
}

std::uint32_t JsonTraces::number_of(const View& view, ExpressionId value) {
    const auto* fact = std::get_if<model::FactValue>(&view.at(value).node);
    const std::uint32_t origin = fact != nullptr ? fact->fact.index : program_.expressions[value.index];
    return values_.try_emplace({fact != nullptr, origin}, values_.size()).first->second;
}

/// What the policy says itself is the same for a record of which nothing is known; but how many places an amount is
/// shown to hangs on what it is compared with.
JsonTraces::Comparison JsonTraces::prepared(const View& view, const Parts& parts) {
    Comparison out{{}, R"({"left":{"text":)", parts.order};
    const auto add_side = [&](const Side& side, std::optional<ExpressionId> id) {
        add_json(out.end, side.text);
        out.end += R"(,"value":)";
        if (id && (!side.literal || model::is_number(view.at(*id).type.kind)))
            out.sides.push_back({std::exchange(out.end, {}), *id, number_of(view, *id)});
        else
            add_json(out.end, side.value);
    };
    add_side(side_of(view, parts.left, usual_places), parts.left);
    out.end += R"(},"operator":)";
    add_json(out.end, parts.relation);
    out.end += R"(,"right":{"text":)";
    add_side(parts.right ? side_of(view, *parts.right, usual_places) : side_of(view, policy_.model.at(*parts.list)),
             parts.right);
    out.end += '}';
    return out;
}

// ---------------------------------------------------------------- for one record

class JsonTraces::Writing {
  public:
    Writing(const JsonTraces& prepared, const record::Record& record, evaluate::Results& results, Room& room)
        : prepared_(prepared),
          view_(prepared.policy_, prepared.program_, record, WorkIn{results}),
          readings_(view_),
          comparisons_(view_),
          room_(room),
          out_(room.out_),
          said_(room.said_),
          words_(room.words_),
          missing_(view_.model.clauses.size()) {
        out_.clear();
        said_.clear();
        for (const auto& [places, size] : {std::pair{&room.singles_, record.singles.size()},
                                           {&room.lists_, record.lists.size()},
                                           {&room.cells_, record.cells.size()},
                                           {&room.comparisons_, prepared.comparisons_.size()},
                                           {&room.values_, prepared.values_.size()},
                                           {&room.texts_, view_.model.clauses.size()}})
            places->assign(size, {});
    }

    void whole(const RecordSource& source) {
        for (const ClauseId id : prepared_.all_)
            say(id);
        out_ += prepared_.head_;
        add_json_or_null(out_, view_.record.id);
        out_ += R"(,"digest":)";
        add_json(out_, source.digest);
        out_ += '}';
        beside(source);
        out_ += R"(,"as_of":)";
        add_json_or_null(out_, view_.as_of());
        out_ += R"(,"decision":{"name":)";
        told_.resize(view_.model.decisions.size());
        out_ += id_of(view_.model.principal().clause);
        out_ += ',';
        outcome(0, true);
        if (view_.model.decisions.size() > 1)
            decisions();
        out_ += R"(,"clauses":)";
        add_list(out_, prepared_.all_, [&](ClauseId id) { clause(id); });
        out_ += R"(,"definitions":)";
        add_list(out_, prepared_.definitions_, [&](const Definition& one) { definition(one); });
        out_ += '}';
    }

  private:
    using Place = Room::Place;

    /// What the record as it was filed does not have; nothing of it where there is none.
    void beside(const RecordSource& source) {
        if (!source.found.empty()) {
            out_ += R"(,"found":)";
            add_list(out_, source.found, [&](const FoundFact& fact) { found(fact); });
        }
        if (!source.assumed.empty()) {
            out_ += R"(,"assumed":)";
            add_list(out_, source.assumed, [&](const std::string& path) { add_json(out_, path); });
        }
    }

    void found(const FoundFact& fact) {
        out_ += R"({"path":)";
        add_json(out_, fact.path);
        out_ += R"(,"where":)";
        add_json_or_null(out_, fact.where);
        out_ += R"(,"at":)";
        add_json_or_null(out_, fact.at);
        out_ += R"(,"by":)";
        add_json_or_null(out_, fact.by);
        out_ += '}';
    }

    // ------------------------------------------------------------ clauses

    /// What the decision tells of a clause too.
    void say(ClauseId id) {
        words_.clear();
        add_text_of(words_, view_, id);
        room_.texts_[id.index].begin = said_.size();
        add_json(said_, words_);
        room_.texts_[id.index].size = said_.size() - room_.texts_[id.index].begin;
        missing_[id.index] = missing_of(view_, id);
    }

    void text(ClauseId id) {
        out_ += R"(,"text":)";
        out_ += said_.text().substr(room_.texts_[id.index].begin, room_.texts_[id.index].size);
    }

    void clause(ClauseId id) {
        const JsonTraces::Clause& prepared = prepared_.clauses_[id.index];
        out_ += prepared.before_status;
        out_ += status_word(view_.status(id));
        if (prepared.title_varies) {
            out_ += R"(","title":)";
            add_json(out_, escaped(view_.speech.title(view_.model.at(id))));
        }
        out_ += prepared.before_facts;
        const ToRead& read = prepared.read ? *prepared.read : readings_.read(view_.model.at(id));
        facts(read);
        comparisons(id);
        if (read.in_force)
            version(*read.in_force);
        if (const auto by = met_by(view_, id))
            out_ += *by == MetBy::deemed ? R"(,"met_by":"deemed")" : R"(,"met_by":"itself")";
        if (taken_away(view_, id)) {
            out_ += R"(,"taken_away_by":)";
            add_json(out_, exception_of(view_, id));
        }
        out_ += R"(,"missing":)";
        add_missing(out_, missing_[id.index], "path");
        text(id);
        out_ += prepared.after_text;
    }

    /// The same for every clause whose texts change on the same days.
    void version(const InForce& in_force) {
        const auto told = std::ranges::find(versions_, in_force, &Told::first);
        if (told != versions_.end())
            return out_.repeat(told->second.begin, told->second.size);
        Place& place = versions_.emplace_back(in_force, Place()).second;
        once(place, [&] { version(version_of(view_, in_force)); });
    }

    void version(const Version& of) {
        out_ += ',';
        add_version(out_, of);
        out_ += R"(,"why":{"fact":)";
        add_json(out_, of.fact);
        out_ += R"(,"value":)";
        add_json(out_, of.value);
        out_ += "}}";
    }

    /// Writes it, unless it was written before: then it is copied from there.
    template <class Write>
    void once(Place& place, const Write& write) {
        if (place.size != 0) {
            out_.repeat(place.begin, place.size);
            return;
        }
        place.begin = out_.size();
        write();
        place.size = out_.size() - place.begin;
    }

    // ------------------------------------------------------------ definitions

    void definition(const JsonTraces::Definition& prepared) {
        out_ += prepared.begin;
        if (prepared.is_constant)
            return;
        Working working;
        work_out(view_, prepared.id, working);
        add_rest(out_, working, add_plain);
    }

    // ------------------------------------------------------------ facts and comparisons

    void facts(const ToRead& read) {
        out_ += '[';
        bool first = true;
        for_each_noted(view_, read, [&](const Noted& noted) {
            if (!std::exchange(first, false))
                out_ += ',';
            fact(noted);
        });
        out_ += ']';
    }

    void fact(const Noted& noted) {
        once(place_of(noted), [&] {
            const JsonTraces::Fact& prepared = prepared_.facts_[noted.fact.index];
            out_ += prepared.begin;
            if (view_.model.at(noted.fact).list)
                out_ += std::to_string(noted.member) + prepared.end;
            add_plain(out_, plain_of(view_, noted));
            out_ += '}';
        });
    }

    Place& place_of(const Noted& noted) {
        const model::Fact& fact = view_.model.at(noted.fact);
        if (fact.place == model::Fact::Place::column)
            return room_.cells_[cell_index(view_.model, view_.record, fact, noted.member)];
        return fact.place == model::Fact::Place::list ? room_.lists_[fact.slot] : room_.singles_[fact.slot];
    }

    void comparisons(ClauseId id) {
        out_ += R"(,"comparisons":[)";
        const char* before = "";
        comparisons_.go_through(id, [&](const Compared& compared) {
            if (compared.plain)
                return;
            out_ += std::exchange(before, ",");
            const std::uint32_t at = prepared_.comparison_at_[compared.condition.index];
            const JsonTraces::Comparison& prepared = prepared_.comparisons_[at];
            if (compared.member)
                comparison(compared, prepared);
            else
                once(room_.comparisons_[at], [&] { comparison(compared, prepared); });
            wanted(compared);
        });
        out_ += ']';
    }

    void comparison(const Compared& compared, const JsonTraces::Comparison& prepared) {
        const int places = prepared.order != nullptr ? places_of(view_, *prepared.order) : usual_places;
        for (const Piece& side : prepared.sides) {
            out_ += side.words;
            if (compared.member || places != usual_places)
                value(side, places);
            else
                once(room_.values_[side.number], [&] { value(side, places); });
        }
        out_ += prepared.end;
        if (prepared.order != nullptr)
            margin(*prepared.order);
        out_ += R"(,"holds":")";
        out_ += holds_word(compared.holds);
        out_ += '"';
        if (compared.member) {
            out_ += R"(,"member":)";
            words_.clear();
            view_.add_member_path(words_, compared.member->list, compared.member->index);
            add_json(out_, words_);
            if (!compared.around.empty())
                within(compared.around);
        }
    }

    /// Of a quantifier within another.
    void within(std::span<const Member> around) {
        out_ += R"(,"within":[)";
        const char* before = "";
        for (const Member& one : around) {
            out_ += std::exchange(before, ",");
            words_.clear();
            view_.add_member_path(words_, one.list, one.index);
            add_json(out_, words_);
        }
        out_ += ']';
    }

    /// What the clause wants of it, where that is not that it holds. Of the same comparison clauses want different
    /// things.
    void wanted(const Compared& compared) {
        out_ += compared.idle ? R"(,"wanted":"either"})" : compared.turned ? R"(,"wanted":"no"})" : "}";
    }

    void value(const Piece& side, int places) {
        words_.clear();
        view_.add_shown(words_, side.value, places);
        add_json(out_, words_);
    }

    void margin(const model::Comparison& comparison) {
        const auto apart = distance_of(view_, comparison);
        if (!apart)
            return;
        if (const std::string words = margin_of(view_, comparison, *apart); !words.empty()) {
            out_ += R"(,"margin":)";
            add_json(out_, words);
        }
        out_ += R"(,"margin_value":{"value":)";
        add_json(out_, decimal_of(apart->left_minus_right));
        out_ += R"(,"unit":)";
        add_json_or_null(out_, unit_word(apart->kind));
        out_ += apart->least ? R"(,"least":true})" : "}";
    }

    // ------------------------------------------------------------ decisions

    /// All in one row, each as it stands above, without those that build on it.
    void decisions() {
        const std::vector<model::Decision>& all = view_.model.decisions;
        out_ += R"(,"decisions":[)";
        for (std::size_t i = 0; i < all.size(); ++i) {
            out_ += i == 0 ? R"({"name":)" : R"(,{"name":)";
            out_ += id_of(all[i].clause);
            out_ += ',';
            once(told_[i], [&] { own_outcome(all[i], !all[i].base); });
            out_ += '}';
        }
        out_ += ']';
    }

    /// By number, with those that build on it.
    void outcome(std::size_t number, bool first) {
        const std::vector<model::Decision>& all = view_.model.decisions;
        once(told_[number], [&] { own_outcome(all[number], first); });
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].base == all[number].clause) {
                out_ += ',';
                out_ += id_of(all[i].clause);
                out_ += R"(:{)";
                outcome(i, false);
            }
        out_ += '}';
    }

    /// A decision that builds on another says what it grants last.
    void own_outcome(const model::Decision& of, bool first) {
        const Status status = view_.status(of.clause);
        out_ += R"("outcome":")";
        out_ += outcome_word(status);
        out_ += '"';
        if (first)
            grants(of);
        out_ += R"(,"reasons":)";
        const std::vector<ClauseId> failed =
            status == Status::fail ? carrying(view_, of.clause) : std::vector<ClauseId>();
        add_list(out_, failed, [&](ClauseId id) { reason(id); });
        out_ += R"(,"requests":)";
        add_list(out_, requests_of(view_, of.clause, missing_), [&](const Request& one) { request(one); });
        without_value(of);
        if (!first)
            grants(of);
    }

    /// Only where there is any.
    void without_value(const model::Decision& of) {
        std::string granted;
        std::string defined;
        for (const NotComputable& one : not_computable(view_, missing_[of.clause.index])) {
            std::string& to = one.granted ? granted : defined;
            to += to.empty() ? "" : ",";
            to += one.granted ? R"({"grant":)" : R"({"name":)";
            add_json(to, one.name);
            to += R"(,"text":)";
            add_json(to, one.text);
            to += '}';
        }
        if (!granted.empty())
            out_ += R"(,"not_granted":[)" + granted + ']';
        if (!defined.empty())
            out_ += R"(,"not_computable":[)" + defined + ']';
    }

    void grants(const model::Decision& of) {
        out_ += R"(,"grants":)";
        if (view_.status(of.clause) != Status::pass) {
            out_ += "null";
            return;
        }
        std::string wanting;
        const char* before = "";
        out_ += '{';
        for (const model::GrantId id : of.grants) {
            const Granted grant = granted(view_, id);
            out_ += std::exchange(before, ",");
            add_json(out_, grant.name);
            out_ += ':';
            add_plain(out_, grant.value);
            if (grant.missing.empty())
                continue;
            wanting += wanting.empty() ? "" : ",";
            add_json(wanting, grant.name);
            wanting += ':';
            add_missing(wanting, grant.missing, "fact");
        }
        out_ += '}';
        if (!wanting.empty())
            out_ += R"(,"grants_missing":{)" + wanting + '}';
    }

    void reason(ClauseId id) {
        out_ += R"({"clause":)";
        out_ += id_of(id);
        out_ += R"(,"cites":)";
        out_ += prepared_.clauses_[id.index].cites;
        text(id);
        out_ += '}';
    }

    void request(const Request& of) {
        out_ += R"({"fact":)";
        add_json(out_, of.fact);
        out_ += R"(,"kind":")";
        out_ += asked_word(of.kind);
        out_ += R"(","text":)";
        add_json(out_, of.text);
        out_ += R"(,"clauses":)";
        add_json(out_, of.clauses);
        out_ += '}';
    }

    [[nodiscard]] const std::string& id_of(ClauseId id) const { return prepared_.clauses_[id.index].id; }

    const JsonTraces& prepared_;
    View view_;
    Readings readings_;
    Comparisons comparisons_;
    Room& room_;
    GrowingText& out_;
    GrowingText& said_;
    std::string& words_;
    MissingOf missing_;
    using Told = std::pair<InForce, Place>;
    std::vector<Told> versions_;
    std::vector<Place> told_;  // by decision, what it says but for those that build on it
};

std::string_view JsonTraces::of(const record::Record& record, evaluate::Results& results, const RecordSource& source,
                                Room& room) const {
    Writing(*this, record, results, room).whole(source);
    return room.out_.text();
}

}  // namespace chapeau::trace
