import { expect } from 'vitest'
import { type Step, session } from './session.ts'

const E = { error: { code: expect.any(String), message: expect.any(String) } }
const none = '00000000-0000-4000-8000-000000000000'
const steps: Step[] = [
  { call: 'GET /patients', headers: {}, gives: 401 },
  {
    call: 'POST /patients',
    send: { fullName: 'Ada Lovelace', email: 'ada@example.com' },
    gives: 201,
    has: { fullName: 'Ada Lovelace', birthDate: null, createdAt: '2026-03-01T08:00:00.000Z' },
    keep: { p: 'id' },
  },
  { call: 'POST /patients', send: { fullName: 'Ada Again', email: 'ada@example.com' }, gives: 409, has: E },
  { call: 'POST /patients', send: { fullName: 'Bob', email: 'no-mail' }, gives: 400, has: E },
  { call: 'GET /patients?search=lovelace', gives: 200, has: { patients: [{ id: '{p}' }], total: 1 } },
  { call: 'POST /doctors', send: { name: 'Dr. Who', specialty: 'cardiology' }, gives: 201, keep: { d: 'id' } },
  { call: 'POST /doctors', send: { name: 'Dr. No', specialty: 'surgery' }, gives: 201, keep: { e: 'id' } },
  { call: 'GET /doctors?specialty=surgery', gives: 200, has: [{ name: 'Dr. No' }] },
  {
    call: 'POST /appointments',
    send: { patientId: '{p}', doctorId: '{d}', startsAt: '2026-03-05T09:00:00Z', endsAt: '2026-03-05T09:30:00Z' },
    gives: 201,
    has: { status: 'scheduled', patientId: '{p}', doctorId: '{d}' },
    keep: { a: 'id' },
  },
  {
    call: 'POST /appointments',
    send: { patientId: '{p}', doctorId: '{d}', startsAt: '2026-03-05T09:15:00Z', endsAt: '2026-03-05T09:45:00Z' },
    gives: 409,
    has: E,
  },
  {
    call: 'POST /appointments',
    send: { patientId: '{p}', doctorId: '{e}', startsAt: '2026-03-05T09:15:00Z', endsAt: '2026-03-05T09:45:00Z' },
    gives: 201,
  },
  {
    call: 'POST /appointments',
    send: { patientId: '{p}', doctorId: '{d}', startsAt: '2026-03-05T09:30:00Z', endsAt: '2026-03-05T10:00:00Z' },
    gives: 201,
    keep: { b: 'id' },
  },
  {
    call: 'POST /appointments',
    send: { patientId: none, doctorId: '{d}', startsAt: '2026-03-06T09:30:00Z', endsAt: '2026-03-06T10:00:00Z' },
    gives: 404,
    has: E,
  },
  {
    call: 'POST /appointments',
    send: { patientId: '{p}', startsAt: '2026-03-06T09:30:00Z', endsAt: '2026-03-06T10:00:00Z' },
    gives: 400,
    has: E,
  },
  { call: 'GET /patients/{p}/appointments', gives: 200, has: [{}, {}, {}] },
  { call: 'GET /appointments?doctorId={d}', gives: 200, has: [{ id: '{a}' }, { id: '{b}' }] },
  { call: 'GET /appointments?doctorId={d}&from=2026-03-05T09:20:00Z', gives: 200, has: [{ id: '{b}' }] },
  {
    call: 'PATCH /appointments/{b}',
    send: { startsAt: '2026-03-05T09:10:00Z', endsAt: '2026-03-05T09:40:00Z' },
    gives: 409,
    has: E,
  },
  { call: 'POST /appointments/{a}/confirm', gives: 200, has: { status: 'confirmed' } },
  { call: 'POST /appointments/{a}/confirm', gives: 409, has: E },
  {
    call: 'POST /appointments/{a}/cancel',
    send: { cancelReason: 'ill' },
    gives: 200,
    has: { status: 'cancelled', cancelReason: 'ill' },
  },
  { call: 'POST /appointments/{a}/cancel', gives: 409, has: E },
  {
    call: 'POST /appointments',
    send: { patientId: '{p}', doctorId: '{d}', startsAt: '2026-03-05T09:00:00Z', endsAt: '2026-03-05T09:30:00Z' },
    gives: 201,
  },
  { call: 'GET /appointments?status=cancelled', gives: 200, has: [{ id: '{a}' }] },
  {
    call: 'GET /appointments/{b}?expand=patient,doctor',
    gives: 200,
    has: { patient: { id: '{p}', fullName: 'Ada Lovelace' }, doctor: { id: '{d}', name: 'Dr. Who' } },
  },
  { call: `GET /patients/${none}/appointments`, gives: 404, has: E },
]

session(
  'clinic',
  steps.map((step) => ({ token: null, headers: { 'x-api-key': 'nowhere_alice' }, ...step })),
)
