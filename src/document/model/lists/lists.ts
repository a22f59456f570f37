/** What the query of a list may ask for: pages, filters, an order, a part of each thing. */
import type { Json, JsonObject, Located } from '../../../spec/pointer.ts'
import { flat, isIdOf } from '../../path-names.ts'
import { shapeOf } from '../../shape.ts'
import { isSingularOf } from '../../words.ts'
import type { CollectionModel, ListModel, LookupModel } from '../model.ts'
import { hiddenBy, pickedBy } from './conditions.ts'
import { lookupsOf, selectorOf } from './lookups.ts'
import { isCreation } from './order.ts'
import { pagingOf, type QueryParameter } from './pages.ts'

export type { QueryParameter } from './pages.ts'

const searches = [
  'q',
  'query',
  'search',
  'searchterm',
  'searchstring',
  'searchtext',
  'searchquery',
  'keyword',
  'keywords',
  'term',
  'text',
  'filter',
]
const sorts = ['sort', 'sortby', 'orderby', 'order', 'ordering', 'sortfield', 'sortkey']
const directions = ['direction', 'sortdirection', 'sortorder', 'sortdir', 'orderdirection', 'orderdir', 'dir']
const fieldLists = ['fields', 'select', 'include_fields', 'includefields', 'attributes', 'properties']

interface Listed {
  /** The schema of one of them. */
  readonly element: Located | undefined
  readonly paging: Json | undefined
  /** The last word of its path. */
  readonly word: string | undefined
  readonly states: CollectionModel['states']
  readonly removal: CollectionModel['removal']
}

export function listModelOf(
  document: JsonObject,
  parameters: readonly QueryParameter[],
  { element, paging, word, states, removal }: Listed,
): ListModel {
  const properties = element === undefined ? undefined : propertiesOf(document, element)
  const pages = pagingOf(paging, parameters)
  const taken = new Set([pages?.limit, pages?.from])
  const rest = parameters.filter(({ name }) => !taken.has(name))
  const called = (names: readonly string[]): string | null =>
    rest.find(({ name }) => names.includes(flat(name)) && properties?.has(name) !== true)?.name ?? null
  const sort = called(sorts)
  const direction = called(directions) ?? (sort !== null && flat(sort) !== 'order' ? called(['order']) : null)
  const filters = rest.flatMap((parameter): { parameter: QueryParameter; property: string }[] => {
    const property = filteredBy([...(properties?.keys() ?? [])], parameter.name)
    const isOrder = parameter.name === sort || parameter.name === direction
    return property === undefined || isOrder ? [] : [{ parameter, property }]
  })
  const isSearch = /^(search|find|lookup|autocomplete|suggest)$/i.test(word ?? '')
  const conditioned = { document, properties: properties ?? new Map<string, Located>(), states, removal }
  const hidden = hiddenBy(conditioned, rest)
  const isHiding = ({ parameter }: (typeof filters)[number]): boolean =>
    hidden.some((each) => each.parameter === parameter.name)
  const isPartOf = ({ parameter, property }: (typeof filters)[number]): boolean =>
    isFreeText(document, parameter, properties?.get(property)) && (isSearch || saysPart(parameter))
  return {
    paging: pages,
    filters: Object.fromEntries(
      filters.flatMap((each) => (isPartOf(each) || isHiding(each) ? [] : [[each.parameter.name, each.property]])),
    ),
    ranges: rangesOf(document, properties ?? new Map(), rest),
    lookups: {
      ...lookupsOf([...(properties?.keys() ?? [])], rest),
      ...Object.fromEntries(
        filters.flatMap((each): [string, LookupModel][] =>
          isPartOf(each) ? [[each.parameter.name, { property: each.property, how: 'contains', isNot: false }]] : [],
        ),
      ),
    },
    selector: selectorOf([...(properties?.keys() ?? [])], rest),
    search: called(searches) ?? searchIn(rest, properties),
    sort:
      sort === null
        ? null
        : {
            parameter: sort,
            direction: direction === sort ? null : direction,
            initial: initialOf(rest, sort, direction),
          },
    fields: called(fieldLists),
    hidden,
    picked: pickedBy(conditioned, word),
  }
}

/** By what things are listed where nobody asks for it, with its direction; null where that is by their making. */
function initialOf(parameters: readonly QueryParameter[], sort: string, direction: string | null): string | null {
  const at = (wanted: string | null): Json | undefined => parameters.find(({ name }) => name === wanted)?.schema.default
  const by = at(sort)
  if (typeof by !== 'string' || isCreation(by.replace(/^[-+]/, '').replace(/[:\s,.](?:asc|desc)\w*$/i, ''))) return null
  return /^desc/i.test(String(at(direction) ?? '')) && !by.startsWith('-') ? `-${by}` : by
}

/** Members in which a thing keeps its own apart from what is said about it, as JSON:API does. */
export const keptApart = ['attributes', 'fields'] as const

function propertiesOf(document: JsonObject, element: Located): ReadonlyMap<string, Located> {
  const { properties } = shapeOf(document, element)
  const apart = keptApart.flatMap((name) => {
    const part = properties.get(name)
    return part === undefined ? [] : [...shapeOf(document, part).properties]
  })
  return apart.length === 0 ? properties : new Map([...apart, ...properties])
}

