/** A project has room for 25 secrets, of which some may be there already. */
import type { ResultOf } from '../../../spec/operations.ts'
import type { Actor } from '../../speak/actor.ts'
import { Lacking, StepEnded } from '../../speak/step-ended.ts'

export const countMax = 25

interface Place {
  readonly projectId: string
}

type Secret = ResultOf<'saveProjectSecret'>['data']['secret']

/**
 * Stores a key that is not there yet.
 * @throws Lacking `room`, where it was refused because the project is full
 */
export async function saveNew(
  owner: Actor,
  path: Place,
  body: { readonly key: string; readonly value: string },
): Promise<Secret> {
  try {
    return (await owner.call('saveProjectSecret', { path, body })).body.data.secret
  } catch (error) {
    if (error instanceof StepEnded && (await listed(owner, path)).length >= countMax) throw new Lacking('room')
    throw error
  }
}

export async function listed(owner: Actor, path: Place): Promise<ResultOf<'listProjectSecrets'>['data']['secrets']> {
  return (await owner.list('listProjectSecrets', { path })).data.secrets
}
