/**
 * What the run is about to make and has made, written down before it is made, so that it can be removed by another process after a
 * kill. No token and no secret stands in it, but for what is read of something that there is only one of. On disk it is one JSON object a line; see node-journal-file.ts.
 */

import type { Json } from '../../spec/pointer.ts'

/** How something is removed again. */
export interface Removal {
  readonly operationId: string
  readonly path: Readonly<Record<string, string>>
  /** Such as the team on whose behalf it was made. */
  readonly query: Readonly<Record<string, string>>
}

/** What is about to be made. */
export interface Intention {
  readonly id: number
  readonly system: string
  readonly role: string
  readonly collection: string
  readonly operationId: string
  readonly path: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** The texts with the run's prefix by which it can be found. */
  readonly marks: readonly string[]
  /** The same by the member under which each is sent, so that it is told from what merely mentions it. */
  readonly named: Named
}

/** Member -> what was sent under it. */
export type Named = Readonly<Record<string, readonly string[]>>

export type JournalEvent =
  | {
      readonly event: 'run'
      readonly version: 1
      readonly prefix: string
      readonly target: string
      readonly startedAt: string
    }
  | ({ readonly event: 'intend' } & Intention)
  /** It was made; `removal` is null when no operation removes it. */
  | { readonly event: 'made'; readonly id: number; readonly removal: Removal | null }
  /** What was made is about to be changed, which may call it by another name. */
  | { readonly event: 'renamed'; readonly id: number; readonly named: Named }
  /** A change told another id of it; it may stand where it stood as well. */
  | { readonly event: 'moved'; readonly id: number; readonly removal: Removal }
  /** Digests of what a list had before the run; see baseline.ts. */
  | {
      readonly event: 'before'
      readonly system: string
      readonly collection: string
      readonly elements: readonly string[]
    }
  /** What there is only one of, as it was before it is written. */
  | {
      readonly event: 'kept'
      readonly id: number
      readonly system: string
      readonly role: string
      readonly read: string
      readonly replace: string
      readonly body: Json
    }
  | { readonly event: 'restored'; readonly id: number }
  /** A record is about to be set at a nameserver outside the target. */
  | { readonly event: 'record'; readonly id: number; readonly name: string; readonly type: string }
  | { readonly event: 'unset'; readonly id: number }
  /** Its making was refused; it may be there all the same, if its list says so. */
  | { readonly event: 'refused'; readonly id: number }
  /** It is gone. */
  | { readonly event: 'gone'; readonly id: number }

export interface Journal {
  append(event: JournalEvent): void
}

/** For what needs no surviving, such as a rehearsal. */
export const noJournal: Journal = { append: () => {} }

/** What a journal says was made, or may have been, and not removed; newest first. */
export interface Outstanding {
  readonly prefix: string
  readonly items: readonly {
    readonly intention: Intention
    readonly removal: Removal | null
    /** Where it stood before a change told another id of it. */
    readonly former: readonly Removal[]
    readonly isDoubtful: boolean
    readonly isRefused: boolean
    readonly isChanged: boolean
  }[]
  /** What stood in lists before it. */
  readonly before: readonly Extract<JournalEvent, { readonly event: 'before' }>[]
  /** What it set at nameservers outside the target. */
  readonly records: readonly Extract<JournalEvent, { readonly event: 'record' }>[]
  /** What it wrote of which there is only one. */
  readonly kept: readonly Extract<JournalEvent, { readonly event: 'kept' }>[]
}

export function outstandingIn(events: readonly JournalEvent[]): Outstanding {
  const items = new Map<number, Outstanding['items'][number]>()
  const before: Outstanding['before'][number][] = []
  const kept = new Map<number, Outstanding['kept'][number]>()
  const records = new Map<number, Outstanding['records'][number]>()
  let prefix = ''
  for (const event of events) {
    if (event.event === 'run') prefix = event.prefix
    else if (event.event === 'before') before.push(event)
    else if (event.event === 'kept') kept.set(event.id, event)
    else if (event.event === 'restored') kept.delete(event.id)
    else if (event.event === 'record') records.set(event.id, event)
    else if (event.event === 'unset') records.delete(event.id)
    else if (event.event === 'intend') items.set(event.id, { ...unknown, intention: event })
    else if (event.event === 'gone') items.delete(event.id)
    else {
      const item = items.get(event.id)
      if (item === undefined) continue
      items.set(event.id, after(item, event))
    }
  }
  return {
    prefix,
    items: [...items.values()].reverse(),
    before,
    kept: [...kept.values()],
    records: [...records.values()],
  }
}

const unknown = { removal: null, former: [], isDoubtful: true, isRefused: false, isChanged: false } as const

function after(
  item: Outstanding['items'][number],
  event: Extract<JournalEvent, { readonly event: 'made' | 'moved' | 'renamed' | 'refused' }>,
): Outstanding['items'][number] {
  if (event.event === 'made') return { ...item, removal: event.removal, isDoubtful: false }
  if (event.event === 'refused') return { ...item, isRefused: true }
  if (event.event === 'renamed') return { ...item, isChanged: true, intention: renamed(item.intention, event.named) }
  const former = item.removal === null ? item.former : [...item.former, item.removal]
  return { ...item, removal: event.removal, former }
}

/** It may be called by either name: the rename may not have been done. */
function renamed(intention: Intention, named: Named): Intention {
  return {
    ...intention,
    marks: [...intention.marks, ...Object.values(named).flat()],
    named: bothNamed(intention.named, named),
  }
}

export function bothNamed(one: Named, two: Named): Named {
  const members = new Set([...Object.keys(one), ...Object.keys(two)])
  return Object.fromEntries([...members].map((member) => [member, [...(one[member] ?? []), ...(two[member] ?? [])]]))
}
