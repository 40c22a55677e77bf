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
    if (line.foreign != nullptr) {
        fail<tab_in_indentation>(line.foreign, *line.foreign == '\t' ? line.foreign + 1 : nullptr);
    }
    return line;
}

template <typename Input>
void go_to(Input& in, const Line& line) {
    in.bump(static_cast<std::size_t>(line.begin - in.current()));
}

/// A line that goes on with the one above: a deeper one, or one at the column of the block that begins by closing a
/// bracket.
struct deeper_line : custom<deeper_line> {
    template <apply_mode, rewind_mode, template <typename...> class, template <typename...> class, typename Input,
              typename... States>
    static bool match(Input& in, Builder& builder, States&&...) {
        const Line line = line_after(in, builder);
        const std::uint32_t column = builder.layout.column();
        if (line.begin == nullptr || line.column < column || (line.column == column && !Layout::closes(*line.begin))) {
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
        check(line, builder, in.end());
        return false;
    }

  private:
    static void check(const Line& line, const Builder& builder, const char* end) {
        const Layout& layout = builder.layout;
        const std::string_view rest(line.begin, static_cast<std::size_t>(end - line.begin));
        if (layout.outermost() || (line.column > layout.outer_column() && opens_declaration(rest))) {
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

/// While it lives, the innermost block is the one that `line` begins.
class OpenBlock {
  public:
    OpenBlock(Layout& layout, const Line& line) : layout_(layout) { layout_.open(line); }
    OpenBlock(const OpenBlock&) = delete;
    OpenBlock& operator=(const OpenBlock&) = delete;
    ~OpenBlock() { layout_.close(); }

  private:
    Layout& layout_;
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
        const OpenBlock block(builder.layout, line);
        return Control<Rule>::template match<A, M, Action, Control>(in, builder, states...);
    }
};

/// An expression that ends with its line, because deeper lines belong to something else.
template <typename Rule>
struct on_one_line : custom<on_one_line<Rule>, Rule> {
    template <apply_mode A, rewind_mode M, template <typename...> class Action, template <typename...> class Control,
              typename Input, typename... States>
    static bool match(Input& in, Builder& builder, States&&... states) {
        const OpenBlock no_line_is_deeper(builder.layout, {in.current(), Layout::beyond_all_columns, nullptr});
        return Control<Rule>::template match<A, M, Action, Control>(in, builder, states...);
    }
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

/// What people write in a place out of habit: where the table has a phrase that stands here, its message is raised.
template <HabitPlace Where>
struct habit : custom<habit<Where>> {
    template <typename Input>
    static bool match(Input& in) {
        if (const auto found = find_habit(Where, in.current(), in.end())) {
            throw Mistake{found->message, in.current(), found->end, {}};
        }
        return false;
    }
};

/// Nothing but a comment may follow on the line.
struct line_end : sor<at<line_stop>, mistake<full_stop>> {};

/// A declaration's keyword and a name: it stands in the block of another by mistake.
struct declaration_within : custom<declaration_within> {
    template <typename Input>
    static bool match(Input& in) {
        const std::string_view rest(in.current(), in.size(0));
        if (!opens_declaration(rest)) {
            return false;
        }
        in.bump_in_this_line(rest.find_first_of(" \t"));
        return true;
    }
};

/// One line of a block. A mistake in it ends this line's part and no more: reading goes on at the next line of the
/// block, or behind the block. The declaration around it is not kept. Where a block is empty, its lines are probably
/// those that follow, so that nothing can be said of them: the whole declaration ends.
template <typename Item>
struct resumed : custom<resumed<Item>, seq<must<Item>, must<line_end>>> {
    using Line = seq<must<Item>, must<line_end>>;

    template <apply_mode A, rewind_mode, template <typename...> class Action, template <typename...> class Control,
              typename Input, typename... States>
    static bool match(Input& in, Builder& builder, States&&... states) {
        const Stacks before(builder.open);
        try {
            return Control<Line>::template match<A, rewind_mode::dontcare, Action, Control>(in, builder, states...);
        } catch (const Mistake& mistake) {
            if (is_empty_block(mistake) || !builder.may_go_on()) {
                throw;
            }
            if (!builder.report(describe(mistake, builder, in.end()))) {
                --builder.mistakes;
            }
            builder.broken = true;
            before.restore(builder.open);
            const char* const next = builder.layout.end_of_part(std::max(mistake.begin, in.current()), in.end());
            in.bump(static_cast<std::size_t>(next - in.current()));
            return true;
        }
    }
};

/// Lines at one column, each of them an `Item`.
template <typename Item>
struct block : indented<plus<margin, resumed<Item>>> {};

/// Bounds the depth: nothing holds itself but through this rule.
template <typename Rule>
struct nested : custom<nested<Rule>, Rule> {
    template <apply_mode A, rewind_mode M, template <typename...> class Action, template <typename...> class Control,
              typename Input, typename... States>
    static bool match(Input& in, Builder& builder, States&&... states) {
        const OneDeeper guard(builder.depth);
        if (builder.depth > deepest) {
            fail<nested_too_deep>(in.current(), nullptr);
        }
        return Control<Rule>::template match<A, M, Action, Control>(in, builder, states...);
    }

  private:
    class OneDeeper {
      public:
        explicit OneDeeper(std::uint32_t& depth) : depth_(depth) { ++depth_; }
        OneDeeper(const OneDeeper&) = delete;
        OneDeeper& operator=(const OneDeeper&) = delete;
        ~OneDeeper() { --depth_; }

      private:
        std::uint32_t& depth_;
    };
};

}  // namespace chapeau::grammar::rules
