import autocannon from 'autocannon'

/** Readers of one page, by autocannon: READ_RATE requests a second of READ_URL for READ_SECONDS, once told to begin. */
const headers = { 'user-agent': 'Mozilla/5.0 (a reader)', 'accept-encoding': 'gzip' }

process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
process.on('message', async () => {
  const { latency, requests, non2xx, errors, timeouts } = await autocannon({
    url: process.env.READ_URL ?? '',
    overallRate: Number(process.env.READ_RATE),
    connections: 25,
    duration: Number(process.env.READ_SECONDS),
    headers,
  })
  const { p50, p99, max } = latency
  process.send?.({ p50, p99, max, perSecond: requests.average, failed: non2xx + errors + timeouts })
})
process.send?.({ ready: true })
