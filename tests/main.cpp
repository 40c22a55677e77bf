// Every test program runs from the root of the repository, so that places in traces read as a user sees them, and draws
// the same cases each time, fewer where sanitizers make each several times as slow; RC_PARAMS="seed=…" tries others,
// and a failure prints what to set it to.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr const char* drawn = "seed=20221116 max_success=150";
#else
constexpr const char* drawn = "seed=20221116 max_success=250";
#endif

int main(int argc, char** argv) {
    constexpr int keep_what_is_set = 0;
    setenv("RC_PARAMS", drawn, keep_what_is_set);
    std::filesystem::current_path(CHAPEAU_ROOT);
    return doctest::Context(argc, argv).run();
}
