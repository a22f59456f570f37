/** Who may import whom, and what is absent: the shape that ARCHITECTURE.md promises. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { contracts } from '../../src/spec/generated/contract.ts'
import { isVariableRead, nodesOf, readSource, readSourceFiles, type SourceFile, textsOf } from './source-files.ts'

const root = join(import.meta.dirname, '../..')
const files = readSourceFiles()
const written = files.filter(({ path }) => !path.startsWith('spec/generated/'))

/** What a folder may import of others: `types of` is types alone; a path is that file alone. */
const table: Readonly<Record<string, readonly string[]>> = {
  spec: ['types of spec/generated'],
  // What is generated is typed by those who use it.
  'spec/generated': ['types of spec', 'types of schema/validator.ts', 'types of world/seed/seed.ts'],
  errors: ['spec'],
  schema: ['spec'],
  log: ['spec', 'errors'],
  world: ['spec', 'errors', 'log'],
  checks: ['spec', 'schema'],
  pipeline: ['spec', 'errors', 'schema', 'world', 'checks'],
  'systems/all.ts': [
    'systems',
    'pipeline/behaviour.ts',
    'types of pipeline/engine.ts',
    'types of spec',
    'types of world/seed/seeding.ts',
  ],
  'systems/makers.ts': ['systems', 'types of populate'],
  systems: [
    'pipeline/behaviour.ts',
    'populate/making.ts',
    'populate/secrets.ts',
    'types of pipeline/engine.ts',
    'types of pipeline/exchange.ts',
    'types of spec',
    'types of world',
    'world/account-limits.ts',
    'world/clock.ts',
    'world/life-cycle.ts',
    'world/secrets.ts',
  ],
  populate: ['errors', 'systems/makers.ts', 'types of world', 'world/clock.ts'],
  synthesis: [
    'document',
    'pipeline/behaviour.ts',
    'types of pipeline/exchange.ts',
    'spec',
    'types of world',
    'world/clock.ts',
    'world/life-cycle.ts',
  ],
  platform: [
    'spec',
    'errors',
    'schema',
    'log',
    'world',
    'checks',
    'pipeline',
    'systems/all.ts',
    'document',
    'synthesis',
    'populate',
  ],
  'index.ts': [
    'platform',
    'with-fetch.ts',
    'errors',
    'types of log',
    'types of spec',
    'types of pipeline',
    'types of world',
  ],
  'document-platform.ts': [
    'platform',
    'with-fetch.ts',
    'errors',
    'types of pipeline',
    'types of synthesis',
    'types of spec',
    'types of world',
  ],
  'with-fetch.ts': ['adapters/fetch.ts', 'platform', 'types of log'],
  // What runs beside what was built compiles nothing and reads no document.
  'built-platform.ts': [
    'platform',
    'errors',
    'schema/standalone-runtime.ts',
    'with-fetch.ts',
    'types of document',
    'types of schema',
    'types of synthesis',
  ],
  // It writes for a machine that has no compiler, so it does now what a platform does when it starts.
  building: ['document', 'errors', 'log/digest.ts', 'schema', 'spec'],
  adapters: ['errors', 'log', 'types of platform', 'types of pipeline', 'control/control.ts'],
  control: ['errors', 'types of log', 'log/entry-json.ts', 'types of platform', 'spec/nesting.ts'],
  document: ['spec', 'errors', 'schema'],
  contract: ['spec', 'errors', 'schema', 'checks', 'document'],
  'mswjs-data': ['errors', 'types of platform'],
  suites: ['index.ts', 'document-platform.ts', 'adapters', 'pipeline/routing/near-misses.ts'],
  playwright: ['suites', 'adapters', 'errors'],
  vite: ['suites', 'document/node-read-spec.ts', 'errors', 'types of index.ts', 'types of document-platform.ts'],
  vitest: ['index.ts', 'document-platform.ts', 'suites', 'adapters', 'contract', 'errors'],
  cli: [
    'index.ts',
    'document-platform.ts',
    'building',
    'platform',
    'log',
    'spec',
    'schema',
    'adapters',
    'control',
    'contract',
    'document',
    'errors',
  ],
}

/** The row of the table that a file falls under: the most particular one. */
function rowOf(path: string): string {
  const place = path === 'platform.ts' ? 'platform' : path
  const [row] = Object.keys(table)
    .filter((candidate) => place === candidate || place.startsWith(`${candidate}/`))
    .sort((one, other) => other.length - one.length)
  if (row === undefined) throw new Error(`${path} is in no folder that the table knows`)
  return row
}

