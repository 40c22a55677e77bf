-- One record again and again. Where a rate is wanted, each connection waits between its requests; wrk itself only goes as
-- fast as it can.
local file = io.open(os.getenv("RECORD"))
local body = file:read("*a")
file:close()
local rate = tonumber(os.getenv("RATE") or "0")
local connections = tonumber(os.getenv("CONNECTIONS") or "16")

wrk.method = "POST"
wrk.body = body
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Host"] = "127.0.0.1"

-- Milliseconds; spread about, so that the connections do not ask in step.
function delay()
  if rate == 0 then return 0 end
  return math.random(0, math.max(0, math.floor(2 * 1000 * connections / rate) - 2))
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("requests %d, a second %.0f, p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, most %.2f ms, lost %d, not 2xx %d\n",
    summary.requests, summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    latency:percentile(99.9) / 1000, latency.max / 1000, errors.connect + errors.read + errors.write + errors.timeout, errors.status))
end
