/** What comes from the document is called as it is there, also where a token begins like it; and what is closed is held where it was asked. */
import { describe, expect, it } from 'vitest'
import { jsonReport, junitReport, type Report, terminalReport, verify } from '../../../src/contract/index.ts'
import { type Asked, answers, documentOf, inPath, named, refused, sends, targetOf, thing } from './tiny.ts'

const closed = { ...thing(), additionalProperties: false }

function things(own: string, item: Record<string, unknown>, more: Record<string, unknown> = {}) {
  const all = new Map<string, Record<string, unknown>>()
  let count = 0
  return {
    secured: true,
    paths: {
      '/things': { post: { requestBody: sends(named), responses: { 201: answers(item), 400: refused } } },
      '/things/{id}': {
        parameters: inPath('id'),
        get: { responses: { 200: answers(item), 404: refused } },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, body, token }: Asked): [number, unknown?] {
      if (token !== `Bearer ${own}`) return [401]
      const id = path.split('/')[2]
      if (id === undefined) {
        const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined
        if (typeof name !== 'string') return [400]
        const made = { id: `t${++count}`, name, ...more }
        all.set(made.id, made)
        return [201, made]
      }
      if (!all.has(id)) return [404]
      if (method === 'DELETE') all.delete(id)
      return method === 'DELETE' ? [204] : [200, all.get(id)]
    },
  }
}

async function run(token: string, item: Record<string, unknown>, more?: Record<string, unknown>): Promise<Report> {
  const tiny = things(token, item, more)
  const spec = { ...(documentOf(tiny) as object), info: { title: 'Foundry job desk', version: '1' } }
  return verify({ ...targetOf(tiny), tokens: { owner: token } }, { spec, seed: 1, demands: { all: true } })
}

describe('a token that begins like the title of the document', () => {
  it.each(['foundry-1', 'foundry-job-desk', 'foundry-job-desk1', 'FOUNDRY-JOB-DESK'])(
    'hides no name: %s',
    async (token) => {
      const report = await run(token, closed, { token })
      expect(report.verdict).toBe('broken')
      expect(report.scenarios.map(({ id, system }) => [id.split('/')[0], system])).toEqual(
        report.scenarios.map(() => ['foundry-job-desk', 'foundry-job-desk']),
      )
      const [finding] = report.findings
      expect(finding?.only).toMatch(/^foundry-job-desk\/[a-z-]+$/)
      for (const text of [terminalReport(report), junitReport(report), jsonReport(report)]) {
        expect(text).not.toContain('***job-desk')
        expect(text).not.toContain(`Bearer ${token}`)
      }
      // It came back in a body.
      const body = report.exchanges.find(({ answer }) => answer.status === 201)?.answer.body
      expect(body).toContain('"token":"***"')
    },
  )
})

describe('what the document closes', () => {
  const statusOf = ({ requirements }: Report): unknown =>
    requirements.find(({ id }) => id === 'document/closed')?.status

  it('is held by answers that have nothing else', async () => {
    const report = await run('a-token-of-mine', closed)
    expect([statusOf(report), report.unmet]).toEqual(['held', []])
  })

  it('is broken by one that has', async () => {
    expect(statusOf(await run('a-token-of-mine', closed, { more: 1 }))).toBe('broken')
  })

  it('is no requirement where nothing is closed', async () => {
    expect(statusOf(await run('a-token-of-mine', thing()))).toBeUndefined()
  })
})
