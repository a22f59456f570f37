/** Things below something that the document does not make: its path gives an example, and everything made there is removed again. */
import { expect, test } from 'vitest'
import { verify } from '../../../src/contract/index.ts'
import { createTenant, tenantDocument } from './tenant-api.ts'

test('leaves nothing below a tenant that was there before, and says nothing else', async () => {
  const { fetch, left } = createTenant()
  const report = await verify({ fetch, tokens: {} }, { spec: tenantDocument, seed: 1 })
  expect(report.findings.filter(({ result }) => result === 'fail').map(({ message, step }) => [step, message])).toEqual(
    [],
  )
  expect({ verdict: report.verdict, leftovers: report.leftovers, left: left() }).toEqual({
    verdict: 'conforms',
    leftovers: [],
    left: [],
  })
  expect(report.requests.total).toBeGreaterThan(20)
})
