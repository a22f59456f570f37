/** The worlds beside the main one. */
import type { Platform, Received } from '../../platform.ts'
import { readInput, readOptionalText, readText } from '../input.ts'
import type { Controlled, PathParameters, Routes } from '../route.ts'

export const worlds: Routes = {
  '/_nowhere/worlds': { GET: (_, controlled) => listOf(controlled), POST: fork },
  '/_nowhere/worlds/{name}': { DELETE: remove },
}

function listOf({ worlds: all }: Controlled): object {
  return { worlds: all.list() }
}

function fork(received: Received, { worlds: all }: Controlled): object | Promise<object> {
  const input = readInput(received, ['name', 'from'])
  const [name, from] = [readText(input, 'name'), readOptionalText(input, 'from')]
  const made = all.fork(name, from === undefined ? {} : { from })
  const told = (platform: Platform): object => ({ name, entries: platform.log.last })
  return made instanceof Promise ? made.then(told) : told(made)
}

function remove(_: Received, { worlds: all }: Controlled, { name = '' }: PathParameters): object | Promise<object> {
  const removed = all.remove(name)
  return removed instanceof Promise ? removed.then(() => ({ name })) : { name }
}
