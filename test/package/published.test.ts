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
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type }))
  writeFileSync(join(folder, 'program.ts'), program)
  const flags = [
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--target',
    'es2022',
    '--lib',
    'es2023,dom,dom.iterable',
  ]
  const resolution = ['--module', module, '--moduleResolution', moduleResolution, '--types', 'node']
  const { output } = run('tsc', [...flags, '--skipLibCheck', ...resolution, 'program.ts'], folder)
  expect(output).toBe('')
})
