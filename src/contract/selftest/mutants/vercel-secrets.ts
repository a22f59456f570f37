/** Secrets of the Vercel API, broken. */
import { accepting, breaking, editing, itemOf, listing, refusing, sharing, together, turning } from './break.ts'
import { type Mutant, mutantsOf, type Wrap } from './mutant.ts'

/** Makes every secret decryptable, whatever it was to be. */
const allDecryptable: Wrap = breaking('POST /v2/secrets/*', () => ({ body }, next) => {
  const isIt = itemOf(body).decryptable === false && typeof itemOf(body).value === 'string'
  return isIt ? next({ body: { ...itemOf(body), decryptable: true } }) : next()
})

export const vercelSecretMutants: readonly Mutant[] = mutantsOf('vercel-secrets', [
  {
    name: 'a creation answers no created',
    requirement: 'VER-NEW-1',
    killedBy: 'body fits its schema',
    wrap: editing('POST /v2/secrets/*', 'created', () => undefined),
  },
  {
    name: 'created is a number',
    requirement: 'VER-NEW-1',
    killedBy: 'body fits its schema',
    wrap: editing('POST /v2/secrets/*', 'created', () => 1_609_492_210_000),
  },
  {
    name: 'the value of a creation is a text',
    requirement: 'VER-NEW-2',
    killedBy: 'body fits its schema',
    wrap: editing('POST /v2/secrets/*', 'value', (_, { body }) => itemOf(body).value),
  },
  {
    name: 'the value of a creation is not the one that was sent',
    requirement: 'VER-NEW-2',
    killedBy: 'creates a decryptable one',
    wrap: editing('POST /v2/secrets/*', 'value/data', (data) => (Array.isArray(data) ? data.slice(1) : data)),
  },
  {
    name: 'a creation answers 201',
    requirement: 'VER-NEW-1',
    killedBy: 'status is declared',
    wrap: turning('POST /v2/secrets/*', 200, 201),
  },
  {
    name: 'a name may have 101 characters',
    requirement: 'VER-NEW-4',
    killedBy: 'createVercelSecret: name of 101 characters',
    wrap: (fetch) =>
      breaking('POST /v2/secrets/*', () => ({ body }, next) => {
        const { name } = itemOf(body)
        if (typeof name !== 'string' || name.length !== 101) return next()
        return next({ path: `/v2/secrets/${name.slice(1)}`, body: { ...itemOf(body), name: name.slice(1) } })
      })(fetch),
  },
  {
    name: 'a name may have 99 characters at most',
    requirement: 'VER-NEW-4',
    killedBy: 'createVercelSecret: name of 100 characters',
    wrap: refusing('POST /v2/secrets/*', ({ name }) => typeof name === 'string' && name.length === 100),
  },
  {
    name: 'a body may have an unknown member',
    requirement: 'VER-NEW-4',
    killedBy: 'createVercelSecret: the body with an unknown member',
    wrap: accepting(
      'POST /v2/secrets/*',
      (body) => Object.keys(body).some((name) => !['name', 'value', 'decryptable', 'projectId'].includes(name)),
      ({ name, value }) => ({ name, value }),
    ),
  },
  {
    name: 'decryptable may be a text',
    requirement: 'VER-NEW-3',
    killedBy: 'createVercelSecret: decryptable of another type',
    wrap: accepting(
      'POST /v2/secrets/*',
      ({ decryptable }) => decryptable !== undefined && typeof decryptable !== 'boolean',
      (body) => ({ ...body, decryptable: false }),
    ),
  },
  {
    name: 'an invalid value ends in a 422',
    requirement: 'VER-NEW-3',
    killedBy: 'createVercelSecret: value of another type',
    wrap: turning('POST /v2/secrets/*', 400, 422),
  },
  {
    name: 'a blocked account is refused as anybody would be',
    requirement: 'VER-NEW-5',
    killedBy: 'creating is refused',
    wrap: turning('POST /v2/secrets/*', 402, 403),
  },
  {
    name: 'a taken name is accepted',
    requirement: 'VER-NEW-6',
    killedBy: 'no second secret takes a name',
    wrap: breaking('POST /v2/secrets/*', () => {
      let count = 0
      return async ({ body }, next) => {
        const response = await next()
        const { name, value } = itemOf(body)
        const isSound = typeof name === 'string' && typeof value === 'string' && Object.keys(itemOf(body)).length === 2
        if (response.status !== 400 || !isSound) return response
        const free = `${name.slice(0, 40)}-again-${++count}`
        return next({ path: `/v2/secrets/${free}`, body: { name: free, value } })
      }
    }),
  },
  {
    name: 'a body may not name another than the path',
    requirement: 'VER-NEW-6',
    killedBy: 'a body that names another than the path is taken',
    wrap: refusing('POST /v2/secrets/*', ({ name }, { parts: [path] }) => typeof name === 'string' && name !== path),
  },
  {
    name: 'JSON that comes as a text is refused',
    requirement: 'VER-NEW-6',
    killedBy: 'JSON that comes as a text is read',
    wrap: refusing('POST /v2/secrets/*', (_, { headers }) => headers.get('content-type')?.startsWith('text/') === true),
  },
  {
    name: 'created differs between creating and reading',
    requirement: 'VER-GET-2',
    killedBy: 'reads it by its id',
    wrap: editing('GET /v3/secrets/*', 'created', () => '2001-01-01T00:00:00.000Z'),
  },
  {
    name: 'the project of a secret is lost',
    requirement: 'VER-GET-2',
    killedBy: 'reads it by its id',
    wrap: editing('GET /v3/secrets/*', 'projectId', () => undefined),
  },
  {
    name: 'what is not decryptable is shown unasked',
    requirement: 'VER-GET-3',
    killedBy: 'reads it by its id, and not its value',
    wrap: together(allDecryptable, (fetch) =>
      breaking(
        'GET /v3/secrets/*',
        () =>
          ({ url }, next) =>
            url.searchParams.has('decrypt') ? next() : next({ path: `${url.pathname}?decrypt=true` }),
      )(fetch),
    ),
  },
  {
    name: 'what is not decryptable is decrypted',
    requirement: 'VER-GET-3',
    killedBy: 'reads it by its name, to be decrypted, and not its value',
    wrap: allDecryptable,
  },
  {
    name: 'what is not decryptable stands in the list',
    requirement: 'VER-GET-3',
    killedBy: 'nor does the list have it',
    wrap: (fetch) => {
      const values = new Map<string, unknown>()
      const remember = breaking('POST /v2/secrets/*', () => ({ body }, next) => {
        const { name, value, decryptable } = itemOf(body)
        if (decryptable === false) values.set(String(name), value)
        return next()
      })
      return listing('GET /v3/secrets', 'secrets', (items) =>
        items.map((item) => ({ ...item, value: values.get(String(item.name)) })),
      )(remember(fetch))
    },
  },
  {
    name: 'what is decryptable is not decrypted',
    requirement: 'VER-GET-4',
    killedBy: 'reads it by its name, and its value where asked',
    wrap: editing('GET /v3/secrets/*', 'value', () => undefined),
  },
  {
    name: 'decrypt may be anything',
    requirement: 'VER-GET-5',
    killedBy: 'getVercelSecret: decrypt of another value',
    wrap: breaking(
      'GET /v3/secrets/*',
      () =>
        ({ url }, next) =>
          /^(true|false)?$/.test(url.searchParams.get('decrypt') ?? '') ? next() : next({ path: url.pathname }),
    ),
  },
  {
    name: 'a secret is not read by its name',
    requirement: 'VER-GET-1',
    killedBy: 'reads it by its name, and its value where asked',
    wrap: breaking(
      'GET /v3/secrets/*',
      () =>
        ({ parts: [reference = ''] }, next) =>
          reference.startsWith('sec_') ? next() : next({ path: '/v3/secrets/nobody-has-this-name' }),
    ),
  },
  {
    name: 'anybody can read a secret by its id',
    requirement: 'VER-GET-1',
    killedBy: 'getVercelSecret: of another account',
    wrap: sharing('GET /v3/secrets/*', 'nowhere_alice'),
  },
  {
    name: 'an id goes without its prefix',
    requirement: 'VER-ID-1',
    killedBy: 'body fits its schema',
    wrap: editing('POST /v2/secrets/*', 'uid', (uid) => String(uid).replace('sec_', '')),
  },
  {
    name: 'creating answers the value as a text',
    requirement: 'VER-NEW-1',
    killedBy: 'body fits its schema',
    wrap: editing('POST /v2/secrets/*', 'value', (_, { body }) => String(itemOf(body).value).slice(0, 3)),
  },
  {
    name: 'a value beyond ASCII is refused',
    requirement: 'VER-NEW-1',
    killedBy: 'creates a decryptable one',
    wrap: refusing('POST /v2/secrets/*', ({ value }) => /[^\0-\x7f]/.test(String(value))),
  },
])
