/** In which order things are listed: as the query asks, else as the collection has it. What is equal stays in the order in which it came. */

import { isCreation } from '../../../document/model/lists/order.ts'
import { flat } from '../../../document/path-names.ts'
import type { Json } from '../../../spec/pointer.ts'
import type { Thing } from '../../../world/records/records.ts'
import type { Asked } from '../behaviour.ts'
import { askedFor } from './asked-for.ts'
import { memberNames, memberOf } from './member.ts'

export function inOrder(asked: Asked, things: readonly Thing[]): readonly Thing[] {
  const { collection } = asked
  const wanted = wantedOf(asked, things)
  if (wanted !== undefined) return things.toSorted((one, other) => compareBy(wanted, one, other))
  if (collection.order === 'newest-first') return things.toReversed()
  return collection.order === 'by-key' ? things.toSorted((one, other) => compare(one.key, other.key)) : things
}

/** Whether the query asks for an order. */
export function isSorting({ model, call }: Asked): boolean {
  const { sort } = model.list ?? {}
  return (
    sort != null &&
    (sort.initial !== null ||
      [sort.parameter, sort.direction].some((name) => name !== null && askedFor(call, name) !== undefined))
  )
}

interface Wanted {
  readonly property: string
  readonly isDescending: boolean
}

/** `sort=-name`, `sort=name:desc`, `sort=name desc`, `sort=name,desc`, `sort=name-desc`, `sort=name&order=desc`; several with commas. */
function wantedOf({ model, call }: Asked, things: readonly Thing[]): readonly Wanted[] | undefined {
  const { sort } = model.list ?? {}
  const order = sort == null ? undefined : askedFor(call, sort.parameter)
  const isSaid = order !== undefined || (sort?.direction != null && askedFor(call, sort.direction) !== undefined)
  const asked = isSaid ? order : (sort?.initial ?? undefined)
  if (sort == null || asked === undefined) return directionAlone(sort?.direction, call, things)
  const direction = sort.direction === null ? undefined : askedFor(call, sort.direction)
  const parts = (Array.isArray(asked) ? asked.map(String) : [String(asked)])
    .flatMap((part) => part.replaceAll(/,(?=(?:asc|desc)(?:,|$))/gi, ':').split(','))
    .map((part) => part.trim())
  return parts.flatMap((part): Wanted[] => {
    const bare = part.replace(/^[-+]/, '')
    // `price-DESC`, where nothing is called so.
    const said =
      propertyCalled(bare, things) === undefined ? bare.replace(/[-_](?=(?:asc|desc)(?:ending)?$)/i, ':') : bare
    const [name = '', way = ''] = said.split(/[:\s.]/)
    const property = propertyCalled(name, things)
    const isDescending =
      part.startsWith('-') || /^desc/i.test(way) || (way === '' && /^desc/i.test(String(direction ?? '')))
    return property === undefined ? [] : [{ property, isDescending }]
  })
}

function directionAlone(
  direction: string | null | undefined,
  call: Asked['call'],
  things: readonly Thing[],
): readonly Wanted[] | undefined {
  const asked = direction == null ? undefined : askedFor(call, direction)
  if (asked === undefined || !/^desc/i.test(String(asked))) return undefined
  const property = ['created', 'createdat', 'id']
    .map((name) => propertyCalled(name, things))
    .find((each) => each !== undefined)
  return property === undefined ? undefined : [{ property, isDescending: true }]
}

/** `created` is `created_at` where nothing is called just so. */
function propertyCalled(name: string, [first]: readonly Thing[]): string | undefined {
  const names = first === undefined ? [] : memberNames(first)
  const wanted = flat(name)
  return names.find((each) => flat(each) === wanted) ?? names.find((each) => flat(each) === `${wanted}at`)
}

function compareBy(wanted: readonly Wanted[], one: Thing, other: Thing): number {
  for (const { property, isDescending } of wanted) {
    const order = compare(memberOf(one, property), memberOf(other, property))
    if (order !== 0) return isDescending ? -order : order
  }
  // Of what was made at one time the newest is what was made last.
  const [first] = wanted
  return first?.isDescending && isCreation(first.property) ? other.ordinal - one.ordinal : 0
}

/** Numbers by their size, texts by their letters, and what is not there last. */
function compare(one: Json | undefined, other: Json | undefined): number {
  if (one == null || other == null) return one == null ? (other == null ? 0 : 1) : -1
  if (typeof one === 'number' && typeof other === 'number') return one - other
  const [a, b] = [String(one), String(other)]
  return a < b ? -1 : a > b ? 1 : 0
}
