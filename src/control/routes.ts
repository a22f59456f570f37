/** What the control API can be asked: a subject a file. control.openapi.yaml describes each, and a test holds the two together. */
import type { Routes } from './route.ts'
import { clock } from './routes/clock.ts'
import { contract } from './routes/contract.ts'
import { deployments } from './routes/deployments.ts'
import { dns } from './routes/dns.ts'
import { faults } from './routes/faults.ts'
import { health } from './routes/health.ts'
import { journal } from './routes/journal.ts'
import { log } from './routes/log.ts'
import { records } from './routes/records.ts'
import { requests } from './routes/requests.ts'
import { snapshots } from './routes/snapshots.ts'
import { state } from './routes/state.ts'
import { worlds } from './routes/worlds.ts'

export const routes: Routes = {
  ...health,
  ...clock,
  ...dns,
  ...deployments,
  ...faults,
  ...journal,
  ...log,
  ...records,
  ...snapshots,
  ...worlds,
  ...state,
  ...requests,
  ...contract,
}
