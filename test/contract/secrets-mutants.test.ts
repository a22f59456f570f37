import { describe, it } from 'vitest'
import { environmentScenarios } from '../../src/contract/scenarios/environment-secrets/all.ts'
import { projectScenarios } from '../../src/contract/scenarios/project-secrets/all.ts'
import { vercelScenarios } from '../../src/contract/scenarios/vercel-secrets/all.ts'
import { type Body, changed, expectNoticed, type Mutant, on } from './mutant.ts'

const vercelList = /^\/v3\/secrets$/
const environmentList = /^\/api\/environments\/\w+\/secrets$/
const projectList = /^\/api\/v1\/projects\/\w+\/secrets$/

/** The answer of a project's list with other secrets. */
function listed(change: (secrets: readonly Body[]) => readonly Body[]): (body: Body) => unknown {
  return ({ data }) => {
    // The document says so of the list, and the fake is held to it.
    const { secrets } = data as { readonly secrets: readonly Body[] }
    return { data: { secrets: change(secrets) } }
  }
}

let ticks = 0
let kept: unknown

const mutants: readonly Mutant[] = [
  {
    what: 'a page repeats the last secret of the one before',
    scenario: 'the pages of the list',
    step: 'shorter pages of the same',
    requirement: 'VER-LIST-2',
    mutate: async ({ method, path, query }, ask) => {
      const until = query.get('until')
      if (method !== 'GET' || !vercelList.test(path) || until === null) return undefined
      query.set('until', String(Number(until) + 1))
      return ask.instead(`${path}?${query}`)
    },
  },
  {
    what: 'a page has ten unless told otherwise',
    scenario: 'the pages of the list',
    step: 'a page has 20',
    requirement: 'VER-LIST-1',
    mutate: async ({ method, path, query }, ask) =>
      method === 'GET' && vercelList.test(path) && !query.has('limit') ? ask.instead(`${path}?limit=10`) : undefined,
  },
  {
    what: 'reading answers another time of creation than creating did',
    scenario: 'a secret is read back',
    step: 'reads it by its id',
    requirement: 'VER-GET-2',
    mutate: on('GET', /^\/v3\/secrets\/\w+$/, (body) => ({ ...body, createdAt: Number(body.createdAt) + 1 })),
  },
  {
    what: 'a value that is not decryptable comes back',
    scenario: 'a secret that is not decryptable',
    step: 'reads it by its id, and not',
    requirement: 'VER-GET-3',
    mutate: async ({ method, path, body }, ask) => {
      if (method === 'POST' && path.startsWith('/v2/secrets/')) kept = (JSON.parse(body) as Body).value
      return method === 'GET' && /^\/v3\/secrets\/sec_/.test(path)
        ? changed(ask, (answer) => ({ ...answer, value: kept }))
        : undefined
    },
  },
  {
    what: "a team's secrets are the user's own",
    scenario: 'the secrets of a team',
    step: 'the user has none of that name',
    requirement: 'VER-TEAM-1',
    mutate: async ({ method, path }, ask) =>
      method === 'POST' && path.startsWith('/v2/secrets/') ? ask.instead(path) : undefined,
  },
  {
    what: 'a rename makes another id',
    scenario: 'a rename keeps the id',
    step: 'renames one',
    requirement: 'VER-NAME-1',
    mutate: on('PATCH', /^\/v2\/secrets\//, (body) => ({ ...body, uid: `sec_${'a'.repeat(24)}` })),
  },
  {
    what: 'a replay is not told as one and makes a new answer',
    scenario: 'a create that is sent again',
    step: 'the same again is answered as before',
    requirement: 'ENV-IDEM-1',
    mutate: on('POST', environmentList, ({ secret }) => ({
      secret: { ...(secret as Body), id: `clxk3v9qd000008l4hq2n${String(++ticks).padStart(4, '0')}` },
    })),
  },
  {
    what: 'a change moves the time of creation',
    scenario: 'a secret of an environment',
    step: 'changes its value',
    requirement: 'ENV-EDIT-1',
    mutate: on('PATCH', /^\/api\/secrets\/\w+$/, ({ secret }) => ({
      secret: { ...(secret as Body), createdAt: '2030-01-01T00:00:00.000Z' },
    })),
  },
  {
    what: 'DELETE of a secret of an environment does nothing',
    scenario: 'a secret of an environment',
    step: 'it is gone',
    requirement: 'ENV-DEL-1',
    mutate: async ({ method, path }) =>
      method === 'DELETE' && path.startsWith('/api/secrets/') ? Response.json({ success: true }) : undefined,
  },
  {
    what: 'saving a key again adds a second one',
    scenario: 'a secret of a project',
    step: 'there is one',
    requirement: 'PRJ-PUT-2',
    mutate: on(
      'GET',
      projectList,
      listed((secrets) => (++ticks > 1 ? [...secrets, ...secrets] : secrets)),
    ),
  },
  {
    what: 'the first four characters are shown for the last',
    scenario: 'a secret of a project',
    step: 'stores it',
    requirement: 'PRJ-PUT-6',
    mutate: on('POST', projectList, ({ data }, { body }) => {
      const { secret } = data as { readonly secret: Body }
      const { value } = JSON.parse(body) as { readonly value: string }
      return { data: { secret: { ...secret, lastFour: value.slice(0, 4) } } }
    }),
  },
  {
    what: 'a project takes one secret more',
    scenario: 'a project has 25 secrets',
    step: 'a 26th is refused, and none before it',
    requirement: 'PRJ-PUT-5',
    mutate: async ({ method, path, body }, ask) => {
      if (method !== 'POST' || !projectList.test(path)) return undefined
      const answer = await ask()
      if (answer.status !== 409) return answer
      const { key } = JSON.parse(body) as { readonly key: string }
      const at = '2030-01-01T00:00:00.000Z'
      const secret = { key, lastFour: '', createdAt: at, updatedAt: at }
      return Response.json({ data: { secret } }, { headers: answer.headers })
    },
  },
  {
    what: 'deleting says that something was there when nothing was',
    scenario: 'a secret of a project',
    step: 'deleting it again',
    requirement: 'PRJ-DEL-1',
    mutate: on('DELETE', /^\/api\/v1\/projects\//, () => ({ data: { success: true, existed: true } })),
  },
]

describe('the scenarios of the secrets systems notice when', () => {
  it.each(mutants.map((mutant) => [mutant.what, mutant] as const))('%s', async (_, mutant) => {
    ticks = 0
    await expectNoticed(mutant, [...vercelScenarios, ...environmentScenarios, ...projectScenarios])
  })
})
