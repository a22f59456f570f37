/** Asks the control API of a platform whose time stands still. */
import { type ControlOptions, createControl } from '../../../src/control/control.ts'
import { type Answer, createPlatform, type Platform, type PlatformOptions, type Received } from '../../../src/index.ts'

export const startIso = '2017-02-20T08:00:00.000Z'

export interface Told {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  /** What comes in its place, where it takes its time. */
  readonly later?: Promise<Told>
}

export interface Asker {
  readonly platform: Platform
  /** A body that is no text is sent as JSON. */
  ask(method: string, path: string, body?: unknown, request?: Partial<Received>, peer?: string): Told
}

export function createAsker(options: PlatformOptions = {}, server: Partial<ControlOptions> = {}): Asker {
  const platform = createPlatform({ seed: 1, clock: startIso, ...options })
  const control = createControl(platform, { version: () => '1.2.3', scheme: 'http', host: '127.0.0.1', ...server })
  return {
    platform,
    ask(method, path, body, request = {}, peer = '127.0.0.1') {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const answer = control.answer(
        {
          method,
          path: `/_nowhere/${path.replace(/\?.*/, '')}`,
          query: path.split('?')[1] ?? '',
          host: '127.0.0.1:4700',
          headers: body === undefined ? {} : { 'content-type': 'application/json' },
          body: body === undefined ? null : new TextEncoder().encode(text),
          ...request,
        },
        peer,
      )
      return { ...toldOf(answer), ...(answer.later && { later: answer.later.then(toldOf) }) }
    },
  }
}

function toldOf({ status, headers, body }: Answer): Told {
  if (body instanceof Uint8Array) throw new Error('the control API answers text')
  return { status, headers, body: body === null ? null : JSON.parse(body) }
}

export const refusal = (code: string, message: unknown): unknown => ({ error: { code, message } })