/** A system's own folder, of which no other may see anything. */
const systemOf = (path: string): string | undefined => /^systems\/([a-z-]+)\//.exec(path)?.[1]

function isAllowed(path: string, target: string, isType: boolean): boolean {
  const [row, targetRow] = [rowOf(path), rowOf(target)]
  if (row === targetRow) return systemOf(path) === systemOf(target)
  return (table[row] ?? []).some((entry) => {
    const isTypeOnly = entry.startsWith('types of ')
    const allowed = entry.replace('types of ', '')
    const isThere =
      targetRow === allowed ||
      target === allowed ||
      (target.startsWith(`${allowed}/`) && !['systems/all.ts', 'systems/makers.ts'].includes(targetRow))
    return isThere && (isType || !isTypeOnly)
  })
}

const trespasses = (file: SourceFile): string[] =>
  file.imports
    .filter(({ target, isPackage, isType }) => !isPackage && !isAllowed(file.path, target, isType))
    .map(({ target, isType }) => `${file.path} imports ${isType ? 'types of ' : ''}${target}`)

describe('who may import whom', () => {
  it.each([...new Set(files.map(({ path }) => rowOf(path)))].sort())('%s keeps to its row of the table', (row) => {
    expect(files.filter(({ path }) => rowOf(path) === row).flatMap(trespasses)).toEqual([])
  })

  it.each([
    ['pipeline/new.ts', "import { now } from '../systems/now/now.ts'", 'systems/now/now.ts'],
    ['pipeline/new.ts', "export * from '../adapters/fetch.ts'", 'adapters/fetch.ts'],
    ['systems/other/new.ts', "import { now } from '../now/now.ts'", 'systems/now/now.ts'],
    ['systems/now/new.ts', "import { handle } from '../../pipeline/handle.ts'", 'pipeline/handle.ts'],
    ['contract/new.ts', "const world = await import('../world/world.ts')", 'world/world.ts'],
    ['contract/new.ts', "import type { World } from '../world/world.ts'", 'types of world/world.ts'],
    ['contract/new.ts', "type World = import('../world/world.ts').World", 'types of world/world.ts'],
    ['world/new.ts', "import type { Validator } from '../schema/validator.ts'", 'types of schema/validator.ts'],
    ['adapters/new.ts', "import { handle } from '../pipeline/handle.ts'", 'pipeline/handle.ts'],
    ['adapters/new.ts', "import { type Platform, createPlatform } from '../platform.ts'", 'platform.ts'],
    ['document/new.ts', "import { verify } from '../contract/verify.ts'", 'contract/verify.ts'],
    ['spec/new.ts', "import { UsageError } from '../errors/usage-error.ts'", 'errors/usage-error.ts'],
    ['platform/new.ts', "import { now } from '../systems/now/now.ts'", 'systems/now/now.ts'],
    ['platform/new.ts', "import { createHandlers } from '../adapters/msw.ts'", 'adapters/msw.ts'],
  ])('would find that %s says %s', (path, text, target) => {
    expect(trespasses(readSource(path, text))).toEqual([`${path} imports ${target}`])
  })
})

describe('no two files import each other in a circle, not even by types', () => {
  it.each([
    ['src', files],
    ['scripts', readSourceFiles('scripts')],
  ])('in %s', (_, among) => {
    expect(circlesIn(among)).toEqual([])
  })

  it('which would be found', () => {
    const circle = [
      readSource('a.ts', "import type { B } from './b.ts'"),
      readSource('b.ts', "export { c } from './c/d.ts'"),
      readSource('c/d.ts', "const a = await import('../a.ts')"),
    ]
    expect(circlesIn(circle)).toEqual(['a.ts > b.ts > c/d.ts > a.ts'])
  })

  function circlesIn(among: readonly SourceFile[]): string[] {
    const graph = new Map(
      among.map(({ path, imports }) => [
        path,
        imports.filter(({ isPackage }) => !isPackage).map(({ target }) => target),
      ]),
    )
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' > '))
      else if (!done.has(path)) {
        for (const target of graph.get(path) ?? []) visit(target, [...way, path])
        done.add(path)
      }
    }
    for (const path of graph.keys()) visit(path, [])
    return circles
  }
})

