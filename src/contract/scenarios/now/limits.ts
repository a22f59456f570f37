/** The rate limit of the now API itself. */
import type { Scenario } from '../scenario.ts'
import { usedUpWindow } from '../used-up-window.ts'

export const nowRateLimit: Scenario = usedUpWindow({
  system: 'now',
  ask: (actor) => actor.send('listNowSecrets'),
  headers: { remaining: 'x-rate-limit-remaining', reset: { name: 'x-rate-limit-reset', as: 'epoch-seconds' } },
  refusal: { error: { code: 'rate_limited', url: 'https://zeit.co/errors/rate_limited' } },
  requirements: {
    counted: ['NOW-LIMIT-2', 'NOW-LIMIT-1'],
    refused: ['NOW-LIMIT-3', 'NOW-LIMIT-2'],
    retryAfter: 'NOW-LIMIT-6',
    beforeLimit: 'NOW-LIMIT-7',
  },
})

export const nowLimitScenarios: readonly Scenario[] = [nowRateLimit]
