/** The pages of a list hold every element once, whatever their size. */

import type { JsonObject } from '../../../../spec/pointer.ts'
import { withDigits } from '../../../exchange/digits.ts'
import { brief } from '../../../judge/clause.ts'
import { elementsText } from '../../../judge/compare-values.ts'
import { elementsOf } from '../../../speak/paging.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import { idOf } from '../aspects.ts'
import { type Collection, parameterSchema } from '../collections.ts'
import { appeared, expectListed } from '../expecting/expect-sent.ts'
import { elementsLike, isCapped, keyOf, listAll, listInput, listPages } from '../making/listed.ts'
import { idOf as idOfThing, makeThing, type Thing } from '../making/thing.ts'
import { loose, type Workshop } from '../making/workshop.ts'
import type { Asked } from './asked-pages.ts'
import { linkLeadsOn } from './link-header.ts'
import { tellsItsPages } from './page-members.ts'
import { askingForTotal, type Total, totalsOf } from './totals.ts'

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
    await tellsItsPages(asked, paging, known)
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
    // What overlapping pages have twice is there once.
    const { length: first } = distinct(keysOf({ collection }, await listAll(workshop, thing, list)))
    const asking = askingForTotal(workshop.specification, list)
    const pages = [undefined, size].map((each) => {
      const input = listInput(workshop, thing, list, each)
      return { ...input, query: { ...input.query, ...asking } }
    })
    const answers = []
    for (const input of pages) answers.push(await loose(owner).call(list.id, input))
    const count = Math.max(...answers.map((each) => read(each) ?? 0))
    const elements = await listAll(workshop, thing, list, { count })
    const lengths = [first, distinct(keysOf({ collection }, elements)).length, elements.length]
    if (collection.paging === undefined && isCapped(workshop.specification, list, elements) && count > elements.length)
      throw new NotExercised(`the list has ${elements.length}, and nothing shows how to read more`)
    // Where each page has another count of its own, that is what it means.
    if (isAmbiguous && answers.every((each) => read(each) === elementsOf(each.body).length)) return
    const told = answers.map(read).filter((total) => total !== undefined)
    if (told.length === 0 && !isRehearsal) throw new NotExercised(`no answer has ${title}`)
    for (const total of told) {
      const [least, most] = [Math.min(...lengths), Math.max(...lengths)]
      const isSo = total >= least && total <= most
      const said = `${list.id} tells ${total} as \`${title}\`, and has ${elementsText(elements.length)}`
      if (!expect(total).toHold(said, String(elements.length), () => isSo)) return
    }
  })
}

/** @returns How many different elements the pages had. */
async function holdOnce(asked: Asked, paging: JsonObject): Promise<number | undefined> {
  const { workshop, collection, list, things, thing, size } = asked
  const { step, owner } = workshop.context
  const ids = [idOf(collection, 'pages')]
  return step.apart('no element is on two pages, and none is missing', ids, async ({ expect }) => {
    const before = keysOf(asked, await listAll(workshop, thing, list))
    const { elements: paged, pages } = await listPages(workshop, thing, list, { size, present: things })
    const first = elementsOf((await loose(owner).call(list.id, listInput(workshop, thing, list, size))).body)
    if (first.length >= paged.length && paged.length >= before.length && paging.limit === undefined)
      throw new NotExercised(
        `all of ${collection.name} stand on one page, and nothing shows how to ask for smaller ones`,
      )
    const after = keysOf(asked, await listAll(workshop, thing, list))
    const keys = keysOf(asked, paged)
    const unseen = things.filter((each) => elementsLike(paged, each).length === 0)
    const twice = distinct(keys.filter((key, index) => keys.indexOf(key) !== index))
    const missing = distinct([
      ...unseen.map((each) => withDigits(String(idOfThing(each)))),
      // What others add or remove meanwhile is in only one of the two.
      ...before.filter((key) => after.includes(key) && !keys.includes(key)),
    ])
    // What is twice on the first pages is seen soonest.
    const [shown = ''] = twice
    const made = things.map(({ answer }) => answer.exchange)
    const places = pages.flatMap((page, at) => (keysOf(asked, elementsOf(page.body)).includes(shown) ? [at] : []))
    const by = [...made, ...pages.slice(0, (places[1] ?? pages.length) + 1).map(({ exchange }) => exchange)]
    const asking = `${list.id}, asked for ${sizeText(asked)}`
    const isOnce = expect(twice).toHold(
      `${asking}, has ${elementsText(twice.length)} on two pages: ${namedText(twice, shown)}`,
      'each once',
      () => twice.length === 0,
      by,
    )
    // Where pages overlap, what they push out may be missing: that is one mistake.
    if (isOnce)
      expect(missing).toHold(
        `${asking}, leaves out ${elementsText(missing.length)} that it has otherwise: ${namedText(missing)}`,
        'none is missing',
        () => missing.length === 0,
        [...made, ...pages.map(({ exchange }) => exchange)],
      )
    return distinct(keys).length
  })
}

