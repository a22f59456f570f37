/** From the start of the process to the first answer, beside the bare server's. */
import type { Row } from './row.ts'
import { start } from './start.ts'

const times = 15

export async function startUp(): Promise<Row[]> {
  const measured = { ours: [] as number[], other: [] as number[] }
  for (let round = 0; round < times; round++) {
    measured.other.push(await once(['bench/bare-server.js']))
    measured.ours.push(await once(['dist/cli/main.js', 'serve', '--port', '0', '--json', '--log', 'off']))
  }
  const ours = median(measured.ours)
  const other = median(measured.other)
  return [
    {
      what: 'process start to first answer',
      ours: `${ours.toFixed(0)} ms`,
      other: `node:http over a Map, ${other.toFixed(0)} ms`,
      ratio: ours / other,
      aim: 'at most 1.5',
    },
  ]
}

async function once(command: readonly string[]): Promise<number> {
  const begin = performance.now()
  const server = await start(command)
  await (await fetch(`${server.url}/now/secrets/none`, { headers: { authorization: 'Bearer nowhere_alice' } })).text()
  const elapsed = performance.now() - begin
  server.stop()
  return elapsed
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
