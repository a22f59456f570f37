/** What `nowhere build` writes: it runs without a compiler, is typed for its operations, and answers as the document's own platform does. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { digestLine } from '../../src/building/built-files.ts'
import { readDocument } from '../../src/document/read-document.ts'
import { createPlatformOf, type DocumentPlatform } from '../../src/document-platform.ts'
import { type BuiltModule, builtModule, bundled } from './built-module.ts'
import { largeDocument } from './large-document.ts'

const root = join(import.meta.dirname, '../..')
const books: unknown = parse(readFileSync(join(root, 'test/contract/any-spec/books-api.yaml'), 'utf8'))

interface Loaded {
  createPlatform(options?: object): DocumentPlatform
}

const made: BuiltModule[] = []

async function loaded(module: BuiltModule): Promise<Loaded> {
  const file = join(module.folder, 'bundle.mjs')
  writeFileSync(file, await bundled(module, "export * from './index.js'"))
  // What was bundled exports what its index does.
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Loaded
}

afterAll(() => {
  for (const { folder } of made) rmSync(folder, { recursive: true, force: true })
})

describe.each<[string, unknown, number]>([
  ['books-api.yaml', books, 1],
  ['a document of 120 collections', largeDocument({ collections: 120 }), 120],
])('the module of %s', (_, document) => {
  let module: BuiltModule
  beforeAll(async () => {
    module = await builtModule(document)
    made.push(module)
  })

  it('makes no code at run time', async () => {
    const text = await bundled(module, "export * from './index.js'")
    expect(/\bnew Function\b|\beval\(|\bFunction\(/.exec(text)?.[0]).toBeUndefined()
  })

  it('answers every operation as the platform of the document does, byte for byte', async () => {
    const { createPlatform } = await loaded(module)
    const options = { seed: 1, clock: 'frozen' as const }
    const [built, own] = [createPlatform(options), createPlatformOf(document as object, options)]
    const answers = await Promise.all([transcript(built, document), transcript(own, document)])
    expect(answers[0]).toEqual(answers[1])
    expect(new Set(answers[0].map(({ status }) => status)).size).toBeGreaterThan(1)
  })

  it('has types that hold under strict', () => {
    const file = join(module.folder, 'use.ts')
    writeFileSync(
      file,
      "import { createPlatform, model } from './index.js'\ncreatePlatform({ seed: 1 }).fetch(model.basePath)\n",
    )
    expect(problemsIn(file)).toEqual([])
  })

  it('says by which document and version it was written', () => {
    const line = digestLine(readDocument(document))
    expect(Object.values(module.files).filter((text) => !text.includes(`// ${line}\n`))).toEqual([])
    const other = readDocument({ ...(document as object), info: { title: 'Other', version: '2' } })
    expect(digestLine(other)).not.toBe(line)
  })
})

describe('the behaviours of a module', () => {
  it('know the path, the body and the answer of their operations', async () => {
    const module = await builtModule(books)
    made.push(module)
    const file = join(module.folder, 'behaviours.ts')
    writeFileSync(
      file,
      `import { createPlatform } from './index.js'
createPlatform({
  behaviours: {
    createBook({ body, fail, ok, world }) {
      const title: string = body.title
      if (title === '') fail(409, 'It has no title.')
      // @ts-expect-error no body has it
      void body.nothing
      void world
      void ok
    },
    readBook({ path, ok, proceed, world }) {
      // @ts-expect-error it is a text or a number, and no list
      const wrong: string[] = path
      void wrong
      // @ts-expect-error a book is no number
      ok(5)
      // @ts-expect-error nor is what somebody made up
      ok({ nothing: 1 })
      if (world.now() === '') return ok(world.update('books', 'b1', { title: 'Emma' }))
      return world.get('books', 'b1') === undefined ? proceed() : ok(world.list('books'))
    },
    // @ts-expect-error there is no such operation
    readNothing() {},
  },
})
`,
    )
    expect(problemsIn(file)).toEqual([])
  })

  it('are asked by what was built', async () => {
    const module = await builtModule(books)
    made.push(module)
    const { createPlatform } = await loaded(module)
    const platform = createPlatform({
      tokens: ['t1'],
      behaviours: { listBooks: ({ fail }: { fail(status: number, sentence: string): never }) => fail(503, 'Not now.') },
    })
    const answer = await platform.fetch('https://books.example/v1/books', { headers: { 'x-api-key': 't1' } })
    expect(answer.status).toBe(503)
  })

  it('stand where the document says, and nowhere else', async () => {
    const module = await builtModule(books)
    made.push(module)
    const { createPlatform } = await loaded(module)
    expect(() => createPlatform({ server: 'https://elsewhere.example' })).toThrowError(/it again|build again/)
  })
})

interface Told {
  readonly status: number
  readonly body: string
}

/** Everything that can be asked without knowing anything, and a creation or two. */
async function transcript(platform: DocumentPlatform, document: unknown): Promise<Told[]> {
  const { paths, servers } = readDocument(document) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
    readonly servers: readonly { readonly url: string }[]
  }
  const told: Told[] = []
  for (const [path, item] of Object.entries(paths)) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
      if (item[method] === undefined) continue
      for (const body of method === 'get' || method === 'delete' ? [undefined] : ['{}', '{"name":"x","title":"x"}']) {
        const answer = await platform.fetch(`${servers[0]?.url}${path.replaceAll(/\{[^}]+\}/g, '1')}`, {
          method: method.toUpperCase(),
          headers: {
            'content-type': 'application/json',
            'x-api-key': 'nowhere_alice',
            authorization: 'Bearer nowhere_alice',
          },
          ...(body !== undefined && { body }),
        })
        told.push({ status: answer.status, body: await answer.text() })
      }
    }
  }
  return told
}

function problemsIn(file: string): string[] {
  const program = ts.createProgram([file], {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    allowImportingTsExtensions: true,
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
    paths: { 'nowhere-kit/built': [join(root, 'src/built-platform.ts')] },
  })
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText, file: where }) => `${where?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)
}
