// SHA-256 on the examples of FIPS 180-2, whole and in pieces.

#include "interpreter/values/digest.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using chapeau::values::Digest;
using chapeau::values::sha256;
using chapeau::values::StreamDigest;
using chapeau::values::StreamMark;

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

TEST_CASE("a stream's digest is of its bytes, goes on from any mark, and tells every change") {
    std::string bytes;
    for (std::size_t i = 0; i < 3 * StreamDigest::piece + 1000; ++i)
        bytes += static_cast<char>(i * i % 251);
    CHECK(rc::check([&] {
        const auto place = *rc::gen::inRange<std::size_t>(0, bytes.size() + 1);
        const auto cut = *rc::gen::inRange<std::size_t>(0, place + 1);
        const std::string_view before = std::string_view(bytes).substr(0, place);
        StreamDigest whole;
        whole.add(before);
        StreamDigest halves;
        halves.add(before.substr(0, cut));
        const StreamMark mark = halves.mark();
        halves.add(before.substr(cut));
        RC_ASSERT(halves.mark() == whole.mark());
        StreamDigest gone_on(mark, cut);
        RC_ASSERT(gone_on.bytes() + StreamDigest::piece > cut);
        gone_on.add(before.substr(gone_on.bytes()));
        RC_ASSERT(gone_on.mark() == whole.mark());
        RC_ASSERT(gone_on.bytes() == place);
        if (place > 0) {
            std::string changed(before);
            changed[*rc::gen::inRange<std::size_t>(0, place)] ^= 1;
            StreamDigest other;
            other.add(changed);
            RC_ASSERT(other.mark().digest != whole.mark().digest);
        }
    }));
}
