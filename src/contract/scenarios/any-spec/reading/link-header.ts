/** The header Link of a list leads from one page to the next (RFC 8288), where it is declared beside parameters that lead there too. */
import { isObject, type JsonObject } from '../../../../spec/pointer.ts'
import { elementsOf, queryOfNextLink } from '../../../speak/paging.ts'
import { NotExercised } from '../../not-exercised.ts'
import { idOf } from '../aspects.ts'
import { keyOf, listAll, listInput } from '../making/listed.ts'
import { loose } from '../making/workshop.ts'
import type { Asked } from './asked-pages.ts'

export async function linkLeadsOn(
  { workshop, collection, list, things, thing, size }: Asked,
  paging: JsonObject,
): Promise<void> {
  const { specification, context } = workshop
  const headers = specification.part(list, 'responses', '200', 'headers')?.value
  const isDeclared = Object.keys(isObject(headers) ? headers : {}).some((name) => name.toLowerCase() === 'link')
  // Where it alone leads on, the pages themselves have shown it; where the answer does, it may be the one or the other.
  const isBeside = paging.link !== true && paging.next === undefined && paging.more === undefined
  if (!isDeclared || !isBeside || typeof paging.limit !== 'string') return
  await context.step.apart('its Link leads to the next page', [idOf(collection, 'pages')], async ({ expect }) => {
    const keysOf = (elements: readonly unknown[]): string[] => elements.map((element) => keyOf(element, collection))
    const all = keysOf(await listAll(workshop, thing, list, { size, present: things }))
    const input = listInput(workshop, thing, list, size)
    const page = await loose(context.owner).call(list.id, input)
    const first = keysOf(elementsOf(page.body))
    if (context.isRehearsal) return
    if (first.length >= all.length) throw new NotExercised('all of it stands on one page')
    const query = queryOfNextLink(page.headers.link)
    const unled = `${list.id} answers a page that is not the last without a Link to the next one (rel="next")`
    if (!expect(query).toHold(unled, 'a Link', (found) => found !== undefined)) return
    const next = await loose(context.owner).call(list.id, { ...input, query: { ...input.query, ...query } })
    const second = keysOf(elementsOf(next.body))
    const wanted = all.slice(first.length, first.length + Math.max(1, second.length))
    const told = `The Link of ${list.id} leads to ${second.join(', ') || 'nothing'}, and the next page has ${wanted.join(', ')}`
    expect(second).toHold(told, wanted.join(', '), () => second.join() === wanted.join())
  })
}
