/** What the control API can be asked: each method of each path, with what it does to the platform. */
import type { Platform, Received } from '../platform.ts'
import { invalid, readInput, readOptionalText, readText } from './input.ts'
import { viewOf } from './journal-view.ts'

export interface Controlled {
  readonly platform: Platform
  readonly version: () => string
}

type Route = (received: Received, controlled: Controlled) => object

export const routes: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  '/_nowhere/health': { GET: (_, controlled) => health(controlled) },
  '/_nowhere/reset': { POST: (_, controlled) => reset(controlled) },
  '/_nowhere/clock': { GET: (_, { platform }) => clockOf(platform), POST: moveClock },
  '/_nowhere/dns': { GET: (_, { platform }) => recordsOf(platform), PUT: setRecord, DELETE: removeRecords },
  '/_nowhere/step': { POST: step },
  '/_nowhere/fail': { POST: fail },
  '/_nowhere/journal': { GET: (_, { platform }) => ({ entries: platform.journal.entries().map(viewOf) }) },
}

function health({ platform, version }: Controlled): object {
  const systems = platform.systems.map(({ name, origin }) => ({ name, origin }))
  return { name: 'nowhere-kit', version: version(), profile: platform.profile, systems, clock: clockOf(platform) }
}

function reset(controlled: Controlled): object {
  controlled.platform.reset()
  return health(controlled)
}

/** `mode` is `system` (runs with the system's time) or `stopped`. */
function clockOf({ clock }: Platform): object {
  return { now: clock.iso(), mode: clock.snapshot().mode }
}

function moveClock(received: Received, { platform }: Controlled): object {
  const input = readInput(received, ['advance', 'set', 'freeze'])
  const { clock } = platform
  if (Object.keys(input).length !== 1) invalid('The body must have one member: "advance", "set" or "freeze".')
  if ('advance' in input) clock.advance(textOrNumber(input.advance, 'advance'))
  else if ('set' in input) clock.set(textOrNumber(input.set, 'set'))
  else if (input.freeze === true) clock.freeze()
  else invalid('The member "freeze" must be true.')
  return clockOf(platform)
}

function textOrNumber(value: unknown, name: string): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value
  return invalid(`The member "${name}" must be a text or a number of milliseconds.`)
}

function recordsOf({ outsideDns }: Platform): object {
  return { records: outsideDns.list() }
}

function setRecord(received: Received, { platform }: Controlled): object {
  const input = readInput(received, ['name', 'type', 'value'])
  const record = { name: readText(input, 'name'), type: readText(input, 'type'), value: readText(input, 'value') }
  platform.outsideDns.set(record)
  return recordsOf(platform)
}

function removeRecords(received: Received, { platform }: Controlled): object {
  const input = readInput(received, ['name', 'type'])
  const name = readText(input, 'name')
  const type = readOptionalText(input, 'type')
  platform.outsideDns.remove(type === undefined ? { name } : { name, type })
  return recordsOf(platform)
}

function step(received: Received, { platform }: Controlled): object {
  const deployment = readText(readInput(received, ['deployment']), 'deployment')
  return { deployment, state: platform.step(deployment) }
}

function fail(received: Received, { platform }: Controlled): object {
  const input = readInput(received, ['operationId', 'code', 'times'])
  const { times = 1 } = input
  if (typeof times !== 'number') invalid('The member "times" must be a number.')
  const [operationId, code] = [readText(input, 'operationId'), readText(input, 'code')]
  // Any text will do: the platform refuses an unknown operation and a code that it does not declare.
  platform.fail(operationId as Parameters<Platform['fail']>[0], code as Parameters<Platform['fail']>[1], { times })
  return { operationId, code, times }
}
