/** What the fake is and how it is, and back to its start. */
import type { Controlled, Routes } from '../route.ts'
import { clockOf } from './clock.ts'

export const health: Routes = {
  '/_nowhere/health': { GET: (_, controlled) => healthOf(controlled) },
  '/_nowhere/reset': { POST: (_, controlled) => reset(controlled) },
}

function healthOf({ platform, version }: Controlled): object {
  const systems = platform.systems.map(({ name, origin }) => ({ name, origin }))
  return { name: 'nowhere-kit', version: version(), profile: platform.profile, systems, clock: clockOf(platform) }
}

function reset(controlled: Controlled): object {
  controlled.platform.reset()
  return healthOf(controlled)
}
