/** Who is answered in JSON, and who with a page. */
import { expect, it } from 'vitest'
import { prefersJson } from '../../../src/adapters/prefers-json.ts'

it.each([
  ['application/json', true],
  ['Application/JSON; charset=utf-8', true],
  ['application/json, text/plain, */*', true],
  ['application/*', true],
  ['text/html;q=0.5, application/json;q=0.8', true],
  ['text/html;q=0, application/json', true],
  ['application/json, text/html', false],
  ['text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8', false],
  ['application/json;q=0.2, */*', false],
  ['application/json;q=2, */*', false],
  ['*/*', false],
  [undefined, false],
  ['', false],
  ['image/png', false],
])('Accept: %s prefers JSON: %s', (accept, expected) => {
  expect(prefersJson(accept)).toBe(expected)
})
