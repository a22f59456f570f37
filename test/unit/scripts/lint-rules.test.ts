/** Each rule of the lint: the document keeps it, and a clone that breaks it is found. */
import { describe, expect, it } from 'vitest'
import { readDocuments } from '../../../scripts/generate/documents.ts'
import { rules } from '../../../scripts/lint-spec/rules.ts'
import { at, type JsonObject } from '../../../src/spec/pointer.ts'
import { readContract } from '../../../src/spec/read-contract.ts'

const documents = readDocuments(process.cwd())
const observed = readContract(documents.observed)

const check = (name: string, document: JsonObject): string[] => {
  const contract = readContract(document)
  return rules[name]?.({ document, contract, contracts: [contract, observed] }) ?? ['no such rule']
}

type Mutable = Record<string, unknown>

/** The document with one part of it changed in place. */
function changed(pointer: string, change: (part: Mutable) => void): JsonObject {
  const clone = structuredClone(documents.documented)
  const part = at(clone, pointer)
  if (typeof part !== 'object' || part === null) throw new Error(`nothing at ${pointer}`)
  // The clone is the test's own to change.
  change(part as Mutable)
  return clone
}

const secrets = '#/paths/~1now~1secrets'
const secret = '#/paths/~1now~1secrets~1{uidOrName}'
const environmentSecrets = '#/paths/~1api~1environments~1{envId}~1secrets'

