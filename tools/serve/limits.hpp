// What a request may cost, and what an answer may say.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace chapeau::serve {

struct Limits {
    std::size_t head_bytes = std::size_t{16} << 10U;  // of the request line and the headers
    std::size_t target_bytes = 2048;
    std::size_t body_bytes = std::size_t{1} << 20U;           // of one record
    std::uint64_t caseload_bytes = std::uint64_t{1} << 30U;   // of all lines together
    std::size_t held_bytes = std::size_t{32} << 20U;          // of a caseload's answers that are not taken yet
    std::size_t held_bytes_of_all = std::size_t{256} << 20U;  // of all caseloads
    std::size_t depth = 16;                                   // of a record, as its reader has it

    bool values = true;  // what a record says may stand in what is answered to be wrong with it

    std::chrono::seconds request{10};  // until the head is there; until a record is; until a caseload's next bytes are
    std::chrono::seconds caseload{600};  // from the first byte of a caseload to the last; for any answer to be taken
    std::chrono::seconds idle{60};       // between two requests of one connection
    std::chrono::seconds drain{30};      // for what is under way when the server is told to stop

    std::chrono::milliseconds last_call{300};  // for a request on its way when the server is told to stop

    unsigned jobs = 64;                                    // kept at once, done or not
    unsigned jobs_at_once = 2;                             // that are evaluated
    std::uint64_t jobs_bytes = std::uint64_t{256} << 20U;  // of their lines and results, in memory
    static constexpr std::uint64_t jobs_bytes_in_folder = std::uint64_t{4} << 30U;  // where that is not said
    std::chrono::seconds jobs_kept{3600};                                           // from their ends

    unsigned requests = 64;                      // under way at once
    unsigned connections = 256;                  // open at once, idle ones too
    unsigned connections_aside = 16;             // of those for whom there is no room, to see what they ask
    std::optional<unsigned> connections_of_one;  // from one address
    static constexpr unsigned connections_of_another_machine =
        64;  // where that is not said; this one's own has no limit
};

}  // namespace chapeau::serve
