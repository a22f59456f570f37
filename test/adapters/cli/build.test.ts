/** `nowhere build` writes a module, and says when it is stale. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { buildNowhere, runNowhere } from './run-nowhere.ts'

buildNowhere()

const folder = mkdtempSync(join(tmpdir(), 'nowhere-test-'))
const [file, out] = [join(folder, 'api.yaml'), join(folder, 'fake')]
copyFileSync('test/contract/any-spec/books-api.yaml', file)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('writes what --check finds current, until the document is another', async () => {
  const written = await runNowhere('build', file, '--out', out)
  expect(written).toMatchObject({ code: 0, stderr: '' })
  expect(readdirSync(out).toSorted()).toEqual([
    'document.js',
    'index.d.ts',
    'index.js',
    'open-validators.js',
    'operations.d.ts',
    'validators.js',
  ])
  // Where the document lies from there, and no path of this machine.
  expect(readFileSync(join(out, 'index.js'), 'utf8').split('\n')[0]).toBe(
    '// Written by `nowhere build` from ../api.yaml. Do not edit.',
  )
  expect(await runNowhere('build', file, '--out', out, '--check')).toMatchObject({
    code: 0,
    stdout: `${out} is what ${file} gives.\n`,
  })
  writeFileSync(file, readFileSync(file, 'utf8').replace('books.example', 'shelves.example'))
  const stale = await runNowhere('build', file, '--out', out, '--check')
  expect(stale.code).toBe(1)
  expect(stale.stderr).toBe(
    `nowhere: Failed to find ${out} up to date: index.js, index.d.ts, document.js, validators.js, open-validators.js, operations.d.ts are of another document or version. Run nowhere build ${file} --out ${out}.\n`,
  )
})

it('says what to do where it cannot be written', async () => {
  expect(await runNowhere('build', file, '--out', file)).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^nowhere: Failed to write to .*: .* Give --out a folder that can be written\.\n$/),
  })
})
