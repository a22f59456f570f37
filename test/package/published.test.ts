/** What the field's own tools say of the packed package: how it resolves and whether its types fit, in every way of importing it. */

import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { expect, inject, it } from 'vitest'

const project = inject('project')

function run(command: string, args: readonly string[], cwd = project): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(join(project, 'node_modules/.bin', command), args, {
    cwd,
    encoding: 'utf8',
  })
  return { status, output: `${stdout}${stderr}` }
}

it('has types that fit, as arethetypeswrong finds', () => {
  copyFileSync('.attw.json', join(project, '.attw.json'))
  const { status, output } = run('attw', [inject('tarball'), '--no-emoji', '--no-color', '--format', 'ascii'])
  expect(output).toContain('"nowhere-kit/msw"')
  expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' })
})

it('is published as it should be, as publint finds', () => {
  const { status, output } = run('publint', ['--strict', 'node_modules/nowhere-kit'])
  expect({ status, found: stripVTControlCharacters(output).trim().split('\n').at(-1) }).toEqual({
    status: 0,
    found: 'All good!',
  })
})

const program = `
import { createPlatform, type Platform, UsageError } from 'nowhere-kit'
import { createHandlers } from 'nowhere-kit/msw'
import { createServer, type RunningServer } from 'nowhere-kit/node'
import { verify } from 'nowhere-kit/contract'
export const platform: Platform = createPlatform({ seed: 42 })
export const handlers: import('msw').RequestHandler[] = createHandlers(platform)
export const listening: Promise<RunningServer> = createServer(platform).listen()
export const isOurs = (error: unknown): boolean => error instanceof UsageError
export const report: ReturnType<typeof verify> = verify({ fetch: platform.fetch, tokens: { owner: 'nowhere_alice' } })
// @ts-expect-error It has no such option.
createPlatform({ sead: 42 })
`

/** What there is for modules alone, and what asks for a tool. */
const modules = `
import { createBuiltPlatform } from 'nowhere-kit/built'
import { createControlFetch } from 'nowhere-kit/control'
import { createPlatformOf } from 'nowhere-kit/document'
import { mountInspector } from 'nowhere-kit/inspector'
import { test as inPlaywright } from 'nowhere-kit/playwright'
import { nowhere } from 'nowhere-kit/vite'
import { test as inVitest } from 'nowhere-kit/vitest'
import { createPlatform } from 'nowhere-kit'
export const made = [createBuiltPlatform, createPlatformOf, nowhere(), inPlaywright, inVitest]
export const control = createControlFetch(createPlatform())
export const unmount: () => void = mountInspector(document.body, { control })
`

const settings: readonly [resolution: string, type: string, module: string][] = [
  ['node16', 'commonjs', 'node16'],
  ['node16', 'module', 'node16'],
  ['nodenext', 'module', 'nodenext'],
  ['bundler', 'module', 'esnext'],
  ['node10', 'commonjs', 'commonjs'],
]

it.each(settings)('compiles under moduleResolution %s in a %s package', (moduleResolution, type, module) => {
  const folder = join(project, `types-${moduleResolution}-${type}`)
  mkdirSync(folder)
  const isModule = type === 'module'
  const files = {
    'package.json': JSON.stringify({ type }),
    'program.ts': program,
    ...(isModule && { 'modules.ts': modules }),
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const strict = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--types', 'node']
  const resolution = ['--module', module, '--moduleResolution', moduleResolution, '--lib', 'es2023,dom,dom.iterable']
  // In a CommonJS package the declarations of msw do not fit each other, whoever imports them.
  const checked = ['--skipLibCheck', String(!isModule)]
  const { output } = run('tsc', [...strict, ...resolution, ...checked, ...Object.keys(files).slice(1)], folder)
  expect(output).toBe('')
})
