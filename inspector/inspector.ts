/** What the inspector knows and can do: which world and which time it looks at, and that something has changed. */
import { type Signal, signal } from '@preact/signals'
import { ask, type ControlFetch, ControlProblem, type Facts, type Place, type Who } from './control/client.ts'
import { follow } from './control/follow.ts'

export interface Inspector {
  readonly world: Signal<string>
  /** The entry of the log whose state is looked at; null for the state as it is. */
  readonly at: Signal<number | null>
  /** Goes up whenever something may have changed. */
  readonly version: Signal<number>
  readonly facts: Signal<Facts | null>
  readonly clock: Signal<ClockFacts | null>
  readonly link: Signal<Link>
  /** What was done last, or why it was not. */
  readonly notice: Signal<Notice | null>
  get<Answer>(path: string): Promise<Answer>
  /** Does something, and says so. @returns Whether it was done. */
  act(method: string, path: string, body?: unknown, done?: string): Promise<boolean>
  useToken(token: string): void
  switchTo(world: string): void
  end(): void
}

/** `token`: it asks for one. `lost`: nobody answers. `refused`: this page may not. */
export type Link = 'connecting' | 'live' | 'token' | 'refused' | 'lost'

export interface Notice {
  readonly isProblem: boolean
  readonly text: string
}

export interface ClockFacts {
  readonly nowMs: number
  readonly mode: 'system' | 'stopped'
  /** By the machine's clock. */
  readonly seenAtMs: number
}

export interface InspectorParts extends Place {
  readonly control: ControlFetch
  readonly world: string
}

const tokenKey = 'nowhere-control-token'

export function createInspector({ control, base, world: first }: InspectorParts): Inspector {
  const place: Place = { control, base }
  const known = nothingKnown(first)
  const { world, at, version, facts, clock, link, notice } = known
  let token = storedToken()
  let following = new AbortController()
  let waking: ReturnType<typeof setTimeout> | undefined
  let changing: ReturnType<typeof setTimeout> | undefined

  const who = (): Who => ({ world: world.value, token })
  const get = async <Answer>(path: string): Promise<Answer> => (await ask(place, who(), path)).json()

  /** What comes at once is looked at together. */
  const changed = (): void => {
    changing ??= setTimeout(() => {
      changing = undefined
      version.value++
      look().catch(told)
    }, 120)
  }
  const told = (problem: unknown): void => {
    const status = problem instanceof ControlProblem ? problem.status : 0
    link.value = status === 401 ? 'token' : status === 403 ? 'refused' : 'lost'
  }
  const look = async (): Promise<void> => {
    const [health, state] = await Promise.all([get<{ clock?: ClockFacts }>('health'), get<Facts>('state')])
    if (health.clock !== undefined) clock.value = { ...health.clock, seenAtMs: Date.now() }
    facts.value = state
    link.value = 'live'
    clearTimeout(waking)
    const { nextChangeAtMs, nowMs } = state
    if (nextChangeAtMs !== null && health.clock?.mode === 'system' && nextChangeAtMs - nowMs < 3_600_000)
      waking = setTimeout(changed, nextChangeAtMs - nowMs + 20)
  }
  const begin = (): void => {
    following.abort()
    following = new AbortController()
    void follow(place, who(), { onEvents: changed, onProblem: told }, following.signal)
  }
  begin()

  return {
    ...known,
    get,
    act: acting((...asked) => ask(place, who(), ...asked), notice, changed),
    useToken(given) {
      token = given
      sessionStorage.setItem(tokenKey, given)
      link.value = 'connecting'
      begin()
    },
    switchTo(name) {
      at.value = null
      facts.value = null
      world.value = name
      begin()
      changed()
    },
    end() {
      following.abort()
      clearTimeout(waking)
      clearTimeout(changing)
    },
  }
}

type Asking = (path: string, init: RequestInit) => Promise<Response>

function acting(asking: Asking, notice: Signal<Notice | null>, changed: () => void): Inspector['act'] {
  return async (method, path, body, done) => {
    try {
      await asking(path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })
      notice.value = done === undefined ? null : { isProblem: false, text: done }
      changed()
      return true
    } catch (problem) {
      notice.value = { isProblem: true, text: problem instanceof Error ? problem.message : String(problem) }
      return false
    }
  }
}

const nothingKnown = (world: string) => ({
  world: signal(world),
  at: signal<number | null>(null),
  version: signal(0),
  facts: signal<Facts | null>(null),
  clock: signal<ClockFacts | null>(null),
  link: signal<Link>('connecting'),
  notice: signal<Notice | null>(null),
})

/** A page may be one that has no store, such as a sandboxed frame. */
function storedToken(): string {
  try {
    return sessionStorage.getItem(tokenKey) ?? ''
  } catch {
    return ''
  }
}
