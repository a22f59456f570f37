/** Secrets of environments, broken. */
import {
  accepting,
  bodyOf,
  breaking,
  edit,
  editing,
  excusing,
  itemOf,
  listing,
  refusing,
  reply,
  turning,
} from './break.ts'
import { type Mutant, mutantsOf } from './mutant.ts'

const create = 'POST /api/environments/*/secrets'
const list = 'GET /api/environments/*/secrets'

/** Which request made which secret, for mutants that know values. */
function withValues(use: (value: (id: string) => unknown) => Mutant['wrap']): Mutant['wrap'] {
  return (fetch) => {
    const values = new Map<string, unknown>()
    const remember = breaking(create, () => async ({ body }, next) => {
      const response = await next()
      if (response.ok) values.set(String(itemOf(itemOf(await bodyOf(response)).secret).id), itemOf(body).value)
      return response
    })
    return use((id) => values.get(id))(remember(fetch))
  }
}

export const environmentSecretMutants: readonly Mutant[] = mutantsOf('environment-secrets', [
  {
    name: 'a creation answers 201',
    requirement: 'ENV-NEW-2',
    killedBy: 'status is declared',
    wrap: turning(create, 200, 201),
  },
  {
    name: 'a creation is not wrapped',
    requirement: 'ENV-NEW-2',
    killedBy: 'body fits its schema',
    wrap: breaking(create, () => async (_, next) => {
      const response = await next()
      return response.ok ? reply(response, itemOf(await bodyOf(response)).secret) : response
    }),
  },
  {
    name: 'a creation loses the description',
    requirement: 'ENV-NEW-2',
    killedBy: 'creating answers what was made',
    wrap: editing(create, 'secret/description', () => null),
  },
  {
    name: 'a creation answers the value',
    requirement: 'ENV-NEW-3',
    killedBy: 'no secret comes back',
    wrap: editing(create, 'secret/value', (_, { body }) => itemOf(body).value),
  },
  {
    name: 'the list shows values',
    requirement: 'ENV-NEW-3',
    killedBy: 'no secret comes back',
    wrap: withValues((value) =>
      listing(list, 'secrets', (items) => items.map((item) => ({ ...item, value: value(String(item.id)) }))),
    ),
  },
  {
    name: 'an error tells the value',
    requirement: 'ENV-NEW-3',
    killedBy: 'no secret comes back',
    wrap: excusing(create, 409, (body, { body: sent }) => ({
      ...itemOf(body),
      hint: `You sent ${String(itemOf(sent).value)}`,
    })),
  },
  {
    name: 'an error has no message',
    requirement: 'ENV-ERR-1',
    killedBy: 'body fits its schema',
    wrap: excusing('*', 404, (body) => edit(body, ['message'], () => undefined)),
  },
  {
    name: 'the hint of an error is a number',
    requirement: 'ENV-ERR-1',
    killedBy: 'body fits its schema',
    wrap: excusing('*', 400, (body) => ({ ...itemOf(body), hint: 7 })),
  },
  {
    name: 'invalid input is a 422',
    requirement: 'ENV-ERR-2',
    killedBy: 'createEnvironmentSecret: key of another type',
    wrap: turning(create, 400, 422),
  },
  {
    name: 'a missing token is a 403',
    requirement: 'ENV-ERR-2',
    killedBy: 'listEnvironmentSecrets: without a token',
    wrap: turning('*', 401, 403),
  },
  {
    name: 'a key in small letters is refused',
    requirement: 'ENV-NEW-1',
    killedBy: 'a key in small letters is taken, as the example has it',
    wrap: refusing(create, ({ key }) => typeof key === 'string' && /[a-z]/.test(key)),
  },
  {
    name: 'a key may be empty',
    requirement: 'ENV-ERR-4',
    killedBy: 'createEnvironmentSecret: key of 0 characters',
    wrap: accepting(
      create,
      ({ key }) => key === '',
      (body) => ({ ...body, key: 'REPAIRED' }),
    ),
  },
  {
    name: 'no body makes a secret',
    requirement: 'ENV-NEW-4',
    killedBy: 'no body is refused, nor is a list one',
    wrap: breaking(
      create,
      () =>
        ({ body }, next) =>
          body === undefined
            ? next({
                body: { key: 'WITHOUT_A_BODY', value: 'made up' },
                headers: { 'content-type': 'application/json' },
              })
            : next(),
    ),
  },
  {
    name: 'the body may be a list',
    requirement: 'ENV-NEW-4',
    killedBy: 'no body is refused, nor is a list one',
    wrap: breaking(
      create,
      () =>
        ({ body }, next) =>
          body === undefined || (typeof body === 'object' && !Array.isArray(body))
            ? next()
            : next({ body: { key: 'NO_OBJECT', value: 'made up' } }),
    ),
  },
  {
    name: 'a value may be empty',
    requirement: 'ENV-ERR-4',
    killedBy: 'createEnvironmentSecret: value of 0 characters',
    wrap: accepting(
      create,
      ({ value }) => value === '',
      (body) => ({ ...body, value: 'repaired' }),
    ),
  },
  {
    name: 'a value of one character is refused',
    requirement: 'ENV-ERR-4',
    killedBy: 'createEnvironmentSecret: value of 1 character',
    wrap: refusing(create, ({ value }) => typeof value === 'string' && value.length === 1),
  },
  {
    name: 'neverReveal may be a text',
    requirement: 'ENV-NEW-1',
    killedBy: 'createEnvironmentSecret: neverReveal of another type',
    wrap: accepting(
      create,
      ({ neverReveal }) => neverReveal !== undefined && typeof neverReveal !== 'boolean',
      (body) => ({ ...body, neverReveal: false }),
    ),
  },
  {
    name: 'a second secret of a key is accepted',
    requirement: 'ENV-KEY-1',
    killedBy: 'a second one of that key is refused',
    wrap: breaking(create, () => {
      let count = 0
      return async ({ body }, next) => {
        const response = await next()
        return response.status === 409
          ? next({ body: { ...itemOf(body), key: `${String(itemOf(body).key)}_${++count}` } })
          : response
      }
    }),
  },
  {
    name: 'a conflict does not name its field',
    requirement: 'ENV-KEY-2',
    killedBy: 'a second one of that key is refused',
    wrap: excusing(create, 409, (body) => edit(body, ['field'], () => undefined)),
  },
  {
    name: 'a key is taken in all environments',
    requirement: 'ENV-KEY-2',
    killedBy: 'its key is free in another environment',
    wrap: breaking(create, () => {
      const taken = new Set<string>()
      return async ({ body }, next) => {
        const key = String(itemOf(body).key)
        // An empty body is refused.
        const response = await (taken.has(key) ? next({ body: [] }) : next())
        if (response.ok) taken.add(key)
        return response
      }
    }),
  },
  {
    name: 'the list is not sorted',
    requirement: 'ENV-LIST-1',
    killedBy: 'the list has it once, by key',
    wrap: listing(list, 'secrets', (items) => items.toReversed()),
  },
  {
    name: 'a secret is missing from the list',
    requirement: 'ENV-LIST-1',
    killedBy: 'the list has it once, by key',
    wrap: listing(list, 'secrets', () => []),
  },
  {
    name: 'the list does not say how often a secret is used',
    requirement: 'ENV-LIST-1',
    killedBy: 'body fits its schema',
    wrap: editing(list, 'secrets/*/usageCount', () => undefined),
  },
  {
    name: 'what is never to be revealed is revealed',
    requirement: 'ENV-SHOW-1',
    killedBy: 'nobody is shown it',
    wrap: withValues((value) =>
      breaking('GET /api/secrets/*/value', () => async ({ parts: [id = ''] }, next) => {
        const response = await next()
        return response.status === 403 ? reply(response, { value: value(id) }, { status: 200 }) : response
      }),
    ),
  },
  {
    name: 'a creation that is refused leaves a secret behind',
    requirement: 'ENV-NEW-1',
    killedBy: 'what was refused has left its name free',
    wrap: breaking(create, () => async ({ body }, next) => {
      const response = await next()
      const { key, value } = itemOf(body)
      if (response.status === 400 && typeof key === 'string' && typeof value !== 'string')
        await next({ body: { key, value: 'left behind' } })
      return response
    }),
  },
  {
    name: 'a conflict answers the value',
    requirement: 'ENV-NEW-3',
    killedBy: 'no secret comes back',
    wrap: excusing(create, 409, (error, { body }) => ({ ...itemOf(error), hint: String(itemOf(body).value) })),
  },
])
