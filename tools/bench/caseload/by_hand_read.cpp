// simdjson's first stage finds where every token begins, 64 bytes at a time; what is done here is to walk these places
// with the record in mind.
//
// The schema is a list of types, and the compiler unrolls it: one place in the machine code for each field, which
// compares the bytes of its key with those that stand there, converts the value that follows, and sees that a comma or
// a brace comes next. A processor foresees every one of these branches as long as records look alike. Fields that are
// left out cost one comparison more; fields in another order, spaces behind a value, escapes, long numbers and null are
// found out by a comparison that fails, and go a slower way.
//
// The first stage is given some twenty lines at once, so that the text and the places of its tokens are still in a near
// cache when they are walked. It vouches for UTF-8 and for texts that end on their line; where it can't for all of
// the lines, they are taken one by one. A line is a record if the walk ends with the last token of the line.
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/values/rational.hpp"
#include "tools/bench/caseload/by_hand.hpp"
#include "tools/bench/caseload/by_hand_tokens.hpp"

namespace chapeau::bench {

namespace {

/// Where a token begins, counted from the beginning of the text that the first stage was given.
using Place = std::uint32_t;

constexpr std::size_t longest_line = std::size_t{16} << 20U;
constexpr std::size_t stretch = 32U << 10U;  // bytes for the first stage at once, and then up to the end of the line

// ---------------------------------------------------------------- memory for the lists of rows

/// Members of lists, those of one list together, in slabs that are kept.
template <class Member>
class Members {
  public:
    void clear() {
        slab_ = 0;
        used_ = 0;
    }
    /// Room for the longest list; `keep` then says how much of it was needed.
    [[nodiscard]] Member* room() {
        if (used_ + longest_list > slab_size) {
            ++slab_;
            used_ = 0;
        }
        if (slab_ == slabs_.size())
            slabs_.push_back(std::make_unique<std::array<Member, slab_size>>());
        return slabs_[slab_]->data() + used_;
    }
    void keep(std::uint32_t members) { used_ += members; }

  private:
    static constexpr std::size_t slab_size = 1024;

