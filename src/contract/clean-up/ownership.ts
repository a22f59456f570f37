/**
 * Whether an element of a list is the run's: an answer told its id, or it is called, by what it is identified by, exactly as the run
 * called what it made there. What merely mentions the run is somebody else's, and so is what was there before.
 */
import type { Names } from '../exchange/chance.ts'
import { isMarked } from '../exchange/marks.ts'
import { isNaming } from '../exchange/naming.ts'
import { oncePer } from '../specification/once-per.ts'
import type { Specification } from '../specification/specification.ts'
import { type Baseline, identitiesOf } from './baseline.ts'
import type { Made } from './made.ts'
import { plain } from './naming/called-alike.ts'

export interface Owning {
  readonly specification: Specification
  readonly baseline: Baseline
  readonly names: Pick<Names, 'prefix'>
}

/** @param isOutstanding Small numbers come again: one that was removed is not known by such an id any more. */
export function isMadeAs(
  { specification, baseline, names }: Owning,
  made: Made,
  element: unknown,
  isOutstanding: boolean,
): boolean {
  const { system, collection } = made.intention
  if (baseline.had(system, collection, element) === true) return false
  const identities = new Set(identitiesOf(specification, system, collection, element).map(plain))
  for (const each of made.references)
    if (identities.has(plain(each)) && (isOutstanding || !/^\d{1,9}$/.test(each))) return true
  // What has no mark of the run may be anybody's, unless it is known not to have been there.
  const isNew = baseline.had(system, collection, element) === false
  return isNamedAs(made, element, (text) => isNew || isMarked(text, names.prefix))
}

/** Where one is sent by which somebody would call a thing, the others say nothing. */
export function isNamedAs({ named }: Made, element: unknown, isTelling: (text: string) => boolean): boolean {
  if (typeof element !== 'object' || element === null) return false
  const sent = Object.entries(named).map(([member, texts]) => [member, texts.filter(isTelling)] as const)
  const telling = sent.filter(([member, texts]) => isNaming(member) && texts.length > 0)
  return (telling.length > 0 ? telling : sent).some(([member, texts]) => {
    const own = membersOf(element).find(([name]) => name === member)?.[1]
    return typeof own === 'string' && texts.some((text) => plain(text) === plain(own))
  })
}

/** Its own, and those of what it is wrapped in. */
const membersOf = oncePer((element: object): [string, unknown][] => {
  const own: [string, unknown][] = Object.entries(element)
  return [
    ...own,
    ...own.flatMap(([, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [],
    ),
  ]
})
