/**
 * What the run is about to make and has made, written down before it is made, so that it can be removed by another process after a
 * kill. No token and no secret stands in it. On disk it is one JSON object a line; see node-journal-file.ts.
 */

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
}

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
  /** It was refused, or it is gone. */
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
    readonly isDoubtful: boolean
  }[]
}

export function outstandingIn(events: readonly JournalEvent[]): Outstanding {
  const items = new Map<number, Outstanding['items'][number]>()
  let prefix = ''
  for (const event of events) {
    if (event.event === 'run') prefix = event.prefix
    else if (event.event === 'intend') items.set(event.id, { intention: event, removal: null, isDoubtful: true })
    else if (event.event === 'gone') items.delete(event.id)
    else {
      const item = items.get(event.id)
      if (item !== undefined) items.set(event.id, { ...item, removal: event.removal, isDoubtful: false })
    }
  }
  return { prefix, items: [...items.values()].reverse() }
}
