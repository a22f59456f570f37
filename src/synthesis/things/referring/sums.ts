/** What elements cost and what they cost in all, where members are called so and nobody may send them: how many times how much, and the sum of that. */
import { flat } from '../../../document/path-names.ts'
import { shapeOf } from '../../../document/shape.ts'
import { isObject, type Json, type JsonObject } from '../../../spec/pointer.ts'
import type { Part } from './parts.ts'

const counts = ['quantity', 'qty']
const prices = ['price', 'unitprice', 'priceperunit', 'itemprice', 'priceeach']
const lineTotals = ['subtotal', 'linetotal', 'total', 'totalprice', 'lineprice', 'amount']
const totals = ['total', 'subtotal', 'totalprice', 'totalamount', 'ordertotal', 'carttotal', 'itemstotal', 'totalcost']

/** @param element With all that is known of it. */
export function lineTotalIn(document: JsonObject, part: Part, element: JsonObject): JsonObject {
  const cost = costOf(element)
  return cost === undefined ? {} : sums(document, part, lineTotals, cost)
}

/** @param whole With all that is known of it: of one list of elements, each with what it costs. */
export function totalsIn(document: JsonObject, part: Part, whole: JsonObject): JsonObject {
  const lists = Object.values(whole).flatMap((value): number[] => {
    const elements = Array.isArray(value) ? (value as readonly Json[]) : []
    const costs = elements.map((each) => (isObject(each) ? costOf(each) : undefined))
    const known = costs.filter((cost) => cost !== undefined)
    return known.length > 0 && known.length === costs.length ? [known.reduce((sum, cost) => sum + cost, 0)] : []
  })
  const [sum, ...others] = lists
  return sum === undefined || others.length > 0 ? {} : sums(document, part, totals, sum)
}

/** Of a list in which nothing is left: what it costs is nothing. */
export function noTotalsIn(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]): [string, Json][] =>
      totals.includes(flat(name)) && typeof each === 'number' ? [[name, 0]] : [],
    ),
  )
}

function costOf(element: JsonObject): number | undefined {
  const numberAt = (names: readonly string[]): Json | undefined =>
    Object.entries(element).find(([name, value]) => names.includes(flat(name)) && typeof value === 'number')?.[1]
  const [count, price] = [numberAt(counts), numberAt(prices)]
  return typeof count === 'number' && typeof price === 'number' ? count * price : undefined
}

function sums(document: JsonObject, { schema, body, sent }: Part, names: readonly string[], sum: number): JsonObject {
  const sendable = body === undefined ? new Map() : shapeOf(document, body).properties
  // As money is counted.
  const rounded = Math.round(sum * 100) / 100
  return Object.fromEntries(
    [...shapeOf(document, schema).properties].flatMap(([name, property]): [string, Json][] => {
      const { types } = shapeOf(document, property)
      const isFit = types.includes('number') || (types.includes('integer') && Number.isInteger(rounded))
      return names.includes(flat(name)) && isFit && !sendable.has(name) && !Object.hasOwn(sent, name)
        ? [[name, rounded]]
        : []
    }),
  )
}
