/** Actions of which the document itself shows what they do, and when they are refused. */
import { describe, expect, it } from 'vitest'
import { answers, failures, inPath, named, refused, runOn, sends, type Tiny, thing } from '../tiny.ts'

interface Job {
  readonly id: string
  readonly name: string
  status: string
}

type Act = (job: Job) => readonly [status: number, state?: string]

interface Given {
  readonly states?: readonly string[]
  readonly conflict?: string | null
  readonly summary?: string
  readonly success?: number
  readonly more?: Record<string, unknown>
  readonly method?: 'post' | 'put'
  readonly cycle?: Record<string, unknown>
  readonly path?: '/cancel' | ':cancel'
}

/** Jobs with one action, `cancel`, beside what makes, reads and removes them. */
function jobs(act: Act, given: Given = {}): Tiny & { readonly done: string[] } {
  const {
    states = ['queued', 'done', 'cancelled'],
    conflict = 'The job is not queued.',
    success = 200,
    more = {},
  } = given
  const { method: by = 'post', cycle, summary, path: below = '/cancel' } = given
  const all = new Map<string, Job>()
  const done: string[] = []
  let count = 0
  const item = thing('string', { status: { type: 'string', enum: states, ...(cycle && { 'x-life-cycle': cycle }) } })
  const answered = success === 200 ? answers(item) : { description: 'Done.' }
  const conflicts = conflict === null ? {} : { 409: { description: conflict } }
  return {
    done,
    paths: {
      '/jobs': { post: { requestBody: sends(named), responses: { 201: answers(item), 400: refused } } },
      '/jobs/{id}': {
        parameters: inPath('id'),
        get: { operationId: 'getJob', responses: { 200: answers(item), 404: refused } },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
      [`/jobs/{id}${below}`]: {
        parameters: inPath('id'),
        [by]: { operationId: 'stopJob', summary, responses: { [success]: answered, 404: refused, ...conflicts } },
      },
      ...more,
    },
    handle({ method, path, body }) {
      const [, , id = '', action] = path.split(/[/:]/)
      if (id === '') {
        const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined
        if (typeof name !== 'string') return [400]
        const job = { id: `j${++count}`, name, status: states[0] ?? '' }
        all.set(job.id, job)
        return [201, job]
      }
      const job = all.get(id)
      if (job === undefined) return [404]
      if (action === undefined && method === 'DELETE') all.delete(id)
      if (action === undefined) return method === 'DELETE' ? [204] : [200, job]
      done.push(action)
      const [status, state = job.status] = act(job)
      job.status = state
      return status === 200 ? [200, job] : [status]
    },
  }
}

const right: Act = ({ status }) => (status === 'queued' ? [200, 'cancelled'] : [409])

async function found(tiny: Tiny): Promise<string[] | undefined> {
  return failures((await runOn(tiny)).report)
}

describe('an action whose word is one of the states', () => {
  it('is called, read and called again, and nothing is said of one that does what it is called for', async () => {
    const tiny = jobs(right)
    const { report } = await runOn(tiny)
    expect([failures(report), report?.verdict, tiny.done]).toEqual([[], 'conforms', ['cancel', 'cancel']])
    const held = report?.requirements.filter(({ status }) => status === 'held').map(({ id }) => id)
    expect(held).toEqual(expect.arrayContaining(['jobs/acted', 'jobs/acted-once']))
  })

  it('is known behind a colon too', async () => {
    const tiny = jobs(right, { path: ':cancel' })
    const { report } = await runOn(tiny)
    expect([failures(report), report?.verdict, tiny.done]).toEqual([[], 'conforms', ['cancel', 'cancel']])
    expect(report?.leftOut).toEqual([])
  })

  it.each<[what: string, act: Act, given: Given]>([
    ['does nothing behind a colon', ({ status }) => [status === 'queued' ? 200 : 409], { path: ':cancel' }],
    ['does nothing', ({ status }) => [status === 'queued' ? 200 : 409], {}],
    ['does nothing, and answers nothing', () => [204], { success: 204, conflict: null }],
    ['does nothing, by PUT', () => [200], { method: 'put', conflict: null }],
  ])('that %s is told', async (_, act, given) => {
    const status = given.success ?? 200
    expect(await found(jobs(act, given))).toContain(
      `stopJob answered ${status} and left \`status\` "queued", and it should be "cancelled". "queued"`,
    )
  })

  it('that leads to another state, where its own is one that stays, is told', async () => {
    expect(await found(jobs(() => [200, 'done'], { conflict: null }))).toEqual([
      'stopJob answered 200 and made `status` "done", and it should be "cancelled". "done"',
    ])
  })

  it.each<[what: string, given: Given]>([
    ['in the words of 409', {}],
    ['as one that is over', { conflict: 'Already cancelled.' }],
    ['by all the states that refuse', { conflict: 'A done or cancelled job.' }],
    ['with two states', { conflict: 'Not now.', states: ['queued', 'cancelled'] }],
    ['in the summary', { conflict: 'Not now.', summary: 'Cancels a job that is queued' }],
  ])('that is taken again is told, where that is said %s', async (_, given) => {
    expect(await found(jobs(() => [200, 'cancelled'], given))).toEqual([
      'stopJob answered 200 for one, whose `status` is "cancelled", of which the document says that it is refused with 409. 200',
    ])
  })

  it('that is refused and changes it all the same is told', async () => {
    const act: Act = ({ status }) => (status === 'queued' ? [200, 'cancelled'] : [409, 'done'])
    expect(await found(jobs(act))).toEqual([
      'stopJob was refused with 409 and changed `status` from "cancelled" to "done" all the same. "done"',
    ])
  })
})

describe('an action of which nothing is said', () => {
  it.each<[what: string, act: Act, given: Given]>([
    ['may be done twice where no 409 is declared', () => [200, 'cancelled'], { conflict: null }],
    [
      'may be done twice where 409 is about something else',
      () => [200, 'cancelled'],
      { conflict: 'The version is another one.' },
    ],
    [
      'may be done twice where 409 is of another state',
      () => [200, 'cancelled'],
      { conflict: 'A done job cannot be cancelled.' },
    ],
    ['may be done twice where 409 says no more than its name', () => [200, 'cancelled'], { conflict: 'Conflict' }],
    ['may take its time', () => [202], { success: 202, conflict: null }],
    ['may lead to a state of another name', () => [200, 'halted'], { states: ['queued', 'halted'], conflict: null }],
    ['may be refused', () => [409], {}],
  ])('%s', async (_, act, given) => {
    const { report } = await runOn(jobs(act, given))
    expect([failures(report), report?.counts.error]).toEqual([[], 0])
  })
})

describe('what a life cycle names', () => {
  const cycleOn = (on: string): Given => ({
    states: ['queued', 'halted'],
    conflict: 'No.',
    cycle: { initial: ['queued'], transitions: [{ from: 'queued', to: 'halted', on }] },
  })
  const halts: Act = ({ status }) => (status === 'queued' ? [200, 'halted'] : [409])

  it.each(['cancel', 'stopJob'])('is an action by %s', async (on) => {
    const { report } = await runOn(jobs(halts, cycleOn(on)))
    expect([failures(report), report?.leftOut]).toEqual([[], []])
    expect(await found(jobs(() => [200], cycleOn(on)))).not.toEqual([])
  })

  it.each([
    ['getJob', 'GET /jobs/{id} is no action below /jobs/{id}'],
    ['stopJobb', 'no action below /jobs/{id} has it as the last word of its path or as its operationId'],
  ])('and is none is said: %s', async (on, why) => {
    const { report } = await runOn(jobs(halts, cycleOn(on)))
    expect(report?.leftOut).toEqual([`jobs: that "${on}" leads to halted (x-life-cycle) is not asked, because ${why}`])
  })
})
