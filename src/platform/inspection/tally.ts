/** How often each operation was answered with each status. */

export interface Tally {
  /** operationId -> status -> times */
  readonly exercised: ReadonlyMap<string, ReadonlyMap<number, number>>
  /** @param operationId null of what no operation took, which is not counted. */
  count(operationId: string | null, status: number): void
}

export function createTally(): Tally {
  const exercised = new Map<string, Map<number, number>>()
  return {
    exercised,
    count(operationId, status) {
      if (operationId === null) return
      const known = exercised.get(operationId) ?? new Map<number, number>()
      exercised.set(operationId, known.set(status, (known.get(status) ?? 0) + 1))
    },
  }
}
