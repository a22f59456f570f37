/** The lives of deployments. */
import type { Received } from '../../platform.ts'
import { readInput, readText } from '../input.ts'
import type { Controlled, Routes } from '../route.ts'

export const deployments: Routes = { '/_nowhere/step': { POST: step } }

function step(received: Received, { platform }: Controlled): object {
  const deployment = readText(readInput(received, ['deployment']), 'deployment')
  return { deployment, state: platform.step(deployment) }
}
