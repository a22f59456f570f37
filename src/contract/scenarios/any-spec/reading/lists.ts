/** The pages of a list hold every element once, whatever their size. */

import type { JsonObject } from '../../../../spec/pointer.ts'
import { withDigits } from '../../../exchange/digits.ts'
import { elementsOf } from '../../../speak/paging.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import { idOf } from '../aspects.ts'
import { type Collection, parameterSchema } from '../collections.ts'
import { appeared, expectListed } from '../expecting/expect-sent.ts'
import { elementsLike, isCapped, keyOf, listAll, listInput } from '../making/listed.ts'
import { idOf as idOfThing, makeThing, type Thing } from '../making/thing.ts'
import { loose, type Workshop } from '../making/workshop.ts'
import type { Asked } from './asked-pages.ts'
import { linkLeadsOn } from './link-header.ts'
import { type Total, totalsOf } from './totals.ts'

const ownCount = 3

export function pagesOfList(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, list, paging } = collection
  const totals = list === undefined ? [] : totalsOf(specification, list)
  if (list === undefined || (paging === undefined && totals.length === 0)) return undefined
  return scenario(`the pages of ${name} hold every element once`, { system }, async (context) => {
    const workshop = { specification, context }
    const things = await makeSome(workshop, collection)
    const [thing] = things
    if (thing === undefined) return
    for (const each of things) await appeared(workshop, each)
    const all = await context.step(
      'all of them are in the list, once',
      [idOf(collection, 'listed')],
      async ({ expect }) => {
        const elements = await listAll(workshop, thing, list, { present: things })
        for (const each of things) expectListed(workshop, expect, elements, each)
        return elements
      },
    )
    const size = atLeast(specification, collection, Math.max(1, Math.ceil(all.length / 3)))
    const asked: Asked = { workshop, collection, list, things, thing, size }
    for (const total of totals) await agrees(asked, total)
    if (paging === undefined) return
    const known = Math.max(all.length, (await holdOnce(asked, paging)) ?? 0)
    await keepOrder(asked)
    await linkLeadsOn(asked, paging)
    if (typeof paging.limit === 'string') await keepSize(asked, paging.limit, known)
  })
}

async function makeSome(workshop: Workshop, collection: Collection): Promise<readonly Thing[]> {
  const things: Thing[] = []
  for (let index = 1; index <= ownCount; index++) {
    things.push(
      await workshop.context.step(`makes number ${index}`, [collection.create.id], () =>
        makeThing(workshop, collection, 'required', things[0]),
      ),
    )
  }
  return things
}

async function agrees(
  { workshop, collection, list, thing, size }: Asked,
  { title, read, isAmbiguous }: Total,
): Promise<void> {
  const { step, owner, isRehearsal } = workshop.context
  await step.apart(`${title} is the number of all`, [idOf(collection, 'totals')], async ({ expect }) => {
    const { length: first } = await listAll(workshop, thing, list)
    const pages = [undefined, size].map((each) => listInput(workshop, thing, list, each))
    const answers = []
    for (const input of pages) answers.push(await loose(owner).call(list.id, input))
    const count = Math.max(...answers.map((each) => read(each) ?? 0))
    const elements = await listAll(workshop, thing, list, { count })
    const lengths = [first, elements.length]
    if (collection.paging === undefined && isCapped(workshop.specification, list, elements) && count > elements.length)
      throw new NotExercised(`the list has ${elements.length}, and nothing shows how to read more`)
    // Where each page has another count of its own, that is what it means.
    if (isAmbiguous && answers.every((each) => read(each) === elementsOf(each.body).length)) return
    const told = answers.map(read).filter((total) => total !== undefined)
    if (told.length === 0 && !isRehearsal) throw new NotExercised(`no answer has ${title}`)
    for (const total of told) {
      expect(total).toBeAtLeast(Math.min(...lengths))
      expect(total).toBeAtMost(Math.max(...lengths))
    }
  })
}

/** @returns How many elements the pages had. */
async function holdOnce(
  { workshop, collection, list, things, thing, size }: Asked,
  paging: JsonObject,
): Promise<number | undefined> {
  const { step, owner } = workshop.context
  const ids = [idOf(collection, 'pages')]
  return step.apart('no element is on two pages, and none is missing', ids, async ({ expect }) => {
    const keysOf = (elements: readonly unknown[]): string[] => elements.map((element) => keyOf(element, collection))
    const before = keysOf(await listAll(workshop, thing, list))
    const paged = await listAll(workshop, thing, list, { size, present: things })
    const first = elementsOf((await loose(owner).call(list.id, listInput(workshop, thing, list, size))).body)
    if (first.length >= paged.length && paged.length >= before.length && paging.limit === undefined)
      throw new NotExercised(
        `all of ${collection.name} stand on one page, and nothing shows how to ask for smaller ones`,
      )
    const after = keysOf(await listAll(workshop, thing, list))
    const keys = keysOf(paged)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    for (const each of things) expect(elementsLike(paged, each)).toHaveLength(1)
    // What others add or remove meanwhile is in only one of the two.
    expect(before.filter((key) => after.includes(key) && !keys.includes(key))).toEqual([])
    return paged.length
  })
}

async function keepOrder({ workshop, collection, list, things, thing, size }: Asked): Promise<void> {
  await workshop.context.step.apart(
    'smaller pages have the same order',
    [idOf(collection, 'pages')],
    async ({ expect }) => {
      const order = (elements: readonly unknown[]): unknown[] =>
        elements
          .map((element) => keyOf(element, collection))
          .filter((key) => things.some((each) => key === withDigits(String(idOfThing(each)))))
      expect(order(await listAll(workshop, thing, list, { size, present: things }))).toEqual(
        order(await listAll(workshop, thing, list, { present: things })),
      )
    },
  )
}

/** @param known How many elements there are at least. */
async function keepSize(
  { workshop, collection, list, thing, size }: Asked,
  limit: string,
  known: number,
): Promise<void> {
  const { step, owner } = workshop.context
  const ids = [idOf(collection, 'page-size')]
  const pageOf = async (asked: number): Promise<readonly unknown[]> =>
    elementsOf((await loose(owner).call(list.id, listInput(workshop, thing, list, asked))).body)
  await step.apart('a page is no larger than was asked', ids, async ({ expect }) => {
    expect((await pageOf(size)).length).toBeAtMost(size)
  })
  const most = parameterSchema(workshop.specification, list, limit)?.maximum
  if (typeof most !== 'number') return
  await step.apart('a page has as many as the document lets it have', ids, async ({ expect }) => {
    expect((await pageOf(most)).length).toBeAtLeast(Math.min(most, known))
  })
}

function atLeast(specification: Specification, { list, paging }: Collection, size: number): number {
  const limit = paging?.limit
  const schema = list && typeof limit === 'string' ? parameterSchema(specification, list, limit) : undefined
  return typeof schema?.minimum === 'number' ? Math.max(schema.minimum, size) : size
}
