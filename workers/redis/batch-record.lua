-- The one record that decides who may fire a batch: hash { run, holder, confirmed, mark, seal, closed }. `confirmed` and `seal` are
-- digests that only who has our key can make: whoever reads them checks them, as anybody may have written here.
-- KEYS[1] the record. ARGV[1] the call, then its arguments. `mark` is the watermark. Answers a word, or { mark, its seal or the confirmation }.
-- A record counts only in the Redis run it was written in: a restarted Redis may have lost its last writes.
local asked = ARGV[1]
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')

local function get(field) return redis.call('HGET', KEYS[1], field) end

if asked == 'open' then
  if ARGV[2] ~= run then return 'other-run' end
  if redis.call('EXISTS', KEYS[1]) == 1 then return 'exists' end
  redis.call('HSET', KEYS[1], 'run', run, 'mark', 0)
  redis.call('EXPIRE', KEYS[1], 21600)
  return 'ok'
end

local written = get('run')

if asked == 'close' then
  -- The watermark of another Redis run may be old, so it stays unknown however often `close` is called.
  if written ~= run then redis.call('HSET', KEYS[1], 'run', run, 'mark', 'gone') end
  -- A closed record is kept, so that a late `open` cannot open it again.
  redis.call('HSET', KEYS[1], 'closed', 1)
  redis.call('EXPIRE', KEYS[1], 21600)
  local mark = get('mark')
  if not tonumber(mark) then return 'gone' end
  return { tonumber(mark), get('seal') or '' }
end

if not written then return 'gone' end
if written ~= run then return 'other-run' end
if get('closed') then return 'closed' end

local holder = get('holder')

if asked == 'claim' then
  -- Its own holder cannot claim it again either: a batch is held once.
  if holder then return 'held' end
  redis.call('HSET', KEYS[1], 'holder', ARGV[2])
  return 'ok'
end

if holder ~= ARGV[2] then return 'held' end

if asked == 'confirm' then
  redis.call('HSET', KEYS[1], 'confirmed', ARGV[3])
  return 'ok'
end

if asked == 'lease' then
  local confirmed = get('confirmed')
  if not confirmed then return 'unconfirmed' end
  local mark, asked = tonumber(get('mark')) or 0, tonumber(ARGV[3])
  if asked > mark then
    mark = asked
    redis.call('HSET', KEYS[1], 'mark', mark, 'seal', ARGV[4])
  end
  return { mark, confirmed }
end

return redis.error_reply('unknown question: ' .. asked)
