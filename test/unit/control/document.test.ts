/** The control API and the document that describes it say the same: which paths there are, what they take and what they answer. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { routes } from '../../../src/control/routes.ts'
import { createAsker, type Told } from './ask.ts'
import { session } from './session.ts'

type Json = Readonly<Record<string, unknown>>
interface Described {
  readonly requestBody?: Json
  readonly responses: Readonly<Record<string, Json>>
}

const document: { readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>> } = parse(
  readFileSync('control.openapi.yaml', 'utf8'),
)
const methods = ['get', 'put', 'post', 'delete']
const described = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.keys(item)
    .filter((name) => methods.includes(name))
    .map((name) => `${name.toUpperCase()} ${path}`),
)

const ajv = new Ajv2020({ strict: false, allErrors: true })
// The package is CommonJS, and its function is its default member.
addFormats.default(ajv)
ajv.addSchema(document, 'control')

/** What is wrong with a value, by the schema at a place of the document. */
function problemsOf(value: unknown, ...place: readonly string[]): string {
  const pointer = place.map((name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')
  const validate = ajv.getSchema(`control#/${pointer}`)
  if (validate === undefined) throw new Error(`no schema at ${place.join(' ')}`)
  return validate(value) === true ? '' : ajv.errorsText(validate.errors)
}

/** The place of what it says of an answer, behind a reference where it is one. */
function placeOfResponse(path: string, method: string, status: number): readonly string[] {
  const { responses } = document.paths[path]?.[method] ?? { responses: {} }
  const name = Object.hasOwn(responses, String(status)) ? String(status) : 'default'
  const reference = responses[name]?.$ref
  if (typeof reference !== 'string') return ['paths', path, method, 'responses', name]
  return reference.slice(2).split('/')
}

describe('the document of the control API', () => {
  it('has every route, and no other', () => {
    const routed = Object.entries(routes).flatMap(([path, of]) => Object.keys(of).map((method) => `${method} ${path}`))
    expect(described.toSorted()).toEqual(routed.toSorted())
  })

  it('fits what is asked and answered, in a session that comes to every route', async () => {
    const asker = createAsker({ lifeCycle: 'manual' })
    const asked = new Map<string, number[]>()
    const problems: string[] = []
    const later: Promise<void>[] = []
    const ask = (
      path: string,
      method: string,
      body?: unknown,
      parameters: Readonly<Record<string, string>> = {},
    ): Told => {
      const [template = ''] = path.split('?')
      const at = path.replaceAll(/\{(\w+)\}/g, (_, key: string) => parameters[key] ?? '').slice('/_nowhere/'.length)
      const told = asker.ask(method, at, body)
      if (told.later === undefined) check(told, template, method, body)
      else later.push(told.later.then((given) => check(given, template, method, body)))
      return told
    }
    const check = (told: Told, template: string, method: string, body: unknown): void => {
      const name = method.toLowerCase()
      const line = `${method} ${template}`
      asked.set(line, [...(asked.get(line) ?? []), told.status])
      const place = placeOfResponse(template, name, told.status)
      const mediaType = told.headers['Content-Type']?.split(';')[0] ?? ''
      if (mediaType === 'application/json') {
        const wrong = problemsOf(told.body, ...place, 'content', mediaType, 'schema')
        if (wrong !== '') problems.push(`${line} answered ${told.status}: ${wrong}`)
      }
      if (body !== undefined && told.status === 200) {
        const unfit = problemsOf(body, 'paths', template, name, 'requestBody', 'content', 'application/json', 'schema')
        if (unfit !== '') problems.push(`${line} took what the document does not describe: ${unfit}`)
      }
    }
    await session(asker.platform, ask)
    await Promise.all(later)
    expect(problems).toEqual([])
    const done = [...asked].filter(([, statuses]) => statuses.includes(200)).map(([line]) => line)
    expect(done.toSorted()).toEqual(described.toSorted())
  })

  it('refuses, in the test, what it does not describe', () => {
    expect(
      problemsOf({ now: '2017-02-20T08:00:00.000Z', mode: 'gone', nowMs: 0, ms: 0 }, 'components', 'schemas', 'Clock'),
    ).toBe('data/mode must be equal to one of the allowed values')
  })
})
