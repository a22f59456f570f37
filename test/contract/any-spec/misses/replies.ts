/** A target that answers one GET in a way of its own, and what a run says of it. */
import { type Report, verify } from '../../../../src/contract/index.ts'

type Fields = Readonly<Record<string, unknown>>

export interface Sent {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly text: string
  /** When, by the clock of the run. */
  readonly atMs: number
}

export const document = (paths: Fields, others: Fields = {}): Fields => ({
  openapi: '3.0.3',
  info: { title: 'Replies', version: '1' },
  paths,
  ...others,
})

/** @returns The report of a run on a function, whose clock moves when the run waits. */
export async function verified(spec: Fields, answer: (sent: Sent) => Response): Promise<Report> {
  let nowMs = Date.UTC(2026, 0, 1)
  return verify(
    {
      tokens: { owner: 'a-token-of-mine' },
      clock: {
        now: () => nowMs,
        advance: (ms: number) => {
          nowMs += ms
        },
      },
      fetch: async (url: string, init: RequestInit) =>
        answer({
          method: String(init.method),
          url: new URL(url),
          headers: new Headers(init.headers),
          text: typeof init.body === 'string' ? init.body : '',
          atMs: nowMs,
        }),
    },
    { spec, seed: 1 },
  )
}

/** Names of the checks that fail, of which each is said once. */
export function failing({ findings }: Report): string[] {
  return [
    ...new Set(
      findings.flatMap(({ result, check, scenario, step }) =>
        result === 'fail' ? [scenario === null ? check : `${scenario} > ${step}`] : [],
      ),
    ),
  ]
}

/** What GET /it has among its responses, and how it is answered. */
export async function reply(responses: Fields, response: Response, others: Fields = {}): Promise<string[]> {
  const report = await verified(document({ '/it': { get: { operationId: 'readIt', responses } } }, others), () =>
    response.clone(),
  )
  return failing(report)
}
