/** The scenarios of Vercel's secrets. */
import type { Scenario } from '../scenario.ts'
import { vercelSecretInputs } from './bodies.ts'
import { vercelRateLimit } from './limits.ts'
import { vercelOtherPaths } from './neighbours.ts'
import { vercelSecretKept } from './not-decryptable.ts'
import { vercelPages } from './pages.ts'
import { vercelBlocked, vercelSecretNames, vercelSecretReadBack } from './secrets.ts'
import { vercelTeams } from './teams.ts'
import { vercelAndNow } from './two-views.ts'

export const vercelScenarios: readonly Scenario[] = [
  vercelSecretReadBack,
  vercelSecretKept,
  vercelSecretNames,
  vercelSecretInputs,
  vercelBlocked,
  vercelPages,
  vercelTeams,
  vercelAndNow,
  vercelOtherPaths,
  vercelRateLimit,
]
