/** The now CLI of 2017 against the node server: a folder becomes a deployment. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { createSecret, deploymentsOf, failure, type Scene, start } from './now-cli.ts'

describe('now deploy', () => {
  const sha1 = (content: string | Buffer) => createHash('sha1').update(content).digest('hex')

  const write = async ({ home }: Scene, folder: string, files: Readonly<Record<string, string | Buffer>>) => {
    for (const [path, content] of Object.entries(files)) {
      const file = join(home, folder, path)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, content)
    }
    return folder
  }

  /** The CLI prints the URL before it uploads, and then follows the logs for ever: it is done when the last file is. */
  const deploy = async (scene: Scene, args: readonly string[]) => {
    const running = scene.begin(args)
    const url = await vi.waitFor(() => expectUrl(running.printed()), { timeout: 20_000, interval: 20 })
    const deployment = (await deploymentsOf(scene)).find((each) => `https://${each.url}` === url)
    if (deployment === undefined) throw new Error(`No deployment has the url ${url}`)
    await vi.waitFor(
      async () => {
        const { state } = await scene.api<{ state: string }>('GET', `/now/deployments/${deployment.uid}`)
        expect(state).not.toBe('DEPLOYING')
        // The line ends only once something was uploaded.
        expect(running.printed().stdout.trimEnd()).toBe(url)
      },
      { timeout: 20_000, interval: 100 },
    )
    return { deployment, printed: await running.stop() }
  }

  const expectUrl = ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): string => {
    expect(stderr).toBe('')
    const [url] = /^https:\/\/\S+\.now\.sh/.exec(stdout) ?? []
    if (url === undefined) throw new Error(`No url on stdout yet: ${JSON.stringify(stdout)}`)
    return url
  }

  it('leaves DEPLOYING when the last file is synced, and holds every byte (NOW-DEP-6, NOW-FILE-3, NOW-FILE-4)', async () => {
    const scene = await start()
    const manifest = JSON.stringify({ name: 'project-a', version: '1.0.0', scripts: { start: 'node start.js' } })
    const parts = Array.from({ length: 12 }, (_, index) => [`parts/${index}.txt`, `part ${index}`] as const)
    const image = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff, 0x0d, 0x0a])
    const files = {
      'package.json': manifest,
      'start.js': 'console.log(1)\n',
      'same.js': 'console.log(1)\n',
      'empty.txt': '',
      'public/a b.png': image,
      ...Object.fromEntries(parts),
    }
    const { deployment, printed } = await deploy(scene, [await write(scene, 'app', files)])

    expect(deployment).toMatchObject({
      name: 'project-a',
      url: expect.stringMatching(/^project-a-[a-z]{10}\.now\.sh$/),
    })
    expect(printed).toMatchObject({ stdout: `https://${deployment.url}\n`, stderr: '' })
    const path = `/now/deployments/${deployment.uid}/files`
    expect(treeOf(await scene.api<Entry[]>('GET', path))).toEqual(
      Object.fromEntries(Object.entries(files).map(([name, content]) => [name, sha1(content)])),
    )
    for (const content of Object.values(files)) {
      expect(await scene.bytes(`${path}/${sha1(content)}`)).toEqual(Buffer.from(content))
    }
  })

  it('takes a folder without package.json as a static site under content/', async () => {
    const scene = await start()
    const site = await write(scene, 'site', { 'index.html': '<h1>Hello</h1>\n', 'css/site.css': 'h1 { color: red }\n' })
    const { deployment } = await deploy(scene, [site])
    const made = { name: 'site', scripts: { start: 'serve ./content' }, dependencies: { serve: '^3.1.0' } }
    expect(treeOf(await scene.api<Entry[]>('GET', `/now/deployments/${deployment.uid}/files`))).toEqual({
      'content/css/site.css': sha1('h1 { color: red }\n'),
      'content/index.html': sha1('<h1>Hello</h1>\n'),
      'package.json': sha1(JSON.stringify(made, null, 2)),
    })
  })

  it('finishes when an empty file is all that is new, which the CLI would never upload', async () => {
    const scene = await start()
    const app = { 'package.json': JSON.stringify({ name: 'project-a', scripts: { start: 'node .' } }) }
    const before = await deploy(scene, [await write(scene, 'app', app)])
    const after = await deploy(scene, [await write(scene, 'app', { 'empty.txt': '' })])
    expect(after.deployment.uid).not.toBe(before.deployment.uid)
    expect(treeOf(await scene.api<Entry[]>('GET', `/now/deployments/${after.deployment.uid}/files`))).toEqual({
      'empty.txt': sha1(''),
      'package.json': sha1(app['package.json']),
    })
  })

  it('takes an environment variable from a secret, and refuses one that is not there', async () => {
    const scene = await start()
    await createSecret(scene, 'my-api-key')
    const files = { 'package.json': JSON.stringify({ name: 'project-a', scripts: { start: 'node .' } }) }
    const folder = await write(scene, 'app', files)
    const { deployment } = await deploy(scene, [folder, '--env', 'KEY=@my-api-key'])
    expect(deployment.name).toBe('project-a')
    expect(await scene.now([folder, '--env', 'KEY=@missing'])).toEqual(
      failure('No secret found by uid or name "missing"'),
    )
  })

  it('writes nothing into the home of the user', async () => {
    const scene = await start()
    await scene.now(['ls'])
    expect(await readdir(scene.home)).toEqual([])
  })
})

type Entry =
  | { readonly type: 'file'; readonly name: string; readonly uid: string }
  | { readonly type: 'directory'; readonly name: string; readonly children: readonly Entry[] }

/** Path -> uid. */
function treeOf(entries: readonly Entry[], folder = ''): Record<string, string> {
  return Object.assign(
    {},
    ...entries.map((entry) =>
      entry.type === 'file' ? { [folder + entry.name]: entry.uid } : treeOf(entry.children, `${folder}${entry.name}/`),
    ),
  )
}
