/** What the paths of a thing take for its key. */
import { shapeOf } from '../../document/shape.ts'
import { child } from '../../spec/pointer.ts'
import { locateParameters } from '../../spec/read-contract.ts'
import type { Setting } from '../setting.ts'

const known = new WeakMap<Setting, ReadonlySet<string>>()

/** Whether one of them takes a whole number alone, though the thing shows a text. */
export function isWholeInPaths(setting: Setting, collection: string): boolean {
  const whole = known.get(setting) ?? readWhole(setting)
  known.set(setting, whole)
  return whole.has(collection)
}

function readWhole({ document, model }: Setting): ReadonlySet<string> {
  const whole = new Set<string>()
  const root = { pointer: '#', value: document }
  for (const { collection, parameter, path, method } of Object.values(model.operations)) {
    if (collection === null || parameter === null || whole.has(collection)) continue
    const item = child(document, root, 'paths', path)
    const operation = item && child(document, item, method.toLowerCase())
    if (item === undefined || operation === undefined) continue
    const declared = locateParameters(document, item, operation).find(
      ({ value }) => value.in === 'path' && value.name === parameter,
    )
    const schema = declared && child(document, declared, 'schema')
    const types = schema === undefined ? [] : shapeOf(document, schema).types
    if (types.length > 0 && types.every((type) => type === 'integer' || type === 'number')) whole.add(collection)
  }
  return whole
}
