import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { largeDocument } from '../building/large-document.ts'

const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
let project = ''

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: project, encoding: 'utf8', env: { ...process.env, npm_config_loglevel: 'error' } })

const script = (code: string): string => run(process.execPath, '--input-type=module', '--eval', code)

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'nowhere-consumer-'))
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }))
  run('npm', 'install', '--prefix', project, '--no-audit', '--no-fund', inject('tarball'))
})

afterAll(() => rmSync(project, { recursive: true, force: true }))

describe('the package, packed and installed', () => {
  it('answers from its main entry', () => {
    const printed = script(`
      import { createPlatform } from 'nowhere-kit'
      const answer = await createPlatform().fetch('https://api.zeit.co/now/secrets', { headers: { Authorization: 'Bearer nowhere_alice' } })
      console.log(answer.status, await answer.text())`)
    expect(printed).toBe('200 {"secrets":[]}\n')
  })

  it('serves from its node entry', () => {
    const printed = script(`
      import { createPlatform } from 'nowhere-kit'
      import { createServer } from 'nowhere-kit/node'
      const server = await createServer(createPlatform()).listen({ port: 0 })
      console.log((await fetch(server.url + '/now/secrets')).status)
      await server.close()`)
    expect(printed).toBe('403\n')
  })

  it('verifies from its contract entry', () => {
    const printed = script(`
      import { createPlatform } from 'nowhere-kit'
      import { defaultIds, defaultTokens, verify } from 'nowhere-kit/contract'
      const { fetch, clock } = createPlatform({ clock: 'frozen' })
      const target = { fetch, clock, tokens: defaultTokens, ids: defaultIds, isNowhere: true }
      console.log((await verify(target, { systems: ['project-secrets'], seed: 1 })).verdict)`)
    expect(printed).toBe('conforms\n')
  })

  it('plays a document from its document entry, imported and required', () => {
    const play = `
      const content = { 'application/json': { schema: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } } } }
      const things = { get: { operationId: 'list', responses: { 200: { description: 'All.', content } } } }
      const platform = createPlatformOf({ openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: { '/things': things } })
      platform.fetch('http://localhost/things').then(({ status }) => console.log(status))`
    expect(script(`import { createPlatformOf } from 'nowhere-kit/document'${play}`)).toBe('200\n')
    const required = `const { createPlatformOf } = require('nowhere-kit/document')${play}`
    const flags = ['--no-experimental-require-module', '--input-type=commonjs', '--eval', required]
    expect(run(process.execPath, ...flags)).toBe('200\n')
  })

  it('asks for vitest in its vitest entry alone', () => {
    expect(() => script("await import('nowhere-kit/vitest')")).toThrow(/Cannot find package 'vitest'/)
    expect(script("await import('nowhere-kit/contract')")).toBe('')
  })

  it('asks for @mswjs/data in the entry of its view alone', () => {
    expect(() => script("await import('nowhere-kit/mswjs-data')")).toThrow(/Cannot find package '@mswjs\/data'/)
    expect(script("await import('nowhere-kit/node')")).toBe('')
  })

  it('controls a platform of the same process from its control entry', () => {
    const printed = script(`
      import { createPlatform } from 'nowhere-kit'
      import { createControlFetch } from 'nowhere-kit/control'
      const control = createControlFetch(createPlatform({ clock: '2017-02-20T08:00:00.000Z' }))
      console.log((await (await control('http://localhost/_nowhere/clock')).json()).now)`)
    expect(printed).toBe('2017-02-20T08:00:00.000Z\n')
  })

  it('has a command that reads few files, and no other package, before its first answer', () => {
    const folder = join(project, 'node_modules/nowhere-kit/dist/cli')
    const read = new Set<string>()
    const open = (name: string): void => {
      if (read.has(name)) return
      read.add(name)
      if (name.startsWith('node:')) return
      const text = readFileSync(join(folder, name), 'utf8')
      for (const [, target = ''] of text.matchAll(/^(?:import|export)[^'"\n]*["']([^'"]+)["'];?$/gm)) open(target)
    }
    for (const name of ['main.js', ...readdirSync(folder).filter((each) => /^(platform|node)-.{8}\.js$/.test(each))])
      open(name)
    const files = [...read].filter((name) => !name.startsWith('node:')).map((name) => name.replace(/-.{8}\.js$/, '.js'))
    expect(files.sort()).toEqual(['./command.js', './serving.js', 'main.js', 'node.js', 'platform.js'])
  })

  it('plays a module that it built, from its built entry', () => {
    const content = {
      'application/json': {
        schema: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
      },
    }
    const things = { get: { operationId: 'list', responses: { 200: { description: 'All.', content } } } }
    const document = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: { '/things': things } }
    writeFileSync(join(project, 'things.json'), JSON.stringify(document))
    // Built here, where what writes types is installed; it runs there.
    run(process.execPath, resolve('dist/cli/main.js'), 'build', 'things.json', '--out', 'fake')
    const printed = script(`
      import { createPlatform } from './fake/index.js'
      const answer = await createPlatform().fetch('http://localhost/things')
      console.log(answer.status, Array.isArray(await answer.json()))`)
    expect(printed).toBe('200 true\n')
  })

  it('starts a module of a large document, whose contract was written when it was built', () => {
    writeFileSync(join(project, 'large.json'), JSON.stringify(largeDocument({ collections: 60, prose: 500 })))
    run(process.execPath, resolve('dist/cli/main.js'), 'build', 'large.json', '--out', 'large')
    const printed = script(`
      import { createPlatform } from './large/index.js'
      import { createServer } from 'nowhere-kit/node'
      const server = await createServer(createPlatform()).listen({ port: 0 })
      const things = server.url + '/v1/things59'
      const headers = { 'Content-Type': 'application/json' }
      const made = await fetch(things, { method: 'POST', headers, body: JSON.stringify({ name: 'a' }) })
      const refused = await fetch(things, { method: 'POST', headers, body: JSON.stringify({ name: '' }) })
      console.log(made.status, refused.status, (await (await fetch(things)).json()).length)
      await server.close()`)
    expect(printed).toBe('201 422 1\n')
    expect(readFileSync(join(project, 'large/document.js'), 'utf8')).toContain('\\"contract\\":')
  })

  it('makes up records with what it brings itself', () => {
    const printed = script(`
      import { createPlatform } from 'nowhere-kit'
      console.log(await createPlatform({ seed: 1 }).populate({ secrets: 3 }))`)
    expect(printed).toBe('{ secrets: 3 }\n')
  })

  it('asks for msw in its msw entry alone', () => {
    expect(() => script("await import('nowhere-kit/msw')")).toThrow(/Cannot find package 'msw'/)
    expect(() => run(process.execPath, '--eval', "require('nowhere-kit/msw')")).toThrow(/Cannot find module 'msw'/)
    cpSync(resolve('node_modules/msw'), join(project, 'node_modules/msw'), { recursive: true })
    for (const name of ['nowhere-kit', 'nowhere-kit/node']) expect(script(`await import('${name}')`)).toBe('')
  })

  it('carries the documents and the schemas of a world and of a report', () => {
    const printed = script(`
      import { createRequire } from 'node:module'
      const require = createRequire(process.cwd() + '/')
      const names = ['openapi.json', 'control.openapi.json', 'openapi.observed.json', 'world.schema.json', 'report.schema.json'].map((name) => require('nowhere-kit/' + name))
      console.log(names.map(({ openapi, title }) => openapi ?? title).join())`)
    expect(printed).toBe('3.1.0,3.1.0,3.1.0,A world of Nowhere,What `nowhere verify` found\n')
  })

  it('carries worlds to start with, whose schema is in reach of an editor', () => {
    const printed = script(`
      import { existsSync } from 'node:fs'
      import { createRequire } from 'node:module'
      import { dirname, join } from 'node:path'
      import { createPlatform } from 'nowhere-kit'
      const require = createRequire(process.cwd() + '/')
      for (const name of ['default', 'shop']) {
        const file = require.resolve('nowhere-kit/worlds/' + name + '.json')
        const world = require(file)
        const { records } = createPlatform({ world })
        console.log(name, records('deployments').length, existsSync(join(dirname(file), world.$schema)))
      }`)
    expect(printed).toBe('default 0 true\nshop 6 true\n')
  })

  it('has the command nowhere', () => {
    expect(run(join(project, 'node_modules/.bin/nowhere'), '--version')).toBe(`${manifest.version}\n`)
  })

  it('is run by its own name, as another package has the name of the command', () => {
    expect(run('npx', '--no-install', 'nowhere-kit', '--version')).toBe(`${manifest.version}\n`)
  })

  it('can be required, and shares its classes between the entries', () => {
    const printed = run(
      process.execPath,
      '--no-experimental-require-module',
      '--input-type=commonjs',
      '--eval',
      `
      const { createPlatform, UsageError } = require('nowhere-kit')
      const { createServer } = require('nowhere-kit/node')
      const { verify } = require('nowhere-kit/contract')
      const refusedBy = (make) => { try { make() } catch (error) { return error instanceof UsageError } }
      const main = async () => {
        console.log(refusedBy(() => createPlatform({ none: 1 })), refusedBy(() => createServer(createPlatform(), { cors: 'none' })))
        const server = await createServer(createPlatform(), { tls: true }).listen()
        console.log(server.ca.split('\\n')[0])
        await server.close()
        const plain = await createServer(createPlatform()).listen()
        console.log((await (await fetch(plain.url + '/_nowhere/health')).json()).version, typeof verify)
        await plain.close()
      }
      main()`,
    )
    expect(printed).toBe(`true true\n-----BEGIN CERTIFICATE-----\n${manifest.version} function\n`)
  })

  it('publishes what it builds and nothing else', () => {
    const installed = readdirSync(join(project, 'node_modules/nowhere-kit')).sort()
    expect(installed).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist',
      'docs',
      'llms.txt',
      'openapi.observed.overlay.yaml',
      'openapi.yaml',
      'package.json',
    ])
  })

  it('bundles for a browser without node modules and without eval', async () => {
    writeFileSync(
      join(project, 'page.js'),
      "import { createPlatform } from 'nowhere-kit'\nglobalThis.platform = createPlatform()\n",
    )
    const { outputFiles } = await build({
      entryPoints: [join(project, 'page.js')],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      logLevel: 'silent',
      splitting: false,
    })
    const text = outputFiles[0]?.text ?? ''
    expect(text.match(/from\s*["']node:/)).toBeNull()
    expect(text.match(/\bnew Function\(|\beval\(/)).toBeNull()
  })
})
