-- Opens an account with each request; every request has a key of its own.
local n = 0
local run = tostring(os.time()) .. "-" .. tostring(math.random(1, 1000000000))
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
request = function()
  n = n + 1
  local body = '{"name":"Written ' .. n .. '","country":"Germany","city":"Berlin","industry":"Food","tags":["bench"]}'
  return wrk.format(nil, nil, { ["Idempotency-Key"] = run .. "-" .. n, ["Content-Type"] = "application/json",
    ["Authorization"] = wrk.headers["Authorization"] }, body)
end
