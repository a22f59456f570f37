/** Holds one mock to one document, as `nowhere verify --spec` does: over HTTP, with leave to write, and with nothing else known of it. */
import { verify } from '../../src/contract/index.ts'
import type { Mock } from './mocks.ts'
import { type Failure, type Tally, tallyOf } from './tally.ts'

/** What is not answered in it is not waited for. */
const patienceMs = 240_000
const maxRequests = 2_000

export async function hold(mock: Mock, file: string, spec: object): Promise<Tally | Failure> {
  let stop = async (): Promise<void> => undefined
  try {
    const started = await mock.start(file)
    stop = started.stop
    const target = { url: started.url, tokens: mock.tokens, capabilities: ['leftovers', 'singletons'] }
    const signal = AbortSignal.timeout(patienceMs)
    return tallyOf(await verify(target, { spec, seed: 1, level: 'SHOULD', maxRequests, signal }))
  } catch (error) {
    const [failure = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    // Where something is on this machine says nothing to who reads the table.
    return { failure: failure.replaceAll(/\/\S*\/(?=\w)/g, '') }
  } finally {
    await stop()
  }
}
