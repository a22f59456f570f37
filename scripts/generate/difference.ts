import type { Contract } from '../../src/spec/contract.ts'

export interface Difference {
  readonly differing: Partial<Contract>
  /** The parts of which only members differ, put together again: members of an object literal, as code. */
  readonly shared: string
}

/** What the second contract says otherwise, each part with the members that differ. */
export function difference(one: Contract, other: Contract): Difference {
  const parts = Object.entries(one).map(([name, before]) => ({ name, before, after: Object(other)[name] }))
  const changed = parts.filter(({ before, after }) => !isSame(before, after))
  return {
    differing: Object.fromEntries(changed.map(({ name, before, after }) => [name, membersOf(before, after)])),
    shared: changed
      .filter(({ after }) => !Array.isArray(after))
      .map(({ name }) => `    ${name}: { ...documented.${name}, ...differing.${name} },`)
      .join('\n'),
  }
}

function membersOf(before: object, after: object): object {
  if (Array.isArray(after)) return after
  const known = new Map(Object.entries(before))
  return Object.fromEntries(Object.entries(after).filter(([key, member]) => !isSame(member, known.get(key))))
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
