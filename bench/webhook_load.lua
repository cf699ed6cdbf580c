-- Load for wrk: each request is the next webhook call of a file, one "signature<TAB>body" a line.
-- The last line of its output is a JSON object of what came of it.

local calls, turn = {}, 0

function init(args)
  for line in io.lines(args[1]) do
    local signature, body = line:match("^(%S+)\t(.*)$")
    local headers = { ["Content-Type"] = "application/json; charset=utf-8", ["X-Line-Signature"] = signature }
    calls[#calls + 1] = wrk.format("POST", "/callback", headers, body)
  end
end

function request()
  turn = turn % #calls + 1
  return calls[turn]
end

function done(summary, latency, _)
  local errors = summary.errors
  io.write(string.format(
    '{"answered": %d, "seconds": %.6f, "failed": %d, "refused": %d, "median_ms": %.3f, "p99_ms": %.3f}\n',
    summary.requests, summary.duration / 1e6,
    errors.connect + errors.read + errors.write + errors.timeout, errors.status,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
