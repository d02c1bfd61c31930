// The CNCF's own SDK, in the three modes of the HTTP binding.
import assert from 'node:assert/strict'
import { CloudEvent, Mode, emitterFor, httpTransport } from 'cloudevents'
import { daysAgo, events, key, newAccount, passed, scores, url } from './service.mjs'

const account = await newAccount()
const transport = httpTransport(`${url}/api/v1/events`)
const headers = { Authorization: `Bearer ${key}` }

const used = (id, day, more = {}) => new CloudEvent({
  id,
  type: 'feature_used',
  source: '/clients/cloudevents',
  subject: account,
  time: daysAgo(day).toISOString(),
  data: { userId: 'u-17', name: 'reports', value: 2, properties: { plan: 'pro' } },
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  ...more
})

for (const mode of [Mode.BINARY, Mode.STRUCTURED]) {
  const emit = emitterFor(transport, { mode })
  const event = used(`Überfall ${mode}`, 1)
  assert.deepEqual(JSON.parse((await emit(event, { headers })).body), { id: event.id, status: 'accepted' })
  assert.deepEqual(JSON.parse((await emit(event, { headers })).body), { id: event.id, status: 'duplicate' })
  const { type, errors } = JSON.parse((await emit(event.cloneWith({ data: { name: 'x', vlaue: 1 } }), { headers })).body)
  assert.equal(type, '/problems/invalid-request')
  assert.equal(errors[0].pointer, mode === Mode.BINARY ? '/vlaue' : '/data/vlaue')
}
passed('one in binary and in structured mode: accepted once, and told where it is wrong')

const batch = Array.from({ length: 16 }, (_, day) => used(`b-${day}`, day + 1))
batch.push(used('foreign', 1, { type: 'com.example.prompt', data: { userId: 'u-18', tokens: 120 } }))
batch.push(used('foreign', 1, { source: '/another', data: { name: 'exports' } }))
batch.push(used('faulty', 1, { data: { name: 'reports', value: 'much' } }))
const message = { headers: { ...headers, 'content-type': 'application/cloudevents-batch+json' }, body: JSON.stringify(batch) }
const first = JSON.parse((await transport(message)).body)
assert.deepEqual({ ...first, errors: first.errors.map(({ pointer }) => pointer) },
  { received: 19, accepted: 18, duplicates: 0, rejected: 1, errors: ['/18/data/value'] })
const { accepted, duplicates } = JSON.parse((await transport(message)).body)
assert.deepEqual({ accepted, duplicates }, { accepted: 0, duplicates: 18 })
passed('a batch: a repeat counts nothing, two sources may use one id')

const stored = await events(account)
assert.equal(stored.length, 20)
const { id, type, userId, name, properties, source } = stored.find(event => event.type === 'custom')
assert.deepEqual({ id, type, userId, name, properties, source }, {
  id: 'foreign', type: 'custom', userId: 'u-18', name: 'com.example.prompt', properties: { tokens: 120 }, source: '/clients/cloudevents'
})
assert.deepEqual(stored.filter(event => event.id.startsWith('b-')).map(event => [event.name, event.value]),
  Array(16).fill(['reports', 2]))
await scores(account, 16)
passed('what is stored is what was sent, and the score has it in')
