/** The Dockerfile, by its commands: what it installs from is packed here, and what it starts is started from that. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, inject, it, onTestFinished } from 'vitest'

const lines = readFileSync('Dockerfile', 'utf8').trim().split('\n')
const wordsOf = (instruction: string): readonly string[] => {
  const line = lines.find((each) => each.startsWith(`${instruction} `)) ?? ''
  return JSON.parse(line.slice(line.indexOf('[')))
}

it('is short, and starts from a version of Node that the package takes', () => {
  expect(lines.length).toBeLessThan(13)
  expect(lines.filter((line) => line.startsWith('FROM '))).toEqual(['FROM node:24-slim AS pack', 'FROM node:24-slim'])
})

it('starts a fake that its health check finds', async () => {
  const [command = '', ...given] = [...wordsOf('ENTRYPOINT'), ...wordsOf('CMD')]
  const child = spawn(join(inject('project'), 'node_modules/.bin', command), [...given, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill())
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data')
  const { port } = new URL(JSON.parse(line).url)
  const [node = '', flag = '', code = ''] = wordsOf('HEALTHCHECK')
  expect([node, flag]).toEqual(['node', '-e'])
  const check = (at: string) => promisify(execFile)(process.execPath, [flag, code.replace('4700', at)])
  expect(await check(port)).toEqual({ stdout: '', stderr: '' })
  child.kill()
  await once(child, 'exit')
  await expect(check(port)).rejects.toMatchObject({ code: 1 })
})
