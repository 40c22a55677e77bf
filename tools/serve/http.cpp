// A request is read in phases, each with its time: until its head is there, until its body is.
//
// An answer given before the body was read is the connection's last one. The rest of the body is dropped for a moment
// before the connection is closed, since to close at once would throw away the answer on its way.
#include "tools/serve/http.hpp"

#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "tools/serve/access_log.hpp"
#include "tools/serve/head.hpp"
#include "tools/serve/packing.hpp"
#include "tools/serve/socket.hpp"

namespace chapeau::serve {

namespace {

namespace beast = boost::beast;
namespace http = beast::http;
using Clock = std::chrono::steady_clock;
using Error = beast::error_code;

constexpr std::chrono::seconds last_words{5};  // for a peer to take an answer it did not wait for
constexpr std::size_t least_packed = 1024;     // bytes of an answer that is worth it
constexpr std::size_t body_step = std::size_t{16} << 10U;
constexpr std::size_t read_step = std::size_t{256} << 10U;     // of an answer that is kept somewhere
constexpr std::size_t dropped_bytes = std::size_t{64} << 20U;  // of a body that nobody wants

int digit_of(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape =
            text[i] == '%' && i + 2 < text.size() && digit_of(text[i + 1]) >= 0 && digit_of(text[i + 2]) >= 0;
        if (escape) {
            out += static_cast<char>(digit_of(text[i + 1]) * 16 + digit_of(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

constexpr std::string_view gzipped = "Content-Encoding: gzip\r\n";

Problem problem_of(const Error& error, const Limits& limits, bool gave_way) {
    if (gave_way)
        return {Kind::no_room, "the connection was given to somebody else before the request was there"};
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
        return {Kind::head_too_large,
                fmt::format("the request line and the headers may have {} bytes", limits.head_bytes),
                {},
                limits.head_bytes};
    if (error == beast::error::timeout)
        return {Kind::too_slow,
                fmt::format("the request was not there after {} seconds", limits.request.count()),
                {},
                static_cast<std::uint64_t>(limits.request.count())};
    return {Kind::malformed_request, fmt::format("it cannot be read: {}", error.message())};
}

bool is_loss(const Error& error) {
    return error == http::error::end_of_stream || error == http::error::partial_message ||
           error.category() == boost::system::system_category();
}

}  // namespace

std::vector<std::pair<std::string, std::string>> query_of(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> query;
    while (!text.empty()) {
        const std::size_t end = text.find('&');
        const std::string_view part = text.substr(0, end);
        const std::size_t equals = part.find('=');
        if (!part.empty())
            query.emplace_back(decoded(part.substr(0, equals)),
                               equals == std::string_view::npos ? "" : decoded(part.substr(equals + 1)));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return query;
}

// ---------------------------------------------------------------- a connection

struct Connection::State {
    State(int descriptor, int stop, Place& of, const Limits& bounds)
        : socket(descriptor, of),
          place(of),
          stop_descriptor(stop),
          limits(bounds),
          buffer(2 * bounds.head_bytes + (std::size_t{64} << 10U)) {}

    using Parser = http::request_parser<http::buffer_body>;

    /// What was said and counted of it belongs to it alone.
    void forget_request();
    [[nodiscard]] bool read_head();
    [[nodiscard]] bool take_head();
    [[nodiscard]] bool keeps() const { return !closing && parser && parser->is_done() && parser->keep_alive(); }
    /// Who has begun waits for its turn to go on, as long as a caseload may take.
    [[nodiscard]] bool works() {
        const bool goes_on = long_deadline && has_worked;
        if (place.works(goes_on ? std::max(*long_deadline - Clock::now(), Clock::duration::zero())
                                : Clock::duration::zero()))
            return has_worked = true;
        fault = Problem{Kind::too_many_requests,
                        fmt::format("at most {} requests are answered at once", limits.requests),
                        {},
                        limits.requests};
        return false;
    }
    bool send(std::string_view text) {
        bytes_sent += text.size();
        if (!lost && !socket.send(text, limits.request))
            lost = true;
        return !lost;
    }

    bool send_piece(std::string_view piece) {
        const std::string framed = in_pieces ? fmt::format("{:x}\r\n{}\r\n", piece.size(), piece) : std::string(piece);
        bytes_sent += framed.size();
        if (!lost && !socket.send_or_hold(framed, parser->is_done() ? 0 : limits.held_bytes, limits.request))
            lost = true;
        return !lost;
    }

    [[nodiscard]] std::string begin_answer(unsigned as, std::string_view type, const Headers& more);
    [[nodiscard]] bool await_bytes() {
        return buffer.size() > 0 || socket.await(stop_descriptor, limits.idle, limits.last_call);
    }

    Socket socket;
    Place& place;
    int stop_descriptor;
    const Limits& limits;
    beast::flat_buffer buffer;
    std::optional<Parser> parser;
    Request request;
    std::optional<Problem> fault;
    std::uint64_t body_read = 0;
    std::uint64_t bytes_sent = 0;  // or held
    std::uint64_t body_most = 0;
    std::optional<Clock::time_point> long_deadline;
    bool has_worked = false;  // for this request
    bool closing = false;
    bool lost = false;
    bool in_pieces = false;
    unsigned status = 0;
    Headers further;
    std::unique_ptr<Packing> packing;  // of an answer in pieces
};

void Connection::State::forget_request() {
    request = {};
    fault.reset();
    long_deadline.reset();
    has_worked = false;
    body_read = 0;
    bytes_sent = 0;
    body_most = limits.body_bytes;
    status = 0;
    in_pieces = false;
    further = {};
    packing.reset();
}

bool Connection::State::read_head() {
    parser.emplace();
    parser->header_limit(static_cast<std::uint32_t>(limits.head_bytes));
    parser->body_limit(UINT64_MAX);  // `read` has its own; without any Beast 1.74 takes none
    socket.begin_request();
    socket.set_deadline(Clock::now() + limits.request);
    Error error;
    http::read_header(socket, buffer, *parser, error);
    if (!error)
        return true;
    if (!is_loss(error))
        fault = problem_of(error, limits, socket.gave_way());
    return false;
}

bool Connection::State::take_head() {
    fault = serve::take_head(parser->get(), limits, request);
    further.emplace_back("X-Request-Id", request.id);
    request.length = parser->content_length() ? std::optional<std::uint64_t>(*parser->content_length()) : std::nullopt;
    return !fault;
}

Connection::Connection(int descriptor, int stop, Place& place, const Limits& limits)
    : state_(std::make_unique<State>(descriptor, stop, place, limits)) {}

Connection::~Connection() = default;

void Connection::part() {
    const bool unread = state_->closing && (!state_->parser || !state_->parser->is_done());
    if (unread && !state_->lost)
        state_->socket.part(dropped_bytes, last_words);
}

bool Connection::next() {
    State& state = *state_;
    state.place.rests();
    state.forget_request();
    if (!open() || !state.await_bytes())
        return false;
    if (state.read_head() && state.take_head())
        return true;
    state.closing = true;
    if (state.fault) {
        if (state.request.id.empty())  // the head could not be read
            set_header("X-Request-Id", state.request.id = request_id({}));
        answer(*state.fault);
    }
    return false;
}

const Request& Connection::request() const {
    return state_->request;
}

const std::optional<Problem>& Connection::fault() const {
    return state_->fault;
}

unsigned Connection::status() const {
    return state_->status;
}

std::uint64_t Connection::received() const {
    return state_->body_read;
}

std::uint64_t Connection::sent() const {
    return state_->bytes_sent;
}

unsigned Connection::outcome() const {
    return state_->status != 0 && state_->lost ? cut_off : state_->status;
}

void Connection::carries(const std::string& token) {
    state_->request.token = token;
}

void Connection::set_header(std::string_view name, std::string value) {
    std::erase_if(state_->further, [&](const auto& one) { return one.first == name; });
    state_->further.emplace_back(name, std::move(value));
}

void Connection::close_after() {
    state_->closing = true;
}

bool Connection::open() const {
    return !state_->lost && !state_->closing;
}

// ---------------------------------------------------------------- bodies

void Connection::expect_long_body(std::chrono::seconds time, std::uint64_t bytes) {
    state_->long_deadline = Clock::now() + time;
    state_->socket.begin_long_body();
    state_->body_most = bytes;
}

std::optional<std::size_t> Connection::read(std::span<char> into) {
    State& state = *state_;
    if (state.fault)
        return std::nullopt;
    if (std::exchange(state.request.expects_continue, false) && !state.parser->is_done())
        state.send("HTTP/1.1 100 Continue\r\n\r\n");
    if (state.long_deadline)
        state.socket.set_deadline(std::min(*state.long_deadline, Clock::now() + state.limits.request));
    while (!state.parser->is_done()) {
        auto& body = state.parser->get().body();
        body.data = into.data();
        body.size = into.size();
        body.more = true;
        Error error;
        http::read_some(state.socket, state.buffer, *state.parser, error);
        const std::size_t got = into.size() - body.size;
        if (error && error != http::error::need_buffer) {
            state.closing = true;
            state.fault = problem_of(error, state.limits, state.socket.gave_way());
            return std::nullopt;
        }
        state.body_read += got;
        if (state.body_read > state.body_most) {
            state.closing = true;
            state.fault = Problem{
                Kind::too_large, fmt::format("at most {} bytes are taken", state.body_most), {}, state.body_most};
            return std::nullopt;
        }
        if (got > 0 && state.long_deadline && !state.works())
            return std::nullopt;
        if (got > 0)
            return got;
    }
    // What was read is still to be worked on, its last line for one.
    if (state.long_deadline && state.has_worked && !state.works())
        return std::nullopt;
    return 0;
}

bool Connection::read_all(std::size_t most, std::string& into) {
    State& state = *state_;
    state.body_most = most;
    into.clear();
    if (state.request.length.value_or(0) > most)
        state.fault = Problem{Kind::too_large, fmt::format("at most {} bytes are taken", most), {}, most};
    std::size_t size = 0;
    while (true) {
        into.resize(size + std::max(size, body_step));  // as bytes come, whatever was announced
        const auto got = read(std::span(into).subspan(size));
        if (!got || (*got == 0 && !state.works())) {
            answer(*state.fault);
            return false;
        }
        size += *got;
        if (*got == 0)
            break;
    }
    into.resize(size);
    return true;
}

// ---------------------------------------------------------------- answers

/// Its head up to where the length of the body stands.
std::string Connection::State::begin_answer(unsigned as, std::string_view type, const Headers& more) {
    status = as;
    closing = !keeps();
    socket.set_answer_deadline(Clock::now() + limits.caseload);
    place.rests();  // before the answer is there: who has it may ask again at once
    return head_of(as, type, closing, more) + fields_of(further);
}

void Connection::answer(unsigned status, std::string_view type, std::string_view body, const Headers& more) {
    State& state = *state_;
    std::string text = state.begin_answer(status, type, more);
    std::string packed;
    if (state.request.takes_gzip && body.size() >= least_packed) {
        packed = Packing().last(body);
        body = packed;
        text += gzipped;
    }
    text += fmt::format("Content-Length: {}\r\n\r\n", body.size());
    if (state.request.method != "HEAD")
        text += body;
    state.send(text);
}

void Connection::answer(unsigned status, std::string_view type, std::uint64_t size, const ReadAt& read,
                        const Headers& more) {
    State& state = *state_;
    state.send(state.begin_answer(status, type, more) + fmt::format("Content-Length: {}\r\n\r\n", size));
    if (state.request.method == "HEAD" || status == 304)
        return;
    state.socket.begin_long_body();  // who takes it steadily does not wait since the beginning
    std::vector<char> piece(std::min<std::uint64_t>(size, read_step));
    for (std::uint64_t at = 0; at < size && !state.lost;) {
        const auto got = read(std::span(piece).first(std::min<std::uint64_t>(piece.size(), size - at)), at);
        if (!got || *got == 0)
            return break_off();
        state.send({piece.data(), *got});
        at += *got;
    }
}

void Connection::answer(const Problem& problem, const Headers& more) {
    Headers all = more;
    if (problem.kind == Kind::too_many_requests || problem.kind == Kind::no_room || problem.kind == Kind::stopping ||
        problem.kind == Kind::job_under_way || problem.kind == Kind::jobs_full)
        all.emplace_back("Retry-After", "1");
    answer(about(problem.kind).status, "application/problem+json", json_of(problem), all);
}

void Connection::begin(unsigned status, std::string_view type) {
    State& state = *state_;
    state.status = status;
    state.in_pieces = state.parser->get().version() == 11;
    // Whether the body will be read to its end is not known yet; `end` closes where it was not.
    if (!state.in_pieces || !state.parser->keep_alive())
        state.closing = true;
    // A caseload that comes until the last moment has as long as a request to be taken.
    state.socket.set_answer_deadline(state.long_deadline.value_or(Clock::now() + state.limits.caseload) +
                                     state.limits.request);
    std::string head = head_of(status, type, state.closing, state.further);
    if (state.request.takes_gzip) {
        state.packing = std::make_unique<Packing>();
        head += gzipped;
    }
    head += state.in_pieces ? "Transfer-Encoding: chunked\r\n\r\n" : "\r\n";
    state.send(head);
}

bool Connection::write(std::string_view piece) {
    State& state = *state_;
    if (piece.empty())
        return !state.lost;
    if (!(state.packing ? state.send_piece(state.packing->piece(piece)) : state.send_piece(piece)))
        return false;
    if (state.long_deadline && !state.works())
        break_off();
    return !state.lost;
}

void Connection::end() {
    State& state = *state_;
    if (state.packing)
        state.send_piece(state.packing->last({}));
    state.place.rests();
    state.send(state.in_pieces ? "0\r\n\r\n" : "");  // with what is held
    if (!state.parser->is_done())
        state.closing = true;
}

void Connection::break_off() {
    state_->closing = true;
    state_->lost = true;
}

void turn_away(int descriptor, const Problem& problem) {
    const std::string body = json_of(problem);
    std::string text = head_of(about(problem.kind).status, "application/problem+json", true, {{"Retry-After", "1"}});
    text += fmt::format("Content-Length: {}\r\n\r\n{}", body.size(), body);
    [[maybe_unused]] const ssize_t sent = ::send(descriptor, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    ::shutdown(descriptor, SHUT_WR);
    ::close(descriptor);
}

}  // namespace chapeau::serve
