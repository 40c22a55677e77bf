// A line of JSON, so that a person can look at it, and a line with its digest. The file is written beside and renamed
// over the one before, so that it is never half of one.
#include "tools/cli/checkpoint.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <nlohmann/json.hpp>

#include "interpreter/values/digest.hpp"
#include "tools/cli/beside.hpp"

namespace chapeau::cli {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const caseload::Repeats& repeats) {
    Json named = Json::array();
    for (const caseload::Repeat& repeat : repeats.named)
        named.push_back({repeat.id, repeat.line});
    return {{"count", repeats.count}, {"named", named}, {"unheld", repeats.unheld}};
}

caseload::Repeats repeats_of(const Json& json) {
    caseload::Repeats repeats;
    json.at("count").get_to(repeats.count);
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
            {"decisions", summary.decisions},
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
    json.at("decisions").get_to(summary.decisions);
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

Json json_of(const std::optional<FileState>& state) {
    if (!state)
        return nullptr;
    return {{"device", state->device},       {"inode", state->inode},     {"size", state->size},
            {"read_from", state->read_from}, {"changed", state->changed}, {"content_changed", state->content_changed}};
}

std::optional<FileState> state_of(const Json& json) {
    if (json.is_null())
        return std::nullopt;
    FileState state;
    json.at("device").get_to(state.device);
    json.at("inode").get_to(state.inode);
    json.at("size").get_to(state.size);
    json.at("read_from").get_to(state.read_from);
    json.at("changed").get_to(state.changed);
    json.at("content_changed").get_to(state.content_changed);
    return state;
}

Json json_of(const std::optional<FileIdentity>& identity) {
    return identity ? Json{{"device", identity->device}, {"inode", identity->inode}} : Json(nullptr);
}

std::optional<FileIdentity> identity_of(const Json& json) {
    if (json.is_null())
        return std::nullopt;
    return FileIdentity{json.at("device").get<std::uint64_t>(), json.at("inode").get<std::uint64_t>()};
}

Json json_of(const Checkpoint& checkpoint) {
    const caseload::Place& place = checkpoint.place;
    return {{"chapeau", checkpoint.version},
            {"policy", checkpoint.policy},
            {"options", checkpoint.options},
            {"records", checkpoint.records},
            {"input",
             {{"lines", place.lines},
              {"bytes", place.input_bytes},
              {"digest", place.mark.digest},
              {"pieces", place.mark.pieces},
              {"file", json_of(checkpoint.seen)}}},
            {"output",
             {{"bytes", checkpoint.output_bytes},
              {"digest", checkpoint.output_digest},
              {"finished", checkpoint.finished},
              {"file", json_of(checkpoint.output)}}},
            {"ids",
             {{"key", {checkpoint.ids.key.first, checkpoint.ids.key.second}},
              {"bytes", checkpoint.ids.bytes},
              {"digest", checkpoint.ids.digest}}},
            {"summary", json_of(checkpoint.summary)}};
}

Checkpoint checkpoint_of(const Json& json) {
    Checkpoint checkpoint;
    json.at("chapeau").get_to(checkpoint.version);
    json.at("policy").get_to(checkpoint.policy);
    json.at("options").get_to(checkpoint.options);
    json.at("records").get_to(checkpoint.records);
    const Json& input = json.at("input");
    input.at("lines").get_to(checkpoint.place.lines);
    input.at("bytes").get_to(checkpoint.place.input_bytes);
    input.at("digest").get_to(checkpoint.place.mark.digest);
    input.at("pieces").get_to(checkpoint.place.mark.pieces);
    checkpoint.seen = state_of(input.at("file"));
    const Json& output = json.at("output");
    output.at("bytes").get_to(checkpoint.output_bytes);
    output.at("digest").get_to(checkpoint.output_digest);
    output.at("finished").get_to(checkpoint.finished);
    checkpoint.output = identity_of(output.at("file"));
    const Json& ids = json.at("ids");
    ids.at("key").at(0).get_to(checkpoint.ids.key.first);
    ids.at("key").at(1).get_to(checkpoint.ids.key.second);
    ids.at("bytes").get_to(checkpoint.ids.bytes);
    ids.at("digest").get_to(checkpoint.ids.digest);
    checkpoint.summary = summary_of(json.at("summary"));
    return checkpoint;
}

/// Up to `most` bytes; nothing, with errno set, where it cannot be read.
std::optional<std::string> text_of(const std::string& file, std::size_t most) {
    const int descriptor = open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    std::string text;
    ssize_t got = descriptor < 0 ? -1 : 1;
    while (got > 0 && text.size() < most) {
        char piece[65536];
        got = read(descriptor, piece, sizeof piece);
        text.append(piece, static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    }
    const int error = errno;
    if (descriptor >= 0)
        close(descriptor);
    errno = error;
    return got < 0 ? std::nullopt : std::optional(std::move(text));
}

constexpr std::string_view beginning = R"({"chapeau":)";

/// Without its last line, which is the digest of the others.
std::optional<std::string_view> vouched_for(std::string_view text) {
    const std::string_view lines = text.substr(0, text.empty() ? 0 : text.size() - 1);
    const std::size_t end = lines.rfind('\n') + 1;
    const bool whole = text.ends_with('\n') && lines.substr(end) == values::sha256(text.substr(0, end));
    return whole ? std::optional(text.substr(0, end)) : std::nullopt;
}

}  // namespace

bool save(const Checkpoint& checkpoint, const std::string& file) {
    const std::string json = json_of(checkpoint).dump() + '\n';
    Beside beside(file);
    return beside.descriptor() >= 0 && write_all(beside.descriptor(), json + values::sha256(json) + '\n') &&
           beside.put_in_place();
}

std::optional<std::string> why_not_replaced(const std::string& file) {
    struct stat found {};
    if (stat(file.c_str(), &found) != 0)
        return std::nullopt;
    if (!S_ISREG(found.st_mode))
        return "what is there is no plain file";
    const auto begins = text_of(file, beginning.size());
    const bool is_one = begins && (begins->empty() || begins->starts_with(beginning));
    return is_one ? std::nullopt : std::optional<std::string>("what is there is no checkpoint, and would be lost");
}

Loading load_checkpoint(const std::string& file) {
    constexpr std::size_t largest = std::size_t{64} << 20U;
    const auto text = text_of(file, largest);
    if (!text)
        return {errno == ENOENT ? Loading::State::missing : Loading::State::unreadable, {}};
    const auto json = vouched_for(*text);
    if (!json)
        return {Loading::State::damaged, {}};
    try {
        return {Loading::State::loaded, checkpoint_of(Json::parse(*json))};
    } catch (const Json::exception&) {
        return {Loading::State::damaged, {}};
    }
}

}  // namespace chapeau::cli
