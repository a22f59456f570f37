/** What the paths of a thing take for its key. */
import { shapeOf } from '../../document/shape.ts'
import { child, type Located } from '../../spec/pointer.ts'
import { locateParameters } from '../../spec/read-contract.ts'
import type { Setting } from '../setting.ts'

/** Of a key what all its paths take, where they say more than that it is a text. */
interface InPaths {
  /** A whole number alone, though the thing may show a text. */
  readonly isWhole: boolean
  /** Of the form that a path has for it, such as a UUID. */
  readonly schema: Located | undefined
}

const known = new WeakMap<Setting, ReadonlyMap<string, InPaths>>()

export function keyInPaths(setting: Setting, collection: string): InPaths | undefined {
  const all = known.get(setting) ?? readKeys(setting)
  known.set(setting, all)
  return all.get(collection)
}

function readKeys({ document, model }: Setting): ReadonlyMap<string, InPaths> {
  const keys = new Map<string, InPaths>()
  const root = { pointer: '#', value: document }
  for (const { collection, parameter, path, method } of Object.values(model.operations)) {
    if (collection === null || parameter === null) continue
    const item = child(document, root, 'paths', path)
    const operation = item && child(document, item, method.toLowerCase())
    if (item === undefined || operation === undefined) continue
    const declared = locateParameters(document, item, operation).find(
      ({ value }) => value.in === 'path' && value.name === parameter,
    )
    const schema = declared && child(document, declared, 'schema')
    if (schema === undefined) continue
    const { types, keywords } = shapeOf(document, schema)
    const before = keys.get(collection)
    const isWhole = types.length > 0 && types.every((type) => type === 'integer' || type === 'number')
    const isFormed = types.includes('string') && (keywords.format !== undefined || keywords.pattern !== undefined)
    keys.set(collection, {
      isWhole: isWhole || before?.isWhole === true,
      schema: before?.schema ?? (isFormed ? schema : undefined),
    })
  }
  return keys
}