describe('the rooms of the contract kit', () => {
  /** Each imports only rooms above it; `verify.ts` and `index.ts` stand at the front. */
  const rooms = [
    'exchange',
    'specification',
    'target',
    'judge',
    'speak',
    'scenarios',
    'clean-up',
    'run',
    'report',
    'verify.ts',
    'compare',
    'selftest',
    'index.ts',
  ]
  const roomOf = (path: string): string => path.split('/')[1] ?? ''
  const intrusions = ({ path, imports }: SourceFile): string[] =>
    imports
      .filter(({ target, isPackage }) => !isPackage && target.startsWith('contract/'))
      .filter(({ target }) => rooms.indexOf(roomOf(target)) > rooms.indexOf(roomOf(path)))
      .map(({ target }) => `${path} imports ${target}`)
  const kit = files.filter(({ path }) => path.startsWith('contract/'))

  it('are these', () => {
    expect([...new Set(kit.map(({ path }) => roomOf(path)))].toSorted()).toEqual(rooms.toSorted())
  })

  it.each(rooms)('%s imports only what stands above it', (room) => {
    expect(kit.filter(({ path }) => roomOf(path) === room).flatMap(intrusions)).toEqual([])
  })

  it('would be found in disorder', () => {
    const text = "import type { Session } from '../run/session.ts'"
    expect(intrusions(readSource('contract/judge/new.ts', text))).toEqual([
      'contract/judge/new.ts imports contract/run/session.ts',
    ])
    expect(intrusions(readSource('contract/report/new.ts', text))).toEqual([])
  })
})

