/** What is left out and has a declared default reads as that. */

import { shapeOf } from '../../../../document/shape.ts'
import type { Operation } from '../../../../spec/contract.ts'
import type { JsonObject } from '../../../../spec/pointer.ts'
import { brief } from '../../../judge/clause.ts'
import { show } from '../../../judge/compare-values.ts'
import type { Expect } from '../../../judge/expect.ts'
import { itemSchema } from '../collections.ts'
import { bodySchema } from '../making/request-body.ts'
import { expectedFields, isSame } from '../making/same-value.ts'
import type { Workshop } from '../making/workshop.ts'

export function expectDefaults(
  { specification }: Workshop,
  expect: Expect,
  item: JsonObject | undefined,
  sent: JsonObject,
  operations: { readonly write: Operation; readonly read: Operation },
): void {
  const { document } = specification
  const schema = bodySchema(specification, operations.write)
  if (schema === undefined || item === undefined) return
  const defaults: Record<string, JsonObject[string]> = {}
  for (const [name, { value }] of shapeOf(document, schema).properties)
    if (value.default !== undefined && value.default !== null && !Object.hasOwn(sent, name))
      defaults[name] = value.default
  for (const [name, { value, schema: property }] of expectedFields(
    document,
    defaults,
    itemSchema(specification, operations.read),
  )) {
    const found = item[name]
    // An answer may leave out what is as it is by default.
    if (found === undefined) continue
    expect(found).toHold(
      `\`${name}\` is ${brief(found)} after ${operations.write.id} left it out, and by default it is ${brief(value)}`,
      show(value),
      () => isSame(document, value, found, property),
    )
  }
}
