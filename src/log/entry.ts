/**
 * What a log holds: everything that changes a world, a request or an act of control, in order. Plain data but for bytes; how it is
 * written down: `entry-json.ts`.
 */

/** A request as it came. */
export interface LoggedRequest {
  readonly method: string
  readonly host: string
  /** As it came, percent-encoded. */
  readonly path: string
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  /** null too of a request that was refused before its body was read. */
  readonly body: Uint8Array | null
  readonly tooLarge?: boolean
  readonly undoneCodings?: string
  readonly isForServer?: boolean
}

/** An answer as far as a replay needs it to tell whether it is the same. */
export interface LoggedAnswer {
  readonly status: number
  /** Of status, headers and body: `digest.ts`. */
  readonly sha256: string
}

export interface WholeAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | null
}

interface Dated {
  /** Milliseconds since the epoch, by the world's clock: the one time that all of it happened at. */
  readonly atMs: number
}

interface HappenedRequest extends Dated {
  readonly kind: 'request'
  /** null when no operation matched. */
  readonly operationId: string | null
  readonly accountId: string | null
  readonly request: LoggedRequest
  /** What the operation waited for before it was taken, where it did. */
  readonly preparation?: { readonly value: unknown } | { readonly error: unknown } | undefined
}

interface HappenedAct extends Dated {
  readonly kind: 'control'
  /** Such as `clock.advance`. */
  readonly act: string
  /** Plain data. */
  readonly arguments: Readonly<Record<string, unknown>>
  /** How the clock goes after it; with the system's, by so many milliseconds apart from it. */
  readonly clock: { readonly mode: 'system' | 'stopped'; readonly ms: number }
}

/** What happened, before it has its place among the others. */
export type Happened = (HappenedRequest & { readonly answer: WholeAnswer }) | HappenedAct

interface Placed {
  /** From 1, without a gap. */
  readonly n: number
}

export type RequestEntry = Placed & HappenedRequest & { readonly answer: LoggedAnswer }
export type ControlEntry = Placed & HappenedAct
export type LogEntry = RequestEntry | ControlEntry
