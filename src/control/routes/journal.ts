/** What was asked and answered, and what it is held to. */
import { UnmetExpectation } from '../../errors/unmet.ts'
import type { Platform, Received } from '../../platform.ts'
import { isNestedOver } from '../../spec/nesting.ts'
import { invalid, invalidQuery, nestingMax, readInput, readQuery } from '../input.ts'
import { viewOf } from '../journal-view.ts'
import type { Controlled, Routes } from '../route.ts'

export const journal: Routes = {
  '/_nowhere/journal': { GET: find, DELETE: clear },
  '/_nowhere/journal/assert': { POST: assert },
}

const members = ['operation', 'account', 'status', 'since', 'until', 'path', 'body'] as const

type Query = Parameters<Platform['journal']['assertCalled']>[0]

function find(received: Received, { platform }: Controlled): object {
  const given = Object.fromEntries(readQuery(received, members))
  const query = Object.entries(given).map(([name, value]) => [name, readValue(name, value)])
  return { entries: platform.journal.find(Object.fromEntries(query), { masked: true }).map(viewOf) }
}

function readValue(name: string, value: string): unknown {
  if (name === 'path' || name === 'body') return parsed(name, value)
  return isTime(name, value) ? Number(value) : value
}

function parsed(name: string, value: string): unknown {
  if (isNestedOver(nestingMax, new TextEncoder().encode(value)))
    return invalidQuery(`The parameter ${name} is nested over ${nestingMax} levels deep.`)
  try {
    return JSON.parse(value)
  } catch {
    return invalidQuery(`The parameter ${name} must be JSON.`)
  }
}

function isTime(name: string, value: string): boolean {
  return (name === 'since' || name === 'until') && /^\d+$/.test(value)
}

function clear(_: Received, { platform }: Controlled): object {
  platform.journal.clear()
  return { entries: [] }
}

/** Whether something holds of the journal, and what was found where it does not. */
function assert(received: Received, { platform: { journal } }: Controlled): object {
  const { assertion, created, times, atLeast, atMost, ...given } = readInput(received, [
    ...['assertion', 'created', 'times', 'atLeast', 'atMost'],
    ...members,
  ])
  // The platform looks at each member itself.
  const query = given as Query
  const assertions: Readonly<Record<string, () => void>> = {
    called: () => journal.assertCalled(query, { times, atLeast, atMost } as Parameters<typeof journal.assertCalled>[1]),
    waited: () => journal.assertWaited(query),
    noSecretInUrls: () => journal.assertNoSecretInUrls(),
    created: () =>
      journal.assertCreated(typeof created === 'string' ? created : invalid('The member "created" must be a text.')),
  }
  const name = String(assertion)
  const check = Object.hasOwn(assertions, name) ? assertions[name] : undefined
  if (check === undefined)
    return invalid(`The member "assertion" must be one of ${Object.keys(assertions).join(', ')}.`)
  try {
    check()
    return { holds: true, why: null, entries: [] }
  } catch (error) {
    if (error instanceof UnmetExpectation) return { holds: false, why: error.message, entries: error.entries }
    throw error
  }
}
