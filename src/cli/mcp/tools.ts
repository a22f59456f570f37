/** What an assistant can do with a fake that runs: a handful of tools over its control API, and the kit. */
import { createRemote, type Remote } from '../../adapters/node.ts'
import { explained } from '../explain/explain.ts'
import { type Tool, type ToolSetting, tool } from './tool.ts'
import { verified } from './verified.ts'

type Query = NonNullable<Parameters<Remote['journal']['find']>[0]>
type Fault = Parameters<Remote['faults']['add']>[0]

const remoteAt = ({ url }: ToolSetting): Remote => createRemote(url, { token: process.env.NOWHERE_CONTROL_TOKEN })

export const tools: readonly Tool[] = [
  tool<{ readonly collection: string }>({
    name: 'state',
    description: 'The records of a collection as they are kept now, with the values of secrets.',
    isReading: true,
    properties: { collection: { type: 'string', description: 'Such as secrets or deployments.' } },
    required: ['collection'],
    run: ({ collection }, setting) => remoteAt(setting).records(collection as never),
  }),
  tool<{ readonly advance?: string; readonly set?: string; readonly freeze?: boolean }>({
    name: 'clock',
    description: 'The time of the world; moved first where it is asked. States, expiries and rate limits follow it.',
    isReading: false,
    properties: {
      advance: { type: 'string', description: "A duration such as '10s' or 'PT1H'." },
      set: { type: 'string', description: 'A time in ISO 8601.' },
      freeze: { type: 'boolean', description: 'Whether it stops where it is.' },
    },
    async run({ advance, set, freeze }, setting) {
      const { clock } = remoteAt(setting)
      if (set !== undefined) await clock.set(set)
      if (freeze === true) await clock.freeze()
      if (advance !== undefined) await clock.advance(advance)
      return { now: await clock.iso() }
    },
  }),
  tool<{ readonly add?: object; readonly remove?: string; readonly clear?: boolean }>({
    name: 'fault',
    description: 'What goes wrong on purpose with calls to come, and how often it did; ordered or taken back first.',
    isReading: false,
    properties: {
      add: {
        type: 'object',
        description:
          "Such as { operation: 'listNowSecrets', code: 'internal_server_error', times: 2 }; beside code: status, delay, drop, truncate, malformed, every, after, until.",
      },
      remove: { type: 'string', description: 'The id of one.' },
      clear: { type: 'boolean', description: 'Whether all are taken back.' },
    },
    async run({ add, remove, clear }, setting) {
      const { faults } = remoteAt(setting)
      if (clear === true) await faults.clear()
      if (remove !== undefined) await faults.remove(remove)
      if (add !== undefined) await faults.add(add as Fault)
      return { faults: await faults.list() }
    },
  }),
  tool<{ readonly operation?: string; readonly account?: string; readonly status?: string; readonly last?: number }>({
    name: 'log',
    description:
      'The last requests with what they were answered, and near misses: requests that no operation took, with those that come nearest.',
    isReading: true,
    properties: {
      operation: { type: 'string', description: 'Of this operationId alone.' },
      account: { type: 'string', description: 'Of this account alone.' },
      status: { type: 'string', description: 'Such as 429 or 5xx.' },
      last: { type: 'integer', minimum: 1, maximum: 1000, description: 'How many; 20 where it is left out.' },
    },
    async run({ last = 20, ...query }, setting) {
      const { journal } = remoteAt(setting)
      const [entries, nearMisses] = await Promise.all([journal.find(query as Query), journal.nearMisses()])
      return { entries: entries.slice(-last), nearMisses: nearMisses.slice(-last) }
    },
  }),
  tool<{ readonly only?: readonly string[] }>({
    name: 'verify',
    description:
      'Hold the fake to its document, in a world of its own that is gone afterwards: what is broken, with how to see it again.',
    isReading: false,
    properties: {
      only: {
        type: 'array',
        items: { type: 'string' },
        description: 'Of these requirements or operations alone.',
      },
    },
    run: verified,
  }),
  tool<{ readonly file: string }>({
    name: 'explain',
    description:
      'What a fake of an OpenAPI document understands of it: collections, what operations do, what is made up and why.',
    isReading: true,
    properties: { file: { type: 'string', description: 'JSON or YAML, from where the command was started.' } },
    required: ['file'],
    run: ({ file }) => explained(file),
  }),
]
