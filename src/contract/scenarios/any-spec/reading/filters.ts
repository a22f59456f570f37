/** A list that is asked for a value has what has that value, and stands in the order that it is asked for. */

import { showsBesides } from '../../../../document/model/lists/conditions.ts'
import { shapeOf } from '../../../../document/shape.ts'
import type { Operation } from '../../../../spec/contract.ts'
import type { Json, JsonObject, Located } from '../../../../spec/pointer.ts'
import { withDigits } from '../../../exchange/digits.ts'
import { timeOf } from '../../../exchange/waiting.ts'
import { brief } from '../../../judge/clause.ts'
import { elementsText } from '../../../judge/compare-values.ts'
import type { Expect } from '../../../judge/expect.ts'
import { elementsOf } from '../../../speak/paging.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import { idOf } from '../aspects.ts'
import { type Collection, itemSchema } from '../collections.ts'
import { appeared } from '../expecting/expect-sent.ts'
import { madeBy } from '../expecting/told.ts'
import { itemIn } from '../making/item-in.ts'
import { elementsLike, listInput } from '../making/listed.ts'
import { makeThing, readThing, type Thing } from '../making/thing.ts'
import { loose, type Workshop } from '../making/workshop.ts'

export interface Filter {
  readonly parameter: string
  readonly property: string
  /** `like`: equal to it, or having it as a part, as searches do. */
  readonly relation: 'equal' | 'like' | 'least' | 'most'
  /** All that it may be, where that is said. */
  readonly values: readonly Json[]
}

export interface Order {
  readonly parameter: string
  readonly value: string
  readonly property: string
  readonly isDescending: boolean
}

const sorting = /^(sort|sort_?by|order|order_?by|ordering)$/i

/** Parameters that are named for a property of the elements whose values can be compared. */
export function filtersOf(specification: Specification, list: Operation): Filter[] {
  const { document } = specification
  const schema = itemSchema(specification, list)
  const properties = schema === undefined ? new Map() : shapeOf(document, schema).properties
  const pages = Object.values(specification.resource(list)?.paging ?? {})
  return specification.parameters(list).flatMap((parameter): Filter[] => {
    const name = String(parameter.value.name)
    const own = specification.schemaOf(parameter)
    if (
      parameter.value.in !== 'query' ||
      own === undefined ||
      parameter.value.required === true ||
      pages.includes(name)
    )
      return []
    // With such a flag there is more, and not only what has it.
    if (shapeOf(document, { ...parameter, value: own }).types.includes('boolean') && showsBesides(told(parameter)))
      return []
    const [, word, bounded] = /^(min|max)_?(.+)$/i.exec(name) ?? []
    const property = [...properties.keys()].find((each) => flat(each) === flat(bounded ?? name))
    const target = property === undefined ? undefined : shapeOf(document, properties.get(property))
    if (property === undefined || target === undefined) return []
    const isNumber = target.types.some((type) => type === 'integer' || type === 'number')
    // A text that is none of a few may be searched for in part.
    const isSettled =
      isNumber || target.types.includes('boolean') || Array.isArray(target.keywords.enum) || /id$/i.test(name)
    if (word !== undefined)
      return isNumber
        ? [{ parameter: name, property, relation: word.toLowerCase() === 'min' ? 'least' : 'most', values: [] }]
        : []
    if (isFreeText(own) && target.types.includes('string') && !isSettled && !showing.test(name))
      return [{ parameter: name, property, relation: 'like', values: [] }]
    return isSettled && own.type !== 'array'
      ? [{ parameter: name, property, relation: 'equal', values: Array.isArray(own.enum) ? own.enum : [] }]
      : []
  })
}

function told({ value }: Located): string {
  return typeof value.description === 'string' ? value.description : ''
}

/** Any text may be asked for, so that one that nothing has may be too. */
function isFreeText({ type, format, pattern, maxLength }: JsonObject): boolean {
  const isLong = typeof maxLength !== 'number' || maxLength >= unheardLength
  return type === 'string' && format === undefined && pattern === undefined && isLong
}

const unheardLength = 12
/** What says how elements are shown, and not which. */
const showing = /^(locale|lang|language|currency|time_?zone|tz|units?|format|version|fields?|include|expand)$/i

