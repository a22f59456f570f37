/** Bodies that hardly anybody thinks of, and rules of bodies that no schema says. */
import { describe, expect, it } from 'vitest'
import { type Fields, runOn } from './shelf.ts'

const text = { type: 'string' }
const named = { type: 'object', required: ['name'], properties: { name: text } }
const taking = 'things takes what its schemas allow and refuses the rest'

describe('JSON of another type as a body', () => {
  it.each<[string, ((body: unknown) => boolean) | undefined, string[]]>([
    ['is refused', undefined, []],
    ['may be a list to who is careless', Array.isArray, [`${taking} > makeThing: the body is a list`]],
    ['may be null to who is careless', (body) => body === null, [`${taking} > makeThing: the body is null`]],
    [
      'may be a number to who is careless',
      (body) => typeof body === 'number',
      [`${taking} > makeThing: the body is a number`],
    ],
  ])('%s', async (_, isLenient, expected) => {
    const { report, failing } = await runOn({
      sent: named,
      ...(isLenient === undefined ? {} : { isLenient }),
      keep: ({ name = 'none' }, id) => ({ id, name }),
    })
    expect(failing).toEqual(expected)
    expect(report.verdict).toBe(expected.length === 0 ? 'conforms' : 'broken')
  })
})

describe('times', () => {
  const time = { type: 'string', format: 'date-time' }
  const day = { type: 'string', format: 'date' }
  const of = (properties: Fields): Fields => ({ type: 'object', required: Object.keys(properties), properties })
  const ms = (value: unknown): number => Date.parse(String(value))
  const dayMs = 24 * 60 * 60 * 1000
  it.each<[string, Fields, (body: Fields, all: readonly Fields[], nowMs: number) => boolean]>([
    ['of the future', of({ endsAt: time }), ({ endsAt }, _, nowMs) => ms(endsAt) > nowMs],
    ['of the future, whatever they are called', of({ at: time }), ({ at }, _, nowMs) => ms(at) > nowMs],
    ['of the past', of({ birthday: day }), ({ birthday }, _, nowMs) => ms(birthday) < nowMs],
    ['in order', of({ startsAt: time, endsAt: time }), ({ startsAt, endsAt }) => ms(startsAt) < ms(endsAt)],
    ['in order, in other words', of({ to: day, from: day }), ({ from, to }) => ms(from) <= ms(to)],
    [
      'in order and of the future',
      of({ valid_until: time, valid_from: time }),
      (body, _, nowMs) => ms(body.valid_from) >= nowMs && ms(body.valid_from) < ms(body.valid_until),
    ],
    ['of today', of({ date: day }), ({ date }, _, nowMs) => ms(date) > nowMs - dayMs && ms(date) < nowMs + dayMs],
    [
      'within the next month',
      of({ start: time, end: time }),
      ({ start, end }, _, nowMs) => ms(start) >= nowMs && ms(end) > ms(start) && ms(end) < nowMs + 30 * dayMs,
    ],
  ])('%s', async (_, sent, takes) => {
    const run = await runOn({ sent, takes, conflict: 400 })
    expect(run.failing).toEqual([])
    expect(run.report.verdict).toBe('conforms')
    expect(run.taken.length).toBeGreaterThan(2)
  })
})

describe('a discriminator of a body', () => {
  const ref = (name: string): Fields => ({ $ref: `#/components/schemas/${name}` })
  const components = {
    Cat: { type: 'object', required: ['kind'], properties: { kind: text } },
    Dog: { type: 'object', required: ['kind', 'bark'], properties: { kind: text, bark: text } },
    Animal: {
      oneOf: [ref('Cat'), ref('Dog')],
      discriminator: {
        propertyName: 'kind',
        mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' },
      },
    },
  }
  it('is a word of its mapping', async () => {
    const run = await runOn({
      sent: ref('Animal'),
      components,
      isLenient: () => true,
      takes: ({ kind, bark }) => kind === 'cat' || (kind === 'dog' && typeof bark === 'string'),
      conflict: 400,
    })
    expect(run.failing).toEqual([])
    expect(run.report.verdict).toBe('conforms')
    expect([...new Set(run.taken.map(({ kind }) => kind))].toSorted()).toEqual(['cat', 'dog'])
  })
})

describe('what is unique by a word', () => {
  const isNew = ({ name }: Fields, all: readonly Fields[]): boolean => all.every((each) => each.name !== name)
  const made = {
    description: 'Made.',
    content: {
      'application/json': {
        schema: { ...named, required: ['id', 'name'], properties: { ...named.properties, id: text } },
      },
    },
  }
  const conflicting = (create: Fields, conflict = 'Conflict.'): Fields => ({
    responses: { 201: made, 400: { description: 'Bad.' }, 409: { description: conflict } },
    ...create,
  })
  const once = 'no two of things share what is unique > another of the same name is refused'
  it.each<[string, Fields, string[]]>([
    ['of the summary', conflicting({ summary: 'Makes a thing. Names are unique.' }), [once]],
    ['of the description', conflicting({ description: 'The name must be unique within an account.' }), [once]],
    ['of the conflict', conflicting({}, 'A thing with this name already exists.'), [once]],
    ['of the conflict, in other words', conflicting({}, 'The name is already taken.'), [once]],
    ['of the conflict, of who has it', conflicting({}, 'Another thing already uses this name.'), [once]],
    ['of two that cannot share it', conflicting({ description: 'Two things cannot have the same name.' }), [once]],
    ['of nothing', conflicting({ summary: 'Makes a thing.' }), []],
    ['of the opposite', conflicting({ summary: 'Makes a thing. Names need not be unique.' }), []],
    ['of something else', conflicting({ summary: 'Makes a thing with a unique id.' }), []],
    ['without a conflict', { summary: 'Makes a thing. Names are unique.' }, []],
  ])('%s', async (_, create, expected) => {
    expect((await runOn({ sent: named, create })).failing.filter((each) => each.startsWith('no two'))).toEqual(
      expected.length === 0 ? [] : expect.arrayContaining(expected),
    )
    const kept = await runOn({ sent: named, create, takes: isNew })
    expect(kept.failing).toEqual([])
  })
})

describe('what only an example shows', () => {
  const country = { ...text, example: 'DE' }
  const sent = { type: 'object', required: ['name', 'country'], properties: { name: text, country } }
  it.each<[string, (body: Fields) => boolean, string]>([
    ['is sent as it is, and not varied', ({ country: one }) => one === 'DE', 'conforms'],
    ['is varied where anything will do', () => true, 'conforms'],
  ])('%s', async (_, takes, verdict) => {
    const run = await runOn({ sent, takes, conflict: 400 })
    expect(run.failing).toEqual([])
    expect(run.report.verdict).toBe(verdict)
    expect(run.taken.length).toBeGreaterThan(2)
  })
})
