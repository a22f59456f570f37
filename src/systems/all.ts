/** Every system that the document names, each with its behaviours; a missing one does not compile. */
import { type AnyBehaviour, type BehavioursOf, eraseBehaviours } from '../pipeline/behaviour.ts'
import type { Site } from '../pipeline/engine.ts'
import type { SystemName } from '../spec/operations.ts'
import type { Seeder } from '../world/seed/seeding.ts'
import { environmentSecrets } from './environment-secrets/environment-secrets.ts'
import { seedEnvironmentSecrets } from './environment-secrets/seed.ts'
import { deploymentSite } from './now/deployments/site.ts'
import { now } from './now/now.ts'
import { nowSeeders } from './now/seed/now.ts'
import { projectSecrets } from './project-secrets/project-secrets.ts'
import { seedProjectSecrets } from './project-secrets/seed.ts'
import { seedSecrets } from './vercel-secrets/seed.ts'
import { vercelSecrets } from './vercel-secrets/vercel-secrets.ts'

const systems: { readonly [System in SystemName]: BehavioursOf<System> } = {
  now,
  'vercel-secrets': vercelSecrets,
  'environment-secrets': environmentSecrets,
  'project-secrets': projectSecrets,
}

export const behaviours: ReadonlyMap<string, AnyBehaviour> = new Map(Object.values(systems).flatMap(eraseBehaviours))

export const sites: readonly Site[] = [deploymentSite]

/** What each system puts into a world that begins. */
export const seeders: readonly Seeder[] = [...nowSeeders, seedSecrets, seedEnvironmentSecrets, seedProjectSecrets]
