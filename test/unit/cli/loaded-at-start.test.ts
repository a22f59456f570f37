/** What the command loads before it knows what is asked: a package that one command alone needs would make all of them start late. */
import { expect, test } from 'vitest'
import { readSourceFiles } from '../source-files.ts'

test('loads no package at its start but the parser of its flags and the digests of logs', () => {
  const files = new Map(readSourceFiles().map((file) => [file.path, file]))
  const loaded = new Set<string>()
  const packages = new Set<string>()
  const load = (path: string): void => {
    if (loaded.has(path)) return
    loaded.add(path)
    for (const { target, isPackage, isType, isDynamic } of files.get(path)?.imports ?? []) {
      if (isType || isDynamic) continue
      if (!isPackage) load(target)
      else if (!target.startsWith('node:')) packages.add(target)
    }
  }
  load('cli/main.ts')
  expect(loaded.has('cli/serve/serve.ts')).toBe(true)
  expect([...packages].sort()).toEqual(['@noble/hashes/sha2.js', '@noble/hashes/utils.js', 'commander'])
})