/** What is said to be searched for, and is called as no property is. */
function searchIn(
  parameters: readonly QueryParameter[],
  properties: ReadonlyMap<string, Located> | undefined,
): string | null {
  const sought = parameters.find(
    ({ name, schema, description = '' }) =>
      /^(?:(?:the |a )?(?:full[- ]text )?search(?:es)?|free[- ]text)\b/i.test(description.trim()) &&
      (schema.type === undefined || schema.type === 'string') &&
      schema.enum === undefined &&
      filteredBy([...(properties?.keys() ?? [])], name) === undefined,
  )
  return sought?.name ?? null
}

/** A text that is one of no list and no key, for the parameter and for what it is about. */
function isFreeText(document: JsonObject, { name, schema }: QueryParameter, property: Located | undefined): boolean {
  const shape = property && shapeOf(document, property)
  const isFixed = ({ enum: values, format, const: only }: JsonObject): boolean =>
    values !== undefined || format !== undefined || only !== undefined
  const isText = shape?.types.includes('string') === true && (schema.type === undefined || schema.type === 'string')
  return isText && shape !== undefined && !isFixed(shape.keywords) && !isFixed(schema) && !isIdOf(name, 'id')
}

/** Whether it is said that a part is enough, in one of the languages in which documents are written. */
function saysPart({ description = '' }: QueryParameter): boolean {
  return /\b(?:contain(?:s|ing)?|partial(?:ly)?|substring|fuzzy|like|search(?:es)?|case[- ]insensitive|keyword|contiene|cont[ée]m|enth[äa]lt|contient|parcial)\b|\bbusca|содерж|поиск|包含|模糊/i.test(
    description.slice(0, 1000),
  )
}

/** `status`, `filter[status]`, `statuses[]` for a status, `tags` for a tag, and `completed` for what is called `isCompleted`. */
function filteredBy(properties: readonly string[], parameter: string): string | undefined {
  const bare = flat(parameter.replace(/^filter\[([^[\]]+)\]$/, '$1'))
  const ones = [bare.replace(/ies$/, 'y'), bare.replace(/es$/, ''), bare.replace(/s$/, '')]
  const wanted = [
    bare,
    ...ones.filter((one) => isSingularOf(one, bare)),
    `is${bare}`,
    `has${bare}`,
    `${bare}list`,
    `${bare}s`,
    // `assignee` of what shows an `assigneeId`, and the other way round.
    `${bare}id`,
    ...(/^.+id$/.test(bare) ? [bare.slice(0, -2), `${bare.slice(0, -2)}s`] : []),
  ]
  const found = wanted.map((each) => properties.find((name) => flat(name) === each)).find((name) => name !== undefined)
  // `cafe_id` of what shows `cafes`.
  const [, stem] = /^(.+)(?:id|uuid)$/.exec(bare) ?? []
  return found ?? (stem === undefined ? undefined : properties.find((name) => isSingularOf(stem, name)))
}

const times = [
  'timestamp',
  'createdat',
  'created',
  'createdon',
  'creationdate',
  'createddate',
  'date',
  'datetime',
  'starttime',
]

/** When something begins, of which a calendar is asked from when and to when. */
const starts = [
  'startsat',
  'startat',
  'start',
  'startdate',
  'startdatetime',
  'scheduledat',
  'scheduledfor',
  'checkin',
  'checkindate',
]

/** `created_after`, `min_price`, `price_lte`, `since`: parameters between which a property has to lie. */
function rangesOf(
  document: JsonObject,
  properties: ReadonlyMap<string, Located>,
  parameters: readonly QueryParameter[],
): ListModel['ranges'] {
  const called = (names: readonly string[]): string | undefined =>
    names.map((each) => [...properties.keys()].find((name) => flat(name) === each)).find((name) => name !== undefined)
  return Object.fromEntries(
    parameters.flatMap(({ name, schema }): [string, ListModel['ranges'][string]][] => {
      const [, sideBefore, ofBefore] = /^(min|max)(.+)$/.exec(flat(name)) ?? []
      const [, ofAfter, sideAfter] =
        /^(.*?)(gte|gt|min|from|onorafter|after|since|start|lte|lt|max|to|onorbefore|before|until|end)(date|time|at)?$/.exec(
          flat(name),
        ) ?? []
      const side = sideBefore ?? sideAfter
      if (side === undefined || called([flat(name)]) !== undefined) return []
      const of = ofBefore ?? ofAfter ?? ''
      const isTime = schema.format === 'date' || schema.format === 'date-time'
      const property =
        of === '' || of === 'date'
          ? isTime
            ? (called(/^(from|to|start|end)$/.test(side) ? [...starts, ...times] : [...times, ...starts]) ??
              called(['dates', 'days']))
            : undefined
          : called([of, `${of}at`, `${of}on`, `${of}date`])
      const shape = properties.get(property ?? '')
      if (property === undefined || shape === undefined || !isOrdered(document, shape)) return []
      const isLeast = /^(gte|gt|min|from|onorafter|after|since|start)$/.test(side)
      return [[name, { property, isLeast, isStrict: /^[gl]t$/.test(side) }]]
    }),
  )
}

function isOrdered(document: JsonObject, schema: Located): boolean {
  const { types, keywords, items } = shapeOf(document, schema)
  // Of several days one has to lie there.
  if (types.includes('array') && items !== undefined) return isOrdered(document, items)
  return types.includes('number') || types.includes('integer') || /^date/.test(String(keywords.format))
}
