/** Which systems of a document a run asks, and why it leaves the others out. */
import { UsageError } from '../../errors/usage-error.ts'
import type { Specification } from '../specification/specification.ts'
import type { Target } from './target.ts'

/** Why a system is left out when others were named: nobody needs to be told. */
export const notAskedFor = 'it was not asked for'

/** Every system of the document with the reason why it is left out, or null. */
export function chooseSystems(
  specification: Specification,
  target: Target,
  wanted: readonly string[] | undefined,
): ReadonlyMap<string, string | null> {
  const known = specification.contract.systems.map(({ name }) => name)
  for (const name of wanted ?? []) if (!known.includes(name)) refuseOption('systems', name, known)
  return new Map(
    known.map((name) => {
      if (wanted !== undefined && !wanted.includes(name)) return [name, notAskedFor]
      return [
        name,
        target.tokenOf(name, 'owner') === undefined && specification.isSecured(name) ? 'no token was given' : null,
      ]
    }),
  )
}

/** @throws UsageError INVALID_OPTION */
export function refuseOption(option: string, value: string, known: readonly string[]): never {
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to verify with the option ${option}: ${JSON.stringify(value)} is none of them. They are ${known.join(', ')}.`,
  )
}
