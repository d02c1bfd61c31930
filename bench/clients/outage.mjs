// The service is away for ten seconds, as seen by clients that go on sending, and answers of requests that it took get lost.
import assert from 'node:assert/strict'
import { createServer, connect } from 'node:net'
import { Analytics } from '@segment/analytics-node'
import RudderAnalytics from '@rudderstack/rudder-sdk-node'
import { events, key, newAccount, passed, url } from './service.mjs'

const AWAY_MILLIS = 10_000
const SENT = 300

const service = new URL(url)
const open = new Set()
let loseAnswers = false
const relay = createServer(client => {
  const upstream = connect(service.port || 80, service.hostname)
  for (const socket of [client, upstream]) {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => [client, upstream].forEach(one => one.destroy()))
  }
  client.pipe(upstream)
  upstream.on('data', answer => (loseAnswers ? client.destroy() : client.write(answer))).on('end', () => client.end())
})
const listen = port => new Promise(resolve => relay.listen(port, '127.0.0.1', resolve))
const wait = millis => new Promise(resolve => setTimeout(resolve, millis))
await listen(0)
const { port } = relay.address()

const clients = {
  segment: new Analytics({ writeKey: key, host: `http://127.0.0.1:${port}`, flushAt: 10, flushInterval: 200, maxRetries: 20 }),
  // By itself it gives up after three tries within a second.
  rudderstack: new RudderAnalytics(key, { dataPlaneUrl: `http://127.0.0.1:${port}`, flushAt: 10, flushInterval: 200, retryCount: 9 })
}
const accounts = Object.fromEntries(await Promise.all(Object.keys(clients).map(async name => [name, await newAccount()])))

async function goOnSending() {
  for (let i = 0; i < SENT; i++) {
    for (const [name, client] of Object.entries(clients)) {
      client.track({ userId: 'u-17', event: `e-${i}`, context: { groupId: accounts[name] } })
    }
    await wait(50)
  }
}

async function beAway() {
  await wait(1_000)
  loseAnswers = true
  await wait(1_000)
  open.forEach(socket => socket.destroy())
  await new Promise(resolve => relay.close(resolve))
  loseAnswers = false
  await wait(AWAY_MILLIS)
  await listen(port)
}

await Promise.all([goOnSending(), beAway()])
await clients.segment.closeAndFlush({ timeout: 60_000 })
await clients.rudderstack.flush()

for (const [name, account] of Object.entries(accounts)) {
  let stored = await events(account)
  for (let tries = 0; tries < 60 && stored.length < SENT; tries++) {
    await wait(1_000)
    stored = await events(account)
  }
  assert.equal(new Set(stored.map(event => event.name)).size, SENT, `${name} lost some`)
  assert.equal(stored.length, SENT, `of ${name} some are doubled`)
  passed(`${name}: ${SENT} events sent through ten seconds of absence and lost answers, ${stored.length} stored`)
}
process.exit(0)
