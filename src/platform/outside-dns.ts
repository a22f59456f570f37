/** Holds records at outside nameservers to what the schema of a world says of them, whoever sets or removes them. */
import { UsageError } from '../errors/usage-error.ts'
import type { Problem } from '../schema/validator.ts'
import type { OutsideDnsSeed } from '../world/seed/seed.ts'
import type { World } from '../world/world.ts'
import type { History } from './history.ts'

export interface OutsideDns {
  /** @throws UsageError INVALID_OPTION */
  readonly set: (record: OutsideDnsSeed) => void
  /**
   * Removes the records of that name, of one type when it is given.
   * @throws UsageError INVALID_OPTION
   */
  readonly remove: (record: { readonly name: string; readonly type?: string }) => void
  readonly list: () => readonly OutsideDnsSeed[]
}

/** @param problemOf What is wrong with the `outsideDns` of a world, or undefined. */
export function createOutsideDns(
  world: World,
  perform: History['perform'],
  problemOf: (records: readonly unknown[]) => Problem | undefined,
): OutsideDns {
  const check = (what: string, record: unknown): void => {
    const problem = problemOf([record])
    if (problem === undefined) return
    // What is wrong stands in the only record of the list.
    const sentence = problem.sentence.replace(/^"outsideDns\.0\.?/, '"').replace(/^""/, 'The record')
    throw new UsageError('INVALID_OPTION', `Failed to ${what} outside DNS: ${sentence} Give name, type and value.`)
  }
  return {
    set(record) {
      check('set a record of the', record)
      perform('outsideDns.set', { record: { ...record } })
    },
    remove(record) {
      // As of a whole record: what is not given cannot be wrong.
      check('remove records of the', { type: 'TXT', ...record, value: '' })
      perform('outsideDns.remove', { record: { ...record } })
    },
    list: () => world.outsideDns.all().map(({ name, type, value }) => ({ name, type, value })),
  }
}
