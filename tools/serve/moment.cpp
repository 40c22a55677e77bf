#include "tools/serve/moment.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>

namespace chapeau::serve {

std::string text_of(Moment moment) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(moment)));
}

std::optional<Moment> moment_of(const std::string& text) {
    std::tm at{};
    const char* end = strptime(text.c_str(), "%Y-%m-%dT%H:%M:%SZ", &at);
    if (end == nullptr || *end != '\0')
        return std::nullopt;
    return std::chrono::system_clock::from_time_t(timegm(&at));
}

}  // namespace chapeau::serve
