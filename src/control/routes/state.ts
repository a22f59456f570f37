/** What is in the world, as it is or as it was after an entry of the log: for people that look into it. */
import type { Platform, Received } from '../../platform.ts'
import { readFlag, readQuery, readWhole } from '../input.ts'
import type { Controlled, PathParameters, Routes } from '../route.ts'

export const state: Routes = {
  '/_nowhere/state': { GET: facts },
  '/_nowhere/state/{collection}': { GET: things },
  '/_nowhere/limits': { GET: limits },
}

type Sight = Pick<Platform['inspection'], 'facts' | 'things' | 'limits'>

function sightOf(query: URLSearchParams, { inspection }: Platform): Sight {
  const at = readWhole(query, 'at')
  return at === undefined ? inspection : inspection.asOf(at)
}

function facts(received: Received, { platform }: Controlled): object {
  const query = readQuery(received, ['at'])
  const { last, wholeFrom } = platform.log
  return { entry: readWhole(query, 'at') ?? last, last, wholeFrom, ...sightOf(query, platform).facts() }
}

function things(received: Received, { platform }: Controlled, { collection = '' }: PathParameters): object {
  const query = readQuery(received, ['at', 'search', 'owner', 'limit', 'secrets'])
  const search = query.get('search')
  const owner = query.get('owner')
  const limit = readWhole(query, 'limit')
  return sightOf(query, platform).things(collection, {
    secrets: readFlag(query, 'secrets'),
    ...(search !== null && { search }),
    ...(owner !== null && { owner }),
    ...(limit !== undefined && { limit }),
  })
}

function limits(received: Received, { platform }: Controlled): object {
  return { limits: sightOf(readQuery(received, ['at']), platform).limits() }
}
