/** Who asks, by whatever `securitySchemes` and `security` a document has. */
import { describe, expect, it } from 'vitest'
import type { AnyCall } from '../../../../src/pipeline/behaviour.ts'
import { ok } from '../../../../src/pipeline/behaviour.ts'
import { readContract } from '../../../../src/spec/read-contract.ts'
import { createSampleEngine, type SampleRequest } from '../../sample/sample-engine.ts'
import { shopOf } from '../../sample/shop-of.ts'

const securitySchemes = {
  token: { type: 'http', scheme: 'bearer' },
  login: { type: 'http', scheme: 'Basic' },
  oauth: { type: 'oauth2', flows: {} },
  openId: { type: 'openIdConnect', openIdConnectUrl: 'https://shop.test/openid' },
  header: { type: 'apiKey', in: 'header', name: 'X-Key' },
  query: { type: 'apiKey', in: 'query', name: 'api key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'session' },
  authorization: { type: 'apiKey', in: 'header', name: 'Authorization' },
  certificate: { type: 'mutualTLS' },
}

const get = (operationId: string, security: readonly Readonly<Record<string, readonly string[]>>[]) => ({
  get: { operationId, security },
})

const document = shopOf({
  securitySchemes,
  paths: {
    '/bearer': get('bearer', [{ token: [] }]),
    '/basic': get('basic', [{ login: [] }]),
    '/oauth': get('oauth', [{ oauth: ['read'] }]),
    '/openId': get('openId', [{ openId: [] }]),
    '/header': get('header', [{ header: [] }]),
    '/query': get('query', [{ query: [] }]),
    '/cookie': get('cookie', [{ cookie: [] }]),
    '/authorization': get('authorization', [{ authorization: [] }]),
    '/certificate': get('certificate', [{ certificate: [] }]),
    '/unknown': get('unknown', [{ nowhere: [] }]),
    '/either': get('either', [{ token: [] }, { header: [] }]),
    '/both': get('both', [{ header: [], query: [] }]),
    '/scoped': get('scoped', [{ oauth: ['read', 'write'] }, { header: [] }]),
    '/open': get('open', []),
    '/maybe': get('maybe', [{}, { header: [] }]),
  },
  situations: { 'out-of-scope': 'too_narrow' },
  codes: { too_narrow: { status: 418, message: 'Not for you.' } },
})
const contract = readContract(document)
const who = ({ principal }: AnyCall) => ok({ account: principal.account.username })
const behaviours = Object.fromEntries(Object.keys(contract.operations).map((id) => [id, who]))
const sample = () => createSampleEngine({ document, behaviours })

async function asked(target: string, headers: SampleRequest['headers'] = {}) {
  const { send, world } = sample()
  world.tokens.insert({ ...ofAnn, token: 'token_narrow', scopes: ['read'] })
  world.tokens.insert({ ...ofAnn, token: 'ann:secret' })
  const { status, json } = await send({ target, headers, token: null })
  return [status, (json as { readonly account?: string }).account]
}

const ofAnn = { accountId: 'account_ann', revoked: false, environmentIds: null, projectIds: null }
const basic = (text: string): string => `Basic ${btoa(text)}`

describe('a token is found', () => {
  it.each<[string, string, SampleRequest['headers']]>([
    ['as bearer', '/bearer', { authorization: 'Bearer token_ann' }],
    ['as bearer by OAuth 2', '/oauth', { authorization: 'Bearer token_narrow' }],
    ['as bearer by OpenID', '/openId', { authorization: 'Bearer token_ann' }],
    ['as bearer where nobody knows the kind', '/certificate', { authorization: 'Bearer token_ann' }],
    ['as bearer where the scheme is not declared', '/unknown', { authorization: 'Bearer token_ann' }],
    ['as a password', '/basic', { authorization: basic('ann:token_ann') }],
    ['as a password with no name', '/basic', { authorization: basic(':token_ann') }],
    ['as a name with no password', '/basic', { authorization: basic('token_ann:') }],
    ['as a name with another password', '/basic', { authorization: basic('token_ann:x') }],
    ['as a name alone', '/basic', { authorization: basic('token_ann') }],
    ['as name and password', '/basic', { authorization: basic('ann:secret') }],
    ['as basic in other letters', '/basic', { authorization: `bAsIc  ${btoa(':token_ann')} ` }],
    ['in a header', '/header', { 'x-key': ' token_ann' }],
    ['in the query', '/query?a=b&api%20key=token%5Fann', {}],
    ['in the query with a plus', '/query?api+key=token_ann&c', {}],
    ['in a cookie', '/cookie', { cookie: 'a=b; session=token%5Fann' }],
    ['in a cookie with quotes', '/cookie', { cookie: 'session="token_ann"' }],
    ['in Authorization as it is', '/authorization', { authorization: 'token_ann' }],
    ['in Authorization after a word', '/authorization', { authorization: 'Token token_ann' }],
    ['in either of two places', '/either', { 'x-key': 'token_ann' }],
    ['in both of two places', '/both?api%20key=token_ann', { 'x-key': 'token_ann' }],
    ['in the second way where the first is not allowed', '/scoped', { 'x-key': 'token_ann' }],
    ['where none is needed', '/open', { authorization: 'Bearer token_ann' }],
    ['where one of the ways needs none', '/maybe', { 'x-key': 'token_ann' }],
    ['where none is needed, at any place of the document', '/open?api%20key=token_ann', {}],
  ])('%s', async (_, target, headers) => {
    expect(await asked(target, headers)).toEqual([200, 'ann'])
  })
})

describe('a request is refused', () => {
  it.each<[string, string, SampleRequest['headers']]>([
    ['without a token', '/header', {}],
    ['with a token that nobody has', '/header', { 'x-key': 'nobody' }],
    ['with a token at another place of the document', '/header', { authorization: 'Bearer token_ann' }],
    ['with a revoked token', '/query?api%20key=token_old', {}],
    ['with basic that is no base64', '/basic', { authorization: 'Basic %%%' }],
    ['with basic that is no UTF-8', '/basic', { authorization: `Basic ${btoa('\xff')}` }],
    ['with basic of nothing', '/basic', { authorization: basic(':') }],
    ['with one of two that are needed', '/both', { 'x-key': 'token_ann' }],
    ['with one of two that is good', '/both?api%20key=nobody', { 'x-key': 'token_ann' }],
    ['with an empty cookie', '/cookie', { cookie: 'session=' }],
    ['with a query that is not encoded', '/query?api%20key=%ff', {}],
  ])('%s', async (_, target, headers) => {
    expect(await asked(target, headers)).toEqual([403, undefined])
  })

  it('with a token that is not allowed what the operation asks for', async () => {
    expect(await asked('/scoped', { authorization: 'Bearer token_narrow' })).toEqual([418, undefined])
    expect(await asked('/scoped', { authorization: 'Bearer token_ann' })).toEqual([200, 'ann'])
  })

  it('as without a token where the catalogue does not tell scopes apart', async () => {
    const plain = shopOf({ securitySchemes, paths: { '/scoped': get('scoped', [{ oauth: ['write'] }]) } })
    const { send, world } = createSampleEngine({ document: plain, behaviours: { scoped: who } })
    world.tokens.insert({ ...ofAnn, token: 'token_narrow', scopes: ['read'] })
    expect((await send({ target: '/scoped', token: 'token_narrow' })).json).toMatchObject({
      error: { code: 'no_token' },
    })
  })
})

describe('where no token is needed', () => {
  it.each(['/open', '/maybe'])('%s is answered for nobody, who is in no journal', async (target) => {
    const { send, world } = sample()
    const answer = await send({ target, token: null })
    expect([answer.status, answer.json]).toEqual([200, { account: '' }])
    expect(world.journal.entries()[0]?.accountId).toBeNull()
  })

  it('everybody without one shares a quota', async () => {
    const { send } = sample()
    const left = []
    for (const token of [null, 'nobody', 'token_ann']) {
      left.push((await send({ target: '/open', token })).headers['Shop-Remaining'])
    }
    expect(left).toEqual(['4', '3', '4'])
  })
})

describe('a contract', () => {
  it('has each place of its operations once', () => {
    expect(contract.credentialPlaces).toEqual([
      { in: 'bearer' },
      { in: 'basic' },
      { in: 'header', name: 'X-Key' },
      { in: 'query', name: 'api key' },
      { in: 'cookie', name: 'session' },
      { in: 'header', name: 'Authorization' },
    ])
  })

  it('has bearer where no operation says anything', () => {
    expect(readContract(shopOf({ paths: { '/open': get('open', []) } })).credentialPlaces).toEqual([{ in: 'bearer' }])
  })

  it.each([
    ['open', false, []],
    ['maybe', false, [{ credentials: [{ place: { in: 'header', name: 'X-Key' }, scopes: [] }] }]],
    ['oauth', true, [{ credentials: [{ place: { in: 'bearer' }, scopes: ['read'] }] }]],
  ])('says of %s whether a token is needed: %s', (id, secured, security) => {
    expect(contract.operations[id]).toMatchObject({ secured, security })
  })
})
