/** Secrets of environments that a world begins with. */
import type { Seeding } from '../../world/seed/seeding.ts'

export function seedEnvironmentSecrets({ seed, world, idOf, timeOf, inOrder }: Seeding): void {
  for (const { entry, pointer, createdAt } of inOrder('environmentSecrets', seed.environmentSecrets)) {
    const { id, environment, key, value, description = null, neverReveal = false, updatedAt } = entry
    world.environmentSecrets.insert({
      id: idOf('EnvironmentSecretId', id, environment, key),
      environmentId: environment,
      key,
      value,
      description,
      neverReveal,
      createdAt,
      updatedAt: timeOf(`${pointer}/updatedAt`, updatedAt, { defaultMs: createdAt, earliestMs: createdAt }),
    })
  }
}
