/** The engine over the sample document, with behaviours that a test replaces where it matters. */

import { Ajv2020 } from 'ajv/dist/2020.js'
import { base, schemasOf } from '../../../scripts/generate/schemas.ts'
import { type AnyCall, type AnyInput, ok, okEmpty, okRaw } from '../../../src/pipeline/behaviour.ts'
import { formReaders } from '../../../src/pipeline/bodies/form-readers.ts'
import type { AnswerFault, Engine, Site } from '../../../src/pipeline/engine.ts'
import type { Answer, Received, Result } from '../../../src/pipeline/exchange.ts'
import { handle } from '../../../src/pipeline/handle.ts'
import { basesOf } from '../../../src/pipeline/routing/origins.ts'
import { createRouter } from '../../../src/pipeline/routing/router.ts'
import type { Validator } from '../../../src/schema/validator.ts'
import type { Contract } from '../../../src/spec/contract.ts'
import type { JsonObject } from '../../../src/spec/pointer.ts'
import { readContract } from '../../../src/spec/read-contract.ts'
import { seeders } from '../../../src/systems/all.ts'
import { seedWorld } from '../../../src/world/seed/seed-world.ts'
import { createWorld } from '../../../src/world/world.ts'
import { sampleSeed } from '../world/sample-seed.ts'
import { sampleDocument } from './sample-document.ts'

export const sampleContract: Contract = readContract(sampleDocument)

function validatorsFor(document: JsonObject, contract: Contract): ReadonlyMap<string, Validator> {
  const ajv = new Ajv2020({ strict: false, formats: { binary: true } })
  ajv.addSchema({ ...document, $id: `${base}/documented.json` })
  const schemas = schemasOf(document, contract, 'documented')
  return new Map(Object.entries(schemas).map(([key, schema]) => [key, ajv.compile(schema)] as const))
}

const sampleValidators = validatorsFor(sampleDocument, sampleContract)

export const sampleStart = '2017-02-20T08:00:00.000Z'

type Behave = (call: AnyCall) => Result
type SampleBehaviour = Behave | { readonly prepare: (input: AnyInput) => Promise<unknown>; readonly behave: Behave }

const item = { id: 'item_abcdefgh', name: 'lamp' }

const behaviours: Readonly<Record<string, SampleBehaviour>> = {
  listItems: () => ok({ items: [item] }),
  createItem: () => ok(item),
  getItem: () => ok(item),
  deleteItem: () => okEmpty(),
  getLatestItem: () => ok(item),
  listParts: () => ok({ items: [] }),
  getFile: () => okRaw({ mediaType: 'text/plain', content: 'hello' }),
  putFile: () => okEmpty(),
  createBox: () => ok({ id: 'box' }),
  getBox: () => ok({ id: 'box' }),
  changeBox: () => ok({ id: 'box' }),
}

export interface SampleOptions {
  readonly behaviours?: Readonly<Record<string, SampleBehaviour>>
  readonly sites?: readonly Site[]
  readonly rateLimit?: Engine['rateLimit']
  readonly checkResponses?: boolean
  readonly contract?: Contract
  /** In place of the sample's, with its contract. */
  readonly document?: JsonObject
  /** Origins by system, in place of the document's. */
  readonly origins?: Readonly<Record<string, string>>
}

export interface SampleRequest {
  readonly method?: string
  /** Path and query. */
  readonly target?: string
  readonly host?: string
  /** null sends none. */
  readonly token?: string | null
  readonly headers?: Readonly<Record<string, string>>
  /** Written as JSON, with its Content-Type. */
  readonly json?: unknown
  /** Sent as it is. */
  readonly body?: string | Uint8Array
}

/** An answer with its body parsed where it is JSON. */
export interface SampleAnswer extends Answer {
  readonly json: unknown
}

export function createSampleEngine(options: SampleOptions = {}) {
  const { document } = options
  const read = document && readContract(document)
  const {
    contract = read ?? sampleContract,
    sites = [],
    rateLimit = null,
    checkResponses = true,
    origins = {},
  } = options
  const validators = document === undefined ? sampleValidators : validatorsFor(document, contract)
  const faults: AnswerFault[] = []
  const world = createWorld(contract, (world) => seedWorld(world, sampleSeed, contract, seeders), {
    seed: 1,
    clock: sampleStart,
    progression: 'timed',
    durationsMs: {},
    journalSize: 100,
    journalBytes: 1_000_000,
  })
  const engine: Engine = {
    contract,
    router: createRouter(contract),
    validatorOf: (key) => validators.get(key),
    formReaders,
    behaviours: new Map(
      Object.entries({ ...behaviours, ...options.behaviours }).map(([id, behaviour]) => [
        id,
        typeof behaviour === 'function' ? { prepare: null, behave: behaviour } : behaviour,
      ]),
    ),
    sites,
    world,
    rateLimit,
    checkResponses,
    bases: basesOf(contract.systems, ({ name, origin }) => origins[name] ?? origin),
    reportFault: (fault) => faults.push(fault),
    record: (exchange) => void world.journal.record(exchange),
  }
  const send = async (request: SampleRequest = {}): Promise<SampleAnswer> => {
    const answer = await handle(receivedOf(request), engine)
    const isJson = answer.headers['Content-Type']?.startsWith('application/json') === true
    return { ...answer, json: isJson && typeof answer.body === 'string' ? JSON.parse(answer.body) : undefined }
  }
  return { engine, world, faults, send }
}

export function receivedOf(request: SampleRequest): Received {
  const { target = '/shop/items', host = '127.0.0.1:4700', token = 'token_ann', headers = {}, json, body } = request
  const [path = '', query = ''] = target.split('?', 2)
  const text = json === undefined ? body : JSON.stringify(json)
  return {
    method: request.method ?? (text === undefined ? 'GET' : 'POST'),
    host,
    path,
    query,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: typeof text === 'string' ? new TextEncoder().encode(text) : (text ?? null),
  }
}
