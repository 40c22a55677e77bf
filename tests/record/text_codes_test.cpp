#include "interpreter/record/text_codes.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

using chapeau::record::TextCodes;

TEST_CASE("a text has one code, and no other text has it") {
    TextCodes codes;
    std::map<std::int32_t, std::string> texts;
    int with_code = 0;
    for (int round = 0; round < 2; ++round)
        for (int number = 0; number < 500; ++number)
            for (const std::string& text :
                 {std::to_string(number), "trade number " + std::to_string(number) + " of those there are"}) {
                const std::int32_t code = codes.of(text);
                CHECK(codes.of(text) == code);
                const std::string within = text + "        ";
                CHECK(codes.of_text_within(std::string_view(within).substr(0, text.size())) == code);
                if (code == TextCodes::none)
                    continue;
                ++with_code;
                CHECK(texts.try_emplace(code, text).first->second == text);
            }
    CHECK(with_code > 2 * 950);
}

TEST_CASE("texts that differ in the middle only have different codes") {
    TextCodes codes;
    CHECK(codes.of("the same ends and a middle of the same ends") ==
          codes.of("the same ends and a middle of the same ends"));
    CHECK(codes.of("the same ends and a middle of the same ends") !=
          codes.of("the same ends and a muddle of the same ends"));
    CHECK(codes.of("a") != codes.of(std::string_view("a\0b", 3)));
}

TEST_CASE("texts that are the same folded have one code, whichever comes first") {
    for (const bool turned : {false, true}) {
        TextCodes codes;
        for (const auto& [one, other] : std::map<std::string, std::string>{
                 {"mining", " Mining "},
                 {"", " \u2003"},
                 {"montr\u00e9al", "MONTRE\u0301AL"},
                 {"oil, gas and whatever else there is", "Oil,  gas and whatever else there IS"}}) {
            const std::int32_t first = codes.of(turned ? other : one);
            CHECK(first != TextCodes::none);
            CHECK(codes.of(turned ? one : other) == first);
            CHECK(codes.of(turned ? other : one) == first);
        }
        CHECK(codes.of("montreal") != codes.of("montr\u00e9al"));
    }
}

TEST_CASE("a long text has no code, and hostile ones find no end of room") {
    TextCodes codes;
    CHECK(codes.of(std::string(1000, 'x')) == TextCodes::none);
    std::size_t without = 0;
    for (int number = 0; number < 100000; ++number)
        without += codes.of("hostile " + std::to_string(number)) == TextCodes::none ? 1 : 0;
    CHECK(without > 90000);
    codes.make_room();
    CHECK(codes.of("hostile 99999") != TextCodes::none);
}
