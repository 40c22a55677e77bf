// Actions of the rules in cases.hpp.
#pragma once

#include "grammar/actions_declarations.hpp"

namespace chapeau::grammar {

// ---------------------------------------------------------------- values of facts

template <typename Node>
void push_data(Builder& builder, Node node, Span span) {
    builder.open.data.push_back({std::move(node), span});
}

template <>
struct action<rules::data_text> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        push_data(builder, ast::TextValue{text_of(in, builder).value}, span_of(in, builder));
    }
};
template <>
struct action<rules::data_date> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        push_data(builder, date_at(in.begin()), span_of(in, builder));
    }
};
template <>
struct action<rules::data_number> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        push_data(builder, ast::Number{digits_at(in.begin(), builder.last_end())}, span_of(in, builder));
    }
};
template <>
struct action<rules::data_name> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        push_data(builder, name_of(in, builder), span_of(in, builder));
    }
};
template <bool Value>
struct pushes_data_truth {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        push_data(builder, ast::YesNo{Value}, span_of(in, builder));
    }
};
template <>
struct action<rules::data_yes> : pushes_data_truth<true> {};
template <>
struct action<rules::data_no> : pushes_data_truth<false> {};
template <>
struct action<rules::data_unknown> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        push_data(builder, ast::Unknown{}, span_of(in, builder));
    }
};

struct opens_data {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.brackets.push_back(span_of(in, builder));
        builder.open.marks.push_back(builder.open.data.size());
    }
};
template <>
struct action<rules::open_list> : opens_data {};
template <>
struct action<rules::open_record> : opens_data {};

/// Takes what came after the last mark, and that mark.
[[nodiscard]] inline std::vector<ast::Data> take_data(Open& open) {
    const auto first = open.data.begin() + static_cast<std::ptrdiff_t>(pop(open.marks));
    std::vector<ast::Data> taken(std::make_move_iterator(first), std::make_move_iterator(open.data.end()));
    open.data.erase(first, open.data.end());
    open.brackets.pop_back();
    return taken;
}

template <>
struct action<rules::data_list> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        push_data(builder, ast::DataList{take_data(builder.open)}, span_of(in, builder));
    }
};
template <>
struct action<rules::data_field_name> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.data_names.push_back(name_of(in, builder));
    }
};
template <>
struct action<rules::data_record> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        std::vector<ast::Data> values = take_data(builder.open);
        std::vector<ast::Name>& names = builder.open.data_names;
        auto name = names.end() - static_cast<std::ptrdiff_t>(values.size());
        ast::DataRecord record;
        for (ast::Data& value : values) {
            record.fields.push_back({std::move(*name++), std::make_unique<ast::Data>(std::move(value))});
        }
        names.erase(names.end() - static_cast<std::ptrdiff_t>(values.size()), names.end());
        push_data(builder, std::move(record), span_of(in, builder));
    }
};

// ---------------------------------------------------------------- samples

/// `applicant.licences[0].occupation`, whose shape the grammar has checked.
[[nodiscard]] ast::DataPath data_path_at(const Builder& builder, const char* begin, const char* end);

template <>
struct action<rules::changed_path> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.data_path = data_path_at(builder, in.begin(), builder.last_end());
    }
};
template <>
struct action<rules::without> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        Open& open = builder.open;
        open.changes.push_back({std::move(open.data_path), std::nullopt, span_of(in, builder)});
    }
};
template <>
struct action<rules::assignment> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        Open& open = builder.open;
        open.changes.push_back({std::move(open.data_path), pop(open.data), span_of(in, builder)});
    }
};

template <>
struct action<rules::sample_name> : keeps_name<&Open::name> {};
template <>
struct action<rules::sample_file> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.sample.file = text_of(in, builder);
    }
};
template <>
struct action<rules::liked_sample> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.sample.like = name_of(in, builder);
    }
};
template <>
struct action<rules::sample> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        ast::Sample& sample = builder.open.sample;
        sample.name = std::move(builder.open.name);
        sample.changes = std::move(builder.open.changes);
        sample.span = span_of(in, builder);
        declare(builder, std::move(sample));
    }
};

// ---------------------------------------------------------------- cases

template <>
struct action<rules::given_sample> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.test.given.push_back(name_of(in, builder));
    }
};
template <>
struct action<rules::subject> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.expectation.subject = path_of(in, builder);
    }
};
template <>
struct action<rules::needed_path> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.expectation.needing.push_back(data_path_at(builder, in.begin(), builder.last_end()));
    }
};
template <>
struct action<rules::because_path> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.expectation.because.push_back(path_of(in, builder));
    }
};
template <>
struct action<rules::margin_value> {
    static void apply0(Builder& builder) { builder.open.expectation.by = builder.take().value; }
};

template <ast::Expected Outcome>
struct expects {
    static void apply0(Builder& builder) { builder.open.expectation.expected = Outcome; }
};
template <>
struct action<rules::passes> : expects<ast::Expected::passes> {};
template <>
struct action<rules::fails> : expects<ast::Expected::fails> {};
template <>
struct action<rules::does_not_apply> : expects<ast::Expected::does_not_apply> {};
template <>
struct action<rules::approved> : expects<ast::Expected::approved> {};
template <>
struct action<rules::refused> : expects<ast::Expected::refused> {};
template <>
struct action<rules::undetermined> : expects<ast::Expected::undetermined> {};
template <>
struct action<rules::expected_value> {
    static void apply0(Builder& builder) {
        builder.open.expectation.expected = ast::Expected::value;
        builder.open.expectation.value = pop(builder.open.data);
    }
};
template <>
struct action<rules::expectation> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        ast::Expectation& expectation = builder.open.expectation;
        expectation.span = span_of(in, builder);
        builder.open.test.expectations.push_back(std::exchange(expectation, {}));
    }
};

template <>
struct action<rules::case_title> : keeps_text<&Open::text> {};
template <>
struct action<rules::test_case> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        ast::Case& test = builder.open.test;
        test.title = std::move(builder.open.text);
        test.changes = std::move(builder.open.changes);
        test.span = span_of(in, builder);
        declare(builder, std::move(test));
    }
};

// ---------------------------------------------------------------- translation

template <>
struct action<rules::language> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        builder.open.translation.language = name_of(in, builder);
    }
};
template <>
struct action<rules::translated_name> : keeps_path<&Open::path> {};
template <>
struct action<rules::translated_head> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        open_clause(builder, std::move(builder.open.path), span_of(in, builder));
    }
};
template <>
struct action<rules::translated> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        ast::Clause own = pop(builder.open.clauses);
        builder.open.translation.entries.push_back({std::move(own.name), std::move(own.title),
                                                    std::move(own.parts.reasons), std::move(own.parts.interpretations),
                                                    span_of(in, builder)});
    }
};
template <>
struct action<rules::translation> {
    template <typename Input>
    static void apply(const Input& in, Builder& builder) {
        ast::Translation& translation = builder.open.translation;
        translation.span = span_of(in, builder);
        declare(builder, std::move(translation));
    }
};

}  // namespace chapeau::grammar
