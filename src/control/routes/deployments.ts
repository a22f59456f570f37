/** The lives of deployments. */
import type { Platform } from '../../platform.ts'
import { readInput, readText } from '../input.ts'
import type { Route, Routes } from '../route.ts'

export const deployments: Routes = {
  '/_nowhere/step': { POST: moving('step') },
  '/_nowhere/hold': { POST: moving('hold') },
  '/_nowhere/release': { POST: moving('release') },
  '/_nowhere/crash': { POST: moving('crash') },
}

function moving(verb: keyof Pick<Platform, 'step' | 'hold' | 'release' | 'crash'>): Route {
  return (received, { platform }) => {
    const deployment = readText(readInput(received, ['deployment']), 'deployment')
    return { deployment, state: platform[verb](deployment) }
  }
}
