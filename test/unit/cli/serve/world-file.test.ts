/** What a served world begins with, and what is said where the file holds another thing. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readWorldFile } from '../../../../src/cli/serve/world-file.ts'
import { createPlatform } from '../../../../src/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'nowhere-world-'))
const write = (name: string, data: unknown): string => {
  writeFileSync(join(folder, name), JSON.stringify(data))
  return join(folder, name)
}

describe('the file that a served world begins with', () => {
  it('is a snapshot for either flag', () => {
    const snapshot = createPlatform({ clock: '2017-02-20T08:00:00.000Z' }).snapshot()
    const file = write('snapshot.json', snapshot)
    expect(readWorldFile({ snapshot: file })).toEqual(snapshot)
    expect(readWorldFile({ world: file })).toEqual(snapshot)
  })

  it('is data for --world alone', () => {
    const file = write('world.json', { accounts: [{ username: 'ann' }] })
    expect(readWorldFile({ world: file })).toEqual({ accounts: [{ username: 'ann' }] })
    expect(() => readWorldFile({ snapshot: file })).toThrow(/it is none\. Give .* data of a world with --world\.$/)
    expect(() => readWorldFile({ snapshot: file, world: file })).toThrow('a world begins with one thing')
    expect(readWorldFile({})).toBeUndefined()
  })
})
