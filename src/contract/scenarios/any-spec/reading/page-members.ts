/** What an answer tells of the page that it is: how many there are, whether another comes, which one it is, how many it has. */
import { flat } from '../../../../document/path-names.ts'
import type { Operation } from '../../../../spec/contract.ts'
import type { JsonObject } from '../../../../spec/pointer.ts'
import { elementsText } from '../../../judge/compare-values.ts'
import type { Answer } from '../../../speak/actor.ts'
import { elementsOf } from '../../../speak/paging.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { idOf } from '../aspects.ts'
import { keyOf, listPages } from '../making/listed.ts'
import type { Asked } from './asked-pages.ts'
import { numberIn, type ToldMember, toldMembers } from './told-members.ts'

/** What has to be known to judge a member: the pages of one size, in order. */
interface Walked {
  readonly list: Operation
  readonly pages: readonly Answer[]
  /** How many elements each has. */
  readonly lengths: readonly number[]
  /** How many different ones all of them have. */
  readonly all: number
  readonly size: number
  readonly paging: JsonObject
}

/** @returns What is told wrong, on the first page of which it is; undefined where it is right, or nothing shows what is right. */
type Judge = (member: ToldMember, walked: Walked) => string | undefined

interface PageMember {
  readonly names: RegExp
  readonly type: 'integer' | 'boolean'
  readonly judge: Judge
}

const pageMembers: readonly PageMember[] = [
  {
    names: /^(totals?_?pages?|pages?_?(count|total)|(num|number)_?(of_?)?pages|last_?page|pages)$/i,
    type: 'integer',
    judge: ofPages,
  },
  { names: /^(has_?(more|next)(_?(page|items|results))?|more)$/i, type: 'boolean', judge: ofMore(true) },
  { names: /^(is_?)?last(_?page)?$/i, type: 'boolean', judge: ofMore(false) },
  { names: /^(num(ber)?_?of_?elements|(num_?)?returned|page_?item_?count)$/i, type: 'integer', judge: ofLength },
]

export function pageMembersOf(specification: Specification, list: Operation): (readonly [ToldMember, Judge])[] {
  const paging = specification.resource(list)?.paging ?? {}
  return toldMembers(specification, list).flatMap((member) => {
    const known = pageMembers.filter(({ names, type }) => names.test(member.name) && member.types.includes(type))
    const isPlace =
      member.types.includes('integer') && flat(String(paging.page ?? paging.offset ?? '')) === flat(member.name)
    return [...known.map(({ judge }) => judge), ...(isPlace ? [ofPlace] : [])].map((judge) => [member, judge] as const)
  })
}

/** @param known How many elements there are. */
export async function tellsItsPages(asked: Asked, paging: JsonObject, known: number): Promise<void> {
  const { workshop, collection, list, things, thing } = asked
  const size = unevenSize(asked.size, known)
  const { specification, context } = workshop
  const members = pageMembersOf(specification, list)
  if (members.length === 0) return
  const titles = members.map(([{ title }]) => title).join(', ')
  await context.step.apart(`${titles} of its pages`, [idOf(collection, 'totals')], async ({ expect }) => {
    const { elements, pages } = await listPages(workshop, thing, list, { size, present: things })
    if (context.isRehearsal) return
    const lengths = pages.map(({ body }) => elementsOf(body).length)
    const all = new Set(elements.map((element) => keyOf(element, collection))).size
    if (all !== elements.length) throw new NotExercised('an element is on two pages')
    for (const [member, judge] of members) {
      const told = judge(member, { list, pages, lengths, all, size, paging })
      expect(member.title).toHold(told ?? '', 'what its pages are', () => told === undefined)
    }
  })
}

/** A size of which the last page is not full: that nothing comes after a full one, not everybody knows. */
function unevenSize(size: number, known: number): number {
  let uneven = Math.max(2, size)
  while (known % uneven === 0 && uneven < known) uneven++
  return uneven < known ? uneven : size
}

/** Whether the first page is of the size that was asked for: then it is known how many pages there are. */
function isOfSize({ lengths, size, paging }: Walked): boolean {
  return typeof paging.limit === 'string' && lengths[0] === size
}

function ofPages({ name, title, valueIn }: ToldMember, walked: Walked): string | undefined {
  const { list, pages, all, size, paging } = walked
  const told = numberIn(valueIn(pages[0]?.body))
  if (told === undefined || !isOfSize(walked)) return undefined
  const count = Math.ceil(all / size)
  // The number of the last page is one less where they are counted from 0.
  const isSo = told === count || (/last/i.test(name) && paging.first === 0 && told === count - 1)
  return isSo
    ? undefined
    : `${list.id} tells ${told} as \`${title}\`, and ${elementsText(all)} stand on ${count} pages of ${size}`
}

function ofMore(isMore: boolean): Judge {
  return ({ title, valueIn }, walked) => {
    const { list, pages, lengths, size } = walked
    for (const [at, { body }] of pages.entries()) {
      const told = valueIn(body)
      const rest = lengths.slice(at + 1).reduce((sum, length) => sum + length, 0)
      if (typeof told !== 'boolean' || lengths[at] === 0) continue
      const saysMore = told === isMore
      if (!saysMore && rest > 0)
        return `${list.id} tells \`${title}\` ${told} on page ${at + 1}, and ${elementsText(rest)} come after it`
      // Who has as many as were asked for may not know of the next.
      const isShort = isOfSize(walked) && (lengths[at] ?? 0) < size
      if (saysMore && rest === 0 && isShort)
        return `${list.id} tells \`${title}\` ${told} on page ${at + 1}, and nothing comes after it`
    }
    return undefined
  }
}

function ofLength({ title, valueIn }: ToldMember, { list, pages, lengths }: Walked): string | undefined {
  for (const [at, { body }] of pages.entries()) {
    const told = numberIn(valueIn(body))
    const length = lengths[at] ?? 0
    if (told !== undefined && told !== length)
      return `${list.id} tells ${told} as \`${title}\` on page ${at + 1}, which has ${elementsText(length)}`
  }
  return undefined
}

/** A member that is called as the parameter that asks for a page says which one was asked for. */
function ofPlace({ title, valueIn }: ToldMember, { list, pages, lengths, paging }: Walked): string | undefined {
  const first = typeof paging.first === 'number' ? paging.first : 1
  for (const [at, { body }] of pages.entries()) {
    const before = lengths.slice(0, at).reduce((sum, length) => sum + length, 0)
    const asked = first + (typeof paging.offset === 'string' ? before : at)
    const told = numberIn(valueIn(body))
    if (at > 0 && told !== undefined && told !== asked)
      return `${list.id} tells ${told} as \`${title}\` where ${asked} was asked for`
  }
  return undefined
}
