import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { examplesIn, filesBelow } from './examples.ts'

const cache = resolve('node_modules/.cache/nowhere-docs')
const entries = {
  'nowhere-kit': 'src/index.ts',
  'nowhere-kit/control': 'src/adapters/control-fetch.ts',
  'nowhere-kit/document': 'src/document-platform.ts',
  'nowhere-kit/msw': 'src/adapters/msw.ts',
  'nowhere-kit/mswjs-data': 'src/mswjs-data/index.ts',
  'nowhere-kit/node': 'src/adapters/node.ts',
  'nowhere-kit/contract': 'src/contract/index.ts',
}
const examples = examplesIn(['README.md', ...filesBelow('docs', '.md'), ...filesBelow('src', '.ts')])

describe('the examples of the pages and docstrings', () => {
  it('are there, and each says what it prints', () => {
    expect(examples.filter(({ place }) => place.startsWith('README.md'))).toHaveLength(4)
    expect(examples.filter(({ expected }) => expected.length === 0).map(({ place }) => place)).toEqual([])
  })

  it('call the command by the name of the package, for another package is called nowhere', () => {
    const pages = ['README.md', 'CONTRIBUTING.md', ...filesBelow('docs', '.md'), ...filesBelow('src', '.ts')]
    expect(pages.filter((page) => /npx nowhere\b(?!-kit)/.test(readFileSync(page, 'utf8')))).toEqual([])
  })

  it.each(examples.map((example) => [example.place, example] as const))(
    '%s prints what it says',
    async (place, { code, expected }) => {
      const outfile = join(cache, `${place.replaceAll(/[^A-Za-z0-9]+/g, '-')}.mjs`)
      mkdirSync(cache, { recursive: true })
      await build({
        stdin: { contents: code, loader: 'ts', resolveDir: process.cwd() },
        outfile,
        bundle: true,
        format: 'esm',
        platform: 'node',
        target: 'node20',
        alias: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, resolve(file)])),
        external: [
          'msw',
          'msw/*',
          '@peculiar/*',
          'reflect-metadata',
          'undici',
          'ajv',
          'ajv/*',
          'ajv-formats',
          'yaml',
          'swagger2openapi',
          '@mswjs/data',
          '@faker-js/*',
        ],
        logLevel: 'error',
      })
      const ran = spawnSync(process.execPath, [outfile], { encoding: 'utf8', timeout: 30_000 })
      expect({ stderr: ran.stderr, status: ran.status, printed: ran.stdout.trimEnd().split('\n') }).toEqual({
        stderr: '',
        status: 0,
        printed: expected,
      })
    },
  )
})