describe('packages', () => {
  const importers = (isIt: (name: string) => boolean) =>
    files.flatMap(({ path, imports }) =>
      imports.some(({ target, isPackage }) => isPackage && isIt(target)) ? [path] : [],
    )

  it('of Node are imported where the name says so, and by the command line', () => {
    const isNodes = (path: string) =>
      /^(cli|adapters\/node)\//.test(path) || path.slice(path.lastIndexOf('/')).includes('node')
    expect(importers((name) => name.startsWith('node:')).filter((path) => !isNodes(path))).toEqual([])
    const builtins = new Set(['fs', 'path', 'http', 'https', 'net', 'tls', 'os', 'crypto', 'url', 'buffer', 'stream'])
    expect(importers((name) => builtins.has(name))).toEqual([])
  })

  it('msw is imported by its adapter, and around a test of vitest, alone', () => {
    expect(importers((name) => name === 'msw' || name.startsWith('msw/'))).toEqual([
      'adapters/msw.ts',
      'vitest/msw-server.ts',
    ])
  })

  it('@mswjs/data is imported by its view alone', () => {
    const importing = importers((name) => name.startsWith('@mswjs/data'))
    expect(importing.filter((path) => !path.startsWith('mswjs-data/'))).toEqual([])
  })

  it('the validator library is imported by schema alone, and not by what is generated', () => {
    expect(importers((name) => /^ajv\b/.test(name)).filter((path) => !path.startsWith('schema/'))).toEqual([])
  })

  it('the command line’s is imported by the command line alone', () => {
    expect(importers((name) => name === 'commander').filter((path) => !path.startsWith('cli/'))).toEqual([])
  })

  it('that make up records are loaded when they are needed', () => {
    const isFaker = (name: string) => name.startsWith('@faker-js/')
    const eager = files.flatMap(({ path, imports }) =>
      imports.flatMap(({ target, isType, isDynamic, isPackage }) =>
        !isType && !isDynamic && (target === 'populate/make-up.ts' || (isPackage && isFaker(target))) ? [path] : [],
      ),
    )
    expect(eager).toEqual(['populate/make-up.ts'])
  })

  it('that keep a log in a page are loaded when they are needed', () => {
    const keeping = 'adapters/keeping/keep.ts'
    const reaching = files.flatMap(({ path, imports }) =>
      imports.some(({ target, isType, isDynamic }) => target === keeping && !isType && !isDynamic) ? [path] : [],
    )
    expect(reaching).toEqual([])
    expect(importers((name) => name === 'idb')).toEqual(['log/indexeddb/kept-store.ts'])
  })

  it('that read certificates are loaded when they are needed', () => {
    const readers = importers((name) => /^@peculiar\//.test(name) || name === 'reflect-metadata')
    expect(readers.length).toBeGreaterThan(0)
    const eager = files.flatMap(({ path, imports }) =>
      imports.flatMap(({ target, isType, isDynamic }) =>
        readers.includes(target) && !isType && !isDynamic && !readers.includes(path)
          ? [`${path} imports ${target}`]
          : [],
      ),
    )
    expect(eager).toEqual([])
  })
})

describe('time and chance', () => {
  /** Files in which the name is read as a variable; `name.member` where only that is meant. */
  function readers(among: readonly SourceFile[], ...names: readonly string[]): string[] {
    return among.flatMap(({ path, ast }) =>
      [...nodesOf(ast)].some((node) => {
        if (!isVariableRead(node)) return false
        const { parent } = node
        const member = ts.isPropertyAccessExpression(parent) && parent.expression === node ? `.${parent.name.text}` : ''
        return names.includes(node.text) || names.includes(`${node.text}${member}`)
      })
        ? [path]
        : [],
    )
  }

  it('of the system are read by the clock, by the waiting of the contract kit and by what lets the clock of a page run on, alone', () => {
    expect(readers(written, 'Date').toSorted()).toEqual([
      'contract/exchange/waiting.ts',
      'playwright/bind-clock.ts',
      'world/clock.ts',
    ])
  })

  it('come from nowhere else', () => {
    const chance = [
      'Math.random',
      'crypto.randomUUID',
      'crypto.getRandomValues',
      'randomUUID',
      'randomBytes',
      'randomInt',
    ]
    expect(readers(written, ...chance)).toEqual([])
  })

  it('are waited for, or measured, by adapters, by the log in a file and by the contract kit alone', () => {
    const timers = ['setTimeout', 'setInterval', 'setImmediate', 'requestIdleCallback', 'performance']
    const waiting = readers(written, ...timers)
    expect(waiting.filter((path) => !/^(adapters|contract|log\/file)\//.test(path))).toEqual([])
  })

  it('would be found in other clothes', () => {
    const sample = (text: string) => readers([readSource('a.ts', text)], 'Date', 'Math.random', 'setTimeout')
    expect(sample('const now = Date.now()')).toEqual(['a.ts'])
    expect(sample('const start = new Date()')).toEqual(['a.ts'])
    expect(sample('const { now } = Date')).toEqual(['a.ts'])
    expect(sample('const roll = Math.random')).toEqual(['a.ts'])
    expect(sample('await new Promise((done) => setTimeout(done, 5))')).toEqual(['a.ts'])
    expect(sample('const later = { setTimeout }')).toEqual(['a.ts'])
    expect(sample("type Time = Date; const headers = { Date: 'now' }; headers.Date; Math.max(1)")).toEqual([])
  })
})

describe('shared code', () => {
  const shared = written.filter(({ path }) =>
    /^(spec|errors|schema|world|checks|pipeline|adapters|control)\//.test(path),
  )
  const systems = contracts.documented.systems.map(({ name }) => name)
  const operationIds = Object.keys(contracts.documented.operations)

  const named = ({ path, ast }: SourceFile): string[] => {
    const found = [...textsOf(ast)].filter(
      (text) => systems.includes(text) || operationIds.some((id) => text.includes(id)),
    )
    const identifiers = [...nodesOf(ast)].filter((node) => ts.isIdentifier(node) && operationIds.includes(node.text))
    return [...found, ...identifiers.map((node) => node.getText())].map((name) => `${path} names ${name}`)
  }

  it('names no system and no operation', () => {
    expect(shared.length).toBeGreaterThan(30)
    expect(shared.flatMap(named)).toEqual([])
  })

  it('would be found naming one', () => {
    expect(named(readSource('a.ts', "if (system.name === 'now') refuse()"))).toEqual(['a.ts names now'])
    expect(named(readSource('a.ts', 'const limits = { listNowSecrets: 5 }'))).toEqual(['a.ts names listNowSecrets'])
    expect(named(readSource('a.ts', 'const key = "listNowSecrets." + place'))).toEqual(['a.ts names listNowSecrets.'])
    expect(named(readSource('a.ts', 'const now = clock.now() // now'))).toEqual([])
  })
})

describe('behaviours', () => {
  const waiting = ({ path, ast }: SourceFile): string[] =>
    [...nodesOf(ast)].flatMap((node) => {
      if (!ts.isMethodDeclaration(node) && !ts.isPropertyAssignment(node)) return []
      const name = node.name.getText()
      const body = ts.isPropertyAssignment(node) ? node.initializer : node
      const isBehaviour = name === 'behave' || Object.hasOwn(contracts.documented.operations, name)
      const isAsync =
        (ts.isMethodDeclaration(body) || ts.isArrowFunction(body) || ts.isFunctionExpression(body)) &&
        body.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true
      return isBehaviour && isAsync ? [`${path}: ${name}`] : []
    })

  it('never wait', () => {
    expect(files.filter(({ path }) => path.startsWith('systems/')).flatMap(waiting)).toEqual([])
  })

  it('would be found waiting', () => {
    const text =
      'const now = { async listNowSecrets() {}, getNowSecret: async () => {}, x: prepared({ async prepare() {}, behave: async () => {} }) }'
    expect(waiting(readSource('a.ts', text))).toEqual(['a.ts: listNowSecrets', 'a.ts: getNowSecret', 'a.ts: behave'])
  })
})

describe('the inspector', () => {
  const inspector = readSourceFiles('inspector').filter(({ path }) => !path.startsWith('generated/'))

  it('has files of 300 lines at most with functions of 70, which begin with a comment that says what they hold', () => {
    expect(inspector.length).toBeGreaterThan(20)
    expect(withLongFunctions(inspector)).toEqual([])
    expect(inspector.filter(({ lines, ast }) => lines > 300 || !ast.text.startsWith('/**'))).toEqual([])
  })

  it('knows nothing of src: it speaks the control API alone', () => {
    const leading = inspector.flatMap(({ path, imports }) =>
      imports.flatMap(({ target, isPackage }) => (!isPackage && target.startsWith('..') ? [`${path}: ${target}`] : [])),
    )
    expect(leading).toEqual([])
    const packages = new Set(
      inspector.flatMap(({ imports }) => imports.flatMap(({ target, isPackage }) => (isPackage ? [target] : []))),
    )
    expect([...packages].toSorted()).toEqual(['@preact/signals', '@tanstack/virtual-core', 'preact', 'preact/hooks'])
  })
})

describe('files', () => {
  it('that somebody wrote have 300 lines at most', () => {
    expect(written.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })

  it('stand at most twenty side by side', () => {
    const inside = new Map<string, number>()
    for (const { path } of written) {
      const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
      inside.set(folder, (inside.get(folder) ?? 0) + 1)
    }
    expect([...inside].filter(([, count]) => count > 20)).toEqual([])
  })

  it('have functions of 70 lines at most', () => {
    expect(withLongFunctions(written)).toEqual([])
  })

  it('begin with a comment that says what they hold', () => {
    expect(written.filter(({ ast }) => !/^\/\*\*|^#!.*\n(\/\*\*|\/\/)/.test(ast.text)).map(({ path }) => path)).toEqual(
      [],
    )
  })

  const places = ['src', 'test', 'scripts', 'bench', 'inspector', 'examples']
    .flatMap((folder) => listed(folder))
    .filter((path) => !/node_modules|\/generated\/|\/README\.md$/.test(path))

  it('are called after what they hold, in kebab-case', () => {
    const names = [...new Set(places.flatMap((path) => path.split('/').slice(1)))].map(
      (name) => name.split('.')[0] ?? '',
    )
    expect(names.filter((name) => /^(utils?|helpers?|common|misc)$/.test(name))).toEqual([])
    // test/types/ holds what must not compile.
    expect(places.filter((path) => /\/types[./]/.test(path) && !path.startsWith('test/types/'))).toEqual([])
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && name !== '')).toEqual([])
  })

  // Installed packages are not entered: that of an example is a link to the repository, in which the example is again, without end.
  function listed(folder: string): string[] {
    return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      return entry.isDirectory() && entry.name !== 'node_modules' ? [path, ...listed(path)] : [path]
    })
  }
})

/** Files with a function of more than 70 lines. */
function withLongFunctions(among: readonly SourceFile[]): string[] {
  const linesOf = (node: ts.Node, ast: ts.SourceFile): number => {
    const [first, last] = [node.getStart(ast), node.end].map((at) => ast.getLineAndCharacterOfPosition(at).line)
    return (last ?? 0) - (first ?? 0) + 1
  }
  return among.flatMap(({ path, ast }) =>
    [...nodesOf(ast)].some((node) => ts.isFunctionLike(node) && linesOf(node, ast) > 70) ? [path] : [],
  )
}
