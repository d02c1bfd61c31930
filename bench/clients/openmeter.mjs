// OpenMeter's SDK, with nothing but another address.
import assert from 'node:assert/strict'
import { OpenMeter } from '@openmeter/sdk'
import { daysAgo, events, key, newAccount, passed, scores, url } from './service.mjs'

const account = await newAccount()
const openmeter = new OpenMeter({ baseUrl: url, apiKey: key })

const batch = Array.from({ length: 16 }, (_, day) => ({
  id: `b-${day}`,
  type: 'prompt',
  subject: account,
  time: daysAgo(day + 1),
  data: { userId: 'u-17', value: 120, model: 'small' }
}))
const first = await openmeter.events.ingest(batch)
const second = await openmeter.events.ingest(batch)
assert.deepEqual([first.accepted, first.duplicates, second.accepted, second.duplicates], [16, 0, 0, 16])
passed('a batch is accepted once')

await openmeter.events.ingest({ type: 'login', subject: account, data: { userId: 'u-17' } })
const stored = await events(account)
assert.equal(stored.length, 17)
const { type, name, userId, value, properties, source } = stored[0]
assert.deepEqual({ type, name, userId, value, properties, source },
  { type: 'custom', name: 'prompt', userId: 'u-17', value: 120, properties: { model: 'small' }, source: '@openmeter/sdk' })
assert.equal(stored[16].type, 'login')
await scores(account, 17)
passed('what is stored is what was sent, and the score has it in')
