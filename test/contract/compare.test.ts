import { describe, expect, it } from 'vitest'
import { comparisonText } from '../../src/contract/compare/comparison-text.ts'
import { createNormalizer, differencesOf, type NormalAnswer } from '../../src/contract/compare/normalize.ts'
import {
  type Comparison,
  type ComparisonRow,
  compare,
  type FetchFunction,
  scenario,
  type TargetOptions,
} from '../../src/contract/index.ts'
import { createFake } from './fake.ts'

const secretIsListed = scenario('a secret is listed', { system: 'now' }, async ({ owner, second, step }) => {
  const name = owner.unique('secret')
  await step('makes it', ['NOW-SEC-3'], async () => {
    await owner.call('createNowSecret', { body: { name, value: owner.secretValue() } })
  })
  await step('the list has it', ['NOW-SEC-1'], async ({ expect }) => {
    const { secrets } = await owner.list('listNowSecrets')
    expect(secrets.map((secret) => secret.name)).toEqual([name])
  })
  await step('somebody else has none', ['NOW-SEC-1'], async ({ expect }) => {
    expect((await second.list('listNowSecrets')).secrets).toEqual([])
  })
})

/** A fake whose list of secrets lacks one, or names its members otherwise. */
function fakeWith(change: (body: Record<string, unknown>) => Record<string, unknown>, seed = 0): TargetOptions {
  const { target } = createFake({ seed })
  const real = target.fetch
  if (real === undefined) throw new Error('the fake has a fetch function')
  const fetch: FetchFunction = async (url, init) => {
    const answer = await real(url, init)
    if (answer.status !== 200 || init.method !== 'GET' || !new URL(url).pathname.endsWith('/now/secrets')) return answer
    const body = (await answer.json()) as Record<string, unknown>
    return new Response(JSON.stringify(change(body)), { status: answer.status, headers: answer.headers })
  }
  return { ...target, fetch }
}

const withoutFirst = (body: Record<string, unknown>): Record<string, unknown> => ({
  ...body,
  secrets: Array.isArray(body.secrets) ? body.secrets.slice(1) : [],
})

const options = { systems: ['now'], seed: 1, scenarios: [secretIsListed] }

async function rowsOf(a: TargetOptions, b: TargetOptions): Promise<readonly ComparisonRow[]> {
  const { rows } = await compare(a, b, options)
  return rows.filter(({ scenario }) => scenario === 'now: a secret is listed')
}

describe('comparing two targets', () => {
  it('says that two fakes with other ids agree in everything, to the last value', async () => {
    const comparison = await compare(createFake({ seed: 1 }).target, createFake({ seed: 2 }).target, { seed: 1 })
    expect(comparison.rows.filter(({ agreement }) => agreement !== 'agree' && agreement !== 'not compared')).toEqual([])
    expect(comparison.rows.filter(({ differences }) => differences.length > 0)).toEqual([])
    expect(comparison.counts.agree).toBeGreaterThan(100)
  })

  it.each<[string, TargetOptions, TargetOptions, string]>([
    ['A', fakeWith(withoutFirst), createFake().target, 'a differs'],
    ['B', createFake().target, fakeWith(withoutFirst), 'b differs'],
    ['both of them', fakeWith(withoutFirst), fakeWith(withoutFirst), 'both differ'],
  ])('says that %s differs from the document', async (_, a, b, agreement) => {
    expect((await rowsOf(a, b)).map((row) => [row.what, row.agreement])).toEqual([
      ['makes it', 'agree'],
      ['the list has it', agreement],
      ['somebody else has none', 'agree'],
    ])
  })

  it('shows what they answer otherwise where the document leaves room', async () => {
    const loud = fakeWith((body) => ({ ...body, more: true }))
    const rows = await rowsOf(createFake().target, { ...loud, isNowhere: false, name: 'B' })
    const different = rows.filter(({ differences }) => differences.length > 0)
    expect(different.map(({ agreement }) => agreement)).not.toContain('b differs')
    expect(different.flatMap(({ differences }) => differences)).toContainEqual({
      operationId: 'listNowSecrets',
      where: '/more',
      a: 'nothing',
      b: 'true',
    })
  })

  it('names what one of them could not be asked', async () => {
    const { target } = createFake()
    const { second: _, ...tokens } = target.tokens
    const { rows } = await compare({ ...target, tokens }, createFake().target, options)
    const reasons = rows.filter(({ agreement }) => agreement === 'not compared').map(({ reason }) => reason)
    expect(reasons).toContain('a: needs a token of a second account (--second-token)')
  })
})