export function ordersOf(specification: Specification, list: Operation): Order[] {
  const { document } = specification
  const schema = itemSchema(specification, list)
  if (schema === undefined) return []
  const { properties } = shapeOf(document, schema)
  return specification.parameters(list).flatMap((parameter): Order[] => {
    const name = String(parameter.value.name)
    const choices = choicesOf(specification.schemaOf(parameter))
    if (parameter.value.in !== 'query' || !sorting.test(name)) return []
    return choices.flatMap((choice): Order[] => {
      const [, minus = '', word = '', direction = ''] =
        /^([-+]?)(.+?)(?:[:_., ](asc|desc)(?:ending)?)?$/i.exec(String(choice)) ?? []
      const property = [...properties.keys()].find((each) => flat(each) === flat(word))
      const keywords = property === undefined ? undefined : properties.get(property)
      const shape = keywords && shapeOf(document, keywords)
      // The order of texts is a matter of language.
      const isOrdered =
        shape?.types.some((type) => type === 'integer' || type === 'number') === true ||
        /^date/.test(String(shape?.keywords.format))
      if (property === undefined || !isOrdered) return []
      return [
        { parameter: name, value: String(choice), property, isDescending: minus === '-' || /^desc/i.test(direction) },
      ]
    })
  })
}

/** All that a text may be: those of its enum, or those of a pattern that is nothing but a choice: `^-?(name|price)$`, `^(name|price),(asc|desc)$`. */
function choicesOf(schema: JsonObject | undefined): readonly Json[] {
  if (Array.isArray(schema?.enum)) return schema.enum
  const pattern = typeof schema?.pattern === 'string' ? schema.pattern : ''
  const [, sign, words, mark] =
    /^\^(-\?)?\((?:\?:)?(\w+(?:\|\w+)*)\)(?:\(?([:,])\((?:\?:)?asc\|desc\)(?:\)\??)?)?\$$/.exec(pattern) ?? []
  return (words ?? '')
    .split('|')
    .filter((word) => word !== '')
    .flatMap((word) =>
      mark === undefined
        ? [word, ...(sign === undefined ? [] : [`-${word}`])]
        : [`${word}${mark}asc`, `${word}${mark}desc`],
    )
}

export function filtersOfList(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, list, create } = collection
  const filters = list === undefined ? [] : filtersOf(specification, list)
  const orders = list === undefined ? [] : ordersOf(specification, list)
  if (list === undefined || filters.length + orders.length === 0) return undefined
  return scenario(`the list of ${name} is what it is asked for`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step, isRehearsal } = context
    const things: Thing[] = []
    for (const number of [1, 2, 3]) {
      things.push(
        await step(`makes number ${number}`, [create.id], () => makeThing(workshop, collection, 'whole', things[0])),
      )
    }
    for (const each of things) await appeared(workshop, each)
    const [thing] = things
    if (thing === undefined) return
    for (const filter of filters.filter(({ relation }) => relation === 'like'))
      await askedForNothing(workshop, thing, list, filter)
    for (const filter of filters.filter(({ relation }) => relation !== 'like')) {
      await step.apart(`asked for its ${filter.parameter}`, [idOf(collection, 'filters')], async ({ expect }) => {
        const value = (await itemOf(workshop, thing))?.[filter.property]
        if (value === undefined || value === null || typeof value === 'object') {
          if (isRehearsal) return
          throw new NotExercised(`no element of ${name} tells its ${filter.property}`)
        }
        const elements = await listBy(workshop, thing, list, { [filter.parameter]: value }, [thing])
        const asking = `${list.id}, asked for ${filter.parameter}=${String(value)},`
        const found = elementsLike(elements, thing)
        const unlisted = `${asking} does not have ${madeBy(thing)}, whose \`${filter.property}\` that is`
        expect(found).toHold(unlisted, 'it is there once', () => found.length === 1)
        expectAll(expect, elements, filter, value, asking)
        const other =
          filter.relation === 'equal' ? filter.values.find((each) => each !== value && each !== null) : undefined
        if (other === undefined) return
        const others = await listBy(workshop, thing, list, { [filter.parameter]: other }, [])
        const askingOther = `${list.id}, asked for ${filter.parameter}=${String(other)},`
        const wrong = elementsLike(others, thing)
        const told = `${askingOther} has ${madeBy(thing)}, whose \`${filter.property}\` is ${brief(value)}`
        if (!expect(wrong).toHold(told, 'it is not there', () => wrong.length === 0)) return
        expectAll(expect, others, filter, other, askingOther)
      })
    }
    for (const order of orders) {
      await step.apart(`in the order ${order.value}`, [idOf(collection, 'sorted')], async ({ expect }) => {
        const elements = await listBy(workshop, thing, list, { [order.parameter]: order.value }, things)
        const asking = `${list.id}, asked for ${order.parameter}=${order.value},`
        for (const each of things) {
          const found = elementsLike(elements, each)
          const told = `${asking} has ${madeBy(each)} ${found.length} times`
          expect(found).toHold(told, 'once', () => found.length === 1)
        }
        const keys = elements.map((element) => keyOf(itemIn(element, [order.property])?.[order.property]))
        const known = keys.filter((key) => key !== undefined)
        if (known.length < 2 && !isRehearsal)
          throw new NotExercised(`no two elements of ${name} tell their ${order.property}`)
        const sorted = known.toSorted((a, b) => (order.isDescending ? b - a : a - b))
        const told = `${asking} is not in the order of \`${order.property}\`${order.isDescending ? ', the largest first' : ''}`
        expect(known).toHold(told, 'in that order', () => JSON.stringify(known) === JSON.stringify(sorted))
      })
    }
  })
}

