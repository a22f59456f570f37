/** What a run set at nameservers outside the target, after a kill at any moment. */
import { describe, expect, it } from 'vitest'
import { type JournalEvent, outstandingIn } from '../../../../src/contract/clean-up/journal.ts'
import { createRecords } from '../../../../src/contract/clean-up/records.ts'

const record = { name: '_now.nkmabcdefg-host-1.com', type: 'TXT', value: 'proof' }

function nameserver(canRemove = true) {
  const there = new Set<string>()
  return {
    there,
    set: ({ name }: { readonly name: string }) => void there.add(name),
    ...(canRemove && { remove: ({ name }: { readonly name: string }) => void there.delete(name) }),
  }
}

function journal() {
  const events: JournalEvent[] = []
  return { events, append: (event: JournalEvent) => void events.push(event) }
}

describe('a record', () => {
  it('is written down before it is set', async () => {
    const written = journal()
    const seen: number[] = []
    const records = createRecords({ set: () => void seen.push(written.events.length) }, written, [])
    await records.set(record)
    expect(seen).toEqual([1])
    expect(written.events).toEqual([{ event: 'record', id: 1, name: record.name, type: 'TXT' }])
  })

  it('is removed by who cleans up after a kill, and by nobody where it was removed', async () => {
    const outside = nameserver()
    const [killed, later] = [journal(), journal()]
    const run = createRecords(outside, killed, [])
    await run.set(record)
    await run.set({ ...record, name: '_now.nkmabcdefg-host-2.com' })
    await run.remove(record)
    expect([...outside.there]).toEqual(['_now.nkmabcdefg-host-2.com'])

    const { records } = outstandingIn(killed.events)
    expect(await createRecords(outside, later, records).clear()).toEqual([])
    expect([...outside.there]).toEqual([])
    expect(later.events).toEqual([{ event: 'unset', id: 2 }])
    expect(outstandingIn([...killed.events, ...later.events]).records).toEqual([])
  })

  it('is said where nothing removes it', async () => {
    const outside = nameserver(false)
    const records = createRecords(outside, journal(), [])
    await records.set(record)
    await records.remove(record)
    expect(await records.clear()).toEqual([
      {
        system: 'dns',
        collection: 'records',
        reference: `TXT ${record.name}`,
        reason: 'nothing removes it (--dns-command with {action}, or --control)',
        isAllowed: true,
      },
    ])
  })
})
