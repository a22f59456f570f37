/**
 * Secrets of a project. A value goes in and stays in: what is shown is its last four characters, and not even those when
 * they would be all of it.
 * Error texts, limits and the documents they come from: openapi.yaml, tag `project-secrets`.
 */
import { type BehavioursOf, ok } from '../../pipeline/behaviour.ts'
import { formatTime } from '../../world/clock.ts'
import type { ProjectSecret } from '../../world/records/records.ts'
import type { World } from '../../world/world.ts'
import { reachedProject } from './access.ts'

type SecretOperation = 'listProjectSecrets' | 'saveProjectSecret' | 'deleteProjectSecret'

/** How many secrets a project has at most; the document says so of the code SECRET_LIMIT_EXCEEDED. */
export const countMax = 25

export const secrets: Pick<BehavioursOf<'project-secrets'>, SecretOperation> = {
  listProjectSecrets(call) {
    const project = reachedProject(call.path.projectId, call) ?? call.fail('NOT_FOUND')
    return ok({ data: { secrets: call.world.projectSecrets.list({ projectId: project.id }).map(viewOf) } })
  },

  saveProjectSecret(call) {
    const { path, body, world, fail } = call
    const { id: projectId } = reachedProject(path.projectId, call) ?? fail('NOT_FOUND')
    const before = world.projectSecrets.find({ projectId, key: body.key })
    const count = world.projectSecrets.count({ projectId })
    if (before === undefined && count >= countMax) fail('SECRET_LIMIT_EXCEEDED', { count: String(count) })
    return ok({ data: { secret: viewOf(save(world, projectId, body, before)) } })
  },

  deleteProjectSecret(call) {
    const { path, world, fail } = call
    const { id: projectId } = reachedProject(path.projectId, call) ?? fail('NOT_FOUND')
    const secret = world.projectSecrets.find({ projectId, key: path.key })
    if (secret !== undefined) world.projectSecrets.delete(secret.id)
    return ok({ data: { success: true, existed: secret !== undefined } })
  },
}

function save(
  world: World,
  projectId: string,
  { key, value }: { readonly key: string; readonly value: string },
  before: ProjectSecret | undefined,
): ProjectSecret {
  const now = world.clock.now()
  if (before === undefined) {
    const id = `${projectId}/${key}`
    return world.projectSecrets.insert({ id, projectId, key, value, createdAt: now, updatedAt: now })
  }
  // The clock can be set back; a secret does not become older for that.
  return world.projectSecrets.update(before.id, { value, updatedAt: Math.max(now, before.updatedAt) })
}

interface SecretView {
  readonly key: string
  readonly lastFour: string
  readonly createdAt: string
  readonly updatedAt: string
}

function viewOf({ key, value, createdAt, updatedAt }: ProjectSecret): SecretView {
  return { key, lastFour: lastFourOf(value), createdAt: formatTime(createdAt), updatedAt: formatTime(updatedAt) }
}

/** Characters, not the halves of which some are made: nine halves hold the last four and a part of one before them. */
function lastFourOf(value: string): string {
  const characters = [...value.slice(-9)]
  return characters.length > 4 ? characters.slice(-4).join('') : ''
}
