/** Targets that are not as the fake is, and no less as the document has it: none of them may be failed. */
import { describe, expect, it } from 'vitest'
import { type Report, type TargetOptions, verify } from '../../src/contract/index.ts'
import {
  answering,
  bodyOf,
  breaking,
  editing,
  heading,
  itemOf,
  reply,
  together,
} from '../../src/contract/selftest/mutants/break.ts'
import type { Wrap } from '../../src/contract/selftest/mutants/mutant.ts'
import { createFake, type FakeOptions } from './fake.ts'

interface Variation {
  readonly wrap: Wrap
  readonly options?: FakeOptions
  readonly capabilities?: readonly string[]
}

const same: Wrap = (fetch) => fetch

/** Every answer to a repeated registration tells another value. */
function anew(name: string, make: (count: number) => string): Wrap {
  return breaking('POST /domains', () => {
    let count = 0
    return async ({ body }, next) => {
      const response = await next()
      const answer = itemOf(await bodyOf(response))
      if (!response.ok || itemOf(body).isExternal !== true || !(name in answer)) return response
      return reply(response, { ...answer, [name]: make(count++) })
    }
  })
}

const isWord = (alias: unknown): boolean => typeof alias === 'string' && !alias.includes('.')
const whole = (alias: unknown): unknown => (isWord(alias) ? `${String(alias)}.now.sh` : alias)

/** A clock that is five minutes fast, in the headers that tell it. */
const fast: Wrap = heading('*', (headers) => {
  const [date, reset] = [Date.parse(headers.get('date') ?? ''), Number(headers.get('x-rate-limit-reset'))]
  headers.set('date', new Date(date + 300_000).toUTCString())
  headers.set('x-rate-limit-reset', String(reset + 300))
})

/** Somebody else uses the same token for every third request. */
const shared: Wrap = (fetch) => {
  let count = 0
  return async (input, init) => {
    const url = new URL('/now/secrets', input).href
    const authorization = new Headers(init.headers).get('authorization') ?? ''
    if (authorization !== '' && ++count % 3 === 0) await fetch(url, { headers: { authorization } })
    return fetch(input, init)
  }
}

const low = { options: { rateLimit: 60 }, capabilities: ['low-rate-limit'] } as const

const variations: Readonly<Record<string, Variation>> = {
  'calls aliases by their whole name': {
    wrap: together(
      editing('GET /now/aliases', 'aliases/*/alias', whole),
      editing('GET /now/deployments/*/aliases', 'aliases/*/alias', whole),
    ),
  },
  'freezes deployments as soon as they are ready': {
    wrap: editing('GET /now/deployments/*', 'state', (state) => (state === 'READY' ? 'FROZEN' : state)),
  },
  'makes slugs of its own for records that are no example': {
    wrap: answering('GET /domains/*/records', (body) => {
      const { records } = itemOf(body)
      const all = Array.isArray(records) ? records.map(itemOf) : []
      return { records: all.map((each) => (each.type === 'A' ? { ...each, slug: 'b7c1' } : each)) }
    }),
  },
  'tells priorities that are below nothing': {
    wrap: editing('GET /domains/*/records', 'records/*/mxPriority', (priority) =>
      priority === undefined ? priority : -1,
    ),
  },
  'makes the ids of files of something else': {
    wrap: together(
      editing('GET /now/deployments/*/files', '*/uid', (uid) =>
        typeof uid === 'string' ? uid.split('').toReversed().join('') : uid,
      ),
      breaking('GET /now/deployments/*/files/*', () => ({ parts: [id = '', file = ''] }, next) => {
        const isTop = /^[0-9a-f]{40}$/.test(file)
        return isTop
          ? next({ path: `/now/deployments/${id}/files/${file.split('').toReversed().join('')}` }).then((found) =>
              found.ok ? found : next(),
            )
          : next()
      }),
    ),
  },
  'tells another time of creation whenever an external domain is registered again': {
    wrap: anew('created', (count) => new Date(Date.UTC(2030, 0, 1, 0, 0, count)).toISOString()),
  },
  'stores no certificate without its chain': {
    wrap: breaking('PUT /now/certs', () => ({ body }, next) => {
      const { ca } = itemOf(body)
      return next(typeof ca === 'string' && ca.includes('BEGIN CERTIFICATE') ? {} : { body: {} })
    }),
  },
  'certifies nothing but the domains of the account': {
    wrap: breaking('POST|PUT /now/certs', () => async ({ body }, next) => {
      const { domains } = itemOf(body)
      const [name] = Array.isArray(domains) ? domains.map(String) : []
      if (name === undefined || !/^[\w.-]+$/.test(name)) return next()
      const list = itemOf(await bodyOf(await next({ method: 'GET', path: '/domains' }))).domains
      const own = Array.isArray(list) ? list.map((each: unknown) => String(itemOf(each).name)) : []
      if (own.some((each) => name === each || name.endsWith(`.${each}`))) return next()
      // Of what it does not certify, it says that the body is wrong.
      return name.includes('certified') ? next({ body: {} }) : next()
    }),
  },
  'has a clock of its own': { wrap: fast, ...low },
  'does not say when to come back': { wrap: heading('*', (headers) => headers.delete('retry-after')), ...low },
  'is used by somebody else too': { wrap: shared, ...low },
}

async function verified({ wrap, options = {}, capabilities = [] }: Variation): Promise<Report> {
  const { target } = createFake(options)
  const { fetch } = target
  if (fetch === undefined) throw new Error('the fake is asked in process')
  const stranger: TargetOptions = {
    ...target,
    isNowhere: false,
    capabilities: ['leftovers', 'domains', 'certs', ...capabilities],
    fetch: wrap(fetch),
  }
  return verify(stranger, { seed: 1, systems: ['now'] })
}

function failing({ findings }: Report): readonly unknown[] {
  return findings
    .filter(({ result }) => result === 'fail')
    .map(({ step, level, requirements, message }) => ({ step, level, requirements, message }))
}

describe('a target of somebody else is not failed when it', () => {
  it.each(Object.entries({ 'is as the fake is': { wrap: same }, ...variations }))('%s', async (_, variation) => {
    const report = await verified(variation)
    expect(failing(report)).toEqual([])
    expect(report.verdict).toBe('conforms')
  })
})

describe('a run', () => {
  it('shows no token, nor what is nearly one', async () => {
    const report = await verified({ wrap: breaking('*', () => async (_, next) => reply(await next(), {})) })
    const text = JSON.stringify(report)
    expect(text).not.toContain('nowhere_alic')
    expect(text).not.toContain('NOWHERE_ALIC')
  })
})
