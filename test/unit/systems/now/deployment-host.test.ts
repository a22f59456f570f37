/** The host label of a name: whatever the name, what comes out can stand in a host. */

import { expect, it } from 'vitest'
import { labelOf } from '../../../../src/systems/now/deployments/host.ts'
import fc from '../../../seeded.ts'
import { createClient } from './client.ts'

it.each([
  ['project-a', 'project-a'],
  ['@acme/site', 'site'],
  ['My App', 'my-app'],
  ['my_app.js', 'my-app-js'],
  ['--my--app--', 'my-app'],
  ['Größe', 'gr-e'],
  ['日本', ''],
  ['@acme/', ''],
  ['', ''],
  [`${'a'.repeat(51)}-b`, 'a'.repeat(51)],
  ['x'.repeat(214), 'x'.repeat(52)],
])('NOW-DEP-15 makes of the name %j the label %j', (name, label) => {
  expect(labelOf(name)).toBe(label)
})

it('NOW-DEP-15, NOW-DEP-16 makes a host of every name, in the list as in the answer', async () => {
  const { call } = createClient()
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (name) => {
      const { body } = await call<{ uid: string; host: string }>('POST', '/now/deployments', {
        body: { package: { name } },
      })
      expect(body.host).toMatch(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?-[a-z]{10}\.now\.sh$/)
      expect(body.host.indexOf('.')).toBeLessThanOrEqual(63)
      const [newest] = (await call<{ deployments: unknown[] }>('GET', '/now/deployments')).body.deployments
      expect(newest).toMatchObject({ uid: body.uid, url: body.host })
      await call('DELETE', `/now/deployments/${body.uid}`)
    }),
    { numRuns: 40 },
  )
})
