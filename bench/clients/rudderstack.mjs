// RudderStack's SDK, with nothing but another address.
import RudderAnalytics from '@rudderstack/rudder-sdk-node'
import { key, newAccount, url } from './service.mjs'
import { holds, trackAll } from './tracked.mjs'

const account = await newAccount()
const analytics = new RudderAnalytics(key, { dataPlaneUrl: url, flushAt: 7, flushInterval: 100 })
await trackAll(analytics, account, () => analytics.flush())
await analytics.flush()
await holds(account)
process.exit(0)
