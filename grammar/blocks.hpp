// The rules that see the layout, and the three that are about mistakes.
#pragma once

#include "grammar/tokens.hpp"

namespace chapeau::grammar::rules {

/// The next line, where nothing more stands on this one.
template <typename Input>
Line line_after(const Input& in, Builder& builder) {
    const char* const here = in.current();
    const bool stop = here == in.end() || *here == '#' || Layout::is_line_end(here, in.end());
    const bool start = builder.layout.starts_line(here);
    const Line line = stop || start ? builder.layout.next_line(here, in.end()) : Line{};
    if (line.tab != nullptr) {
        fail<tab_in_indentation>(line.tab, line.tab + 1);
    }
    return line;
}

template <typename Input>
void go_to(Input& in, const Line& line) {
    in.bump(static_cast<std::size_t>(line.begin - in.current()));
}

struct deeper_line : custom<deeper_line> {
    template <apply_mode, rewind_mode, template <typename...> class, template <typename...> class, typename Input,
              typename... States>
    static bool match(Input& in, Builder& builder, States&&...) {
        const Line line = line_after(in, builder);
        if (line.begin == nullptr || line.column <= builder.layout.column()) {
            return false;
        }
        go_to(in, line);
        return true;
    }
};

/// The next line, if it stands at the column of the block.
struct same_column : custom<same_column> {
    template <apply_mode, rewind_mode, template <typename...> class, template <typename...> class, typename Input,
              typename... States>
    static bool match(Input& in, Builder& builder, States&&...) {
        const Line line = line_after(in, builder);
        if (line.begin == nullptr || line.column != builder.layout.column()) {
            return false;
        }
        go_to(in, line);
        return true;
    }
};

/// Goes to the next line of the block; a line that stands neither in it nor outside it is a mistake.
struct margin : custom<margin> {
    template <apply_mode, rewind_mode, template <typename...> class, template <typename...> class, typename Input,
              typename... States>
    static bool match(Input& in, Builder& builder, States&&...) {
        const Line line = line_after(in, builder);
        if (line.begin == nullptr) {
            return false;
        }
        if (line.column == builder.layout.column()) {
            go_to(in, line);
            return true;
        }
        check(line, builder);
        return false;
    }

  private:
    static void check(const Line& line, const Builder& builder) {
        const Layout& layout = builder.layout;
        if (layout.outermost()) {
            fail<declaration_indented>(line.begin, nullptr);
        }
        if (line.column > layout.outer_column()) {
            const char* const first = layout.first_of_block();
            std::vector<Related> related{{builder.span(first, first + 1), "the lines of this block begin here"}};
            if (line.column > layout.column()) {
                fail<indented_too_deep>(line.begin, nullptr, std::move(related));
            }
            fail<indented_too_little>(line.begin, nullptr, std::move(related));
        }
    }
};

/// Opens a block at the column of the next line, which must be deeper than the block that is open.
template <typename Rule>
struct indented : custom<indented<Rule>, Rule> {
    template <apply_mode A, rewind_mode M, template <typename...> class Action, template <typename...> class Control,
              typename Input, typename... States>
    static bool match(Input& in, Builder& builder, States&&... states) {
        const Line line = line_after(in, builder);
        if (line.begin == nullptr || line.column <= builder.layout.column()) {
            return false;
        }
        const open_block block(builder.layout, line);
        return Control<Rule>::template match<A, M, Action, Control>(in, builder, states...);
    }

  private:
    class open_block {
      public:
        open_block(Layout& layout, const Line& line) : layout_(layout) { layout_.open(line); }
        open_block(const open_block&) = delete;
        open_block& operator=(const open_block&) = delete;
        ~open_block() { layout_.close(); }

      private:
        Layout& layout_;
    };
};

/// Nothing but a comment may follow on the line.
struct line_end : at<line_stop> {};

/// Lines at one column, each of them an `Item`.
template <typename Item>
struct block : indented<plus<margin, must<Item>, must<line_end>>> {};

/// Bounds the depth: nothing holds itself but through this rule.
template <typename Rule>
struct nested : custom<nested<Rule>, Rule> {
    template <apply_mode A, rewind_mode M, template <typename...> class Action, template <typename...> class Control,
              typename Input, typename... States>
    static bool match(Input& in, Builder& builder, States&&... states) {
        const one_deeper guard(builder.depth);
        if (builder.depth > deepest) {
            fail<nested_too_deep>(in.current(), nullptr);
        }
        return Control<Rule>::template match<A, M, Action, Control>(in, builder, states...);
    }

  private:
    class one_deeper {
      public:
        explicit one_deeper(std::uint32_t& depth) : depth_(depth) { ++depth_; }
        one_deeper(const one_deeper&) = delete;
        one_deeper& operator=(const one_deeper&) = delete;
        ~one_deeper() { --depth_; }

      private:
        std::uint32_t& depth_;
    };
};

/// What people write by mistake: where `Rule` matches, its message is raised for exactly what it matched.
template <typename Rule>
struct mistake : custom<mistake<Rule>, Rule> {
    template <apply_mode, rewind_mode, template <typename...> class Action, template <typename...> class Control,
              typename Input, typename... States>
    static bool match(Input& in, Builder& builder, States&&... states) {
        const char* const begin = in.current();
        if (Control<Rule>::template match<apply_mode::nothing, rewind_mode::required, Action, Control>(in, builder,
                                                                                                      states...)) {
            fail<Rule>(begin, in.current());
        }
        return false;
    }
};

}  // namespace chapeau::grammar::rules

namespace tao::pegtl {

template <typename Name, chapeau::grammar::rules::fixed_text S>
struct analyze_traits<Name, chapeau::grammar::rules::sign<S>> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::token_end> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::reserved_word> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::deeper_line> : analyze_any_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::same_column> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, chapeau::grammar::rules::margin> : analyze_opt_traits<> {};
template <typename Name, typename Rule>
struct analyze_traits<Name, chapeau::grammar::rules::indented<Rule>> : analyze_traits<Name, typename Rule::rule_t> {};
template <typename Name, typename Rule>
struct analyze_traits<Name, chapeau::grammar::rules::nested<Rule>> : analyze_traits<Name, typename Rule::rule_t> {};
template <typename Name, typename Rule>
struct analyze_traits<Name, chapeau::grammar::rules::mistake<Rule>> : analyze_seq_traits<Rule> {};

}  // namespace tao::pegtl
