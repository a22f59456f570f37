/** The certificates of the now API, broken. */
import {
  accepting,
  answering,
  bodyOf,
  breaking,
  editing,
  forgiving,
  itemOf,
  listing,
  reply,
  sparing,
  turning,
} from '../../../src/contract/selftest/mutants/break.ts'
import { type Mutant, mutantsOf } from '../../../src/contract/selftest/mutants/mutant.ts'

const certs = { path: '/now/certs', member: 'certs' }
const time = '2017-02-20T08:00:00.000Z'

/** The name under which the list shows the certificate of a name: the kit certifies a host and the one below it. */
const shownNameOf = (name: string): string => name.replace(/^www\./, '')

export const nowCertificateMutants: readonly Mutant[] = mutantsOf('now', [
  {
    name: 'a certificate is not in the list',
    requirement: 'NOW-CERT-1',
    killedBy: 'the list has it once',
    wrap: listing('GET /now/certs', 'certs', (items) => items.slice(1)),
  },
  {
    name: 'the name of a certificate leads to all of them',
    requirement: 'NOW-CERT-1',
    killedBy: 'its name alone leads to it',
    wrap: answering('GET /now/certs/*', async (_, __, next) =>
      bodyOf(await next({ method: 'GET', path: '/now/certs', body: undefined })),
    ),
  },
  {
    name: 'a certificate is found by its first name alone',
    requirement: 'NOW-CERT-10',
    killedBy: 'so does its other name',
    wrap: breaking(
      'GET /now/certs/*',
      () =>
        ({ parts: [name = ''] }, next) =>
          name.startsWith('www.') ? next({ path: '/now/certs/nobody.example.com' }) : next(),
    ),
  },
  {
    name: 'a certificate is renewed by its first name alone',
    requirement: 'NOW-CERT-10',
    killedBy: 'renews it by its other name',
    wrap: breaking('POST /now/certs', () => ({ body }, next) => {
      const { domains: names, renew } = itemOf(body)
      const isOther = renew === true && Array.isArray(names) && String(names[0]).startsWith('www.')
      return isOther ? next({ body: { domains: ['nobody.example.com'], renew } }) : next()
    }),
  },
  {
    name: 'a certificate is deleted by its first name alone',
    requirement: 'NOW-CERT-10',
    killedBy: 'deletes it by its other name',
    wrap: breaking(
      'DELETE /now/certs/*',
      () =>
        ({ parts: [name = ''] }, next) =>
          name.startsWith('www.') ? next({ path: '/now/certs/nobody.example.com' }) : next(),
    ),
  },
  {
    name: 'a certificate has expired when it is made',
    requirement: 'NOW-CERT-2',
    killedBy: 'the list has it once',
    wrap: editing('GET /now/certs', 'certs/*/expiration', () => '2001-01-01T00:00:00.000Z'),
  },
  {
    name: 'a certificate does not say whether it renews itself',
    requirement: 'NOW-CERT-2',
    killedBy: 'body fits its schema',
    wrap: editing('GET /now/certs', 'certs/*/autoRenew', () => undefined),
  },
  {
    name: 'a renewal makes a second certificate',
    requirement: 'NOW-CERT-3',
    killedBy: 'there is still one, which expires no earlier',
    wrap: (fetch) => {
      const renewed = new Set<string>()
      const watch = breaking('POST /now/certs', () => async ({ body }, next) => {
        const { domains: names, renew } = itemOf(body)
        const response = await next()
        if (renew === true && response.ok && Array.isArray(names)) renewed.add(shownNameOf(String(names[0])))
        return response
      })
      return listing('GET /now/certs', 'certs', (items) => [
        ...items,
        ...items.filter(({ cn }) => renewed.has(String(cn))),
      ])(watch(fetch))
    },
  },
  {
    name: 'domains of a certificate may be missing',
    requirement: 'NOW-CERT-4',
    killedBy: 'issueNowCertificate: without domains',
    wrap: accepting(
      'POST /now/certs',
      (body) => !('domains' in body),
      () => ({ domains: ['repaired.example.com'] }),
    ),
  },
  {
    name: 'domains of a certificate may be a text',
    requirement: 'NOW-CERT-4',
    killedBy: 'issueNowCertificate: domains of another type',
    wrap: accepting(
      'POST /now/certs',
      ({ domains: names }) => names !== undefined && !Array.isArray(names),
      () => ({ domains: ['repaired.example.com'] }),
    ),
  },
  {
    name: 'what is not PEM is stored as a certificate',
    requirement: 'NOW-CERT-7',
    killedBy: 'what is not PEM is refused',
    wrap: forgiving('PUT /now/certs', 400, () => ({ created_at: time })),
  },
  {
    name: 'a certificate of one’s own does not take the place of the other',
    requirement: 'NOW-CERT-5',
    killedBy: 'it took its place',
    wrap: breaking('PUT /now/certs', () => {
      const stored = new Set<string>()
      return async ({ body }, next) => {
        const { domains: names, cert } = itemOf(body)
        const name = Array.isArray(names) ? String(names[0]) : ''
        const isSound = typeof cert === 'string' && cert.includes('BEGIN CERTIFICATE')
        if (!stored.has(name) || !isSound) {
          const response = await next()
          if (response.ok) stored.add(name)
          return response
        }
        const like = await next({ method: 'GET', path: '/now/certs', body: undefined })
        return reply(like, { created_at: time })
      }
    }),
  },
  {
    name: 'a private key comes back',
    requirement: 'NOW-CERT-9',
    killedBy: 'no secret comes back',
    wrap: breaking('PUT /now/certs', () => async ({ body }, next) => {
      const response = await next()
      return response.ok ? reply(response, { ...itemOf(await bodyOf(response)), key: itemOf(body).key }) : response
    }),
  },
  {
    name: 'a deletion of a certificate does nothing',
    requirement: 'NOW-CERT-8',
    killedBy: 'no list has it any more',
    wrap: sparing(
      'DELETE /now/certs/*',
      certs,
      ({ cn }, { parts: [name = ''] }) => cn === shownNameOf(name),
      () => undefined,
    ),
  },
  {
    name: 'a certificate that is not there can be deleted',
    requirement: 'NOW-CERT-8',
    killedBy: 'deleteNowCertificate: of nothing',
    wrap: turning('DELETE /now/certs/*', 404, 200),
  },
  {
    name: 'a name alone counts as a list of names',
    requirement: 'NOW-CERT-4',
    killedBy: 'a name alone is no list of names',
    wrap: accepting(
      'POST /now/certs',
      ({ domains: name }) => typeof name === 'string' && name.includes('.'),
      (body) => ({ ...body, domains: [body.domains] }),
    ),
  },
])
