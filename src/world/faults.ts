/** Errors that a test ordered: the next calls of an operation answer with a code of its own catalogue. */

export interface Fault {
  readonly operationId: string
  readonly code: string
  /** Calls that it still hits. */
  readonly times: number
}

export interface Faults {
  add(fault: Fault): void
  /** The code that this call of the operation is to fail with, counted off; undefined when there is none. */
  take(operationId: string): string | undefined
  snapshot(): Fault[]
  restore(faults: readonly Fault[]): void
}

export function createFaults(): Faults {
  let faults: Fault[] = []
  return {
    add(fault) {
      faults.push(fault)
    },
    take(operationId) {
      if (faults.length === 0) return undefined
      const index = faults.findIndex((fault) => fault.operationId === operationId)
      const fault = faults[index]
      if (fault === undefined) return undefined
      if (fault.times > 1) faults[index] = { ...fault, times: fault.times - 1 }
      else faults.splice(index, 1)
      return fault.code
    },
    snapshot: () => [...faults],
    restore(snapshot) {
      faults = [...snapshot]
    },
  }
}
