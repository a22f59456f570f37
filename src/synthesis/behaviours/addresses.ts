/** Where a thing is found again. */
import type { OperationModel } from '../../document/model/model.ts'
import type { Thing } from '../../world/records/records.ts'
import { pathOfThing } from '../answers/answer-with.ts'
import type { Asked } from './behaviour.ts'

/** The header that says where it is found again, if anything reads it. */
export function locationOf(asked: Asked, { key }: Thing): Record<string, string> {
  return readOf(asked) === undefined || !isTold(asked) ? {} : { Location: addressOf(asked, key) }
}

/** Of what was created, and of what will be where the document has a place for it. */
function isTold({ model: { status, headers } }: Asked): boolean {
  return status === 201 || headers.includes('location')
}

function readOf({ setting, model }: Asked): OperationModel | undefined {
  return Object.values(setting.model.operations).find(
    (each) => each.collection === model.collection && each.does === 'read',
  )
}

/** From the root of the server: where it is read, else below where it is made. */
export function addressOf(asked: Asked, key: string): string {
  const { setting, model, call } = asked
  const read = readOf(asked) ?? { path: `${model.path}/{ }`, parameter: ' ' }
  return pathOfThing(setting, read, call.path, { key })
}
