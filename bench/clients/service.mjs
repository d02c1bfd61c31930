// The service as its users see it, and what the checks have in common.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'

export const url = (process.argv[2] ?? 'http://localhost:8080').replace(/\/$/, '')
export const key = process.env.HEALTHSCORE_KEY ?? 'none'

const DAY = 24 * 60 * 60 * 1000

export async function call(method, path, body) {
  const response = await fetch(url + path, {
    method,
    headers: { Authorization: `Bearer ${key}`, ...(body && { 'Content-Type': 'application/json' }) },
    body: body && JSON.stringify(body)
  })
  const answer = await response.json()
  assert.ok(response.ok, `${method} ${path}: ${JSON.stringify(answer)}`)
  return answer
}

/** A customer for a year, whom nobody else uses, of a service that knows of such use for longer than its windows are. */
export async function newAccount() {
  await call('POST', '/api/v1/events', ['login', 'feature_used', 'custom'].map(type => ({
    type, accountId: 'client-before', occurredAt: daysAgo(40).toISOString(), ...(type !== 'login' && { name: 'reports' })
  })))
  const id = `client-${randomUUID()}`
  await call('PUT', `/api/v1/accounts/${id}`, { customerSince: daysAgo(365).toISOString().slice(0, 10) })
  return id
}

export const daysAgo = days => new Date(Date.now() - days * DAY)

/** What is stored of the account, the oldest first. */
export async function events(account) {
  const { items } = await call('GET', `/api/v1/accounts/${account}/events?limit=1000`)
  return items.reverse()
}

/** Holds the account's score to as many days in use, which the default model wants 16 of. */
export async function scores(account, days) {
  const score = await call('GET', `/api/v1/accounts/${account}/score`)
  const metric = score.metrics.find(({ key }) => key === 'login_frequency')
  assert.equal(metric.value, days)
  assert.equal(metric.score, Math.min(100, (days * 100) / 16))
  assert.notEqual(score.score, null, JSON.stringify(score.insufficient))
}

export const passed = what => console.log(`  ${what}`)
