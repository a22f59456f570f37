/** Actions that need another one before them, and those that undo. */
import { expect, it } from 'vitest'
import { answers, failures, inPath, named, refused, runOn, sends, type Tiny, thing } from '../tiny.ts'

interface Bill {
  readonly id: string
  readonly name: string
  status: string
  enabled: boolean
}

type Acts = Readonly<Record<string, (bill: Bill) => number>>

const right: Acts = {
  send(bill) {
    if (bill.status !== 'draft') return 409
    bill.status = 'sent'
    return 200
  },
  pay(bill) {
    if (bill.status !== 'sent') return 409
    bill.status = 'paid'
    return 200
  },
  disable(bill) {
    if (!bill.enabled) return 409
    bill.enabled = false
    return 200
  },
}

function bills(acts: Acts): Tiny {
  const all = new Map<string, Bill>()
  let made = 0
  const item = thing('string', {
    status: { type: 'string', enum: ['draft', 'sent', 'paid'] },
    enabled: { type: 'boolean' },
  })
  const action = (operationId: string, conflict: string) => ({
    parameters: inPath('id'),
    post: { operationId, responses: { 200: answers(item), 404: refused, 409: { description: conflict } } },
  })
  return {
    paths: {
      '/bills': {
        post: { operationId: 'makeBill', requestBody: sends(named), responses: { 201: answers(item), 400: refused } },
      },
      '/bills/{id}': {
        parameters: inPath('id'),
        get: { operationId: 'readBill', responses: { 200: answers(item), 404: refused } },
        delete: { operationId: 'deleteBill', responses: { 204: refused, 404: refused } },
      },
      '/bills/{id}/send': action('send', 'Only drafts can be sent.'),
      '/bills/{id}/pay': action('pay', 'Only sent bills can be paid.'),
      '/bills/{id}/disable': action('disable', 'It is already disabled.'),
    },
    handle({ method, path, body }) {
      const [, , id = '', act = ''] = path.split('/')
      const { name } = Object(body)
      if (id === '' && typeof name !== 'string') return [400]
      const bill = id === '' ? { id: `bill-${++made}`, name, status: 'draft', enabled: true } : all.get(id)
      if (bill === undefined) return [404]
      all.set(bill.id, bill)
      if (id === '') return [201, bill]
      if (act !== '') {
        const status = acts[act]?.(bill) ?? 404
        return status === 200 ? [200, bill] : [status]
      }
      if (method === 'GET') return [200, bill]
      all.delete(id)
      return [204]
    },
  }
}

it('nothing is said of those that do what they are called for', async () => {
  const { report } = await runOn(bills(right))
  expect(failures(report)).toEqual([])
  expect(report?.requirements.find(({ id }) => id === 'bills/acted')?.status).toBe('held')
})

it.each([
  ['pay', /pay answered 200 and left `status` "sent", and it should be "paid"/],
  ['disable', /disable answered 200 and left `enabled` true, and it should be false/],
])('%s that does nothing is told by what it leaves', async (name, headline) => {
  const idle = (bill: Bill): number => (right[name]?.({ ...bill }) === 409 ? 409 : 200)
  const { report } = await runOn(bills({ ...right, [name]: idle }))
  expect(failures(report)?.join('\n')).toMatch(headline)
})
