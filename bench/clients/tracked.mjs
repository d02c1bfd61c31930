// What the clients of Segment's API are made to send, and what must come of it.
import assert from 'node:assert/strict'
import { call, daysAgo, events, passed, scores } from './service.mjs'

const DAYS = 16

/** @param sent makes the client send what it has: its group call has to be there before its users' events */
export async function trackAll(analytics, account, sent) {
  const userId = `u-${account}`
  analytics.group({ userId, groupId: account, timestamp: daysAgo(DAYS + 1), traits: { name: 'Acme Inc.', plan: 'pro' } })
  await sent()
  analytics.identify({ userId, traits: { email: 'jo@acme.example' } })
  for (let day = 1; day <= DAYS; day++) {
    const event = { userId, event: 'Report Exported', messageId: `m-${account}-${day}`, timestamp: daysAgo(day), properties: { rows: day } }
    analytics.track(event)
    analytics.track(event)
  }
  analytics.page({ userId, name: 'Home', timestamp: daysAgo(1) })
  analytics.screen({ userId, name: 'Settings', timestamp: daysAgo(2) })
  analytics.track({ anonymousId: 'nobody', event: 'Named', context: { groupId: account }, timestamp: daysAgo(3) })
  analytics.alias({ userId, previousId: 'before' })
}

export async function holds(account) {
  const stored = await eventually(account, DAYS + 3)
  const named = name => stored.filter(event => event.name === name)
  assert.deepEqual(named('Report Exported').map(event => event.properties.rows), Array.from({ length: DAYS }, (_, i) => DAYS - i))
  assert.ok(named('Report Exported').every(event => event.type === 'custom' && event.userId === `u-${account}`))
  assert.deepEqual(['Home', 'Settings', 'Named'].map(name => named(name).map(event => event.type)),
    [['feature_used'], ['feature_used'], ['custom']])
  passed('every call is stored, and what was sent twice is stored once')

  const { name, attributes, registered } = await call('GET', `/api/v1/accounts/${account}`)
  assert.deepEqual({ name, attributes, registered }, { name: 'Acme Inc.', attributes: { plan: 'pro' }, registered: true })
  await scores(account, DAYS)
  passed('the group is registered, and the score has its use in')
}

/** Some clients say that they have sent when they are about to. */
export async function eventually(account, expected) {
  for (let tries = 0; tries < 100; tries++) {
    const stored = await events(account)
    if (stored.length >= expected) {
      assert.equal(stored.length, expected)
      return stored
    }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  assert.fail(`${(await events(account)).length} events are stored, not ${expected}`)
}
