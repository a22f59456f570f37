/** The commands that run the tests: what one leaves out the other runs, and no test is left out by both. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import config from '../../../vitest.config.ts'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
const flagged = (command: string): string[] =>
  [...command.matchAll(/--project=(\S+)/g)].map(([, name = '']) => name).sort()

/** A part of the configuration that this test reads. */
interface Configured {
  readonly test: {
    readonly projects: readonly { readonly test: { readonly name: string; readonly include: readonly string[] } }[]
  }
}
// The file is this project's own, and has projects.
const all = (config as unknown as Configured).test.projects.map(({ test }) => test.name)
/** Those of an example run the same file, each in an environment of its own; a flag lets all of them through. */
const isOfExample = (name: string): boolean => name.startsWith('examples:')
const names = all.filter((name) => !isOfExample(name))
/** Files that another project of their folder leaves to it. */
const isPart = (name: string): boolean => name === 'contract-runs' || name === 'inspector'

describe('npm test and npm run test:long', () => {
  it('run each project once between them', () => {
    // By name, because Vitest runs what any of several flags lets through: two that each leave one out leave out nothing.
    expect([...flagged(scripts.test), ...flagged(scripts['test:long'])].sort()).toEqual(
      [...names, ...(all.some(isOfExample) ? ["'examples:*'"] : [])].sort(),
    )
    expect(scripts['test:all']).toBe('npm test && npm run test:long')
  })

  it('know every folder of tests', () => {
    const folders = readdirSync('test', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const withTests = folders.filter(({ name }) =>
      readdirSync(`test/${name}`, { recursive: true, encoding: 'utf8' }).some((file) => file.endsWith('.test.ts')),
    )
    const whole = names.filter((name) => !isPart(name))
    expect(withTests.map(({ name }) => name).sort()).toEqual(whole.sort())
  })

  it('have each file of what a folder is parted into', () => {
    const parted = (config as unknown as Configured).test.projects.filter(({ test }) => isPart(test.name))
    const files = parted.flatMap(({ test }) => test.include)
    expect([files.length > 0, files.filter((file) => !existsSync(file.replace(/\*.*$/, '')))]).toEqual([true, []])
  })
})