    std::vector<std::unique_ptr<std::array<Member, slab_size>>> slabs_;
    std::size_t slab_ = 0;
    std::size_t used_ = 0;
};

// ---------------------------------------------------------------- tokens that are not as programs write them

constexpr std::int64_t most_millionths = std::int64_t{1'000'000'000} * 1'000'000;

/// Any number of JSON that is exact in millionths.
std::optional<std::int64_t> read_number(std::string_view text) {
    const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
    if (digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9')
        return std::nullopt;
    const auto number = values::Rational::parse(text);
    const auto scaled = number ? multiply(*number, values::Rational(1'000'000)) : std::nullopt;
    const auto whole = scaled ? scaled->floor() : std::nullopt;
    const bool exact = whole && values::Rational(*whole) == *scaled;
    return exact && std::abs(*whole) < most_millionths ? whole : std::nullopt;
}

template <class Value>
bool convert_long(Token, Value&) {
    return false;
}
template <std::int64_t least>
bool convert_long(Token token, Decimal<least>& into) {
    const auto number = read_number(token.text());
    if (number)
        into.millionths = *number;
    return number && *number >= least;
}

// ---------------------------------------------------------------- the walk

/// What a line is read with.
struct Walk {
    const char* text = nullptr;
    bool escapes = false;  // somewhere in the line
    Members<Qualification> qualifications;
    Members<Job> jobs;
    Members<Licence> licences;
    std::deque<std::string> unescaped;
    simdjson::dom::parser unescaping;

    [[nodiscard, gnu::always_inline]] char byte(const Place* at) const { return text[*at]; }
    /// With the spaces behind it.
    [[nodiscard, gnu::always_inline]] Token token(const Place* at) const {
        return {text + at[0], std::size_t{at[1] - at[0]}};
    }
    Members<Qualification>& members_of(const Qualification*) { return qualifications; }
    Members<Job>& members_of(const Job*) { return jobs; }
    Members<Licence>& members_of(const Licence*) { return licences; }

    [[nodiscard]] std::optional<Token> without_escapes(Token quoted);
};

/// The same token in quotes with its escapes undone, and bytes to look at behind it. Nothing where they are malformed.
std::optional<Token> Walk::without_escapes(Token quoted) {
    std::string_view content;
    if (unescaping.parse(quoted.first, quoted.size).get_string().get(content) ||
        !simdjson::validate_utf8(content.data(), content.size()))
        return std::nullopt;
    std::string& kept = unescaped.emplace_back("\"");
    kept.append(content).append("\"");
    const std::size_t size = kept.size();
    kept.append(HandReader::padding, '\0');
    return Token{kept.data(), size};
}

[[gnu::always_inline]] inline bool convert(Token token, Text& into) {
    return record::take_text(token, into);
}

template <class Value>
constexpr Value not_known{};
template <>
constexpr Answer not_known<Answer> = Answer::unknown;

/// A value that `convert` did not take as it stands.
template <class Value>
[[gnu::noinline]] bool take_otherwise(Walk& walk, Token token, Value& into) {
    token = trimmed(token);
    if (token.text() == "null") {
        into = not_known<Value>;
        return true;
    }
    if (walk.escapes && token.first[0] == '"' && token.text().find('\\') != std::string_view::npos) {
        const auto plain = walk.without_escapes(token);
        return plain && convert(*plain, into);
    }
    return convert(token, into) || convert_long(token, into);
}

// Each `take` reads the value at `at` and returns the place behind it; nullptr where it is no such value.

template <class Value>
[[gnu::always_inline]] inline const Place* take(Walk& walk, const Place* at, Value& into) {
    if (!convert(walk.token(at), into) && !take_otherwise(walk, walk.token(at), into)) [[unlikely]]
        return nullptr;
    return at + 1;
}

[[gnu::always_inline]] inline const Place* take(Walk& walk, const Place* at, Text& into) {
    if (walk.escapes || !convert(walk.token(at), into)) [[unlikely]]
        return take_otherwise(walk, walk.token(at), into) ? at + 1 : nullptr;
    return at + 1;
}

/// A list in brackets: `each(at)` takes a member.
template <class Each>
[[gnu::always_inline]] inline const Place* take_members(const Walk& walk, const Place* at, const Each& each) {
    if (walk.byte(at + 1) == ']')
        return at + 2;
    do {
        at = each(at + 1);
        if (at == nullptr)
            return nullptr;
    } while (walk.byte(at) == ',');
    return walk.byte(at) == ']' ? at + 1 : nullptr;
}

bool is_null(const Walk& walk, const Place* at) {
    return trimmed(walk.token(at)).text() == "null";
}

/// 0 where it is not known.
std::uint16_t yes_for(Country country) {
    return country.is == all_unknown ? std::uint16_t{0} : country.is;
}
std::uint16_t yes_for(Document document) {
    return static_cast<std::uint16_t>(document == Document::unknown ? 0U
                                                                    : 3U << (2U * static_cast<unsigned>(document)));
}

template <class Member>
[[gnu::always_inline]] inline const Place* take(Walk& walk, const Place* at, Set<Member>& into) {
    if (walk.byte(at) != '[') [[unlikely]]
        return is_null(walk, at) ? at + 1 : nullptr;
    into.has = 0;
    return take_members(walk, at, [&](const Place* place) {
        Member member{};
        const Place* const behind = take(walk, place, member);
        const std::uint16_t yes = yes_for(member);
        into.has = static_cast<std::uint16_t>(into.has | yes);
        return yes != 0 ? behind : nullptr;
    });
}

// ---------------------------------------------------------------- objects

template <Word name, auto member>
struct Field {
    static constexpr Word key = name;  // with its quotes and the colon

    template <class Row>
    [[gnu::always_inline]] static const Place* take_value(Walk& walk, const Place* at, Row& row) {
        return take(walk, at, row.*member);
    }
};

/// Fields in the order in which they are expected.
template <class Row, class... Fields>
struct Object {
    /// The brace stands at `at`.
    [[gnu::always_inline]] static const Place* take_fields(Walk& walk, const Place* at, Row& row) {
        if (walk.byte(at + 1) == '}') [[unlikely]]
            return at + 2;
        Reading reading{at, true, 0};
        take_in_order(walk, reading, row, std::index_sequence_for<Fields...>());
        if (reading.more) [[unlikely]]
            reading.at = take_the_others(walk, reading, row);
        return reading.at == nullptr ? nullptr : reading.at + 1;
    }

  private:
    /// `at` the comma or brace before the next field, or the closing brace where there are no `more`; nullptr after a
    /// value that is not taken.
    struct Reading {
        const Place* at;
        bool more;
        std::uint64_t seen;
    };

    template <std::size_t... index>
    [[gnu::always_inline]] static void take_in_order(Walk& walk, Reading& reading, Row& row,
                                                     std::index_sequence<index...>) {
        (take_expected<Fields>(walk, reading, row, std::uint64_t{1} << index), ...);
    }

    template <class Expected>
    [[gnu::always_inline]] static void take_expected(Walk& walk, Reading& reading, Row& row, std::uint64_t bit) {
        if (!reading.more || !stands_at<Expected::key>(walk.text + reading.at[1]))
            return;
        reading.seen |= bit;
        go_on(walk, reading, Expected::take_value(walk, reading.at + 3, row));
    }

    [[gnu::always_inline]] static void go_on(const Walk& walk, Reading& reading, const Place* behind) {
        const char byte = behind == nullptr ? '\0' : walk.byte(behind);
        reading.more = byte == ',';
        reading.at = byte == ',' || byte == '}' ? behind : nullptr;
    }

    /// A copy of `reading`, so that the compiler can keep the first one in registers.
    [[gnu::noinline]] static const Place* take_the_others(Walk& walk, Reading reading, Row& row) {
        while (reading.more)
            go_on(walk, reading, take_any(walk, reading, row));
        return reading.at;
    }

    static const Place* take_any(Walk& walk, Reading& reading, Row& row) {
        using Take = const Place* (*)(Walk&, const Place*, Row&);
        static constexpr Take takes[] = {&Fields::template take_value<Row>...};
        const std::optional<std::size_t> index = field_at(walk, reading.at + 1);
        if (!index || (reading.seen >> *index & 1U) != 0)
            return nullptr;
        reading.seen |= std::uint64_t{1} << *index;
        return takes[*index](walk, reading.at + 3, row);
    }

    /// Which field's key stands there, with spaces or escapes perhaps.
    static std::optional<std::size_t> field_at(Walk& walk, const Place* at) {
        static constexpr std::string_view keys[] = {Fields::key.view()...};
        if (walk.byte(at) != '"' || walk.byte(at + 1) != ':')
            return std::nullopt;
        std::optional<Token> name = trimmed(walk.token(at));
        if (walk.escapes)
            name = walk.without_escapes(*name);
        const auto* const found = std::find_if(std::begin(keys), std::end(keys), [&](std::string_view key) {
            return name && key.substr(0, key.size() - 1) == name->text();
        });
        return found == std::end(keys) ? std::nullopt : std::optional(static_cast<std::size_t>(found - keys));
    }
};

template <class Row>
struct SchemaOf;

template <class Row>
using Schema = typename SchemaOf<Row>::Fields;

template <>
struct SchemaOf<Qualification> {
    using Fields = Object<Qualification, Field<"\"credential\":", &Qualification::credential>,
                          Field<"\"years_of_study\":", &Qualification::years_of_study>,
                          Field<"\"country\":", &Qualification::country>,
                          Field<"\"equivalent_to\":", &Qualification::equivalent_to>>;
};
template <>
struct SchemaOf<Job> {
    using Fields = Object<Job, Field<"\"sector\":", &Job::sector>, Field<"\"paid\":", &Job::paid>,
                          Field<"\"from\":", &Job::from>, Field<"\"to\":", &Job::to>>;
};
template <>
struct SchemaOf<Licence> {
    using Fields =
        Object<Licence, Field<"\"occupation\":", &Licence::occupation>,
               Field<"\"jurisdiction\":", &Licence::jurisdiction>, Field<"\"valid_until\":", &Licence::valid_until>>;
};
template <>
struct SchemaOf<Application> {
    using Fields =
        Object<Application, Field<"\"id\":", &Application::id>, Field<"\"received_on\":", &Application::received_on>,
               Field<"\"category\":", &Application::category>, Field<"\"kind\":", &Application::kind>,
               Field<"\"extension_need_documented\":", &Application::extension_need_documented>,
               Field<"\"lmia_exempt_number\":", &Application::lmia_exempt_number>,
               Field<"\"documents\":", &Application::documents>>;
};
template <>
struct SchemaOf<Person> {
    using Fields =
        Object<Person, Field<"\"citizenships\":", &Person::citizenships>,
               Field<"\"permanent_residences\":", &Person::permanent_residences>,
               Field<"\"education\":", &Person::education>, Field<"\"work_experience\":", &Person::work_experience>,
               Field<"\"licences\":", &Person::licences>,
               Field<"\"travel_document_expires_on\":", &Person::travel_document_expires_on>>;
};
template <>
struct SchemaOf<Pay> {
    using Fields = Object<Pay, Field<"\"amount\":", &Pay::amount>, Field<"\"non_monetary\":", &Pay::non_monetary>,
                          Field<"\"per\":", &Pay::per>, Field<"\"hours_per_week\":", &Pay::hours_per_week>>;
};
template <>
struct SchemaOf<Offer> {
    using Fields = Object<
        Offer, Field<"\"noc\":", &Offer::noc>, Field<"\"job_title\":", &Offer::job_title>,
        Field<"\"employer\":", &Offer::employer>, Field<"\"sector\":", &Offer::sector>,
        Field<"\"province\":", &Offer::province>, Field<"\"city\":", &Offer::city>,
        Field<"\"job_description\":", &Offer::job_description>,
        Field<"\"payment_arrangements\":", &Offer::payment_arrangements>, Field<"\"starts_on\":", &Offer::starts_on>,
        Field<"\"ends_on\":", &Offer::ends_on>, Field<"\"pay\":", &Offer::pay>,
        Field<"\"certification_listed\":", &Offer::certification_listed>,
        Field<"\"language_requirement\":", &Offer::language_requirement>,
        Field<"\"required_experience_years\":", &Offer::required_experience_years>,
        Field<"\"regulated\":", &Offer::regulated>, Field<"\"licence_after_entry\":", &Offer::licence_after_entry>,
        Field<"\"submitted_in_portal\":", &Offer::submitted_in_portal>,
        Field<"\"imm5802_authorized\":", &Offer::imm5802_authorized>,
        Field<"\"compliance_fee_paid\":", &Offer::compliance_fee_paid>,
        Field<"\"foreign_legal_consultant\":", &Offer::foreign_legal_consultant>, Field<"\"notary\":", &Offer::notary>,
        Field<"\"researcher\":", &Offer::researcher>, Field<"\"academic_entity\":", &Offer::academic_entity>,
        Field<"\"energy_service\":", &Offer::energy_service>,
        Field<"\"client_letter_accepts_qualifications\":", &Offer::client_letter_accepts_qualifications>>;
};
template <>
struct SchemaOf<LabourMarket> {
    using Fields = Object<LabourMarket, Field<"\"prevailing_hourly_wage\":", &LabourMarket::prevailing_hourly_wage>>;
};
template <>
struct SchemaOf<Officer> {
    using Fields = Object<Officer, Field<"\"specialized_knowledge\":", &Officer::specialized_knowledge>,
                          Field<"\"duties_align\":", &Officer::duties_align>,
                          Field<"\"offer_education_aligns\":", &Officer::offer_education_aligns>,
                          Field<"\"noc_education_met\":", &Officer::noc_education_met>,
                          Field<"\"language_concern\":", &Officer::language_concern>,
                          Field<"\"language_evidence_satisfactory\":", &Officer::language_evidence_satisfactory>,
                          Field<"\"offer_language_requirement_met\":", &Officer::offer_language_requirement_met>>;
};
template <>
struct SchemaOf<Spouse> {
    using Fields = Object<Spouse, Field<"\"applies\":", &Spouse::applies>>;
};
template <>
struct SchemaOf<Applicant> {
    using Fields = Object<Applicant, Field<"\"application\":", &Applicant::application>,
                          Field<"\"applicant\":", &Applicant::applicant>, Field<"\"offer\":", &Applicant::offer>,
                          Field<"\"labour_market\":", &Applicant::labour_market>,
                          Field<"\"officer\":", &Applicant::officer>, Field<"\"spouse\":", &Applicant::spouse>>;
};

/// An object within a record.
template <class Row>
requires requires {
    typename SchemaOf<Row>::Fields;
}
[[gnu::always_inline]] inline const Place* take(Walk& walk, const Place* at, Row& row) {
    if (walk.byte(at) != '{') [[unlikely]]
        return is_null(walk, at) ? at + 1 : nullptr;
    return Schema<Row>::take_fields(walk, at, row);
}

template <class Member>
[[gnu::always_inline]] inline const Place* take(Walk& walk, const Place* at, List<Member>& into) {
    if (walk.byte(at) != '[') [[unlikely]]
        return is_null(walk, at) ? at + 1 : nullptr;
    auto& members = walk.members_of(static_cast<const Member*>(nullptr));
    Member* const first = members.room();
    std::uint32_t count = 0;
    const Place* const behind = take_members(walk, at, [&](const Place* place) -> const Place* {
        if (walk.byte(place) != '{' || count == longest_list)
            return nullptr;
        Member& member = first[count++];
        member = {};
        return Schema<Member>::take_fields(walk, place, member);
    });
    members.keep(count);
    into = {first, count, true};
    return behind;
}

}  // namespace

// ---------------------------------------------------------------- lines

struct HandReader::State {
    void open(std::string_view block);
    [[nodiscard]] Line next(Applicant& into);

  private:
    void find_tokens();
    [[nodiscard]] bool find_tokens_of(std::string_view lines);
    [[nodiscard]] bool take_line(std::string_view line, Applicant& into);

    std::unique_ptr<simdjson::internal::dom_parser_implementation> first_stage_;
    std::size_t capacity_ = 0;
    Walk walk_;
    std::string_view rest_;           // the block from the next line on
    const char* found_to_ = nullptr;  // tokens up to here are found
    const char* alone_to_ = nullptr;  // lines up to here are taken one by one
    const Place* at_ = nullptr;       // the next token
    const Place* end_ = nullptr;
    bool escapes_ = false;  // among the lines whose tokens are found
};

namespace {

/// With the line break.
std::size_t size_of_line(std::string_view text) {
    return std::min(text.find('\n'), text.size() - 1) + 1;
}

/// As few lines as come to a stretch together.
std::size_t size_of_lines(std::string_view text) {
    return text.size() <= stretch ? text.size() : stretch + size_of_line(text.substr(stretch));
}

std::string_view without_break(std::string_view line) {
    return line.substr(0, line.size() - (line.ends_with('\n') ? 1 : 0));
}

bool has(std::string_view text, char byte) {
    return std::memchr(text.data(), byte, text.size()) != nullptr;
}

/// Object by object, because g++ copies what is larger a word at a time.
void forget(Applicant& row) {
    row.application = {};
    row.applicant = {};
    row.offer = {};
    row.labour_market = {};
    row.officer = {};
    row.spouse = {};
}

/// The mark that some programs put before UTF-8 text.
bool begins_with_mark(std::string_view line) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return line.starts_with(mark) && line.size() > mark.size() &&
           (line[mark.size()] == '{' || record::is_space(line[mark.size()]));
}

}  // namespace

void HandReader::State::open(std::string_view block) {
    walk_.qualifications.clear();
    walk_.jobs.clear();
    walk_.licences.clear();
    walk_.unescaped.clear();
    rest_ = block;
    found_to_ = alone_to_ = block.data();
}

HandReader::Line HandReader::State::next(Applicant& into) {
    if (rest_.empty())
        return Line::none;
    if (rest_.data() == found_to_)
        find_tokens();
    const std::string_view line = rest_.substr(0, size_of_line(rest_));
    const bool taken = take_line(line, into);
    rest_.remove_prefix(line.size());
    while (at_ != end_ && walk_.text + *at_ < rest_.data())
        ++at_;
    return taken ? Line::taken : Line::refused;
}

void HandReader::State::find_tokens() {
    std::string_view lines = rest_.substr(0, size_of_lines(rest_));
    if (rest_.data() >= alone_to_ && !find_tokens_of(without_break(lines)))
        alone_to_ = lines.data() + lines.size();
    if (rest_.data() < alone_to_) {
        lines = rest_.substr(0, size_of_line(rest_));
        if (!find_tokens_of(without_break(lines)))
            at_ = end_ = nullptr;
    }
    found_to_ = lines.data() + lines.size();
    escapes_ = has(lines, '\\');
}

/// Not where the first stage finds fault with the bytes, or there are too many.
bool HandReader::State::find_tokens_of(std::string_view lines) {
    if (lines.size() > longest_line)
        return false;
    if (lines.size() > capacity_ || first_stage_ == nullptr) {
        capacity_ = std::max(lines.size(), stretch);
        if (simdjson::get_active_implementation()->create_dom_parser_implementation(capacity_, 1, first_stage_))
            throw std::bad_alloc();
    }
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(lines.data());
    if (first_stage_->stage1(bytes, lines.size(), simdjson::stage1_mode::regular))
        return false;
    walk_.text = lines.data();
    at_ = first_stage_->structural_indexes.get();
    end_ = at_ + first_stage_->n_structural_indexes;
    return true;
}

bool HandReader::State::take_line(std::string_view line, Applicant& into) {
    if (at_ == end_)
        return false;
    walk_.escapes = escapes_ && has(line, '\\');
    forget(into);
    const Place* const first = at_ + (begins_with_mark(line) ? 1 : 0);
    if (walk_.byte(first) != '{')
        return false;
    const Place* const behind = Schema<Applicant>::take_fields(walk_, first, into);
    const char* const line_end = line.data() + line.size();
    if (behind == nullptr || walk_.text + behind[-1] >= line_end)
        return false;
    at_ = behind;
    return behind == end_ || walk_.text + *behind >= line_end;
}

HandReader::HandReader() : state_(std::make_unique<State>()) {}
HandReader::~HandReader() = default;
HandReader::HandReader(HandReader&&) noexcept = default;
HandReader& HandReader::operator=(HandReader&&) noexcept = default;

void HandReader::open(std::string_view block) {
    state_->open(block);
}

HandReader::Line HandReader::next(Applicant& into) {
    return state_->next(into);
}

}  // namespace chapeau::bench
