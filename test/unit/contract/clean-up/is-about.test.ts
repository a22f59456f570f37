import { expect, it } from 'vitest'
import { isAbout, type Made } from '../../../../src/contract/clean-up/made.ts'
import type { Call } from '../../../../src/contract/exchange/exchange.ts'

// Of what was made and of a call no more is looked at than this.
const made = {
  intention: { collection: 'tasks' },
  role: 'owner',
  references: new Set(['task-1', 'done']),
} as unknown as Made
const call = (at: string, path: Readonly<Record<string, string>>, body: unknown): Call =>
  ({ role: 'owner', operation: { path: at }, input: { path, body } }) as unknown as Call

it.each([
  ['its own address', '/tasks/{id}', { id: 'task-1' }, { status: 'open' }, true],
  ['another, whose body has a word that it has too', '/tasks/{id}', { id: 'task-2' }, { status: 'done' }, false],
  ['what names it in its body alone', '/tasks', {}, { task: 'task-1' }, true],
])('a change is about what was made by %s', (_, at, path, body, isIt) => {
  expect(isAbout(call(at, path, body), 'tasks', made)).toBe(isIt)
})
