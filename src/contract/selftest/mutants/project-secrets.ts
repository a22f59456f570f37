/** Secrets of projects, broken. */
import {
  accepting,
  bodyOf,
  breaking,
  edit,
  editing,
  forgiving,
  itemOf,
  listing,
  refusing,
  reply,
  turning,
} from './break.ts'
import { type Mutant, mutantsOf } from './mutant.ts'

const save = 'POST /api/v1/projects/*/secrets'
const list = 'GET /api/v1/projects/*/secrets'
const time = '2001-01-01T00:00:00.000Z'

export const projectSecretMutants: readonly Mutant[] = mutantsOf('project-secrets', [
  {
    name: 'a secret is missing from the list',
    requirement: 'PRJ-LIST-1',
    killedBy: 'the list has it once, as it was answered',
    wrap: listing(list, 'data/secrets', () => []),
  },
  {
    name: 'the list shows the value',
    requirement: 'PRJ-LIST-1',
    killedBy: 'nothing undeclared is said',
    wrap: editing(list, 'data/secrets/*/value', () => '********'),
  },
  {
    name: 'createdAt differs between storing and listing',
    requirement: 'PRJ-PUT-1',
    killedBy: 'the list has it once, as it was answered',
    wrap: editing(list, 'data/secrets/*/createdAt', () => time),
  },
  {
    name: 'storing answers another key',
    requirement: 'PRJ-PUT-1',
    killedBy: 'stores it',
    wrap: editing(save, 'data/secret/key', (key) => `${String(key)}_`),
  },
  {
    name: 'storing answers 201',
    requirement: 'PRJ-PUT-1',
    killedBy: 'status is declared',
    wrap: turning(save, 200, 201),
  },
  {
    name: 'the same key again makes a second secret',
    requirement: 'PRJ-PUT-2',
    killedBy: 'there is one, with the new end',
    wrap: (fetch) => {
      const stored = new Map<string, number>()
      const watch = breaking(save, () => async ({ body }, next) => {
        const response = await next()
        const key = String(itemOf(body).key)
        if (response.ok) stored.set(key, (stored.get(key) ?? 0) + 1)
        return response
      })
      return listing(list, 'data/secrets', (items) =>
        items.flatMap((item) => ((stored.get(String(item.key)) ?? 0) > 1 ? [item, item] : [item])),
      )(watch(fetch))
    },
  },
  {
    name: 'the same key again changes nothing',
    requirement: 'PRJ-PUT-2',
    killedBy: 'stores another value under its key',
    wrap: breaking(save, () => {
      const values = new Map<string, unknown>()
      return async ({ body, parts: [project] }, next) => {
        const { key, value } = itemOf(body)
        const known = `${project} ${String(key)}`
        const response = await next(values.has(known) ? { body: { key, value: values.get(known) } } : {})
        if (response.ok && !values.has(known)) values.set(known, value)
        return response
      }
    }),
  },
  {
    name: 'the same key again is refused',
    requirement: 'PRJ-PUT-2',
    killedBy: 'stores another value under its key',
    wrap: breaking(save, () => {
      const stored = new Set<unknown>()
      return async ({ body }, next) => {
        const response = await next(stored.has(itemOf(body).key) ? { body: {} } : {})
        if (response.ok) stored.add(itemOf(body).key)
        return response
      }
    }),
  },
  {
    name: 'createdAt moves when a value is replaced',
    requirement: 'PRJ-PUT-3',
    killedBy: 'stores another value under its key',
    wrap: breaking(save, () => {
      const stored = new Set<unknown>()
      return async ({ body }, next) => {
        const response = await next()
        if (!response.ok) return response
        const { key } = itemOf(body)
        const isAgain = stored.has(key)
        stored.add(key)
        return isAgain
          ? reply(
              response,
              edit(await bodyOf(response), ['data', 'secret', 'createdAt'], () => '2038-01-01T00:00:00.000Z'),
            )
          : response
      }
    }),
  },
  {
    name: 'updatedAt goes back when a value is replaced',
    requirement: 'PRJ-PUT-3',
    killedBy: 'stores another value under its key',
    wrap: breaking(save, () => {
      const stored = new Set<unknown>()
      return async ({ body }, next) => {
        const response = await next()
        if (!response.ok) return response
        const { key } = itemOf(body)
        const isAgain = stored.has(key)
        stored.add(key)
        return isAgain
          ? reply(
              response,
              edit(await bodyOf(response), ['data', 'secret', 'updatedAt'], () => time),
            )
          : response
      }
    }),
  },
  {
    name: 'a key may have 65 characters',
    requirement: 'PRJ-PUT-4',
    killedBy: 'saveProjectSecret: key of 65 characters',
    wrap: accepting(
      save,
      ({ key }) => typeof key === 'string' && key.length === 65,
      (body) => ({ ...body, key: String(body.key).slice(0, 64) }),
    ),
  },
  {
    name: 'a key may have 63 characters at most',
    requirement: 'PRJ-PUT-4',
    killedBy: 'saveProjectSecret: key of 64 characters',
    wrap: refusing(save, ({ key }) => typeof key === 'string' && key.length === 64),
  },
  {
    name: 'a key may be in small letters',
    requirement: 'PRJ-PUT-4',
    killedBy: 'saveProjectSecret: key not of its pattern',
    wrap: accepting(
      save,
      ({ key }) => typeof key === 'string' && key !== '' && !/^[A-Z][A-Z0-9_]*$/.test(key),
      (body) => ({ ...body, key: 'REPAIRED' }),
    ),
  },
  {
    name: 'a value may have 4097 characters',
    requirement: 'PRJ-PUT-4',
    killedBy: 'saveProjectSecret: value of 4097 characters',
    wrap: accepting(
      save,
      ({ value }) => typeof value === 'string' && value.length === 4097,
      (body) => ({ ...body, value: String(body.value).slice(1) }),
    ),
  },
  {
    name: 'a value may have 4095 characters at most',
    requirement: 'PRJ-PUT-4',
    killedBy: 'saveProjectSecret: value of 4096 characters',
    wrap: refusing(save, ({ value }) => typeof value === 'string' && value.length === 4096),
  },
  {
    name: 'a value may be empty',
    requirement: 'PRJ-PUT-4',
    killedBy: 'saveProjectSecret: value of 0 characters',
    wrap: accepting(
      save,
      ({ value }) => value === '',
      (body) => ({ ...body, value: 'repaired' }),
    ),
  },
  {
    name: 'a project may have 26 secrets',
    requirement: 'PRJ-PUT-5',
    killedBy: 'a 26th is refused, and none before it',
    wrap: forgiving(save, 409, ({ body }) => ({
      data: {
        secret: {
          key: itemOf(body).key,
          lastFour: String(itemOf(body).value).slice(-4),
          createdAt: time,
          updatedAt: time,
        },
      },
    })),
  },
  {
    name: 'a project has 24 secrets at most',
    requirement: 'PRJ-PUT-5',
    killedBy: 'a 26th is refused, and none before it',
    wrap: breaking(save, () => async ({ url }, next) => {
      const shown = await next({ method: 'GET', path: url.pathname, body: undefined })
      const secrets = itemOf(itemOf(await bodyOf(shown)).data).secrets
      return Array.isArray(secrets) && secrets.length >= 24 ? next({ body: {} }) : next()
    }),
  },
  {
    name: 'a replaced value counts against the cap',
    requirement: 'PRJ-PUT-5',
    killedBy: 'one that is there is replaced',
    wrap: breaking(save, () => async ({ url, body }, next) => {
      const shown = await next({ method: 'GET', path: url.pathname, body: undefined })
      const secrets = itemOf(itemOf(await bodyOf(shown)).data).secrets
      const isFull = Array.isArray(secrets) && secrets.length >= 25
      return isFull ? next({ body: { ...itemOf(body), key: 'ONE_TOO_MANY' } }) : next()
    }),
  },
  {
    name: 'the refusal at the cap is a 422',
    requirement: 'PRJ-PUT-5',
    killedBy: 'a 26th is refused, and none before it',
    wrap: turning(save, 409, 422),
  },
])
