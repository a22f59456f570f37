/** The stages of the pipeline in another order than that of `handle.ts`. */
import { authenticate } from '../../../src/pipeline/authenticate.ts'
import { behave } from '../../../src/pipeline/behave.ts'
import { checkStanding } from '../../../src/pipeline/check-standing.ts'
import type { Engine } from '../../../src/pipeline/engine.ts'
import type {
  Admitted,
  Arrived,
  Authenticated,
  InGoodStanding,
  Read,
  Routed,
  Validated,
} from '../../../src/pipeline/exchange.ts'
import { prepared } from '../../../src/pipeline/prepare.ts'
import { rateLimit } from '../../../src/pipeline/rate-limit.ts'
import { readBody } from '../../../src/pipeline/read-body.ts'
import { respond } from '../../../src/pipeline/respond.ts'
import { validate } from '../../../src/pipeline/validate.ts'

declare const engine: Engine
declare const arrived: Arrived
declare const routed: Routed
declare const authenticated: Authenticated
declare const admitted: Admitted
declare const standing: InGoodStanding
declare const read: Read
declare const validated: Validated

authenticate(arrived, engine) // TS2379
rateLimit(routed, engine) // TS2379
checkStanding(authenticated, engine) // TS2379
readBody(admitted, engine) // TS2379
validate(standing, engine) // TS2379
prepared(read) // TS2379
behave(validated, engine) // TS2379
respond(validated, engine) // TS2379
