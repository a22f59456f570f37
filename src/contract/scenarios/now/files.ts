/** The files of a deployment come back as they went in: the tree, each content to the byte, and ids that follow from the contents. */
import { type Scenario, scenario } from '../scenario.ts'
import { sha1 } from '../sha1.ts'
import { deploymentOf } from './deployments.ts'

interface Entry {
  readonly type: string
  readonly name: string
  readonly uid?: string
  readonly children?: readonly Entry[]
}

/** A mark of the byte order, an accent that is a character of its own, and controls: whoever reads a file as text changes one of them. */
const page = '\u{FEFF}<!doctype html>\r\n<title>Ünïcödé e\u{301} – 日本語 🚀</title>\u{0}\u{1}\u{1B}\n'

const contents: Readonly<Record<string, string>> = {
  'index.html': page,
  'lib/deeper/empty.txt': '',
  // The same as another, which is not the same file.
  'lib/.twin': page,
  'lib/a name with spaces.txt': `tab\there, no line end${' and on'.repeat(10_000)}`,
}

/** One path for each content: nothing but the path tells two files of one content apart. */
const paths = Object.keys(contents).filter((path) => path !== 'lib/.twin')

/** `{ 'lib': 'directory', 'lib/data.json': its uid }`: nobody says in which order the entries come. */
function flatten(entries: readonly Entry[], folder = ''): Record<string, string> {
  return Object.fromEntries(
    entries.flatMap(({ type, name, uid = '', children = [] }) => {
      const path = `${folder}${name}`
      return type === 'directory'
        ? [[path, 'directory'], ...Object.entries(flatten(children, `${path}/`))]
        : [[path, uid]]
    }),
  )
}

const utf8 = new TextEncoder()

export const nowFiles: Scenario = scenario(
  'the files of a deployment come back as they went in',
  { system: 'now' },
  async ({ owner, step }) => {
    const manifest = { name: owner.unique('files'), description: 'Ünïcödé', scripts: { start: 'node .' } }
    const id = await step('creates a deployment', ['NOW-DEP-11'], async () => {
      const { body } = await owner.call('createNowDeployment', { body: deploymentOf(manifest, contents) })
      return body.uid
    })

    const files = await step('the tree is that of the paths', ['NOW-FILE-1', 'NOW-FILE-2'], async ({ expect }) => {
      const { body } = await owner.call('listNowDeploymentFiles', { path: { id } })
      const found = flatten(body)
      const { 'package.json': manifestId, ...others } = found
      expect(Object.keys(others).toSorted()).toEqual([...Object.keys(contents), 'lib', 'lib/deeper'].toSorted())
      expect([found.lib, found['lib/deeper']], 'NOW-FILE-2').toEqual(['directory', 'directory'])
      expect(manifestId === undefined, 'NOW-FILE-2').toBe(false)
      return found
    })

    await step.apart(
      'an id is the SHA-1 of the content',
      ['NOW-FILE-3'],
      async ({ expect }) => {
        for (const [path, text] of Object.entries(contents)) {
          expect({ path, uid: files[path] }).toEqual({ path, uid: await sha1(utf8.encode(text)) })
        }
      },
      // The document's example shows forty digits, and nobody but clients says of what.
      { level: 'BEYOND' },
    )

    for (const path of paths) {
      await step.apart(`${path} is the same to the byte`, ['NOW-FILE-4'], async ({ expect }) => {
        const { bytes } = await owner.call('getNowDeploymentFile', { path: { id, file_id: files[path] ?? path } })
        const sent = utf8.encode(contents[path])
        expect(bytes.length).toBe(sent.length)
        expect(differenceOf(bytes, sent)).toEqual({})
      })
    }

    await step.apart('package.json is the package', ['NOW-FILE-2', 'NOW-FILE-4'], async ({ expect }) => {
      const file_id = files['package.json'] ?? 'package.json'
      const { text, headers } = await owner.call('getNowDeploymentFile', { path: { id, file_id } })
      expect(parse(text)).toEqual(manifest)
      expect(headers['content-type'], 'NOW-FILE-5').toMatch(/^application\/json\b/)
    })
  },
)

/** What is around the first byte that is another. */
function differenceOf(actual: Uint8Array, expected: Uint8Array): object {
  const at = expected.findIndex((byte, index) => byte !== actual[index])
  if (at < 0) return {}
  const around = (bytes: Uint8Array) => [...bytes.subarray(at, at + 16)]
  return { at, expected: around(expected), actual: around(actual) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export const nowFileScenarios: readonly Scenario[] = [nowFiles]
