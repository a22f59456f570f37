/** Secrets of projects that a world begins with, as many as a project may have. */
import type { Seeding } from '../../world/seed/seeding.ts'
import { countMax } from './secrets.ts'

export function seedProjectSecrets({ seed, world, timeOf, inOrder, refuse }: Seeding): void {
  for (const { entry, pointer, createdAt } of inOrder('projectSecrets', seed.projectSecrets)) {
    const { project, key, value, updatedAt } = entry
    if (world.projectSecrets.count({ projectId: project }) >= countMax) {
      refuse(pointer, `The project "${project}" has ${countMax} secrets already, which is as many as it may have.`)
    }
    world.projectSecrets.insert({
      id: `${project}/${key}`,
      projectId: project,
      key,
      value,
      createdAt,
      updatedAt: timeOf(`${pointer}/updatedAt`, updatedAt, { defaultMs: createdAt, earliestMs: createdAt }),
    })
  }
}
