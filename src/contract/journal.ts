/**
 * What the run is about to make and has made, written down before it is made, so that it can be removed by another process after a
 * kill. No token stands in it. On disk it is one JSON object a line; see node-journal-file.ts.
 */

/** How something is removed again. */
export interface Removal {
  readonly operationId: string
  readonly path: Readonly<Record<string, string>>
}

export type JournalEvent =
  | {
      readonly event: 'run'
      readonly version: 1
      readonly prefix: string
      readonly target: string
      readonly startedAt: string
    }
  /** About to be made; `marks` are the texts with the run's prefix by which it can be found. */
  | {
      readonly event: 'intend'
      readonly id: number
      readonly system: string
      readonly role: string
      readonly collection: string
      readonly operationId: string
      readonly path: Readonly<Record<string, string>>
      readonly marks: readonly string[]
    }
  | { readonly event: 'made'; readonly id: number; readonly removal: Removal | null }
  /** It was refused, or it is gone. */
  | { readonly event: 'gone'; readonly id: number }

export interface Journal {
  append(event: JournalEvent): void
}

/** For what needs no surviving, such as a rehearsal. */
export const noJournal: Journal = { append: () => {} }
