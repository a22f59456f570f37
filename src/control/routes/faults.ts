/** Faults that are ordered for calls to come. */
import type { Platform, Received } from '../../platform.ts'
import { invalid, readInput, readText } from '../input.ts'
import type { Controlled, Routes } from '../route.ts'

export const faults: Routes = { '/_nowhere/fail': { POST: fail } }

function fail(received: Received, { platform }: Controlled): object {
  const input = readInput(received, ['operationId', 'code', 'times'])
  const { times = 1 } = input
  if (typeof times !== 'number') invalid('The member "times" must be a number.')
  const [operationId, code] = [readText(input, 'operationId'), readText(input, 'code')]
  // Any text will do: the platform refuses an unknown operation and a code that it does not declare.
  platform.fail(operationId as Parameters<Platform['fail']>[0], code as Parameters<Platform['fail']>[1], { times })
  return { operationId, code, times }
}
