/** The rate limit of the secrets of projects itself. */
import type { Scenario } from '../scenario.ts'
import { usedUpWindow } from '../used-up-window.ts'

export const projectRateLimit: Scenario = usedUpWindow({
  system: 'project-secrets',
  needs: ['project'],
  ask: (actor, { id }) => actor.send('listProjectSecrets', { path: { projectId: id('project') } }),
  headers: { remaining: 'x-ratelimit-remaining', reset: { name: 'x-ratelimit-reset', as: 'seconds-left' } },
  refusal: { error: { code: 'RATE_LIMITED' } },
  requirements: { counted: ['PRJ-429-2'], refused: ['PRJ-429-1', 'PRJ-429-2'], retryAfter: 'PRJ-429-2' },
})
