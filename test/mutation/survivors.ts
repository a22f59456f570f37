/** Mutants that the kit does not notice by what is named for them, each with the reason. One that is noticed after all may not stay here. */

export interface Survivor {
  readonly system: string
  readonly name: string
  readonly reason: string
}

export const survivors: readonly Survivor[] = []
