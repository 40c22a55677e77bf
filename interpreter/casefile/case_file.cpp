// First whose file it is, then what is in it: a file of a newer version, or no case file at all, is not gone through
// member by member. Places are looked for in the text once something is wrong; nobody else asks for them.
#include "interpreter/casefile/case_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/casefile/laid_out.hpp"
#include "interpreter/cases/json_place.hpp"
#include "interpreter/record/shown.hpp"
#include "interpreter/values/digest.hpp"

namespace chapeau::casefile {

namespace {

using record::Json;
using record::PlacedValue;

constexpr std::string_view version = "1";
constexpr std::size_t deepest = 24;  // as deep as a record, and what stands around its values

CaseFault fault_at(std::string_view json, RecordError error) {
    return {record::place_in(json, cases::find_json(json, error.path).begin), std::move(error)};
}

std::vector<CaseFault> faults_at(std::string_view json, const std::vector<RecordError>& errors) {
    std::vector<CaseFault> faults;
    for (const RecordError& error : errors)
        faults.push_back(fault_at(json, error));
    return faults;
}

class Reading {
  public:
    Reading(const model::Model& model, CaseFile& into) : model_(model), into_(into) {}

    void whole(const Tree& tree) {
        const auto found = [this](const Tree& of, const std::string& path) { take_found(of, path); };
        const auto what_if = [this](const Tree& of, const std::string& path) { take_what_if(of, path); };
        const auto decision = [this](const Tree& of, const std::string& path) {
            into_.decisions.push_back(take_decision(taking_, of, path, model_, true));
        };
        taking_.object(tree, "",
                       {{"chapeau_case", [](const Tree&, const std::string&) {}},
                        {"policy", [this](const Tree& of, const std::string& path) { take_policy(of, path); }, true},
                        {"filed", [this](const Tree& of, const std::string& path) { take_filed(of, path); }, true},
                        {"found", taking_.list_of(found)},
                        {"what_if", taking_.list_of(what_if)},
                        {"decisions", taking_.list_of(decision, most_decisions)},
                        {"saved_at", taking_.moment(into_.saved_at)}});
    }

    [[nodiscard]] const std::vector<RecordError>& errors() const { return taking_.errors(); }

  private:
    void take_policy(const Tree& tree, const std::string& path) {
        taking_.object(tree, path,
                       {{"name", taking_.one_of({model_.name}, into_.policy), true},
                        {"digest", taking_.text(into_.policy_digest), true}});
    }

    void take_filed(const Tree& tree, const std::string& path) {
        taking_.object(tree, path,
                       {{"text", taking_.text(into_.text), true}, {"digest", taking_.text(into_.digest), true}});
        if (!taking_.errors().empty())
            return;
        if (const std::string digest = values::sha256(into_.text); into_.digest != digest)
            taking_.wrong(path + ".digest", record::shown(into_.digest, digest.size()),
                          fmt::format("{}, the digest of `{}.text`: one of the two was changed", digest, path));
    }

    void take_found(const Tree& tree, const std::string& path) {
        const Tree* value = nullptr;
        into_.found.push_back(casefile::take_found(taking_, tree, path, &value));
        into_.found_values.push_back({into_.found.back().path, value == nullptr ? "null" : record::text_of(*value)});
    }

    void take_what_if(const Tree& tree, const std::string& path) {
        PlacedValue& placed = into_.what_if.emplace_back();
        const auto value = [&](const Tree& of, const std::string&) { placed.value = record::text_of(of); };
        taking_.object(tree, path, {{"path", taking_.text(placed.path), true}, {"value", value, true}});
    }

