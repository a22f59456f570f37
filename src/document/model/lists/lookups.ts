/** Parameters of a list that ask for more than that a property is equal: `name__startswith`, `status[ne]`, `title_contains`, `label_selector`. */
import { flat } from '../../path-names.ts'
import type { ListModel, LookupModel } from '../model.ts'

type How = Omit<LookupModel, 'property'>

/** Behind `__`, a dot or in brackets. */
const hows: readonly (readonly [RegExp, How])[] = [
  [/^(n|ne|neq|not|exclude)$/, { how: 'is', isNot: true }],
  [/^(ie|iexact|exact|eq|in|is)$/, { how: 'is', isNot: false }],
  [/^(nie|nin|notin)$/, { how: 'is', isNot: true }],
  [/^(ic|contains|icontains|like|ilike|match)$/, { how: 'contains', isNot: false }],
  [/^(nic|ncontains|notcontains|notlike)$/, { how: 'contains', isNot: true }],
  [/^(isw|sw|startswith|istartswith|beginswith|prefix)$/, { how: 'begins', isNot: false }],
  [/^nisw$/, { how: 'begins', isNot: true }],
  [/^(iew|ew|endswith|iendswith|suffix)$/, { how: 'ends', isNot: false }],
  [/^niew$/, { how: 'ends', isNot: true }],
  [/^(empty|isnull|null|isempty)$/, { how: 'is-absent', isNot: false }],
  [/^(exists|notnull|isnotnull)$/, { how: 'is-absent', isNot: true }],
]

/** Behind a single `_` these alone are no part of the name of a property. */
const plainly = /^(not|contains|icontains|like|ilike|startswith|endswith|beginswith|exact|iexact|isnull)$/

export function lookupsOf(
  properties: readonly string[],
  parameters: readonly { readonly name: string }[],
): ListModel['lookups'] {
  const called = (name: string): string | undefined => {
    const bare = flat(name)
    return properties.find((each) => flat(each) === bare) ?? properties.find((each) => `${flat(each)}id` === bare)
  }
  return Object.fromEntries(
    parameters.flatMap(({ name }): [string, LookupModel][] => {
      if (called(name) !== undefined) return []
      const [of, ending, isPlain] = splitOf(name.replace(/^filter\[([^[\]]+)\]/, '$1'))
      const how = isPlain && !plainly.test(ending) ? undefined : hows.find(([isIt]) => isIt.test(ending))?.[1]
      const property = how && called(of)
      return how === undefined || property === undefined ? [] : [[name, { property, ...how }]]
    }),
  )
}

/** What is asked of, how, and whether a single `_` stands between. */
function splitOf(name: string): readonly [of: string, ending: string, isPlain: boolean] {
  const bracket = name.endsWith(']') ? name.lastIndexOf('[') : -1
  const joint = bracket > 0 ? bracket : Math.max(name.lastIndexOf('__'), name.lastIndexOf('.'))
  const at = joint > 0 ? joint : name.lastIndexOf('_')
  return [name.slice(0, Math.max(0, at)), flat(name.slice(at + 1)), joint <= 0]
}

export function selectorOf(
  properties: readonly string[],
  parameters: readonly { readonly name: string }[],
): ListModel['selector'] {
  const parameter = parameters.find(({ name }) => /^(label|tag)s?selectors?$/.test(flat(name)))?.name
  const stem = parameter === undefined ? '' : flat(parameter).replace(/s?selectors?$/, '')
  const property = properties.find((name) => [stem, `${stem}s`].includes(flat(name)))
  return parameter === undefined || property === undefined ? null : { parameter, property }
}
