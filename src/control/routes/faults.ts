/** Faults that are ordered for calls to come. */
import type { Platform, Received } from '../../platform.ts'
import { invalid, readInput, readText } from '../input.ts'
import type { Controlled, PathParameters, Routes } from '../route.ts'

export const faults: Routes = {
  '/_nowhere/fail': { POST: fail },
  '/_nowhere/faults': { GET: (_, { platform }) => listOf(platform), POST: add, DELETE: clear },
  '/_nowhere/faults/{id}': { DELETE: remove },
}

const members = ['operation', 'account', 'code', 'status', 'delay', 'drop', 'truncate', 'malformed'] as const
const bounds = ['times', 'after', 'every', 'until', 'probability', 'unsafe'] as const

function listOf({ faults }: Platform): object {
  return { faults: faults.list() }
}

function add(received: Received, { platform }: Controlled): object {
  // The platform looks at each member itself.
  const fault = readInput(received, [...members, ...bounds]) as unknown as Parameters<Platform['faults']['add']>[0]
  return { id: platform.faults.add(fault) }
}

function clear(_: Received, { platform }: Controlled): object {
  platform.faults.clear()
  return listOf(platform)
}

function remove(_: Received, { platform }: Controlled, { id = '' }: PathParameters): object {
  platform.faults.remove(id)
  return listOf(platform)
}

function fail(received: Received, { platform }: Controlled): object {
  const input = readInput(received, ['operationId', 'code', 'times'])
  const { times = 1 } = input
  if (typeof times !== 'number') invalid('The member "times" must be a number.')
  const operationId = readText(input, 'operationId')
  const code = typeof input.code === 'number' ? input.code : readText(input, 'code')
  // Any text will do: the platform refuses an unknown operation and a code that it does not declare.
  platform.fail(operationId as Parameters<Platform['fail']>[0], code as Parameters<Platform['fail']>[1], { times })
  return { operationId, code, times }
}
