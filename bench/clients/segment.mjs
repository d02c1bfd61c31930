// Segment's SDK, with nothing but another address.
import { Analytics } from '@segment/analytics-node'
import { key, newAccount, url } from './service.mjs'
import { holds, trackAll } from './tracked.mjs'

const account = await newAccount()
const analytics = new Analytics({ writeKey: key, host: url, flushAt: 7, flushInterval: 100 })
await trackAll(analytics, account, () => analytics.flush())
await analytics.closeAndFlush()
await holds(account)