/** A text that nothing has is asked for: what is listed all the same was not looked at. Who refuses such a text says nothing of lists. */
async function askedForNothing(workshop: Workshop, thing: Thing, list: Operation, filter: Filter): Promise<void> {
  const { step, owner, random } = workshop.context
  const { parameter } = filter
  await step.apart(
    `asked for a ${parameter} that nothing has`,
    [idOf(thing.collection, 'filters')],
    async ({ expect }) => {
      const value = Array.from({ length: unheardLength }, () => 'bcdfghjkmpqrstvwxz'[Math.floor(random() * 18)]).join(
        '',
      )
      const input = listInput(workshop, thing, list)
      const answer = await owner.send(list.id, { ...input, query: { ...input.query, [parameter]: value } })
      if (answer.status >= 300) throw new NotExercised(`${list.id} refuses a ${parameter} that nothing has`)
      expectAll(expect, elementsOf(answer.body), filter, value, `${list.id}, asked for ${parameter}=${value},`)
    },
  )
}

async function itemOf(workshop: Workshop, thing: Thing): Promise<JsonObject | undefined> {
  const { read } = thing.collection
  const names = Object.keys(thing.sent)
  return itemIn(read === undefined ? thing.answer.body : (await readThing(workshop, thing, read)).body, names)
}

async function listBy(
  workshop: Workshop,
  thing: Thing,
  list: Operation,
  query: Readonly<Record<string, unknown>>,
  present: readonly Thing[],
): Promise<readonly unknown[]> {
  const isEnough = (elements: readonly unknown[]): boolean =>
    present.every((each) => elementsLike(elements, each).length > 0)
  const input = listInput(workshop, thing, list)
  return elementsOf(
    await loose(workshop.context.owner).list(list.id, { ...input, query: { ...input.query, ...query } }, isEnough),
  )
}

/** What shows no such property tells nothing of it. */
function expectAll(
  expect: Expect,
  elements: readonly unknown[],
  { property, relation }: Filter,
  value: Json,
  asking: string,
): void {
  const seen = elements.map((element) => itemIn(element, [property])?.[property]).filter((each) => each !== undefined)
  const fits = (each: Json): boolean =>
    relation === 'equal'
      ? String(each) === String(value)
      : relation === 'like'
        ? String(each).includes(String(value))
        : relation === 'least'
          ? Number(each) >= Number(value)
          : Number(each) <= Number(value)
  const wrong = seen.filter((each) => !fits(each))
  const told = `${asking} has ${elementsText(wrong.length)} whose \`${property}\` is another: ${brief(wrong[0])}`
  expect(wrong).toHold(told, 'none', () => wrong.length === 0)
}

function keyOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return Number(withDigits(String(value)))
  const time = typeof value === 'string' ? timeOf(value) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}

function flat(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}
