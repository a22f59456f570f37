import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../../../src/contract/exchange/exchange.ts'
import type { StepSink } from '../../../../src/contract/run/run-options.ts'
import { runScenario } from '../../../../src/contract/run/run-scenario.ts'
import type { ScenarioRun } from '../../../../src/contract/run/step-run.ts'
import { NotExercised } from '../../../../src/contract/scenarios/not-exercised.ts'
import { type Context, scenario } from '../../../../src/contract/scenarios/scenario.ts'
import { Stopped } from '../../../../src/contract/speak/conversation.ts'
import { Lacking, StepEnded } from '../../../../src/contract/speak/step-ended.ts'

interface World {
  nowMs: number
  /** A read, as an actor would tell of it. */
  read(body?: unknown): void
  write(body?: unknown): void
}

/** Runs a scenario whose context has a step and nothing else; time passes only by waiting. */
async function run(
  body: (context: Pick<Context, 'step'>, world: World) => Promise<void>,
  options: {
    readonly isRehearsal?: boolean
    readonly can?: readonly string[]
    readonly leftOut?: Readonly<Record<string, string>>
    readonly misshapen?: readonly number[]
  } = {},
): Promise<{ readonly run: ScenarioRun; readonly world: World }> {
  let told: StepSink | undefined
  let number = 0
  const tell = (method: string, body?: unknown): void => {
    number++
    // The fields that a step looks at.
    const call = { request: { method }, operation: undefined, input: {} }
    told?.exchange({ number, call, answer: { status: 200 }, text: '', body } as unknown as Exchange)
  }
  const world: World = { nowMs: 0, read: (body) => tell('GET', body), write: (body) => tell('POST', body) }
  const result = await runScenario(
    scenario('a scenario', { system: 'now' }, (context) => body(context, world)),
    {
      waiting: {
        nowMs: () => world.nowMs,
        sleep: async (ms) => {
          world.nowMs += ms
        },
      },
      visibility: { windowMs: () => 2_000, lookedAgain: () => {} },
      levelOf: (id) => (id.startsWith('MUST') ? 'MUST' : 'BEYOND'),
      factOf: () => ({ level: 'MUST', requirements: ['MUST-1'] }),
      brokenOf: (ids) => ids,
      can: (capability) => options.can?.includes(capability) ?? false,
      leftOut: options.leftOut ?? {},
      isRehearsal: options.isRehearsal ?? false,
      isUnknown: () => false,
      isOnce: () => false,
      isMisshapen: (exchange) => options.misshapen?.includes(exchange) ?? false,
      makeContext(step, sink) {
        told = sink
        // The scenarios of this file use nothing but the step.
        return { step } as unknown as Context
      },
    },
  )
  return { run: result, world }
}

const ended = (message: string): StepEnded => new StepEnded({ message, expected: 'x', seen: 'y', requirements: [] })

describe('a finding', () => {
  it('shows the exchange that it is about, where an earlier step had it', async () => {
    const made = { id: 1, name: 'lamp' }
    const { run: result } = await run(async ({ step }, world) => {
      await step('makes one', [], async () => world.write(made))
      await step('lists', [], async () => world.read([{ id: 2 }]))
      await step('it has its name', ['MUST-1'], async ({ expect: check }) => {
        world.read({ id: 2 })
        check(made).toMatchObject({ name: 'chair' })
      })
    })
    expect(result.steps.at(-1)?.findings.map(({ exchange }) => exchange)).toEqual([1])
  })

  it('shows the exchange of its own step, where that is what was looked at', async () => {
    const { run: result } = await run(async ({ step }, world) => {
      await step('makes one', [], async () => world.write({ name: 'lamp' }))
      await step('it has its name', ['MUST-1'], async ({ expect: check }) => {
        const read = { name: 'table' }
        world.write(read)
        check(read).toMatchObject({ name: 'chair' })
      })
    })
    expect(result.steps.at(-1)?.findings.map(({ exchange }) => exchange)).toEqual([2])
  })
})

