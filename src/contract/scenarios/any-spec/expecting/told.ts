/** What headlines call things, and what differs between two of them. */
import type { JsonObject } from '../../../../spec/pointer.ts'
import { withDigits } from '../../../exchange/digits.ts'
import { brief } from '../../../judge/clause.ts'
import { differenceOf, matches } from '../../../judge/compare-values.ts'
import type { Expect } from '../../../judge/expect.ts'
import { idOf, type Thing } from '../making/thing.ts'

/** `what createJob made (id "j-1")`. */
export function madeBy(thing: Thing): string {
  const { create, idName = 'id' } = thing.collection
  const id = idOf(thing)
  return id === undefined ? `what ${create.id} made` : `what ${create.id} made (${idName} ${brief(plain(id))})`
}

function plain(id: unknown): unknown {
  return typeof id === 'string' ? withDigits(id) : id
}

/**
 * What should be as it was.
 * @param changing What may have changed it, such as `changeJob was refused with 409 and`.
 */
export function expectAsBefore(
  expect: Expect,
  now: JsonObject | undefined,
  before: JsonObject | undefined,
  changing: string,
  of = 'it',
): boolean {
  const difference = differenceOf(now, before, 'exactly')
  const what = difference?.path === '' ? of : `\`${difference?.path ?? ''}\` of ${of}`
  const [was, is] = [difference?.expected, difference?.actual].map((value) =>
    value === undefined ? 'nothing' : brief(value),
  )
  return expect(now).toHold(
    `${changing} changed ${what} from ${was ?? ''} to ${is ?? ''}`,
    'the same as before',
    (value) => matches(value, before, 'exactly'),
  )
}
