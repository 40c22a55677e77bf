// The libraries do the work; this feeds them piece by piece, so that memory is a buffer however large the file is.
#include "interpreter/caseload/compressed.hpp"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cstring>

namespace chapeau::caseload {

/// How far one step came.
struct Advance {
    std::size_t taken = 0;
    std::size_t given = 0;
    bool good = true;
};

class Uncompressed::Format {
  public:
    Format() = default;
    virtual ~Format() = default;
    Format(const Format&) = delete;
    Format& operator=(const Format&) = delete;

    [[nodiscard]] virtual Advance step(std::span<const char> from, std::span<char> into) = 0;
    /// Between two compressed files: what is read may end here.
    [[nodiscard]] virtual bool may_end() const = 0;
};

namespace {

constexpr std::size_t buffer_size = std::size_t{128} << 10U;
constexpr std::string_view gzip = "\x1f\x8b";
constexpr std::string_view zstd = "\x28\xb5\x2f\xfd";

class Gzip : public Uncompressed::Format {
  public:
    Gzip() { ready_ = inflateInit2(&stream_, 16 + MAX_WBITS) == Z_OK; }  // 16: gzip only
    ~Gzip() override { inflateEnd(&stream_); }
    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;

    Advance step(std::span<const char> from, std::span<char> into) override {
        if (between_ && !from.empty())
            ready_ = ready_ && inflateReset(&stream_) == Z_OK;
        between_ = false;
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(from.data()));
        stream_.avail_in = static_cast<uInt>(from.size());
        stream_.next_out = reinterpret_cast<Bytef*>(into.data());
        stream_.avail_out = static_cast<uInt>(into.size());
        const int result = ready_ ? inflate(&stream_, Z_NO_FLUSH) : Z_MEM_ERROR;
        between_ = result == Z_STREAM_END;
        return {from.size() - stream_.avail_in, into.size() - stream_.avail_out,
                result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR};
    }
    [[nodiscard]] bool may_end() const override { return between_; }

  private:
    z_stream stream_{};
    bool ready_ = false;
    bool between_ = false;
};

class Zstd : public Uncompressed::Format {
  public:
    Advance step(std::span<const char> from, std::span<char> into) override {
        ZSTD_inBuffer in{from.data(), from.size(), 0};
        ZSTD_outBuffer out{into.data(), into.size(), 0};
        const std::size_t result = ZSTD_decompressStream(stream_.get(), &out, &in);
        const bool good = ZSTD_isError(result) == 0;
        between_ = good && result == 0;
        return {in.pos, out.pos, good};
    }
    [[nodiscard]] bool may_end() const override { return between_; }

  private:
    struct Free {
        void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
    };
    std::unique_ptr<ZSTD_DStream, Free> stream_{ZSTD_createDStream()};
    bool between_ = false;
};

}  // namespace

bool is_compressed(std::string_view first) {
    return first.starts_with(gzip) || first.starts_with(zstd);
}

Uncompressed::Uncompressed(Read from) : from_(std::move(from)), buffer_(buffer_size, '\0') {}
Uncompressed::~Uncompressed() = default;

/// More compressed bytes behind those that are left; false when reading failed.
bool Uncompressed::fill() {
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    const auto got = from_(std::span(buffer_).subspan(end_));
    ended_ = got && *got == 0;
    end_ += got.value_or(0);
    return got.has_value();
}

bool Uncompressed::choose() {
    const auto first = [this] { return std::string_view(buffer_).substr(0, end_); };
    while (!ended_ && end_ < zstd.size() && (gzip.starts_with(first()) || zstd.starts_with(first())))
        if (!fill())
            return false;
    if (first().starts_with(gzip))
        format_ = std::make_unique<Gzip>();
    else if (first().starts_with(zstd))
        format_ = std::make_unique<Zstd>();
    chosen_ = true;
    return true;
}

/// Between two compressed files: whether nothing else is left of what was read.
bool Uncompressed::pass_zeros() {
    while (begin_ < end_ && buffer_[begin_] == '\0')
        ++begin_;
    return begin_ == end_;
}

std::optional<std::size_t> Uncompressed::read(std::span<char> into) {
    if (!chosen_ && !choose())
        return std::nullopt;
    while (fault_.empty()) {
        if (!format_) {
            if (begin_ == end_)
                return ended_ ? 0 : from_(into);
            const std::size_t count = std::min(into.size(), end_ - begin_);
            std::memcpy(into.data(), buffer_.data() + begin_, count);
            begin_ += count;
            return count;
        }
        if (begin_ == end_ && !ended_ && !fill())
            return std::nullopt;
        if (format_->may_end() && pass_zeros()) {
            if (ended_)
                return 0;
            continue;
        }
        const Advance step = format_->step(std::span(buffer_).subspan(begin_, end_ - begin_), into);
        begin_ += step.taken;
        if (!step.good)
            fault_ = "its compressed data is damaged";
        else if (step.given > 0)
            return step.given;
        else if (begin_ == end_ && ended_ && !format_->may_end())
            fault_ = "its compressed data ends too soon";
    }
    return std::nullopt;
}

}  // namespace chapeau::caseload
