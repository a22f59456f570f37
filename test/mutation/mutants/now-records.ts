/** The DNS records of the now API, broken. */
import {
  accepting,
  breaking,
  editing,
  itemOf,
  listing,
  receiving,
  reply,
  sharing,
  sparing,
} from '../../../src/contract/selftest/mutants/break.ts'
import { type Mutant, mutantsOf } from '../../../src/contract/selftest/mutants/mutant.ts'

const records = { path: '/domains/*/records', member: 'records' }

export const nowRecordMutants: readonly Mutant[] = mutantsOf('now', [
  {
    name: 'a record is missing from its zone',
    requirement: 'NOW-DNS-1',
    killedBy: 'the list has each of them once, as it was given',
    wrap: listing('GET /domains/*/records', 'records', (items) => items.filter(({ type }) => type !== 'A')),
  },
  {
    name: 'the value of a record is in capitals',
    requirement: 'NOW-DNS-1',
    killedBy: 'the list has each of them once, as it was given',
    wrap: editing('GET /domains/*/records', 'records/*/value', (value) => String(value).toUpperCase()),
  },
  {
    name: 'a record has no slug',
    requirement: 'NOW-DNS-2',
    killedBy: 'body fits its schema',
    wrap: editing('GET /domains/*/records', 'records/*/slug', () => undefined),
  },
  {
    name: 'a new record was updated already',
    requirement: 'NOW-DNS-2',
    killedBy: 'the list has each of them once, as it was given',
    wrap: editing('GET /domains/*/records', 'records/*/updated', () => '1487577600000'),
  },
  {
    name: 'the priority of a mail server is lost',
    requirement: 'NOW-DNS-2',
    killedBy: 'the list has each of them once, as it was given',
    wrap: editing('GET /domains/*/records', 'records/*/mxPriority', () => undefined),
  },
  {
    name: 'a record is answered with an id that the list does not know',
    requirement: 'NOW-DNS-5',
    killedBy: 'the list has each of them once, as it was given',
    wrap: editing(
      'POST /domains/*/records',
      'uid',
      (uid) => `rec_${String(uid).slice(4).split('').toReversed().join('')}`,
    ),
  },
  {
    name: 'ids of records do not begin with rec_',
    requirement: 'NOW-ID-1',
    killedBy: 'body fits its schema',
    wrap: editing('POST /domains/*/records', 'uid', (uid) => String(uid).slice(4)),
  },
  {
    name: 'a mail server with a priority is refused',
    requirement: 'NOW-DNS-7',
    killedBy: 'adds an address and a mail server',
    wrap: breaking('POST /domains/*/records', () => ({ body }, next) => {
      const { data } = itemOf(body)
      return 'mxPriority' in itemOf(data) ? next({ body: {} }) : next()
    }),
  },
  {
    name: 'a mail server needs no priority',
    requirement: 'NOW-DNS-8',
    killedBy: 'a mail server without priority is refused',
    wrap: accepting(
      'POST /domains/*/records',
      ({ data }) => itemOf(data).type === 'MX' && !('mxPriority' in itemOf(data)),
      ({ data }) => ({ data: { ...itemOf(data), mxPriority: 10 } }),
    ),
  },
  {
    name: 'a record of any type can be made',
    requirement: 'NOW-DNS-8',
    killedBy: 'createNowDomainRecord: data.type of another value',
    wrap: accepting(
      'POST /domains/*/records',
      ({ data }) => /^[A-Z_]{6,}$/.test(String(itemOf(data).type)),
      ({ data }) => ({ data: { ...itemOf(data), type: 'TXT', mxPriority: undefined } }),
    ),
  },
  {
    name: 'the priority of a mail server has no upper bound',
    requirement: 'NOW-DNS-8',
    killedBy: 'createNowDomainRecord: data.mxPriority too large',
    wrap: accepting(
      'POST /domains/*/records',
      ({ data }) => Number(itemOf(data).mxPriority) > 65_535,
      ({ data }) => ({ data: { ...itemOf(data), mxPriority: 65_535 } }),
    ),
  },
  {
    name: 'a record that is refused is there all the same',
    requirement: 'NOW-DNS-9',
    killedBy: 'it alone is gone, and what was refused left nothing',
    wrap: breaking('POST /domains/*/records', () => {
      let count = 0
      return async (_, next) => {
        const response = await next()
        if (response.status === 400)
          await next({ body: { data: { name: `left${count++}`, type: 'A', value: '192.0.2.8' } } })
        return response
      }
    }),
  },
  {
    name: 'a deletion of a record does nothing',
    requirement: 'NOW-DNS-9',
    killedBy: 'it alone is gone, and what was refused left nothing',
    wrap: sparing(
      'DELETE /domains/*/records/*',
      records,
      ({ id }, { parts }) => id === parts[1],
      () => undefined,
    ),
  },
  {
    name: 'a deletion of a record answers a body',
    requirement: 'NOW-DNS-9',
    killedBy: 'body fits its schema',
    wrap: breaking('DELETE /domains/*/records/*', () => async ({ parts }, next) => {
      const response = await next()
      return response.ok ? reply(response, { id: parts[1] }, { status: 200 }) : response
    }),
  },
  {
    name: 'anybody can list the records of a domain',
    requirement: 'NOW-ERR-6',
    killedBy: 'listNowDomainRecords: of another account',
    wrap: sharing('GET /domains/*/records', 'nowhere_alice'),
  },
  {
    name: 'the value of a record is in small letters',
    requirement: 'NOW-DNS-1',
    killedBy: 'the list has each of them once, as it was given',
    wrap: editing('GET /domains/*/records', 'records/*/value', (value) => String(value).toLowerCase()),
  },
  {
    name: 'a record that is not there can be deleted',
    requirement: 'NOW-ERR-6',
    killedBy: 'deleteNowDomainRecord: of nothing',
    wrap: breaking('DELETE /domains/*/records/*', () => async ({ parts: [domain = ''] }, next) => {
      const response = await next()
      const zone = await next({ method: 'GET', path: `/domains/${domain}/records`, body: undefined })
      return response.status === 404 && zone.ok ? reply(response, undefined, { status: 200 }) : response
    }),
  },
  {
    name: 'a priority of nothing counts as none',
    requirement: 'NOW-DNS-4',
    killedBy: 'adds an address and a mail server',
    wrap: receiving('POST /domains/*/records', ({ data }) =>
      itemOf(data).mxPriority === 0 ? { data: { ...itemOf(data), mxPriority: undefined } } : undefined,
    ),
  },
])
