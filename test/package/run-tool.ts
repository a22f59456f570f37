/** Runs a tool of the project that has the packed package. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { inject } from 'vitest'

/**
 * As somebody would who sits in `folder`, without what this run tells its own workers.
 * @param tool Its name, or its script where several packages have a tool of that name.
 */
export async function runTool(
  folder: string,
  tool: string,
  args: readonly string[],
  extra: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_|TINYPOOL|npm_)/.test(name))
  const file = resolve(inject('project'), 'node_modules/.bin', tool)
  const [command, given] = file.endsWith('.js') ? [process.execPath, [file, ...args]] : [file, args]
  const child = spawn(command, given, {
    cwd: folder,
    env: { ...Object.fromEntries(inherited), CI: 'true', NO_COLOR: '1', ...extra },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk))
  const code: number = await new Promise((resolve) => child.once('close', resolve))
  return { code, output }
}
