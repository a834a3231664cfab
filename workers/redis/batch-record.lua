-- The one record that decides who may fire a batch: hash { run, holder, confirmed, mark, closed }.
-- KEYS[1] the record. ARGV[1] what is asked, then its arguments. Answers a word, or the mark as a number.
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
  -- What a record of another run says of its mark may be old, and stays unknown however often it is asked.
  if written ~= run then redis.call('HSET', KEYS[1], 'run', run, 'mark', 'gone') end
  -- A closed record stays behind, so that nothing that was under way can open it again.
  redis.call('HSET', KEYS[1], 'closed', 1)
  redis.call('EXPIRE', KEYS[1], 21600)
  local mark = get('mark')
  return tonumber(mark) or mark
end

if not written then return 'gone' end
if written ~= run then return 'other-run' end
if get('closed') then return 'closed' end

local holder = get('holder')

if asked == 'claim' then
  -- Not even its own holder claims it again: a batch is held once.
  if holder then return 'held' end
  redis.call('HSET', KEYS[1], 'holder', ARGV[2])
  return 'ok'
end

if holder ~= ARGV[2] then return 'held' end

if asked == 'confirm' then
  redis.call('HSET', KEYS[1], 'confirmed', 1)
  return 'ok'
end

if asked == 'ticket' then
  if not get('confirmed') then return 'unconfirmed' end
  local mark = math.max(tonumber(get('mark')), tonumber(ARGV[3]))
  redis.call('HSET', KEYS[1], 'mark', mark)
  return mark
end

return redis.error_reply('unknown question: ' .. asked)