function keysOf({ collection }: Pick<Asked, 'collection'>, elements: readonly unknown[]): string[] {
  return elements.map((element) => keyOf(element, collection))
}

function distinct(keys: readonly string[]): string[] {
  return [...new Set(keys)]
}

function sizeText({ collection: { paging }, size }: Pick<Asked, 'collection' | 'size'>): string {
  return typeof paging?.limit === 'string' ? `${size} at a time (${paging.limit})` : 'all of its pages'
}

const namedMax = 3

/** @param first Is told first. */
function namedText(keys: readonly string[], first = ''): string {
  const named = distinct([...(first === '' ? [] : [first]), ...keys])
  const rest = named.length - namedMax
  const shown = named.slice(0, namedMax).map((key) => brief(key))
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

async function keepOrder(asked: Asked): Promise<void> {
  const { workshop, collection, list, things, thing, size } = asked
  await workshop.context.step.apart(
    'smaller pages have the same order',
    [idOf(collection, 'pages')],
    async ({ expect }) => {
      const own = new Set(things.map((each) => withDigits(String(idOfThing(each)))))
      // That one is there twice is said of itself.
      const order = (elements: readonly unknown[]): string[] =>
        distinct(keysOf(asked, elements).filter((key) => own.has(key)))
      const small = await listPages(workshop, thing, list, { size, present: things })
      const large = await listPages(workshop, thing, list, { present: things })
      const [one, two] = [order(small.elements), order(large.elements)]
      // What is missing is said of itself too.
      const both = [one, two].map((keys) => keys.filter((key) => one.includes(key) && two.includes(key)))
      expect(one).toHold(
        `${list.id} has the same things in another order when it is asked for ${sizeText(asked)}: ${namedText(both[0] ?? [])}, and ${namedText(both[1] ?? [])} otherwise`,
        'the same order',
        () => JSON.stringify(both[0]) === JSON.stringify(both[1]),
        [...things.map(({ answer }) => answer), ...small.pages, ...large.pages].map(({ exchange }) => exchange),
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
  const lengthOf = async (asked: number): Promise<number> =>
    elementsOf((await loose(owner).call(list.id, listInput(workshop, thing, list, asked))).body).length
  await step.apart('a page is no larger than was asked', ids, async ({ expect }) => {
    const length = await lengthOf(size)
    const told = `${list.id} answers a page of ${elementsText(length)} where ${size} were asked for (${limit})`
    expect(length).toHold(told, `at most ${size}`, () => length <= size)
  })
  const most = parameterSchema(workshop.specification, list, limit)?.maximum
  if (typeof most !== 'number') return
  await step.apart('a page has as many as the document lets it have', ids, async ({ expect }) => {
    const length = await lengthOf(most)
    const told = `${list.id} answers a page of ${elementsText(length)} where ${most} were asked for, which the document allows (${limit}), and has ${known} at least`
    expect(length).toHold(told, `at least ${Math.min(most, known)}`, () => length >= Math.min(most, known))
  })
}

function atLeast(specification: Specification, { list, paging }: Collection, size: number): number {
  const limit = paging?.limit
  const schema = list && typeof limit === 'string' ? parameterSchema(specification, list, limit) : undefined
  return typeof schema?.minimum === 'number' ? Math.max(schema.minimum, size) : size
}
