// Every test program runs from the root of the repository, so that places in traces read as a user sees them, and draws
// the same cases each time; RC_PARAMS="seed=…" tries others, and a failure prints what to set it to.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

int main(int argc, char** argv) {
    constexpr int keep_what_is_set = 0;
    setenv("RC_PARAMS", "seed=20221116 max_success=250", keep_what_is_set);
    std::filesystem::current_path(CHAPEAU_ROOT);
    return doctest::Context(argc, argv).run();
}