    const model::Model& model_;
    CaseFile& into_;
    Taking taking_;
};

/// Of a file that says that it is a case file of this version nothing.
std::optional<RecordError> not_ours(Tree& tree) {
    const Tree* said = tree.find("chapeau_case");
    if (said == nullptr)
        return RecordError{"", "no `chapeau_case`", "a case file, as the desk saves it"};
    if (said->scalar == version)
        return std::nullopt;
    const bool newer = said->json == Json::number && said->scalar.find_first_not_of("0123456789") == std::string::npos;
    return RecordError{"chapeau_case", record::shown(record::text_of(*said)),
                       newer && said->scalar != "0"
                           ? "1, the version that this chapeau reads: one that is newer saved the file"
                           : "1, the version of a case file"};
}

std::vector<PlacedValue> values_of(const CaseFile& file, bool what_if) {
    std::vector<PlacedValue> values = file.found_values;
    if (what_if)
        values.insert(values.end(), file.what_if.begin(), file.what_if.end());
    return values;
}

/// Where the value of that number stands in the file.
std::string path_of(const CaseFile& file, std::size_t value) {
    const std::size_t found = file.found_values.size();
    return value < found ? fmt::format("found[{}]", value) : fmt::format("what_if[{}]", value - found);
}

std::optional<Tree> tree_of(std::string_view record) {
    record::JsonText text(deepest);
    return record::parse(text, record);
}

/// Of the record that the desk had with these values, by its own layout: that of the file where they say nothing new.
/// Empty where there is no such record.
std::string digest_with(const CaseFile& file, const model::Model& model, bool what_if) {
    const auto changed = record::with_values(model, file.text, values_of(file, what_if));
    const auto* text = std::get_if<std::string>(&changed);
    const auto before = tree_of(file.text);
    const auto after = text != nullptr ? tree_of(*text) : std::nullopt;
    if (!before || !after)
        return {};
    const std::string laid = laid_out(*after);
    return laid == laid_out(*before) ? file.digest : values::sha256(laid);
}

}  // namespace

std::variant<CaseFile, std::vector<CaseFault>> read(std::string_view json, const model::Model& model) {
    record::JsonText text(deepest);
    auto tree = record::parse(text, json);
    if (!tree)
        return std::vector<CaseFault>{{"", {"", text.fault().found, text.fault().expected}}};
    if (auto error = not_ours(*tree))
        return std::vector<CaseFault>{fault_at(json, std::move(*error))};
    CaseFile file;
    Reading reading(model, file);
    reading.whole(*tree);
    if (!reading.errors().empty())
        return faults_at(json, reading.errors());
    return file;
}

std::variant<std::string, std::vector<CaseFault>> evaluated(const CaseFile& file, std::string_view json,
                                                            const model::Model& model, bool what_if) {
    const std::vector<PlacedValue> values = values_of(file, what_if);
    if (values.empty())
        return file.text;
    auto record = record::with_values(model, file.text, values);
    if (auto* text = std::get_if<std::string>(&record))
        return std::move(*text);
    std::vector<CaseFault> faults;
    for (const record::PlacedError& error : std::get<std::vector<record::PlacedError>>(record)) {
        if (faults.size() == Taking::most_errors)
            break;
        const std::string place = error.value ? path_of(file, *error.value) + ".path" : "filed.text";
        faults.push_back({record::place_in(json, cases::find_json(json, place).begin), error.error});
        faults.back().error.path = error.error.path.empty() ? place : fmt::format("{} ({})", place, error.error.path);
    }
    return faults;
}

std::vector<CaseFault> located(const CaseFile& file, std::string_view json, bool what_if,
                               const std::vector<RecordError>& errors) {
    const std::vector<PlacedValue> values = values_of(file, what_if);
    std::vector<CaseFault> faults;
    for (RecordError error : errors) {
        if (faults.size() == Taking::most_errors)
            break;
        std::string place = "filed.text";
        for (std::size_t i = 0; i < values.size(); ++i)
            if (model::is_within(error.path, values[i].path))
                place = path_of(file, i) + ".value";
        const std::size_t begin = cases::find_json(json, place).begin;
        error.path = error.path.empty() ? place : fmt::format("{} ({})", place, error.path);
        faults.push_back({record::place_in(json, begin), std::move(error)});
    }
    return faults;
}

std::vector<trace::OfficerDecision> decisions_on(const CaseFile& file, const model::Model& model, bool what_if) {
    const bool as_filed = values_of(file, what_if).empty();
    const std::string found = digest_with(file, model, false);
    const std::string saved = digest_with(file, model, true);
    const std::string& now = what_if ? saved : found;
    std::vector<trace::OfficerDecision> decisions;
    for (const DecisionEntry& entry : file.decisions) {
        trace::OfficerDecision& officer = decisions.emplace_back(entry.officer);
        const std::string& made_on = entry.record_digest;
        if (made_on == file.digest || made_on == found || made_on == saved)
            officer.outdated = made_on != now || (officer.outdated && made_on == saved);
        else if (!made_on.empty())
            officer.outdated |= as_filed;
    }
    return decisions;
}

}  // namespace chapeau::casefile
