// SHA-256 on the examples of FIPS 180-2, whole and in pieces.

#include "interpreter/values/digest.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using chapeau::values::Digest;
using chapeau::values::sha256;

TEST_CASE("the published examples") {
    CHECK(sha256("") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "sha256:248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256(std::string(1000000, 'a')) ==
          "sha256:cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("where the pieces are cut makes no difference, nor that the text was asked for between") {
    CHECK(rc::check([] {
        const auto pieces = *rc::gen::arbitrary<std::vector<std::string>>();
        Digest digest;
        std::string whole;
        for (const std::string& piece : pieces) {
            digest.add(piece);
            whole += piece;
            RC_ASSERT(digest.text() == sha256(whole));
        }
        RC_ASSERT(digest.text() == sha256(whole));
    }));
}

TEST_CASE("a digest can be moved") {
    Digest digest;
    digest.add("ab");
    Digest moved = std::move(digest);
    moved.add("c");
    CHECK(moved.text() == sha256("abc"));
}
