/** A behaviour that waits, so that a request would not be atomic. */
import { type Behave, ok, prepared } from '../../../src/pipeline/behaviour.ts'

export const list: Behave<'listNowSecrets'> = async () => ok({ secrets: [] }) // TS2322

export const user = prepared<'getVercelUser', number>({
  prepare: async () => 1,
  behave: async () => ok({ user: { uid: 'a', email: 'a', name: 'a', username: 'a' } }), // TS2322
})

export const other = prepared<'getVercelUser', number>({
  prepare: async () => 1,
  behave: ({ prepared: count }) => ok({ user: { uid: count.uid, email: 'a', name: 'a', username: 'a' } }), // TS2339
})
