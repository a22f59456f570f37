/** A secret of a project. No document says how a project is made, and a target may know that there is none of that id. */
import type { ResultOf } from '../../../spec/operations.ts'
import type { Actor } from '../../speak/actor.ts'
import { StepEnded } from '../../speak/step-ended.ts'

interface Body {
  readonly name: string
  readonly value: string
  readonly decryptable: boolean
}

/** @returns Undefined where it was refused. */
export async function inProject(
  owner: Actor,
  body: Body,
  projectId: string,
): Promise<ResultOf<'createVercelSecret'> | undefined> {
  try {
    const input = { path: { idOrName: body.name }, body: { ...body, projectId } }
    return (await owner.call('createVercelSecret', input)).body
  } catch (error) {
    if (error instanceof StepEnded) return undefined
    throw error
  }
}
