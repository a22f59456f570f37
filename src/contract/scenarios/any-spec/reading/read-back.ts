/** What is written reads back, where it was said to be, once in its list, and reading it changes nothing. */

import { brief } from '../../../judge/clause.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import { applies, idOf } from '../aspects.ts'
import type { Collection } from '../collections.ts'
import { expectDefaults } from '../expecting/expect-defaults.ts'
import { appeared, expectListed, expectNoTwin, expectSent } from '../expecting/expect-sent.ts'
import { expectAsBefore, madeBy } from '../expecting/told.ts'
import { itemIn } from '../making/item-in.ts'
import { elementsLike, listAll } from '../making/listed.ts'
import { unread } from '../making/snapshot.ts'
import { addressOf, makeThing, readThing, type Thing } from '../making/thing.ts'
import type { Workshop } from '../making/workshop.ts'

export function readBack(specification: Specification, collection: Collection): Scenario {
  const { name, system, read, list } = collection
  return scenario(`what is written to ${name} is what is read`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step } = context
    const thing = await step('makes one with everything', [collection.create.id], () =>
      makeThing(workshop, collection, 'whole'),
    )
    const small = await step('makes one with no more than it needs', [collection.create.id], () =>
      makeThing(workshop, collection, 'required', thing),
    )
    await appeared(workshop, small)
    if (read !== undefined) {
      await step.apart('everything that was sent comes back', [idOf(collection, 'read-back')], async ({ expect }) => {
        expectSent(workshop, expect, (await readThing(workshop, thing, read)).body, thing.sent, read)
        const answer = await readThing(workshop, small, read)
        expectSent(workshop, expect, answer.body, small.sent, read)
        const item = itemIn(answer.body, Object.keys(small.sent))
        expectDefaults(workshop, expect, item, small.sent, { write: collection.create, read })
      })
    }
    if (applies(collection, 'location')) await locate(workshop, thing)
    if (list !== undefined) {
      await step.apart('each is in the list exactly once', [idOf(collection, 'listed')], async ({ expect }) => {
        const elements = await listAll(workshop, thing, list, { present: [thing, small] })
        for (const each of [thing, small]) {
          expectListed(workshop, expect, elements, each)
          expectNoTwin(workshop, expect, elements, each.sent, list)
        }
        const [element] = elementsLike(elements, thing)
        if (element !== undefined) expectSent(workshop, expect, element, thing.sent, list)
      })
    }
    // What lists all of them has those of every parent.
    if (list !== undefined && collection.parent !== undefined && list.path === collection.create.path) {
      const { parent } = collection
      const elsewhere = await step.apart(`makes another of ${parent.name}`, [parent.create.id], () =>
        makeThing(workshop, parent, 'required'),
      )
      if (elsewhere !== undefined) {
        await step.apart('it is not in the list of the other', [idOf(collection, 'listed')], async ({ expect }) => {
          const elements = await listAll(workshop, { ...thing, parent: elsewhere }, list, { present: [] })
          const found = elementsLike(elements, thing)
          const told = `${list.id} of another of ${parent.name} has ${madeBy(thing)}, which stands elsewhere`
          expect(found).toHold(told, 'it is not there', () => found.length === 0)
        })
      }
    }
    if (read !== undefined) {
      await step.apart('reading has changed nothing', [idOf(collection, 'safe')], async ({ expect }) => {
        const answer = await readThing(workshop, thing, read)
        const again = await readThing(workshop, thing, read)
        const [one, two] = [answer.body, again.body].map((body) => unread(itemIn(body, Object.keys(thing.sent))))
        expectAsBefore(expect, two, one, `${read.id}, which only reads,`, madeBy(thing))
      })
    }
  })
}

/** The Location is the address of the thing, or an address at which it is read. */
async function locate(workshop: Workshop, thing: Thing): Promise<void> {
  const { collection, answer } = thing
  const { context, specification } = workshop
  const { read } = collection
  await context.step.apart('its Location leads to it', [idOf(collection, 'location')], async ({ expect }) => {
    const { location } = answer.headers
    const unsaid = `${collection.create.id} answered ${answer.status} without a Location`
    if (!expect(location).toHold(unsaid, 'an address', (value) => typeof value === 'string')) return
    const base = new URL(specification.system(collection.system).origin).pathname.replace(/\/$/, '')
    const asked = `http://localhost${base}${fill(collection.create.path, thing.path)}`
    const { pathname, search } = new URL(location ?? '', asked)
    const path = read && addressOf(thing, read)
    const own = read && path && fill(read.path, path)
    if (
      own !== undefined &&
      (pathname.endsWith(own) || new URL(location ?? '', 'http://localhost').pathname.endsWith(own))
    )
      return
    if (`${asked}/`.endsWith(pathname.replace(/\/?$/, '/')))
      throw new NotExercised('its Location names the collection, and not what was made')
    const below = pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname
    const found = await context.owner.request({ method: 'GET', path: below + search })
    const told = `The Location of ${madeBy(thing)} answers ${found.status} (${brief(location)})`
    if (!expect(found.status).toHold(told, '200', (status) => status === 200)) return
    // A list that begins with it is another place.
    const isOne = Array.isArray(answer.body) || !Array.isArray(found.body)
    const listed = `The Location of ${madeBy(thing)} leads to a list (${brief(location)})`
    if (!expect(found.body).toHold(listed, 'the thing itself', () => isOne)) return
    if (read !== undefined) expectSent(workshop, expect, itemIn(found.body, Object.keys(thing.sent)), thing.sent, read)
  })
}

function fill(template: string, path: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''))
}
