/** A suite as a user writes it, run by describe-contract.test.ts: a fake whose list of secrets lacks one, and a ledger that knows one thing. */
import { type Ledger, scenario } from '../../../src/contract/index.ts'
import { describeContract } from '../../../src/vitest/index.ts'
import { createFake } from '../fake.ts'

const ledgers: Readonly<Record<string, Ledger>> = {
  none: { name: 'none.yaml', entries: [] },
  current: {
    name: 'current.yaml',
    entries: [{ requirement: 'NOW-SEC-1', reason: 'The list is built every hour.', expires: '9999-12-31' }],
  },
  stale: {
    name: 'stale.yaml',
    entries: [{ requirement: 'NOW-SEC-3', reason: 'It once did.', expires: '9999-12-31' }],
  },
}

const secretIsListed = scenario('a secret is listed', { system: 'now' }, async ({ owner, step }) => {
  const name = owner.unique('secret')
  await step('makes it', ['NOW-SEC-3'], async () => {
    await owner.call('createNowSecret', { body: { name, value: owner.secretValue() } })
  })
  await step('the list has it', ['NOW-SEC-1', 'NOW-SEC-2'], async ({ expect }) => {
    expect((await owner.list('listNowSecrets')).secrets.map((secret) => secret.name)).toEqual([name])
  })
})

const { target } = createFake()
const broken = {
  ...target,
  async fetch(url: string, init: RequestInit): Promise<Response> {
    const answer = await target.fetch?.(url, init)
    if (answer === undefined) throw new Error('the fake has a fetch function')
    const isList = init.method === 'GET' && new URL(url).pathname === '/now/secrets' && answer.status === 200
    // Only while the scenario looks: the clean-up sees what is there.
    return isList && looks++ < 40 ? new Response('{"secrets":[]}', answer) : answer
  },
}
let looks = 0

describeContract(() => broken, {
  name: 'the now API',
  systems: ['now'],
  scenarios: [secretIsListed],
  seed: 1,
  ledger: ledgers[process.env.NOWHERE_TEST_LEDGER ?? 'none'] ?? { name: 'none.yaml', entries: [] },
})
