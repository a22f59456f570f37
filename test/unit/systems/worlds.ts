/** The worlds of fixtures/worlds/, one for each situation that tests need. */
import blockedAccount from '../../../fixtures/worlds/blocked-account.json' with { type: 'json' }
import defaultWorld from '../../../fixtures/worlds/default.json' with { type: 'json' }
import documents from '../../../fixtures/worlds/documents.json' with { type: 'json' }
import fullProject from '../../../fixtures/worlds/full-project.json' with { type: 'json' }
import manySecrets from '../../../fixtures/worlds/many-secrets.json' with { type: 'json' }
import roles from '../../../fixtures/worlds/roles.json' with { type: 'json' }
import shop from '../../../fixtures/worlds/shop.json' with { type: 'json' }
import type { WorldSeed } from '../../../src/index.ts'

// TypeScript widens the words of a JSON file to texts; a platform holds what it is given to the schema of a world.
const seed = (data: unknown): WorldSeed => data as WorldSeed

export const worlds = {
  default: seed(defaultWorld),
  /** alice is blocked, and has a secret. */
  blockedAccount: seed(blockedAccount),
  /** What the documents' own examples name is there, and an account for each reason of a refusal with 402. */
  documents: seed(documents),
  /** The project has as many secrets as it may have. */
  fullProject: seed(fullProject),
  /** alice has 45 secrets, her team 3 and bob one. */
  manySecrets: seed(manySecrets),
  /** A member of each role in team and environment, a team and a project of somebody else, and secrets of each kind. */
  roles: seed(roles),
  /** A shop that has been open for a while: deployments in each state, and some of everything else, all of it dated. */
  shop: seed(shop),
}
