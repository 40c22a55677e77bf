// SHA-256 through OpenSSL's EVP interface: a hash that people rely on to tell records apart should be the audited one
// that uses the processor's own instructions, not a page of ours.
//
// The algorithm is fetched once: an implicit fetch for each digest costs more than hashing a record. OpenSSL's calls
// can fail here only for want of memory or of the algorithm itself, which no caller could mend; such a process stops.

#include "interpreter/values/digest.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace chapeau::values {
namespace {

void require(bool done) {
    if (!done) {
        std::fputs("chapeau: OpenSSL cannot compute SHA-256 on this machine\n", stderr);
        std::abort();
    }
}

const EVP_MD* algorithm() {
    static EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    require(fetched != nullptr);
    return fetched;
}

struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

Context new_context() {
    Context context(EVP_MD_CTX_new());
    require(context != nullptr);
    return context;
}

}  // namespace

struct Digest::State {
    Context context = new_context();
};

Digest::Digest() : state_(std::make_unique<State>()) {
    require(EVP_DigestInit_ex(state_->context.get(), algorithm(), nullptr) == 1);
}

Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;
Digest::~Digest() = default;

void Digest::add(std::string_view bytes) {
    require(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1);
}

std::string Digest::text() const {
    const Context copy = new_context();
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned int size = 0;
    require(EVP_MD_CTX_copy_ex(copy.get(), state_->context.get()) == 1);
    require(EVP_DigestFinal_ex(copy.get(), hash.data(), &size) == 1);
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    std::string text = "sha256:";
    for (unsigned int i = 0; i < size; ++i) {
        text.push_back(hexadecimal[hash[i] >> 4U]);
        text.push_back(hexadecimal[hash[i] & 15U]);
    }
    return text;
}

std::string sha256(std::string_view bytes) {
    Digest digest;
    digest.add(bytes);
    return digest.text();
}

StreamDigest::StreamDigest(const StreamMark& mark, std::uint64_t bytes)
    : bytes_(bytes / piece * piece), pieces_(mark.pieces) {
    begin_piece();
}

void StreamDigest::begin_piece() {
    piece_ = Digest();
    piece_.add(pieces_);
}

void StreamDigest::add(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(piece - bytes_ % piece, bytes.size()));
        piece_.add(bytes.substr(0, size));
        bytes.remove_prefix(size);
        bytes_ += size;
        if (bytes_ % piece == 0) {
            pieces_ = piece_.text();
            begin_piece();
        }
    }
}

StreamMark StreamDigest::mark() const {
    return {pieces_, piece_.text()};
}

}  // namespace chapeau::values
