/** The files of a deployment come back as they went in: the tree, each content to the byte, and ids that follow from the contents. */
import { type Scenario, scenario } from '../../scenario.ts'
import { sha1 } from '../sha1.ts'
import { deploymentOf } from './deployments.ts'

interface Entry {
  readonly type: string
  readonly name: string
  readonly uid?: string
  readonly children?: readonly Entry[]
}

const contents: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html>\r\n<title>Ünïcödé – 日本語 🚀</title>\n',
  'lib/deeper/empty.txt': '',
  'lib/data.json': '{"a":[1,2,3]}',
  'lib/a name with spaces.txt': 'tab\there, no line end',
}

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

    await step('an id is the SHA-1 of the content', ['NOW-FILE-3'], async ({ expect }) => {
      for (const [path, text] of Object.entries(contents)) {
        expect({ path, uid: files[path] }).toEqual({ path, uid: await sha1(utf8.encode(text)) })
      }
    })

    for (const [path, text] of Object.entries(contents)) {
      await step.apart(`${path} is the same to the byte`, ['NOW-FILE-4'], async ({ expect }) => {
        const { bytes } = await owner.call('getNowDeploymentFile', { path: { id, file_id: files[path] ?? path } })
        expect([...bytes]).toEqual([...utf8.encode(text)])
      })
    }

    await step.apart('package.json is the package', ['NOW-FILE-2', 'NOW-FILE-4'], async ({ expect }) => {
      const file_id = files['package.json'] ?? 'package.json'
      const { text, headers } = await owner.call('getNowDeploymentFile', { path: { id, file_id } })
      expect(parse(text)).toEqual(manifest)
      expect(headers['content-type'], 'NOW-FILE-5').toMatch(/^application\/json\b/)
    })

    await step.apart('a file may not leave its folder', ['NOW-FILE-5'], async () => {
      const body = { package: { name: owner.unique('files') }, '../up.txt': 'up' }
      await owner.refused('createNowDeployment', { body }, 'invalid')
    })

    await step.apart('a file may not be a folder too', ['NOW-FILE-5'], async () => {
      const body = { package: { name: owner.unique('files') }, a: 'file', 'a/b': 'below it' }
      await owner.refused('createNowDeployment', { body }, 'invalid')
    })
  },
)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export const nowFileScenarios: readonly Scenario[] = [nowFiles]
