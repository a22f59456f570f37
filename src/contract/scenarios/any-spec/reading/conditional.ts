/** A read that is bound to a version sends nothing again that is known already, and all of what was changed since (RFC 9110, section 13.1.2). */
import type { Operation } from '../../../../spec/contract.ts'
import type { Input } from '../../../exchange/exchange.ts'
import { isNamed } from '../../../specification/response-key.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import { idOf } from '../aspects.ts'
import type { Collection } from '../collections.ts'
import { appeared } from '../expecting/expect-sent.ts'
import { changingBody, following, inputFor, makeThing, versionOf } from '../making/thing.ts'
import { write } from '../making/writes.ts'

/** Whether the read of an element tells its version, takes `If-None-Match` and declares 304. */
export function isConditional(specification: Specification, { read }: Collection): boolean {
  if (read === undefined || !isNamed(specification, read, 304)) return false
  const named = (name: string, wanted: string): boolean => name.toLowerCase() === wanted
  return (
    specification
      .parameters(read)
      .some(({ value }) => value.in === 'header' && named(String(value.name), 'if-none-match')) &&
    Object.keys(specification.part(read, 'responses', '200', 'headers')?.value ?? {}).some((name) =>
      named(name, 'etag'),
    )
  )
}

export function conditionalRead(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, create, read, update, replace } = collection
  if (read === undefined || !isConditional(specification, collection)) return undefined
  return scenario(`a read of ${name} is bound to its version`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step, owner } = context
    const ids = [idOf(collection, 'conditional')]
    const thing = await step('makes one', [create.id], () => makeThing(workshop, collection, 'whole'))
    await appeared(workshop, thing)
    const input = await inputFor(workshop, thing, read)
    const version = await step.apart('reads its version', [read.id], () => versionOf(workshop, thing, read))
    const statusFor = async (etag: string): Promise<number> => (await owner.send(read.id, unless(input, etag))).status
    await step.apart('what is known already is not sent again', ids, async ({ expect }) => {
      if (version === undefined && !context.isRehearsal) throw new NotExercised(`${read.id} does not tell the version`)
      const status = await statusFor(version ?? '"a version"')
      if (!context.isRehearsal)
        expect(status).toHold(
          `${read.id} answered ${status} for If-None-Match with the ETag that it gave`,
          '304',
          () => status === 304,
        )
    })
    await step.apart('what is not known is sent', ids, async ({ expect }) => {
      const status = await statusFor('"nobody-has-this-version"')
      const told = `${read.id} answered ${status} for If-None-Match with an ETag that nobody has`
      expect(status).toHold(told, '200', () => status === 200)
    })
    const change: Operation | undefined = update ?? replace
    const made = change && changingBody(workshop, thing, change, 'whole')
    if (change === undefined || made === undefined || 'problem' in made) return
    await step.apart('what was changed since is sent', ids, async ({ expect }) => {
      await write(workshop, change, async () => ({
        input: await inputFor(workshop, thing, change, made.body),
        learn: following(thing),
      }))
      const status = await statusFor(version ?? '"a version"')
      const told = `${read.id} answered ${status} for If-None-Match with the ETag from before ${change.id} changed it`
      if (!context.isRehearsal) expect(status).toHold(told, '200', () => status === 200)
    })
  })
}

function unless(input: Input, version: string): Input {
  return { ...input, headers: { ...input.headers, 'If-None-Match': version } }
}
