/** Ways to the command that are no command of their own: without a word, from a shell that completes, from an assistant, from an action. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { alice, buildNowhere, nowhereFile, runNowhere, serveNowhere, startNowhere } from './run-nowhere.ts'

buildNowhere()

const folder = mkdtempSync(join(tmpdir(), 'nowhere-ways-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('nowhere without a word', () => {
  it('serves, with the flags of serve', async () => {
    const running = startNowhere('--port', '0', '--json')
    await running.until('stdout', '\n')
    const { url } = JSON.parse(running.printed().stdout)
    const answer = await fetch(`${url}/now/secrets`, { headers: alice })
    expect([answer.status, await answer.json()]).toEqual([200, { secrets: [] }])
  })

  it('still says its version and its help', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(await runNowhere('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
    expect((await runNowhere('--help')).stdout).toMatch(/^Usage: nowhere /)
  })
})

describe('nowhere complete', () => {
  const completed = async (...words: readonly string[]): Promise<readonly string[]> => {
    const { stdout } = await runNowhere('complete', '--', ...words)
    return stdout.split('\n').flatMap((line) => line.split('\t')[0] ?? [])
  }

  it('completes commands, flags and what a flag takes', async () => {
    expect(await completed('sel')).toContain('selftest')
    expect(await completed('serve', '--rate')).toContain('--rate-limit')
    expect((await completed('serve', '--profile', '')).filter((word) => !word.startsWith(':'))).toEqual(
      expect.arrayContaining(['documented', 'observed']),
    )
    expect(await completed('ctl', 'fau')).toContain('faults')
  })

  it('prints a script that bash runs and that completes nowhere', async () => {
    const { stdout, code } = await runNowhere('complete', 'bash')
    expect(code).toBe(0)
    const run = await promisify(execFile)('bash', ['-c', 'eval "$1"; complete -p nowhere', 'bash', stdout])
    expect(run.stdout).toMatch(/^complete .*nowhere\n$/)
  })
})

describe('nowhere mcp', () => {
  async function connect(...args: readonly string[]): Promise<Client> {
    const client = new Client({ name: 'test', version: '1' })
    await client.connect(new StdioClientTransport({ command: process.execPath, args: [nowhereFile(), 'mcp', ...args] }))
    onTestFinished(() => client.close())
    return client
  }
  const use = async (client: Client, name: string, given: Record<string, unknown>) => {
    const { content, isError } = await client.callTool({ name, arguments: given })
    const [{ text }] = content as [{ readonly text: string }]
    return isError === true ? { refused: text } : JSON.parse(text)
  }

  it('lists its tools, those that only read marked', async () => {
    const { tools } = await (await connect()).listTools()
    expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
      ['state', true],
      ['clock', false],
      ['fault', false],
      ['log', true],
      ['verify', false],
      ['explain', true],
    ])
  })

  it('sees and controls a fake that runs', async () => {
    const { url } = await serveNowhere('--clock', '2017-02-20T08:00:00.000Z')
    const client = await connect('--url', url)
    await fetch(`${url}/now/secrets`, {
      method: 'POST',
      headers: { ...alice, 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'my-api-key', value: 'the-secret-value' }),
    })
    const records = await use(client, 'state', { collection: 'secrets' })
    expect(records).toMatchObject([{ name: 'my-api-key', value: 'the-secret-value' }])
    expect(await use(client, 'clock', { advance: '10s' })).toEqual({ now: '2017-02-20T08:00:10.000Z' })
    const add = { operation: 'listNowSecrets', code: 'internal_server_error', times: 1 }
    expect(await use(client, 'fault', { add })).toMatchObject({ faults: [{ operation: 'listNowSecrets', met: 0 }] })
    expect((await fetch(`${url}/now/secrets`, { headers: alice })).status).toBe(500)
    expect(await use(client, 'log', { last: 1 })).toMatchObject({
      entries: [{ operationId: 'listNowSecrets', answer: { status: 500 } }],
      nearMisses: [],
    })
  })

  it('verifies what runs, and explains a document', async () => {
    const { url } = await serveNowhere('--rate-limit', 'off')
    const client = await connect('--url', url)
    expect(await use(client, 'verify', { only: ['deleteProjectSecret'] })).toMatchObject({
      verdict: 'conforms',
      findings: [],
    })
    const { content } = await client.callTool({
      name: 'explain',
      arguments: { file: resolve('test/contract/any-spec/books-api.yaml') },
    })
    expect(content).toEqual([{ type: 'text', text: expect.stringContaining('authors') }])
  })

  it('says what was wrong with a call', async () => {
    const client = await connect('--url', 'http://127.0.0.1:1')
    expect(await use(client, 'state', {})).toEqual({
      refused: 'Failed to call state: "collection" is missing. Its input schema says what it takes.',
    })
    expect(await use(client, 'nothing', {})).toEqual({
      refused: 'Failed to call "nothing": there is no such tool. There is state, clock, fault, log, verify, explain.',
    })
    expect(await use(client, 'clock', {})).toEqual({ refused: expect.stringContaining('http://127.0.0.1:1') })
  })
})

describe('the action', () => {
  const action = parse(readFileSync('action.yml', 'utf8'))
  const [, verify] = action.runs.steps

  /** As the runner does it: the script of the step, its inputs as the step gives them. */
  async function run(inputs: Readonly<Record<string, string>>) {
    const output = join(folder, `output-${Object.keys(inputs).length}`)
    const given = Object.entries<string>(verify.env).map(([name, expression]) => {
      const [, input = ''] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression) ?? []
      return [name, inputs[input] ?? String(action.inputs[input].default ?? '')]
    })
    const env = {
      PATH: process.env.PATH,
      ...Object.fromEntries(given),
      GITHUB_ACTION_PATH: dirname(dirname(dirname(nowhereFile()))),
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    }
    const script = verify.run.replace('$GITHUB_ACTION_PATH/scripts', resolve('scripts'))
    const finished = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder, env }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }) => ({ code, stdout }),
    )
    return { ...finished, output: readFileSync(output, 'utf8'), summary: readFileSync(join(folder, 'summary'), 'utf8') }
  }

  it('verifies, and writes what is uploaded and said', async () => {
    const { url } = await serveNowhere('--rate-limit', 'off')
    const ran = await run({
      url,
      token: 'nowhere_alice',
      'second-token': 'nowhere_bob',
      args: `--system project-secrets --control ${url}`,
    })
    expect([ran.code, ran.output]).toEqual([0, 'sarif=nowhere.sarif\nreport=nowhere.json\nverdict=conforms\n'])
    expect(ran.summary).toMatch(/^`nowhere verify`: \*\*conforms\*\*, \d+ of \d+ requirements held\./)
    expect(JSON.parse(readFileSync(join(folder, 'nowhere.sarif'), 'utf8')).runs).toHaveLength(1)
  })

  it('fails with annotations where something is broken', async () => {
    const { url } = await serveNowhere('--rate-limit', 'off', '--no-control')
    const spec = resolve('test/contract/any-spec/books-api.yaml')
    const ran = await run({ url, token: 'nowhere_alice', spec })
    expect([ran.code, ran.output]).toEqual([3, 'sarif=nowhere.sarif\nreport=nowhere.json\nverdict=none\n'])
    expect(ran.stdout).toMatch(/^::(error|warning|notice) /m)
  })
})
