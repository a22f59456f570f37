/** A change that is bound to a version is taken for that one, and refused for another (RFC 9110, section 13.1.1). */

import { codeOf } from '../../../../document/error-statuses.ts'
import type { Operation } from '../../../../spec/contract.ts'
import type { Input } from '../../../exchange/exchange.ts'
import { isNamed } from '../../../specification/response-key.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import { idOf } from '../aspects.ts'
import type { Collection } from '../collections.ts'
import { appeared } from '../expecting/expect-sent.ts'
import { expectAsBefore, madeBy } from '../expecting/told.ts'
import { itemIn } from '../making/item-in.ts'
import { lasting } from '../making/snapshot.ts'
import { changingBody, following, inputFor, makeThing, readThing, versionOf } from '../making/thing.ts'
import { isTaken, summaryOf } from '../making/writes.ts'

/** The operations of a collection that take `If-Match` and declare 412. */
export function boundOperations(specification: Specification, collection: Collection): Operation[] {
  const { replace, update, remove, read } = collection
  const isBound = (operation: Operation): boolean =>
    isNamed(specification, operation, 412) &&
    specification
      .parameters(operation)
      .some(({ value }) => value.in === 'header' && String(value.name).toLowerCase() === 'if-match')
  const tellsVersion =
    read !== undefined &&
    Object.keys(specification.part(read, 'responses', '200', 'headers')?.value ?? {}).some(
      (name) => name.toLowerCase() === 'etag',
    )
  return tellsVersion ? [replace, update, remove].filter((each) => each !== undefined).filter(isBound) : []
}

export function versions(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, create, read } = collection
  const bound = boundOperations(specification, collection)
  if (bound.length === 0 || read === undefined) return undefined
  return scenario(`a change of ${name} is bound to its version`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step, owner, isRehearsal } = context
    const ids = [idOf(collection, 'versions')]
    const thing = await step('makes one', [create.id], () => makeThing(workshop, collection, 'whole'))
    await appeared(workshop, thing)
    for (const operation of bound) {
      const made = operation.body === null ? { body: undefined } : changingBody(workshop, thing, operation, 'whole')
      if ('problem' in made) continue
      const input = await inputFor(workshop, thing, operation, made.body)
      let earlier: string | undefined
      await step.apart(`${operation.method} of another version is refused`, ids, async ({ expect }) => {
        const before = itemIn((await readThing(workshop, thing, read)).body, Object.keys(thing.sent))
        const headers = { ...input.headers, 'If-Match': '"nobody-has-this-version"' }
        await owner.refused(operation.id, { ...input, headers }, codeOf(412))
        const after = itemIn((await readThing(workshop, thing, read)).body, Object.keys(thing.sent))
        expectAsBefore(
          expect,
          lasting(after),
          lasting(before),
          `${operation.id} of another version was refused and`,
          madeBy(thing),
        )
      })
      await step.apart(
        `${operation.method} of its own version is taken`,
        [...ids, operation.id],
        async ({ expect, reading }) => {
          // The version that is read may be that before the last change still; what is refused for it has changed nothing.
          const { version, answer } = await reading(async () => {
            const version = (await versionOf(workshop, thing, read)) ?? (isRehearsal ? '"a version"' : undefined)
            if (version === undefined) throw new NotExercised(`${read.id} does not tell the version`)
            const answer = await owner.reach(operation.id, boundTo(input, version))
            // A weak version is no version to change by (RFC 9110, section 8.8.1).
            if (!version.startsWith('W/'))
              expect(answer.status).toHold(
                `${operation.id} answered 412 for If-Match with the ETag that ${read.id} gave`,
                'a success',
                (status) => status !== 412,
              )
            return { version, answer }
          })
          if (!isTaken(operation, answer.status))
            throw new NotExercised(`the target refuses ${operation.id}: ${summaryOf(answer)}`)
          if (!isRehearsal) following(thing)?.(answer)
          earlier = version
        },
      )
      // What was deleted has no version.
      if (operation === collection.remove) continue
      await step.apart(`${operation.method} of the version before it is refused`, ids, async () => {
        if (earlier === undefined) throw new NotExercised('it was not changed')
        const made = changingBody(workshop, thing, operation, 'whole')
        const body = 'problem' in made ? {} : { body: made.body }
        await owner.refused(operation.id, { ...boundTo(input, earlier), ...body }, codeOf(412))
      })
    }
  })
}

function boundTo(input: Input, version: string): Input {
  return { ...input, headers: { ...input.headers, 'If-Match': version } }
}
