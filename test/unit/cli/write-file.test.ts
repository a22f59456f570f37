/** A file is written whole or not at all. */
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeWhole } from '../../../src/cli/write-file.ts'

describe('writing a file', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nowhere-test-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const at = (name: string): string => join(folder, name)
  const modeOf = (name: string): number => statSync(at(name)).mode & 0o777

  it('leaves the file and nothing beside it', () => {
    writeWhole(at('new'), 'one', 0o600)
    writeWhole(at('new'), 'two')
    expect([readFileSync(at('new'), 'utf8'), modeOf('new'), readdirSync(folder)]).toEqual(['two', 0o600, ['new']])
  })

  it('keeps the mode of a file that is there', () => {
    writeFileSync(at('old'), 'one')
    chmodSync(at('old'), 0o640)
    writeWhole(at('old'), 'two', 0o600)
    expect(modeOf('old')).toBe(0o640)
  })

  it('replaces what a link leads to', () => {
    writeFileSync(at('target'), 'one')
    symlinkSync(at('target'), at('link'))
    writeWhole(at('link'), 'two')
    expect([lstatSync(at('link')).isSymbolicLink(), readFileSync(at('target'), 'utf8')]).toEqual([true, 'two'])
  })

  it('writes to a device as it is', () => {
    expect(() => writeWhole('/dev/null', 'text')).not.toThrow()
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  it('that cannot be leaves what was there', () => {
    writeFileSync(at('file'), 'one')
    expect(() => writeWhole(at('file/below'), 'two')).toThrow('ENOTDIR')
    expect(() => writeWhole(at('none/below'), 'two')).toThrow('ENOENT')
    writeFileSync(`${at('busy')}.${process.pid}.tmp`, 'of somebody')
    expect([readFileSync(at('file'), 'utf8'), readdirSync(folder).length]).toEqual(['one', 2])
  })
})
