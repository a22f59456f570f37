/** What is made below one thing and has a path of its own, as `POST /projects/{id}/tasks` makes what is at `/tasks/{taskId}`. */
import { describe, expect, it } from 'vitest'
import { isNamed } from './collection-at.ts'
import { answers, failures, inPath, named, refused, runOn, sends, type Tiny, thing } from './tiny.ts'

type Fields = Record<string, unknown>

const task = thing('string', { projectId: { type: 'string' }, done: { type: 'boolean' } })
const held = { ...task, required: ['id', 'name', 'projectId', 'done'] }
const change = {
  type: 'object',
  minProperties: 1,
  properties: { name: { type: 'string' } },
  additionalProperties: false,
}

interface Ways {
  readonly loses?: boolean
  readonly stays?: boolean
  /** There is a list of all too. */
  readonly isListedWhole?: boolean
  /** A task need not say of which project it is. */
  readonly isLoose?: boolean
}

function tasksOf({ loses = false, stays = false, isListedWhole = false, isLoose = false }: Ways = {}): Tiny {
  const projects = new Map<string, Fields>()
  const tasks = new Map<string, Fields>()
  let count = 0
  const shown = isLoose ? task : held
  const list = { get: { responses: { 200: answers({ type: 'array', items: shown }), 404: refused } } }
  const create = (schema: Fields): Fields => ({
    post: { requestBody: sends(named), responses: { 201: answers(schema), 400: refused, 404: refused } },
  })
  return {
    paths: {
      '/projects': create(thing()),
      '/projects/{id}': {
        parameters: inPath('id'),
        get: { responses: { 200: answers(thing()), 404: refused } },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
      '/projects/{projectId}/tasks': { parameters: inPath('projectId'), ...list, ...create(shown) },
      ...(isListedWhole ? { '/tasks': { get: { responses: { 200: answers({ type: 'array', items: shown }) } } } } : {}),
      '/tasks/{taskId}': {
        parameters: inPath('taskId'),
        get: { responses: { 200: answers(shown), 404: refused } },
        patch: { requestBody: sends(change), responses: { 200: answers(shown), 400: refused, 404: refused } },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, body }) {
      const [, first, id, below] = path.split('/')
      if (first === 'tasks') {
        if (id === undefined) return [200, [...tasks.values()]]
        const found = tasks.get(id)
        if (found === undefined) return [404]
        if (method === 'GET') return [200, found]
        if (method === 'DELETE') return [tasks.delete(id) ? 204 : 404]
        if (!isNamed(body) || Object.keys(body).length > 1) return [400]
        if (!loses) found.name = body.name
        return [200, { ...found, name: body.name }]
      }
      if (id === undefined) {
        if (!isNamed(body)) return [400]
        const made = { id: `p${++count}`, name: body.name }
        projects.set(made.id, made)
        return [201, made]
      }
      const project = projects.get(id)
      if (project === undefined) return [404]
      if (below === undefined) {
        if (method === 'GET') return [200, project]
        projects.delete(id)
        for (const each of [...tasks.values()]) if (each.projectId === id && !stays) tasks.delete(String(each.id))
        return [204]
      }
      if (method === 'GET') return [200, [...tasks.values()].filter(({ projectId }) => projectId === id)]
      if (!isNamed(body)) return [400]
      const made = { id: `t${++count}`, name: body.name, projectId: id, done: false }
      tasks.set(made.id, made)
      return [201, made]
    },
  }
}

describe('what is made below one thing and has a path of its own', () => {
  it.each<[string, Ways, string[]]>([
    ['is asked', {}, []],
    ['is asked where all of them are listed too', { isListedWhole: true }, []],
    ['may outlive what it was made below, where it need not name that', { stays: true, isLoose: true }, []],
    [
      'does not outlive what it always names',
      { stays: true },
      ['get_tasks_taskId accepted what it has to refuse: it answered 200'],
    ],
    ['is changed', { loses: true }, ['name']],
  ])('%s', async (_, ways, expected) => {
    const { report, asked } = await runOn(tasksOf(ways))
    const found = failures(report) ?? ['no report']
    expect(found.length > 0).toBe(expected.length > 0)
    for (const text of expected) expect(found.join('\n')).toContain(text)
    expect(report?.leftOut).toEqual([])
    expect(report?.leftovers).toEqual([])
    expect(new Set(asked.map(({ method, path }) => `${method} ${path.replaceAll(/\/[pt]\d+/g, '/{}')}`))).toEqual(
      new Set([
        ...['POST /projects', 'GET /projects/{}', 'DELETE /projects/{}', 'GET /projects/{}/tasks'],
        ...['POST /projects/{}/tasks', 'GET /tasks/{}', 'PATCH /tasks/{}', 'DELETE /tasks/{}'],
        ...(ways.isListedWhole === true ? ['GET /tasks'] : []),
      ]),
    )
  })
})
