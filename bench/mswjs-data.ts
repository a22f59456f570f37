/** What the view for @mswjs/data costs: made anew after a change of the world, and asked again, beside `platform.records`. */

import { createPlatform } from '../src/index.ts'
import { dataOf } from '../src/mswjs-data/index.ts'
import type { Row } from './row.ts'

export async function mswjsData(): Promise<Row[]> {
  return [...(await rowsAt(1_000)), ...(await rowsAt(100_000))]
}

async function rowsAt(records: number): Promise<Row[]> {
  const platform = createPlatform({ clock: '2017-02-20T08:00:00.000Z' })
  await platform.populate({ deployments: records / 2, secrets: records / 2 })
  const data = dataOf(platform)
  const where = { state: { equals: 'DEPLOYMENT_ERROR' }, owner: { username: { equals: 'alice' } } }
  const made = timeOf(() => data.deployments.count())
  const asked = timeOf(() => data.deployments.findMany({ where }))
  const plain = timeOf(() => platform.records('deployments').filter(({ state }) => state === 'DEPLOYMENT_ERROR'))
  const size = records.toLocaleString('en')
  return [
    rowOf(`the view of @mswjs/data, first question after a change, ${size} records`, made, plain),
    rowOf(`the same, a question over a relation, ${size} records`, asked, plain),
  ]
}

function rowOf(what: string, oursMs: number, otherMs: number): Row {
  const ours = `${oursMs.toFixed(0)} ms`
  return {
    what,
    ours,
    other: `platform.records and a filter, ${otherMs.toFixed(0)} ms`,
    ratio: oursMs / otherMs,
    aim: 'as it is',
  }
}

function timeOf(act: () => unknown): number {
  const begunMs = performance.now()
  act()
  return performance.now() - begunMs
}