/** Rule, where it is broken and how, and what it says then. */
const broken: readonly [rule: string, pointer: string, change: (part: Mutable) => void, problem: string][] = [
  [
    'every fact has a source or an assumption',
    `${secrets}/get`,
    (part) => {
      delete part['x-source']
      delete part['x-requirements']
    },
    'GET /now/secrets says neither.',
  ],
  [
    'every fact has a source or an assumption',
    '#/components/schemas/NowSecretName',
    (part) => {
      delete part['x-assumption']
      delete part['x-requirements']
    },
    'components.schemas.NowSecretName says neither.',
  ],
  [
    'every fact has a source or an assumption',
    '#/components/x-errors/now/codes/conflict',
    (part) => {
      delete part['x-assumption']
      delete part['x-requirements']
    },
    'components.x-errors.now.codes.conflict says neither.',
  ],
  [
    'every source is one that the document names',
    `${secrets}/get`,
    (part) => Object.assign(part, { 'x-source': { document: 'now-api-2018' } }),
    '#/paths//now/secrets/get cites now-api-2018, which components.x-documents does not have.',
  ],
  [
    'every source is one that the document names',
    '#/components/x-requirements/NOW-SEC-1',
    (part) => Object.assign(part, { source: { document: 'hearsay' } }),
    '#/components/x-requirements/NOW-SEC-1 cites hearsay, which components.x-documents does not have.',
  ],
  [
    'every source is one that the document names',
    `${secrets}/get`,
    (part) => Object.assign(part, { 'x-source': { section: 'GET /now/secrets' } }),
    '#/paths//now/secrets/get cites neither a document nor a client nor a page.',
  ],
  [
    'every requirement has a level, a text and a source',
    '#/components/x-requirements/NOW-SEC-1',
    (part) => Object.assign(part, { level: 'MAY' }),
    'NOW-SEC-1 has the level MAY.',
  ],
  [
    'every requirement has a level, a text and a source',
    '#/components/x-requirements/NOW-SEC-1',
    (part) => Object.assign(part, { text: '' }),
    'NOW-SEC-1 has no text.',
  ],
  [
    'every requirement has a level, a text and a source',
    '#/components/x-requirements/NOW-SEC-1',
    (part) => delete part.source,
    'NOW-SEC-1 has no source.',
  ],
  [
    'every requirement has a level, a text and a source',
    '#/components/x-requirements/NOW-SEC-1',
    (part) => Object.assign(part, { 'and the rest of it.': null }),
    'NOW-SEC-1 also has "and the rest of it.".',
  ],
  [
    'every requirement is listed, and what is listed exists',
    '#/components/x-requirements',
    (part) => Object.assign(part, { 'X-1': { level: 'MUST', text: 'Something.', source: { assumption: 'None.' } } }),
    'No operation, schema, header or tag lists X-1.',
  ],
  [
    'every requirement is listed, and what is listed exists',
    `${secrets}/get`,
    (part) => Object.assign(part, { 'x-requirements': ['X-2'] }),
    'X-2 is listed and not defined.',
  ],
  [
    'every pattern is said in words',
    '#/components/schemas/NowSecretName',
    (part) => {
      delete part['x-pattern-in-words']
    },
    '#/components/schemas/NowSecretName has no x-pattern-in-words.',
  ],
  [
    'every operation and every code is described',
    `${secrets}/get`,
    (part) => {
      delete part.description
    },
    'GET /now/secrets has no description.',
  ],
  [
    'every operation and every code is described',
    '#/components/x-errors/now/codes/conflict',
    (part) => Object.assign(part, { description: '' }),
    'components.x-errors.now.codes.conflict has no description.',
  ],
  [
    'every operation belongs to one system and names its limit, its credential and its origin',
    `${secrets}/get`,
    (part) => Object.assign(part, { tags: ['now', 'secrets'] }),
    'GET /now/secrets has 2 tags.',
  ],
  [
    'every operation belongs to one system and names its limit, its credential and its origin',
    `${secrets}/get`,
    (part) => Object.assign(part, { 'x-rate-limit': 'then' }),
    'GET /now/secrets has no x-rate-limit that exists.',
  ],
  [
    'every operation belongs to one system and names its limit, its credential and its origin',
    `${secrets}/get`,
    (part) => delete part.security,
    'GET /now/secrets does not say who may call.',
  ],
  [
    'every operation belongs to one system and names its limit, its credential and its origin',
    secrets,
    (part) => Object.assign(part, { servers: [{ url: 'https://api.zeit.com' }] }),
    'GET /now/secrets is not served at https://api.zeit.co.',
  ],
  [
    'every operationId stands there once',
    `${secrets}/post`,
    (part) => Object.assign(part, { operationId: 'listNowSecrets' }),
    'POST /now/secrets is the second listNowSecrets.',
  ],
  [
    'every code is defined, and every defined code is used',
    `${secrets}/get`,
    (part) => Object.assign(part, { 'x-errors': ['teapot'] }),
    'listNowSecrets lists teapot, which now does not define.',
  ],
  [
    'every code is defined, and every defined code is used',
    '#/components/x-errors/now/codes',
    (part) => Object.assign(part, { teapot: { status: 418, message: 'Short and stout.' } }),
    'now defines teapot, which nothing answers.',
  ],
  [
    'every code is defined, and every defined code is used',
    '#/components/x-errors/now/situations',
    (part) => Object.assign(part, { blocked: 'teapot' }),
    'A situation of now names teapot, which is not defined.',
  ],
  [
    'every code is defined, and every defined code is used',
    '#/tags/0/x-system',
    (part) => Object.assign(part, { errors: 'then' }),
    'now has no error catalogue.',
  ],
  [
    'every link leads to an operation and to its parameters',
    `${secrets}/post/responses/200/links/read`,
    (part) => Object.assign(part, { operationId: 'readSecret' }),
    'POST /now/secrets links read to readSecret, which is not there.',
  ],
  [
    'every link leads to an operation and to its parameters',
    `${secrets}/post/responses/200/links/read`,
    (part) => Object.assign(part, { parameters: { uid: '$response.body#/uid' } }),
    'POST /now/secrets links read with uid, which getNowSecret does not take.',
  ],
  [
    'every path has the parameters that its operations declare',
    secret,
    (part) => delete part.parameters,
    'getNowSecret declares no path parameter, and /now/secrets/{uidOrName} has uidOrName.',
  ],
  [
    'every path has the parameters that its operations declare',
    '#/paths/~1domains~1{name}',
    (part) => Object.assign(part, { 'x-also-at': [{ path: '/now/domains/{domain}' }] }),
    'getNowDomain declares name, and /now/domains/{domain} has domain.',
  ],
  [
    'every x-resource says what it does to which collection',
    `${secrets}/get/x-resource`,
    (part) => delete part.collection,
    'GET /now/secrets has an x-resource without a collection.',
  ],
  [
    'every x-resource says what it does to which collection',
    `${secrets}/get/x-resource`,
    (part) => Object.assign(part, { action: 'peek' }),
    'GET /now/secrets has the action peek.',
  ],
  [
    'every x-resource says what it does to which collection',
    `${secrets}/get/x-resource`,
    (part) => {
      delete part['x-requirements']
      delete part['x-assumption']
    },
    'GET /now/secrets has an order that nothing states.',
  ],
  [
    'every limit of a body is one of an account',
    '#/paths/~1now~1sync/post',
    (part) => Object.assign(part, { 'x-body-limit': 'patience' }),
    'syncNowFile is bounded by patience, which components.x-account-limits does not have.',
  ],
  [
    'every x-level stands beside firmer requirements',
    '#/components/schemas/NowCertificateIssued',
    (part) => Object.assign(part, { 'x-level': 'MUST' }),
    '#/components/schemas/NowCertificateIssued has the level MUST, which makes no requirement less firm.',
  ],
  [
    'an answer says all of its properties',
    '#/components/schemas/NowSecret',
    (part) => delete part.additionalProperties,
    'GET /now/secrets answers 200 with #/components/schemas/NowSecret, which admits undeclared properties.',
  ],
  [
    'an answer says all of its properties',
    '#/components/schemas/NowDomain',
    (part) => delete part.unevaluatedProperties,
    'GET /domains/{name} answers 200 with #/components/schemas/NowDomain, which admits undeclared properties.',
  ],
  [
    'every example fits its schema',
    `${secrets}/get/responses/200/content/application~1json`,
    (part) => Object.assign(part, { example: { secrets: [{ uid: 'sec_1' }] } }),
    'GET /now/secrets: {"secrets":[{"uid":"sec_1"}]} does not fit: ',
  ],
  [
    'every example fits its schema',
    `${secrets}/post/requestBody/content/application~1json/examples/object`,
    (part) => Object.assign(part, { value: { name: 'a b', value: 'c' } }),
    'POST /now/secrets: {"name":"a b","value":"c"} does not fit: ',
  ],
  [
    'every situation has a code whose message it can fill',
    '#/components/x-errors/now/situations',
    (part) => delete part.internal,
    'now has no code for internal.',
  ],
  [
    'every situation has a code whose message it can fill',
    '#/components/x-errors/now/situations',
    (part) => Object.assign(part, { 'unknown-path': 'not_found' }),
    'now has no {thing} for unknown-path, which not_found asks for.',
  ],
  [
    'every situation has a code whose message it can fill',
    '#/components/x-errors/now/codes/method_unknown/headers',
    (part) => Object.assign(part, { 'Retry-After': '{retryAfter}' }),
    'now has no {retryAfter} for unknown-method, which method_unknown asks for.',
  ],
  [
    'every operation lists the codes that it is refused with before it behaves',
    `${secrets}/post`,
    (part) => Object.assign(part, { 'x-errors': ['conflict'] }),
    'createNowSecret does not list payload_too_large, which it answers when it is too-large.',
  ],
  [
    'every operation lists the codes that it is refused with before it behaves',
    '#/components/x-errors/now',
    (part) => Object.assign(part, { generic: ['authentication_error', 'bad_request', 'internal_server_error'] }),
    'listNowSecrets does not list rate_limited, which it answers when it is rate-limited.',
  ],
  [
    'every path and method leads to one operation',
    secret,
    (part) => Object.assign(part, { 'x-also-at': [{ path: '/now/certs/{uidOrName}' }] }),
    'GET /now/certs/{uidOrName} leads to getNowCertificate and to getNowSecret.',
  ],
  [
    'every life cycle speaks of the states of its schema',
    '#/components/schemas/NowDeploymentState/x-life-cycle',
    (part) => Object.assign(part, { initial: ['STARTING'] }),
    'NowDeploymentState speaks of STARTING, which is none of its states.',
  ],
  [
    'every life cycle speaks of the states of its schema',
    '#/components/schemas/NowDeploymentState/x-life-cycle/transitions/0',
    (part) => Object.assign(part, { to: 'BUILDING' }),
    'NowDeploymentState speaks of BUILDING, which is none of its states.',
  ],
  [
    'every x-idempotency names a header and a code of its operation',
    `${environmentSecrets}/post/x-idempotency`,
    (part) => Object.assign(part, { header: 'Once-Key' }),
    'createEnvironmentSecret takes no header Once-Key.',
  ],
  [
    'every x-idempotency names a header and a code of its operation',
    `${environmentSecrets}/post/x-idempotency`,
    (part) => Object.assign(part, { conflict: 'REUSED' }),
    'createEnvironmentSecret does not list REUSED.',
  ],
  [
    'every operation lists the codes that it is refused with before it behaves',
    '#/components/x-errors/environment-secrets/situations',
    (part) => {
      delete part['read-only']
    },
    'updateEnvironmentSecret can be read-only, for which its catalogue has no code.',
  ],
]

describe('the document', () => {
  it.each(Object.keys(rules))('keeps the rule that %s, in both profiles', (name) => {
    expect(check(name, documents.documented)).toEqual([])
    expect(check(name, documents.observed)).toEqual([])
  })
})

describe('the lint', () => {
  it.each(broken)('finds that not %s at %s', (name, pointer, change, problem) => {
    const found = check(name, changed(pointer, change))
    expect(found).toContainEqual(problem.endsWith(': ') ? expect.stringContaining(problem) : problem)
  })

  it('has a broken document for each of its rules', () => {
    expect([...new Set(broken.map(([rule]) => rule))].sort()).toEqual(Object.keys(rules).sort())
  })
})
