/** What an account does once to the same: the second application for a job, where making one has a word for that. */
import type { OperationModel } from '../../document/model/model.ts'
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { locate } from '../../spec/pointer.ts'
import { placeOfOperation } from '../places.ts'
import { refuseBy } from '../refusing.ts'
import type { Setting } from '../setting.ts'
import { descriptionFor, wordsFor } from '../signing/said-refusals.ts'
import { type Asked, type Behave, sentThing } from './behaviour.ts'

const deeds: ReadonlySet<string> = new Set(
  [
    'apply applied review reviewed vote voted enrol enroll enrolled join joined like liked rate rated register registered',
    'subscribe subscribed follow followed following favorited favourited bookmarked saved requested submitted signed booked',
    'responded answered',
  ].flatMap((words) => words.split(' ')),
)

/** Whether it is said that somebody did it before: "You have already applied to this job". */
const already = {
  test(text: string): boolean {
    const words: readonly string[] = text.toLowerCase().match(/[a-z]+/g) ?? []
    const at = words.indexOf('already')
    return at !== -1 && words.slice(at + 1).some((word) => deeds.has(word))
  },
}

export function once(setting: Setting, model: OperationModel, behave: Behave): Behave {
  const reference = referenceOf(setting, model)
  if (reference === undefined) return behave
  return (asked) => {
    const { call } = asked
    const { claims } = call.world
    const { id: accountId } = call.principal.account
    const value = reference === 'path' ? '' : sentThing(asked)[reference]
    if (accountId === '' || (typeof value !== 'string' && typeof value !== 'number')) return behave(asked)
    const id = JSON.stringify([placeOfOperation(model, call.path), model.path, String(value), accountId])
    if (claims.has(id)) {
      const usual = `Who asks did that already${value === '' ? '' : `, to ${JSON.stringify(value)}`}.`
      refuseBy(call, model.refusals, 'conflict', wordsFor(asked, model.refusals.conflict, already) ?? usual)
    }
    const result = behave(asked)
    claims.insert({ id, thingId: madeBy(asked) })
    return result
  }
}

/** The member of the body that names to what, or the path; undefined where it may be done again, or nothing alone says to what. */
function referenceOf(setting: Setting, model: OperationModel): string | undefined {
  const { method, does, declared, body, path } = model
  const said = [descriptionFor({ setting, model }, 409), wordsFor({ setting, model }, 409, already)]
  const isSo = said.some((text) => text !== undefined && already.test(text))
  if (method !== 'POST' || !declared.includes(409) || !isSo || !['create', 'example'].includes(does)) return undefined
  const sent = body === null ? undefined : locate(setting.document, body)
  const names = sent === undefined ? [] : [...shapeOf(setting.document, sent).properties.keys()]
  const keys = names.filter(
    (name) => /.id$/.test(flat(name)) && !/^(user|owner|author|account)u?u?id$/.test(flat(name)),
  )
  if (keys.length === 1) return keys[0]
  return keys.length === 0 && does === 'create' && path.includes('{') ? 'path' : undefined
}

/** With which the claim goes. */
function madeBy({ model, call: { world, path } }: Asked): string {
  const place = placeOfOperation(model, path)
  const count = model.does === 'create' ? world.things.count({ place }) : 0
  return count === 0 ? '' : (world.things.slice({ place }, count - 1, count)[0]?.id ?? '')
}