describe('the table of a comparison', () => {
  const row = (overrides: Partial<ComparisonRow>): ComparisonRow => ({
    scenario: 'shop: an item is listed',
    what: 'makes it',
    requirements: ['SHOP-1'],
    agreement: 'agree',
    a: null,
    b: null,
    reason: null,
    differences: [],
    ...overrides,
  })

  it('has a line for each scenario, then what differs and what was not compared', async () => {
    const { reports } = await compare(createFake().target, createFake().target, { ...options, scenarios: [] })
    const comparison: Comparison = {
      version: 1,
      a: 'https://a.example',
      b: 'https://b.example',
      level: 'SHOULD',
      seed: '1',
      counts: { agree: 1, 'a differs': 0, 'b differs': 1, 'both differ': 0, 'not compared': 1 },
      rows: [
        row({ differences: [{ operationId: 'listItems', where: '/0/size', a: '1', b: '2' }] }),
        row({ what: 'lists it', agreement: 'b differs', b: 'It is missing.' }),
        row({ scenario: null, what: 'status is declared', agreement: 'not compared', reason: 'a: it was not reached' }),
      ],
      reports,
    }
    expect(comparisonText(comparison).split('\n')).toEqual([
      'A  https://a.example',
      'B  https://b.example',
      '',
      '                         agree  A differs  B differs  both differ  not compared',
      'shop: an item is listed      1          0          1            0             0',
      'every exchange               0          0          0            0             1',
      '',
      'Different from the document',
      '  B differs: shop: an item is listed: lists it [SHOP-1]',
      '    B: It is missing.',
      '',
      'Both keep to the document, and answer differently',
      '  shop: an item is listed: makes it',
      '    listItems /0/size: A 1, B 2',
      '',
      'Not compared',
      '  1: a: it was not reached',
      '',
      '1 agree, 0 A differs, 1 B differs, 0 both differ, 1 not compared (level SHOULD, seed 1)',
      '',
    ])
  })
})

describe('answers made comparable', () => {
  const normalOf = (body: unknown): NormalAnswer => ({ status: 200, mediaType: 'application/json', body })

  it('have words for names of the run, ids, times, tokens and addresses', () => {
    const normalize = createNormalizer({
      prefix: 'nkabc',
      words: [{ text: 'http://127.0.0.1:4700', word: '<target>' }],
    })
    const body = {
      uid: 'sec_123456',
      name: 'nkabc-secret-12',
      key: 'NKABC_KEY_3',
      created: '2030-01-02T03:04:05.678Z',
      at: 1_900_000_000_000,
      size: 12,
      url: 'http://127.0.0.1:4700/now/secrets/sec_123456',
    }
    const exchange = {
      call: { input: {} },
      answer: { status: 201, headers: { 'content-type': 'application/json; charset=utf-8' } },
      body,
      text: '',
    }
    // Of an exchange it reads the answer, and the path that was asked for.
    expect(normalize(exchange as unknown as Parameters<typeof normalize>[0])).toEqual({
      status: 201,
      mediaType: 'application/json',
      body: {
        uid: '<id>',
        name: '<run-secret>',
        key: '<run-key>',
        created: '<time>',
        at: '<time>',
        size: 12,
        url: '<target>/now/secrets/<id>',
      },
    })
  })

  it.each<[string, unknown, unknown, readonly string[]]>([
    ['the same', { a: [1] }, { a: [1] }, []],
    ['another value', { a: 'x' }, { a: 'y' }, ['/a: "x", "y"']],
    ['a member more', { a: 1 }, {}, ['/a: 1, nothing']],
    ['fewer elements', { a: [1, 2] }, { a: [1] }, ['/a: 2 elements, 1 element']],
    ['other things of the account', [{ n: '<run-x>' }, { n: 'old' }], [{ n: '<run-x>' }], []],
    ['a part of a host that is made up', { h: 'a-abcdefgh.now.sh' }, { h: 'a-stuvwxyz.now.sh' }, []],
    ['another host', { h: 'one.now.sh' }, { h: 'two.now.sh' }, ['/h: "one.now.sh", "two.now.sh"']],
    ['words that are as long', { h: 'DEPLOYED' }, { h: 'BUILDING' }, ['/h: "DEPLOYED", "BUILDING"']],
  ])('differ by %s', (_, a, b, expected) => {
    const found = differencesOf(normalOf(a), normalOf(b), null)
    expect(found.map(({ where, a: inA, b: inB }) => `${where}: ${inA}, ${inB}`)).toEqual(expected)
  })

  it('differ by status before anything else', () => {
    expect(differencesOf(normalOf(1), { ...normalOf(2), status: 404 }, 'getItem')).toEqual([
      { operationId: 'getItem', where: 'status', a: '200', b: '404' },
    ])
  })
})
