/** A flag that is called as one of the elements picks them out, unless what is said of it is that more is shown with it. */
import { describe, expect, it } from 'vitest'
import { isNamed, item } from './collection-at.ts'
import { answers, failures, refused, runOn, sends, type Tiny, thing } from './tiny.ts'

type Task = Record<string, unknown> & { readonly archived: boolean }

/** @param shows What a list has that is asked for `archived`. */
function tasks(description: string, shows: (all: readonly Task[], asked: boolean) => readonly Task[]): Tiny {
  const task = thing('string', { archived: { type: 'boolean' } })
  const all = new Map<string, Task>()
  let count = 0
  return {
    paths: {
      '/tasks': {
        get: {
          parameters: [{ name: 'archived', in: 'query', description, schema: { type: 'boolean' } }],
          responses: { 200: answers({ type: 'array', items: task }) },
        },
        post: {
          requestBody: sends({
            type: 'object',
            required: ['name', 'archived'],
            properties: { name: { type: 'string' }, archived: { type: 'boolean' } },
          }),
          responses: { 201: answers(task), 400: refused },
        },
      },
      '/tasks/{id}': item(task),
    },
    handle({ method, path, query, body }) {
      const id = path.split('/')[2] ?? ''
      const asked = query.get('archived')
      if (path === '/tasks' && method === 'GET')
        return [200, asked === null ? [...all.values()] : shows([...all.values()], asked === 'true')]
      if (method === 'POST') {
        if (!isNamed(body) || typeof body.archived !== 'boolean') return [400]
        const made = { id: `t-${++count}`, name: body.name, archived: body.archived }
        all.set(made.id, made)
        return [201, made]
      }
      const found = all.get(id)
      if (found === undefined) return [404]
      if (method === 'GET') return [200, found]
      all.delete(id)
      return [204]
    },
  }
}

describe('a flag of a list', () => {
  it('shows more where that is what is said of it', async () => {
    const api = tasks('Also return what is archived.', (all, asked) => all.filter(({ archived }) => asked || !archived))
    const { report } = await runOn(api)
    expect([failures(report), report?.verdict]).toEqual([[], 'conforms'])
  })

  it('picks out where no more is said', async () => {
    const said = 'Whether they are archived.'
    const right = await runOn(tasks(said, (all, asked) => all.filter(({ archived }) => archived === asked)))
    expect(failures(right.report)).toEqual([])
    const wrong = await runOn(tasks(said, (all) => all))
    expect(wrong.report?.verdict).toBe('broken')
    expect(failures(wrong.report)?.join('\n')).toContain('`archived`')
  })
})
