/** What runs in the page: a platform that is kept, behind the MSW worker. */
import { setupWorker } from 'msw/browser'
import { createHandlers } from '../../src/adapters/msw.ts'
import { createPlatform } from '../../src/index.ts'

export interface Kept {
  create(name: string): Promise<number>
  list(): Promise<string[]>
  ids(): readonly string[]
  last(): number
}

declare global {
  interface Window {
    kept: Promise<Kept>
  }
}

async function start(): Promise<Kept> {
  const platform = createPlatform({ seed: 42 })
  const ask = (method: string, body?: object): Promise<Response> =>
    fetch('https://api.zeit.co/now/secrets', {
      method,
      headers: { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
  await setupWorker(...createHandlers(platform, { keep: 'indexeddb' })).start({ quiet: true })
  return {
    create: async (name) => (await ask('POST', { name, value: 'a value' })).status,
    async list() {
      // The answer of listNowSecrets, whose shape the document gives.
      const { secrets } = (await (await ask('GET')).json()) as { secrets: { name: string }[] }
      return secrets.map(({ name }) => name).toSorted()
    },
    ids: () => platform.records('secrets').map(({ id }) => id),
    last: () => platform.log.last,
  }
}

window.kept = start()
