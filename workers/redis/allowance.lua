-- What all senders of one address share of a host: slots (requests under way at once) and permits (requests in a span).
-- KEYS[1] since when this Redis has its data. KEYS[2] the host: hash { s:<sender> = "lent wanted until", p:<at>:<sender> = permits }.
-- Answers { since, slots, at, permits, at, permits, … }. A permit is used within two steps from its `at`, or never.
local me, inFlight, wanted, used = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local leaseMs, quietMs, step = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local permits, from, aheadMs = tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10])
local rules, restored = cjson.decode(ARGV[11]), cjson.decode(ARGV[12])

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
local since = redis.call('GET', KEYS[1])
if not since or string.sub(since, 1, #run) ~= run then
  since = run .. ' ' .. now
  redis.call('SET', KEYS[1], since)
end
-- A Redis that was restarted or flushed has lost its data: it lends nothing until every live sender has restored its permits.
local quiet = now - tonumber(string.sub(since, #run + 2)) < quietMs

local longest = 0
for _, rule in ipairs(rules) do longest = math.max(longest, rule[2]) end
for i = 1, #restored, 2 do redis.call('HSET', KEYS[2], string.format('p:%d:%s', restored[i], me), restored[i + 1]) end

local lentOut, wantedOut, sharers = 0, 0, { me }
local given, last = {}, 0
local all = redis.call('HGETALL', KEYS[2])
for i = 1, #all, 2 do
  local sender = string.match(all[i], '^s:(.+)$')
  local at = tonumber(string.match(all[i], '^p:(%d+)'))
  if sender and sender ~= me then
    local lent, want, till = string.match(all[i + 1], '^(%d+) (%d+) (%d+)$')
    if tonumber(till) < now then redis.call('HDEL', KEYS[2], all[i])
    else
      lentOut = lentOut + tonumber(lent)
      wantedOut = wantedOut + tonumber(want)
      if tonumber(want) > 0 then table.insert(sharers, sender) end
    end
  elseif at then
    if at < now - longest - 2 * step then redis.call('HDEL', KEYS[2], all[i])
    else
      given[at] = (given[at] or 0) + tonumber(all[i + 1])
      last = math.max(last, at)
    end
  end
end

-- Each sender may have an equal part, and what the others do not want. Fewer slots than senders rotate among them.
local part = math.floor(inFlight / #sharers)
if part == 0 then
  table.sort(sharers)
  for place, sender in ipairs(sharers) do
    if sender == me and (place + math.floor(now / 3000)) % #sharers < inFlight then part = 1 end
  end
else part = math.max(part, inFlight - wantedOut) end
local slots = math.max(0, math.min(wanted, part, inFlight - lentOut))
if quiet then slots = 0 end
if wanted == 0 and used == 0 then redis.call('HDEL', KEYS[2], 's:' .. me)
-- Requests under way keep their slots; the lease ends when a request begun at its end must have ended.
else redis.call('HSET', KEYS[2], 's:' .. me, string.format('%d %d %d', math.max(slots, used), wanted, now + leaseMs)) end

local answer = { since, slots }
local at = math.max(math.floor(math.max(from, now) / step) * step, last)
local stop = math.max(from, now) + aheadMs
while not quiet and permits > 0 and at <= stop do
  local room = permits
  for _, rule in ipairs(rules) do
    local sum = 0
    -- Two requests are within the span when their permits are within it and two steps more.
    for other, n in pairs(given) do if other > at - rule[2] - 2 * step then sum = sum + n end end
    room = math.min(room, rule[1] - sum)
  end
  if room > 0 then
    redis.call('HINCRBY', KEYS[2], string.format('p:%d:%s', at, me), room)
    given[at] = (given[at] or 0) + room
    permits = permits - room
    table.insert(answer, at)
    table.insert(answer, room)
  end
  at = at + step
end
redis.call('PEXPIRE', KEYS[2], longest + leaseMs + 60000)
return answer
