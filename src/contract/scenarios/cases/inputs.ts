/**
 * A valid call of any operation: the document's own example, under a name that is the run's, on something that an earlier call made and a
 * link of the document leads from.
 */
import type { Operation } from '../../../spec/contract.ts'
import type { Json } from '../../../spec/pointer.ts'
import type { Input } from '../../exchange/exchange.ts'
import { Lacking } from '../../speak/step-ended.ts'
import type { Specification } from '../../specification/specification.ts'
import type { Context } from '../scenario.ts'
import { fixedId, fixedPath } from './inputs/fixed-ids.ts'
import type { ExampleInputs, Ground } from './inputs/ground.ts'
import { createOccurrences } from './inputs/occurrences.ts'
import { lookedFor, nearly, pathOfNothing } from './inputs/of-nothing.ts'
import { parametersIn } from './inputs/parameters.ts'
import { withBody, withRest } from './inputs/whole-input.ts'

export interface Inputs {
  /** A valid input on something that is there; undefined when the document does not lead there. */
  of(operation: Operation): Promise<Input | undefined>
  /** A valid input on something that is not there, and below nothing that is. */
  ofNothing(operation: Operation): Input | undefined
  /** A valid input where the target came with everything that the path names. */
  ofFixed(operation: Operation): Input | undefined
  /** Bodies with which something was made that the calls are about. */
  sent(): readonly unknown[]
  /** A valid input on something that is not there, below what is, and under an id that is nearly one of something that is. */
  ofNothingThere(operation: Operation): Promise<Input | undefined>
  /** The same input with another body. */
  withBody(operation: Operation, input: Input, body: Json): Input
}

export function createInputs(specification: Specification, context: Context, examples: ExampleInputs): Inputs {
  const ground: Ground = { specification, context, examples }
  const occurrences = createOccurrences(ground)
  const inputs: Inputs = {
    async of(operation) {
      if (!isReplacing(ground, operation)) return occurrences.inputOf(operation)
      // What replaces what is there is asked of what is there, so that a refusal that replaced it is seen.
      const occurrence = await occurrences.of(operation)
      if (occurrence === undefined) throw new Lacking('room')
      return occurrence.input
    },
    ofFixed(operation) {
      const names = parametersIn(specification, operation, 'path')
      const path = fixedPath(ground, operation)
      return names.every((name) => path[name] !== undefined) ? withRest(ground, operation, path) : undefined
    },
    sent: () => occurrences.bodies,
    ofNothing(operation) {
      const path = pathOfNothing(ground, operation)
      return path && withRest(ground, operation, path)
    },
    async ofNothingThere(operation) {
      const path = pathOfNothing(ground, operation)
      if (path === undefined) return undefined
      const there = await inputs.of(operation).catch((error: unknown) => {
        if (error instanceof Lacking) return undefined
        throw error
      })
      const last = lookedFor(ground, operation)
      const near = last === undefined ? undefined : nearly(there?.path?.[last])
      const own = last === undefined ? {} : { [last]: near ?? path[last] ?? '' }
      return withRest(ground, operation, { ...path, ...there?.path, ...own })
    },
    withBody: (operation, input, body) => withBody(ground, operation, input, body),
  }
  return inputs
}

/** Whether an operation stores what its body names, below what the target came with. */
function isReplacing(ground: Ground, operation: Operation): boolean {
  const { specification, context } = ground
  const isBelow = parametersIn(specification, operation, 'path').some((name) => fixedId(ground, name) !== undefined)
  return isBelow && specification.resource(operation)?.action === 'upsert' && context.can('writes')
}
