// Policies from disk and from memory: which files are read, how they are shown, what the digest depends on, what is
// refused.
#include "interpreter/model/policy.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <random>

#include "interpreter/model/standard_library.hpp"
#include "tests/model/corpus.hpp"

namespace chapeau::model {

namespace fs = std::filesystem;

namespace {

constexpr const char* header = "policy p\n  title \"P\"\n";
constexpr const char* rest =
    "facts applicant\n  age number\n\ndecision permit\n  approve when applicant.age is at least 18\n";

/// A folder of its own for one test, gone afterwards.
class Folder {
  public:
    Folder() : path_(fs::temp_directory_path() / ("chapeau-" + std::to_string(std::random_device{}()))) {
        fs::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
    }
    [[nodiscard]] const fs::path& path() const { return path_; }
    [[nodiscard]] std::unique_ptr<Policy> policy() const { return load(path_.string()); }

  private:
    fs::path path_;
};

std::vector<std::string> own_paths(const Policy& policy) {
    std::vector<std::string> paths;
    for (std::uint32_t i = policy.trees.standard; i < policy.trees.sources.size(); ++i)
        paths.push_back(policy.trees.sources[i].path());
    return paths;
}

}  // namespace

TEST_CASE("the standard library is in the binary, and is what the repository holds") {
    CHECK(standard_library().size() >= 2);
    for (const StandardFile& file : standard_library())
        CHECK(file.text == read_file(repository() / std::string(file.path)));
    const auto policy = checked(std::string(header) + rest);
    CHECK(policy->trees.sources[0].path() == standard_library()[0].path);
    CHECK(policy->trees.standard == standard_library().size());
    CHECK(policy->model.country);
    CHECK(policy->model.teer);
    CHECK(policy->model.skill);
}

TEST_CASE("a folder is its rules, by name, wherever they lie below it") {
    const Folder folder;
    folder.write("b.rules", rest);
    folder.write("a.rules", header);
    folder.write("deep/er/c.rules", "# nothing\n");
    folder.write("notes.txt", "policy q\n");
    const auto policy = folder.policy();
    CHECK(rendered(*policy) == "");
    const std::string prefix = folder.path().string() + "/";
    CHECK(own_paths(*policy) ==
          std::vector<std::string>{prefix + "a.rules", prefix + "b.rules", prefix + "deep/er/c.rules"});
    CHECK(own_paths(*load(folder.path().string() + "/")) == own_paths(*policy));
}

TEST_CASE("one file is a policy too") {
    const Folder folder;
    folder.write("all.rules", std::string(header) + rest);
    folder.write("other.rules", header);
    const auto policy = load((folder.path() / "all.rules").string());
    CHECK(rendered(*policy) == "");
    CHECK(own_paths(*policy).size() == 1);
}

TEST_CASE("links within the folder are followed, each file is read once, and the digest does not hang on them") {
    const std::string head = "policy p\n  title \"P\"\n  source S \"s.outline.tsv\"\n";
    const std::string outline = "S/a\trule\tOf age\n";
    const std::string cited = std::string(rest) + "clause a\n  cites S/a\n  met when applicant.age is 1\n";
    const Folder plain;
    plain.write("a.rules", head);
    plain.write("deep/b.rules", cited);
    plain.write("s.outline.tsv", outline);
    const Folder mounted;  // as Kubernetes mounts a ConfigMap
    mounted.write("..2024_03_01/a.rules", head);
    mounted.write("..2024_03_01/b/b.rules", cited);
    mounted.write("..2024_03_01/s.outline.tsv", outline);
    fs::create_directory_symlink("..2024_03_01", mounted.path() / "..data");
    fs::create_symlink("..data/a.rules", mounted.path() / "a.rules");
    fs::create_directory_symlink("..data/b", mounted.path() / "deep");
    fs::create_symlink("..data/s.outline.tsv", mounted.path() / "s.outline.tsv");
    const Folder again;
    again.write("a.rules", head);
    again.write("deep/b.rules", cited);
    again.write("s.outline.tsv", outline);
    fs::create_symlink("a.rules", again.path() / "c.rules");
    fs::create_directory_symlink("deep", again.path() / "also");
    fs::create_hard_link(again.path() / "a.rules", again.path() / "z.rules");
    for (const Folder* folder : {&plain, &mounted, &again}) {
        const auto policy = folder->policy();
        CHECK(codes(*policy) == codes(*plain.policy()));
        CHECK(policy->fit());
        CHECK(policy->digest == plain.policy()->digest);
        const std::string prefix = folder->path().string() + "/";
        CHECK(own_paths(*policy) == std::vector<std::string>{prefix + "a.rules", prefix + "deep/b.rules"});
    }
}

TEST_CASE("a link out of the folder, to a folder around it or to nothing is an error with its place") {
    const Folder outside;
    outside.write("cases/c.rules", "");
    for (const auto& [name, target] :
         std::vector<std::pair<std::string, std::string>>{{"cases", (outside.path() / "cases").string()},
                                                          {"fr.rules", (outside.path() / "cases/c.rules").string()},
                                                          {"deep/up", ".."},
                                                          {"deep/here", "."},
                                                          {"itself", "."},
                                                          {"lost.rules", "nowhere.rules"},
                                                          {"samples", "nowhere"},
                                                          {"round.rules", "round.rules"}}) {
        CAPTURE(name);
        const Folder folder;
        folder.write("a.rules", std::string(header) + rest);
        folder.write("deep/b.rules", "");
        fs::create_symlink(target, folder.path() / name);
        const auto policy = folder.policy();
        CHECK(codes(*policy) == "CH0238");
        CHECK_FALSE(policy->fit());
        CHECK(rendered(*policy).starts_with((folder.path() / name).string() +
                                            ":1:1: error CH0238: this link is not followed"));
    }
}

TEST_CASE("names that begin with a dot are left out, and files that look like rules are named") {
    const Folder folder;
    folder.write("a.rules", std::string(header) + rest);
    for (const char* hidden : {".git/x.rules", ".a.rules", "deep/.#a.rules", "..data/b.rules"})
        folder.write(hidden, "policy q\n");
    for (const char* other : {"notes.md", "samples/a.json", "unruly.txt"})
        folder.write(other, "policy q\n");
    CHECK(rendered(*folder.policy()) == "");
    const std::string digest = folder.policy()->digest;
    for (const char* named : {"b.rules.txt", "deep/C.RULES", "a.rules~", "d.rule", "e.Rules", "a.rules.bak"})
        folder.write(named, "policy q\n");
    const auto policy = folder.policy();
    CHECK(codes(*policy) == "CH0239 CH0239 CH0239 CH0239 CH0239 CH0239");
    CHECK(policy->fit());
    CHECK(policy->digest == digest);
    CHECK(rendered(*policy).find(
              "deep/C.RULES:1:1: warning CH0239: this file is not read: its name does not end with `.rules`") !=
          std::string::npos);
}

TEST_CASE("what leads out of the folder is not read") {
    const Folder outside;
    outside.write("more.rules", "policy q\n  title \"Q\"\n");
    outside.write("s.outline.tsv", "S/a\tguidance\tx\n");
    const Folder folder;
    folder.write("a.rules", std::string("policy p\n  title \"P\"\n  source S \"s.outline.tsv\"\n") + rest);
    fs::create_symlink(outside.path(), folder.path() / "link");
    fs::create_symlink(outside.path() / "more.rules", folder.path() / "more.rules");
    fs::create_symlink(outside.path() / "s.outline.tsv", folder.path() / "s.outline.tsv");
    const auto policy = folder.policy();
    CHECK(policy->model.name == "p");
    CHECK(codes(*policy) == "CH0238 CH0238 CH0346");
}

TEST_CASE("what a policy names lies in its folder") {
    const Folder folder;
    folder.write("s.tsv", "S/a\tguidance\tx\n");
    for (const char* name : {"../s.tsv", "/etc/hostname", ".", "p/../../s.tsv"}) {
        CAPTURE(name);
        folder.write("p/a.rules", std::string("policy p\n  title \"P\"\n  source S \"") + name + "\"\n" + rest);
        CHECK(codes(*load((folder.path() / "p").string())) == "CH0346");
    }
}

TEST_CASE("a policy that can't be read is said so, and nothing else is") {
    const Folder folder;
    CHECK(codes(*folder.policy()) == "CH0208");
    CHECK(codes(*load((folder.path() / "none").string())) == "CH0208");
    CHECK_FALSE(load("")->fit());
    const auto none = folder.policy();
    for (const auto& diagnostic : none->diagnostics)
        CHECK_FALSE(diagnostic.help.empty());
}

TEST_CASE("no file of a policy has a name of the standard library's") {
    for (const char* name : {"shared/countries.rules", "shared/deeper/other.rules"}) {
        const Folder folder;
        folder.write("policy.rules", std::string(header) + rest);
        folder.write(name, "enum colours \"Colours\"\n  red \"Red\"\n");
        CAPTURE(name);
        CHECK(codes(*folder.policy()) == "CH0208");
    }
    const Folder folder;
    folder.write("policy.rules", std::string(header) + rest);
    folder.write("deeper/shared/countries.rules", "enum colours \"Colours\"\n  red \"Red\"\n");
    CHECK(codes(*folder.policy()).find("CH0208") == std::string::npos);
}

TEST_CASE("mistakes in samples and cases keep a policy only from being tested") {
    const std::string policy = std::string(header) + rest;
    const std::string expecting = "  expect\n    permit is approved\n";
    for (const std::string& tests :
         {"case \"a\"\n  given nobody\n" + expecting, "case \"a\"\n  given\n" + expecting, std::string("case \"a\"\n"),
          "case 'a'\n" + expecting, std::string("sample a\nsample b from\n"),
          std::string("sample a from \"nowhere.json\"\n"),
          "case \"a\"\n  expects\n    permit is approvd\n\n" + expecting,
          std::string("# of old\ncase \"a\"\n  expect\n    permit is 5\n    permits is approved\n")}) {
        CAPTURE(tests);
        for (const std::string& text : {policy + tests, "# first\n" + tests + policy}) {
            const auto checked_policy = checked(text);
            CHECK(checked_policy->fit());
            CHECK_FALSE(checked_policy->fit_for_tests());
            CHECK(checked_policy->model.clauses.size() == 1);
        }
    }
}

TEST_CASE("mistakes in cases that take more with them keep a policy from being evaluated") {
    const std::string policy = std::string(header) + rest;
    for (const std::string& wrong :
         {std::string("case \"a\"\n  clause b\n    met when applicant.age is 1\n"),
          std::string(
              "case \"a\"\n  expect\n    permit is approved\n    clause b\n      met when applicant.age is 1\n"),
          std::string("clause b\ncase \"a\"\n  expect\n    permit is approved\n"),
          std::string("clause b\n  met when\ncase \"a\"\n  expect\n    permit is approved\n"),
          std::string("cases \"a\"\n  expect\n    permit is approved\n")}) {
        CAPTURE(wrong);
        CHECK_FALSE(checked(policy + wrong)->fit());
        CHECK_FALSE(checked(wrong + policy)->fit());
    }
}

TEST_CASE("files too large and folders too deep are refused") {
    const Folder folder;
    folder.write("a.rules", std::string(header) + rest);
    folder.write("large.rules", std::string((std::size_t{16} << 20U) + 1, '#'));
    CHECK(codes(*folder.policy()) == "CH0208");
    const Folder deep;
    deep.write("a.rules", std::string(header) + rest);
    deep.write("1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/b.rules", "");
    CHECK(codes(*deep.policy()) == "CH0209");
}

TEST_CASE("the digest is that of names, texts and outlines") {
    const auto digest = [](const std::string& name, const std::string& text, const std::string& outline) {
        return load({{name, text}}, [&](const std::string&) { return std::optional(outline); })->digest;
    };
    const std::string text = std::string("policy p\n  title \"P\"\n  source S \"s.tsv\"\n") + rest;
    const std::string first = digest("a.rules", text, "S/a\tguidance\tx\n");
    CHECK(first.starts_with("sha256:"));
    CHECK(first.size() == 7 + 64);
    CHECK(first == digest("a.rules", text, "S/a\tguidance\tx\n"));
    CHECK(first != digest("b.rules", text, "S/a\tguidance\tx\n"));
    CHECK(first != digest("a.rules", text + "#", "S/a\tguidance\tx\n"));
    CHECK(first != digest("a.rules", text, "S/a\tguidance\ty\n"));
}

TEST_CASE("the digest does not depend on where the folder lies") {
    const Folder one;
    const Folder other;
    for (const Folder* folder : {&one, &other}) {
        folder->write("a.rules", header);
        folder->write("b/c.rules", rest);
    }
    CHECK(one.policy()->digest == other.policy()->digest);
}

}  // namespace chapeau::model
