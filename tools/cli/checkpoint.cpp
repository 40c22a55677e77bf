// JSON, so that a person can look at it. Counts are whole numbers far below 2^53.
#include "tools/cli/checkpoint.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "tools/cli/input.hpp"

namespace chapeau::cli {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const caseload::Repeats& repeats) {
    Json named = Json::array();
    for (const caseload::Repeat& repeat : repeats.named)
        named.push_back({repeat.id, repeat.line});
    return {{"count", repeats.count}, {"named", named}, {"since", repeats.since}, {"unheld", repeats.unheld}};
}

caseload::Repeats repeats_of(const Json& json) {
    caseload::Repeats repeats;
    json.at("count").get_to(repeats.count);
    json.at("since").get_to(repeats.since);
    json.at("unheld").get_to(repeats.unheld);
    for (const Json& repeat : json.at("named"))
        repeats.named.push_back({repeat.at(0).get<std::string>(), repeat.at(1).get<std::uint64_t>()});
    return repeats;
}

Json json_of(const caseload::Summary& summary) {
    Json margins = Json::array();
    for (const caseload::Margins& each : summary.margins)
        margins.push_back({each.below, each.at_or_above});
    Json sets = Json::array();
    for (const auto& [clauses, times] : summary.sets)
        sets.push_back({clauses, times});
    return {{"lines", summary.lines},
            {"approved", summary.approved},
            {"refused", summary.refused},
            {"undetermined", summary.undetermined},
            {"not_applicable", summary.not_applicable},
            {"bad", summary.bad},
            {"blank", summary.blank},
            {"repeats", json_of(summary.repeats)},
            {"reasons", summary.reasons},
            {"statuses", summary.statuses},
            {"margins", margins},
            {"sets", sets},
            {"other_sets", summary.other_sets}};
}

caseload::Summary summary_of(const Json& json) {
    caseload::Summary summary;
    json.at("lines").get_to(summary.lines);
    json.at("approved").get_to(summary.approved);
    json.at("refused").get_to(summary.refused);
    json.at("undetermined").get_to(summary.undetermined);
    json.at("not_applicable").get_to(summary.not_applicable);
    json.at("bad").get_to(summary.bad);
    json.at("blank").get_to(summary.blank);
    summary.repeats = repeats_of(json.at("repeats"));
    json.at("reasons").get_to(summary.reasons);
    json.at("statuses").get_to(summary.statuses);
    for (const Json& margins : json.at("margins")) {
        caseload::Margins& each = summary.margins.emplace_back();
        margins.at(0).get_to(each.below);
        margins.at(1).get_to(each.at_or_above);
    }
    for (const Json& set : json.at("sets"))
        summary.sets.emplace(set.at(0).get<std::vector<std::uint32_t>>(), set.at(1).get<std::uint64_t>());
    json.at("other_sets").get_to(summary.other_sets);
    return summary;
}

bool write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = write(descriptor, text.data(), text.size());
        if (written < 0 && errno != EINTR)
            return false;
        text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    return true;
}

}  // namespace

bool save(const Checkpoint& checkpoint, const std::string& file) {
    const Json json = {{"chapeau", CHAPEAU_VERSION},
                       {"policy", checkpoint.policy},
                       {"records", checkpoint.records},
                       {"options", checkpoint.options},
                       {"input_bytes", checkpoint.place.input_bytes},
                       {"lines", checkpoint.place.lines},
                       {"output_bytes", checkpoint.output_bytes},
                       {"summary", json_of(checkpoint.summary)}};
    const std::string beside = file + ".new";
    const int descriptor = open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return false;
    const bool written = write_all(descriptor, json.dump() + '\n') && fdatasync(descriptor) == 0;
    return close(descriptor) == 0 && written && std::rename(beside.c_str(), file.c_str()) == 0;
}

Loading load_checkpoint(const std::string& file) {
    constexpr std::size_t largest = std::size_t{64} << 20U;
    if (access(file.c_str(), F_OK) != 0)
        return {.fresh = true, .checkpoint = {}};
    const auto text = read_all(file, largest);
    const Json json = text ? Json::parse(*text, nullptr, false) : Json();
    try {
        Checkpoint checkpoint;
        json.at("policy").get_to(checkpoint.policy);
        json.at("records").get_to(checkpoint.records);
        json.at("options").get_to(checkpoint.options);
        json.at("input_bytes").get_to(checkpoint.place.input_bytes);
        json.at("lines").get_to(checkpoint.place.lines);
        json.at("output_bytes").get_to(checkpoint.output_bytes);
        checkpoint.summary = summary_of(json.at("summary"));
        return {.fresh = false, .checkpoint = std::move(checkpoint)};
    } catch (const Json::exception&) {
        return {};
    }
}

}  // namespace chapeau::cli
