/** Puts back what there is only one of, and reads whether it is as it was: a difference is left behind, and said. */
import type { Json } from '../../spec/pointer.ts'
import { roles } from '../exchange/roles.ts'
import type { Actor } from '../speak/actor.ts'
import type { Cleaning } from './cleaning.ts'
import type { Kept } from './kept.ts'
import type { Leftover } from './leftover.ts'

export interface PutBack {
  /** Paths of what was otherwise, and is as it was. */
  readonly restored: readonly string[]
  /** What is not as it was. */
  readonly leftovers: readonly Leftover[]
}

export async function putBack(session: Cleaning): Promise<PutBack> {
  const leftovers: Leftover[] = []
  const restored: string[] = []
  for (const kept of session.keeping.pending()) {
    const { reason, isPut } = await restore(session, kept)
    const { path } = session.specification.operation(kept.replace)
    if (reason === null) session.keeping.restored(kept)
    if (reason === null && isPut) restored.push(path)
    if (reason !== null)
      leftovers.push({ system: kept.system, collection: path, reference: path, reason, isAllowed: false })
  }
  return { restored, leftovers }
}

interface Restored {
  /** Why it is not as it was; null where it is. */
  readonly reason: string | null
  readonly isPut: boolean
}

async function restore(session: Cleaning, { system, role, read, replace, body }: Kept): Promise<Restored> {
  const failed = (reason: string): Restored => ({ reason, isPut: true })
  try {
    const actor: Actor = session.actor(system, roles.find((each) => each === role) ?? 'owner')
    if (differencesOf(body, (await actor.send(read)).body).length === 0) return { reason: null, isPut: false }
    const answer = await actor.send(replace, { body })
    if (answer.status >= 300)
      return failed(`it is not as it was: ${replace} answered ${answer.status} when it was put back`)
    const now = await actor.send(read)
    if (now.status >= 300) return failed(`it was put back, and ${read} answered ${now.status}`)
    const differences = differencesOf(body, now.body)
    if (differences.length === 0) return { reason: null, isPut: true }
    return failed(`it was put back, and is not as it was: ${differences.join(', ')}`)
  } catch (error) {
    return failed(`it is not known to be as it was: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** The names of members that differ; values may be secret. */
function differencesOf(before: Json, now: unknown): string[] {
  if (isPlain(before) && isPlain(now)) {
    const names = new Set([...Object.keys(before), ...Object.keys(now)])
    return [...names].filter((name) => textOf(before[name]) !== textOf(now[name]))
  }
  return textOf(before) === textOf(now) ? [] : ['all of it']
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The same for objects whose members stand in another order. */
function textOf(value: unknown): string {
  return (
    JSON.stringify(value, (_, member: unknown) =>
      isPlain(member) ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1))) : member,
    ) ?? ''
  )
}