describe('a step', () => {
  it('passes and returns its value', async () => {
    let value: number | undefined
    const { run: result } = await run(async ({ step }) => {
      value = await step('counts', ['MUST-1'], async () => 7)
    })
    expect(value).toBe(7)
    expect(result.steps).toMatchObject([{ title: 'counts', result: 'pass', requirements: ['MUST-1'], findings: [] }])
    expect(result.ended).toBeNull()
  })

  it('fails for what it expects, goes on, and lets the scenario go on', async () => {
    const { run: result } = await run(async ({ step }) => {
      await step('expects', ['BEYOND-1', 'MUST-1'], async ({ expect: check }) => {
        check(1).toBe(2)
        check(1, 'MUST-1').toBe(3)
      })
      await step('follows', [], async () => undefined)
    })
    expect(result.steps.map(({ title, result: verdict }) => [title, verdict])).toEqual([
      ['expects', 'fail'],
      ['follows', 'pass'],
    ])
    expect(result.steps[0]?.findings).toMatchObject([
      { level: 'BEYOND', requirements: ['BEYOND-1', 'MUST-1'] },
      { level: 'MUST', requirements: ['MUST-1'] },
    ])
  })

  it('ends the scenario when a call ends it', async () => {
    const { run: result } = await run(async ({ step }) => {
      await step('calls', ['MUST-1'], async () => {
        throw ended('It did not succeed.')
      })
      await step('follows', [], async () => undefined)
    })
    expect(result.steps).toMatchObject([
      { title: 'calls', result: 'fail', findings: [{ message: 'It did not succeed.', level: 'MUST' }] },
    ])
    expect(result.ended).toBe('needs "calls"')
  })

  it('lets the scenario go on when nothing builds on it', async () => {
    const { run: result } = await run(async ({ step }) => {
      await step.apart('calls', ['MUST-1'], async () => {
        throw ended('It did not succeed.')
      })
      await step('follows', [], async () => undefined)
    })
    expect(result.steps.map(({ result: verdict }) => verdict)).toEqual(['fail', 'pass'])
  })

  it('is skipped, with the capability, when what it needs is not there', async () => {
    const { run: result } = await run(
      async ({ step }) => {
        await step.apart('needs it', [], async () => 1, { needs: ['clock'] })
        await step.apart('uses it', [], async () => {
          throw new Lacking('second')
        })
        await step.apart('has it', [], async () => 1, { needs: ['team'] })
      },
      { can: ['team'] },
    )
    expect(result.steps.map(({ result: verdict, reason }) => [verdict, reason])).toEqual([
      ['skip', 'needs clock'],
      ['skip', 'needs second'],
      ['pass', null],
    ])
  })

  it('is skipped when it was left out, with the reason, and sends nothing', async () => {
    const { run: result, world } = await run(
      async ({ step }, { read }) => {
        await step.apart('is too much', ['MUST-1'], async () => read())
        await step('goes on', [], async () => undefined)
      },
      { leftOut: { 'now/a-scenario: is too much': 'there was no room for it' } },
    )
    expect(result.steps).toMatchObject([
      { title: 'is too much', result: 'skip', reason: 'there was no room for it', isApart: true, exchanges: [] },
      { title: 'goes on', result: 'pass', isApart: false },
    ])
    expect(world.nowMs).toBe(0)
  })

  it('takes the level that it was made from in place of its requirement’s', async () => {
    const { run: result } = await run(async ({ step }) => {
      await step.apart('is assumed', ['MUST-1'], async ({ expect: check }) => void check(1).toBe(2), {
        level: 'ASSUMED',
      })
    })
    expect(result.steps[0]?.findings).toMatchObject([{ level: 'ASSUMED', requirements: ['MUST-1'] }])
  })

  it('is an error of ours, and no finding, when it throws anything else', async () => {
    const { run: result } = await run(async ({ step }) => {
      await step('stumbles', ['MUST-1'], async () => {
        throw new TypeError('not a function')
      })
    })
    expect(result.steps).toMatchObject([{ result: 'error', reason: 'TypeError: not a function', findings: [] }])
  })

  it('is no error of ours when it stumbles over an answer that does not have its shape', async () => {
    const { run: result } = await run(
      async ({ step }, { write }) => {
        await step('stumbles', ['MUST-1'], async () => {
          write()
          throw new TypeError('not a function')
        })
      },
      { misshapen: [1] },
    )
    expect(result.steps[0]?.result).not.toBe('error')
  })

  it('is skipped with the reason when the run is ended early', async () => {
    const { run: result } = await run(async ({ step }) => {
      await step.apart('is stopped', [], async () => {
        throw new Stopped('the run was ended early')
      })
      await step('never runs', [], async () => undefined)
    })
    expect(result.steps.map(({ title, result: verdict, reason }) => [title, verdict, reason])).toEqual([
      ['is stopped', 'skip', 'the run was ended early'],
    ])
    expect(result.ended).toBe('the run was ended early')
  })
})

describe('a step that only reads', () => {
  it('is read again until what was written is visible', async () => {
    let reads = 0
    const { run: result, world } = await run(async ({ step }, { read }) => {
      await step('sees it', ['MUST-1'], async ({ expect: check }) => {
        read()
        check(++reads).toBeAtLeast(4)
      })
    })
    expect(result.steps).toMatchObject([{ result: 'pass', findings: [], delayMs: 700 }])
    expect(world.nowMs).toBe(700)
  })

  it('fails after two seconds, with what it saw last', async () => {
    let reads = 0
    const { run: result, world } = await run(async ({ step }, { read }) => {
      await step('never sees it', ['MUST-1'], async ({ expect: check }) => {
        read()
        check(++reads).toBe(0)
      })
    })
    expect(world.nowMs).toBe(2_000)
    expect(result.steps).toMatchObject([{ result: 'fail', findings: [{ seen: String(reads) }] }])
  })

  it('is read again when a call of it ends it', async () => {
    let reads = 0
    const { run: result } = await run(async ({ step }, { read }) => {
      await step('finds it', ['MUST-1'], async () => {
        read()
        if (++reads < 3) throw ended('Not found.')
      })
    })
    expect(result.steps).toMatchObject([{ result: 'pass', findings: [] }])
  })

  it('is not run again once it has written', async () => {
    let runs = 0
    const { world } = await run(async ({ step }, { read, write }) => {
      await step('writes', [], async ({ expect: check }) => {
        read()
        write()
        check(++runs).toBe(0)
      })
    })
    expect(runs).toBe(1)
    expect(world.nowMs).toBe(0)
  })
})

