import { began, session } from './session.ts'

const apps = '/api/v1/app'
const types = '/api/v1/event-type'

session('svix', [
  { call: `GET ${apps}/`, token: null, gives: 401 },
  {
    call: `POST ${apps}/`,
    send: { name: 'One', uid: 'one' },
    gives: 201,
    has: { name: 'One', uid: 'one', createdAt: began, updatedAt: began },
    keep: { one: 'id' },
  },
  // What it is called by is taken, or has signs that no such name has.
  { call: `POST ${apps}/`, send: { name: 'Again', uid: 'one' }, gives: 409 },
  { call: `POST ${apps}/`, send: { name: 'Again', uid: 'x y' }, gives: 422 },
  { call: `POST ${apps}/`, send: { uid: 'two' }, gives: 422 },
  { call: `POST ${apps}/`, send: { name: 'Two' }, gives: 201, keep: { two: 'id' } },
  { call: `GET ${apps}/{one}/`, gives: 200, has: { id: '{one}', name: 'One' } },
  {
    call: `PUT ${apps}/{one}/`,
    afterMs: 1_000,
    send: { name: 'Uno' },
    gives: 200,
    has: { id: '{one}', name: 'Uno', createdAt: began, updatedAt: '2026-03-01T08:00:01.000Z' },
  },
  {
    call: `POST ${apps}/{one}/endpoint/`,
    send: { url: 'https://hooks.test/in', version: 1 },
    gives: 201,
    has: { url: 'https://hooks.test/in', version: 1, disabled: false },
    keep: { hook: 'id' },
  },
  { call: `GET ${apps}/{one}/endpoint/`, gives: 200, has: { data: [{ id: '{hook}' }] } },
  { call: `GET ${apps}/{two}/endpoint/`, gives: 200, has: { data: [] } },
  { call: `PUT ${apps}/{one}/endpoint/{hook}/headers/`, send: { headers: { 'X-A': '1' } }, gives: 204 },
  { call: `PATCH ${apps}/{one}/endpoint/{hook}/headers/`, send: { headers: { 'X-B': '2' } }, gives: 204 },
  { call: `GET ${apps}/{one}/endpoint/{hook}/headers/`, gives: 200, has: { headers: { 'X-A': '1', 'X-B': '2' } } },
  {
    call: `POST ${apps}/{one}/msg/`,
    send: { eventType: 'user.signup', payload: { plan: 'free' } },
    gives: 202,
    has: { eventType: 'user.signup', payload: { plan: 'free' }, timestamp: '2026-03-01T08:00:01.000Z' },
    keep: { message: 'id' },
  },
  { call: `GET ${apps}/{one}/msg/{message}/`, gives: 200, has: { payload: { plan: 'free' } } },
  { call: `GET ${apps}/{one}/msg/?event_types=user.signup`, gives: 200, has: { data: [{ id: '{message}' }] } },
  { call: `GET ${apps}/{one}/msg/?event_types=other`, gives: 200, has: { data: [] } },
  { call: `GET ${apps}/{one}/msg/?after=2026-03-02T00:00:00Z`, gives: 200, has: { data: [] } },
  { call: `POST ${types}/`, send: { name: 'user.signup', description: 'Somebody came.' }, gives: 201 },
  { call: `POST ${types}/`, send: { name: 'user.signup', description: 'Again.' }, gives: 409 },
  {
    call: `PUT ${types}/user.signup/`,
    send: { description: 'They came.' },
    gives: 200,
    has: { name: 'user.signup', description: 'They came.' },
  },
  { call: `DELETE ${apps}/{one}/`, gives: 204 },
  { call: `GET ${apps}/{one}/`, gives: 404 },
  { call: `GET ${apps}/{one}/endpoint/{hook}/`, gives: 404 },
])
