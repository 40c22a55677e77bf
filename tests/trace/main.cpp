// Runs from the root of the repository, so that places in traces read as a user sees them.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <filesystem>

int main(int argc, char** argv) {
    std::filesystem::current_path(CHAPEAU_ROOT);
    return doctest::Context(argc, argv).run();
}
