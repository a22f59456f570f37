/** The rate limit of the Vercel API itself. */
import type { Scenario } from '../scenario.ts'
import { usedUpWindow } from '../used-up-window.ts'

export const vercelRateLimit: Scenario = usedUpWindow({
  system: 'vercel-secrets',
  ask: (actor) => actor.send('listVercelSecrets', { query: { limit: 1 } }),
  headers: { remaining: 'x-ratelimit-remaining', reset: { name: 'x-ratelimit-reset', as: 'epoch-seconds' } },
  refusal: { error: { code: 'rate_limited', limit: { remaining: 0 } } },
  requirements: { counted: ['VER-LIMIT-1'], refused: ['VER-LIMIT-1'] },
})
