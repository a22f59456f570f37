/** What is in the world, as it is or as it was after an entry of the log: for people that look into it. */
import type { Platform, Received } from '../../platform.ts'
import { readFlag, readQuery, readWhole } from '../input.ts'
import type { Controlled, PathParameters, Routes } from '../route.ts'

export const state: Routes = {
  '/_nowhere/state': { GET: facts },
  '/_nowhere/state/{collection}': { GET: things },
  '/_nowhere/limits': { GET: limits },
}

type Sight = Pick<Awaited<ReturnType<Platform['inspect']>>, 'facts' | 'things' | 'limits'>

async function sightOf(query: URLSearchParams, platform: Platform): Promise<Sight> {
  const inspection = await platform.inspect()
  const at = readWhole(query, 'at')
  return at === undefined ? inspection : await inspection.asOf(at)
}

async function facts(received: Received, { platform }: Controlled): Promise<object> {
  const query = readQuery(received, ['at'])
  const sight = await sightOf(query, platform)
  const { last, wholeFrom } = platform.log
  return { entry: readWhole(query, 'at') ?? last, last, wholeFrom, ...sight.facts() }
}

async function things(
  received: Received,
  { platform }: Controlled,
  { collection = '' }: PathParameters,
): Promise<object> {
  const query = readQuery(received, ['at', 'search', 'owner', 'limit', 'secrets'])
  const search = query.get('search')
  const owner = query.get('owner')
  const limit = readWhole(query, 'limit')
  return (await sightOf(query, platform)).things(collection, {
    secrets: readFlag(query, 'secrets'),
    ...(search !== null && { search }),
    ...(owner !== null && { owner }),
    ...(limit !== undefined && { limit }),
  })
}

async function limits(received: Received, { platform }: Controlled): Promise<object> {
  return { limits: (await sightOf(readQuery(received, ['at']), platform)).limits() }
}
