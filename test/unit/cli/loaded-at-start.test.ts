/** What is loaded before anything is known of what is asked: what some alone need would make all of them start late. */
import { expect, test } from 'vitest'
import { readSourceFiles } from '../source-files.ts'

const files = new Map(readSourceFiles().map((file) => [file.path, file]))

/** The files of src/ that a module loads with it, itself included, and the packages. */
function loadedWith(first: string): { readonly loaded: ReadonlySet<string>; readonly packages: ReadonlySet<string> } {
  const loaded = new Set<string>()
  const packages = new Set<string>()
  const load = (path: string): void => {
    if (loaded.has(path)) return
    loaded.add(path)
    for (const { target, isPackage, isType, isDynamic } of files.get(path)?.imports ?? []) {
      if (isType || isDynamic) continue
      if (isPackage) packages.add(target)
      else load(target)
    }
  }
  load(first)
  return { loaded, packages }
}

test('the command loads no package at its start but the parser of its flags and the digests of logs', () => {
  const { loaded, packages } = loadedWith('cli/main.ts')
  expect(loaded.has('cli/serve/serve.ts')).toBe(true)
  expect([...packages].filter((name) => !name.startsWith('node:')).sort()).toEqual([
    '@noble/hashes/sha2.js',
    '@noble/hashes/utils.js',
    'commander',
  ])
})

test('a server loads neither HTTP/2 nor TLS before it is to speak them', () => {
  const { loaded, packages } = loadedWith('adapters/node.ts')
  expect(loaded.has('adapters/node/connections.ts')).toBe(true)
  expect([...packages].filter((name) => ['node:http2', 'node:https', 'node:tls'].includes(name))).toEqual([])
})