describe('what is read after a write in the same step', () => {
  it('is read again until what was written is visible', async () => {
    let reads = 0
    const { run: result, world } = await run(async ({ step }, { read, write }) => {
      await step('writes and sees it', [], async ({ expect: check, reading }) => {
        write()
        await reading(async () => {
          read()
          return check(++reads).toBeAtLeast(4)
        })
      })
    })
    expect(result.steps).toMatchObject([{ result: 'pass', findings: [], exchanges: [1, 2, 3, 4, 5] }])
    expect(world.nowMs).toBe(700)
  })

  it('fails once after two seconds, with what was seen last', async () => {
    let reads = 0
    const { run: result, world } = await run(async ({ step }, { read, write }) => {
      await step('writes and never sees it', ['MUST-1'], async ({ expect: check, reading }) => {
        write()
        await reading(async () => {
          read()
          return check(++reads).toBe(0)
        })
      })
    })
    expect(world.nowMs).toBe(2_000)
    expect(result.steps).toMatchObject([{ result: 'fail', findings: [{ seen: String(reads) }] }])
  })
})

describe('between the steps', () => {
  it('a call that does not succeed is a finding, with what the document says of its operation', async () => {
    const { run: result } = await run(async (_, { read }) => {
      read()
      throw ended('Not found.')
    })
    expect(result).toMatchObject({
      steps: [{ title: 'between the steps', result: 'fail', findings: [{ message: 'Not found.', exchange: 1 }] }],
      ended: 'Not found.',
    })
  })

  it('an answer without its shape is said elsewhere, and ends the scenario', async () => {
    const stumble = (answer: { readonly uid?: { length: number } }): number => (answer.uid as { length: number }).length
    const { run: result } = await run(
      async (_, { read }) => {
        read()
        stumble({})
      },
      { misshapen: [1] },
    )
    expect(result).toMatchObject({
      steps: [],
      ended: 'An answer does not have the documented shape, so the step could not go on.',
    })
  })

  it('what cannot be asked ends the scenario with the reason', async () => {
    const { run: result } = await run(async () => {
      throw new NotExercised('nothing tells where it is')
    })
    expect(result).toMatchObject({ steps: [], ended: 'nothing tells where it is' })
  })

  it('anything else is a mistake of ours', async () => {
    const { run: result } = await run(async () => {
      throw new Error('lost')
    })
    expect(result.steps).toMatchObject([{ title: 'between the steps', result: 'error', reason: 'Error: lost' }])
  })
})

describe('waiting for what takes time', () => {
  const waitingFor = (readyAtMs: number, isLost?: () => boolean) =>
    run(async ({ step }, world) => {
      await step('becomes ready', ['MUST-1'], async ({ until }) => {
        await until('READY', {
          windowMs: 10_000,
          read: async () => {
            world.read()
            return world.nowMs
          },
          isDone: (nowMs) => nowMs >= readyAtMs,
          ...(isLost && { isLost }),
        })
      })
    })

  it('passes within the window, and says how long it took', async () => {
    const { run: result } = await waitingFor(5_000)
    expect(result.steps).toMatchObject([{ result: 'pass' }])
    expect(result.steps[0]?.delayMs).toBeGreaterThanOrEqual(5_000)
  })

  it('is late past the window', async () => {
    const { run: result } = await waitingFor(12_000)
    expect(result.steps).toMatchObject([
      { result: 'late', reason: expect.stringMatching(/^READY took \d+ ms, of 10000 ms$/) },
    ])
  })

  it('fails past twice the window', async () => {
    const { run: result, world } = await waitingFor(Number.POSITIVE_INFINITY)
    expect(result.steps).toMatchObject([{ result: 'fail', findings: [{ message: 'READY was not seen within 10 s.' }] }])
    expect(world.nowMs).toBe(20_000)
  })

  it('fails at once when it can never be so any more', async () => {
    const { run: result, world } = await waitingFor(Number.POSITIVE_INFINITY, () => true)
    expect(result.steps).toMatchObject([{ result: 'fail' }])
    // The step only read, so that it is read again for as long as anything may take to be visible.
    expect(world.nowMs).toBe(2_000)
  })
})

describe('a rehearsal', () => {
  it('expects nothing, waits for nothing, and counts what waiting may cost', async () => {
    const { run: result, world } = await run(
      async ({ step }, { read }) => {
        await step('waits', ['MUST-1'], async ({ expect: check, until }) => {
          check(1).toBe(2)
          await until('READY', { windowMs: 1_000, read: async () => read(), isDone: () => false })
        })
      },
      { isRehearsal: true },
    )
    expect(world.nowMs).toBe(0)
    expect(result.steps).toMatchObject([{ result: 'pass', findings: [], mayWait: { ms: 2_000, requests: 4 } }])
  })
})
