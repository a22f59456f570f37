/** `nowhere selftest`: breaks the fake on purpose, again and again, and says what the kit finds out. */
import type { Command } from 'commander'
import type { MutantResult } from '../../contract/selftest/selftest.ts'
import { exitCodes, type Outcome } from '../outcome.ts'

interface Flags {
  readonly seed: string
  readonly all: boolean
}

export function addSelftest(program: Command, outcome: Outcome): void {
  program
    .command('selftest')
    .description('Break the fake on purpose, and see whether the kit finds it out. Nothing leaves this machine.')
    .option('--seed <seed>', 'number or text that order and values are a function of', '1')
    .option('--all', 'every mutant that is bundled, which takes some minutes', false)
    .action(async (flags: Flags) => {
      outcome.failureCode = exitCodes.error
      outcome.code = await selftestCommand(flags)
    })
}

async function selftestCommand({ seed, all }: Flags): Promise<number> {
  const [{ createPlatform }, { allBundledMutants, bundledMutants, selftest }, { defaultIds, defaultTokens }] =
    await Promise.all([
      import('../../index.ts'),
      import('../../contract/selftest/selftest.ts'),
      import('../../contract/target/default-world.ts'),
    ])
  const createTarget = () => {
    const platform = createPlatform({ clock: 'frozen', seed })
    const { fetch, clock, outsideDns } = platform
    const advance = (ms: number): void => void clock.advance(ms)
    return {
      fetch: (url: string, init: RequestInit) => fetch(url, init),
      clock: { now: () => clock.now(), advance },
      outsideDns,
      tokens: defaultTokens,
      ids: defaultIds,
      isNowhere: true,
    }
  }
  process.stdout.write(rowOf('', 'breaks', 'system', 'mutant', 'found by'))
  const { isUnbrokenFine, mutants, requests } = await selftest(createTarget, all ? allBundledMutants : bundledMutants, {
    seed,
    onMutant: (result) => void process.stdout.write(lineOf(result)),
  })
  const found = mutants.filter(({ isKilled }) => isKilled).length
  process.stdout.write(
    `\n${found} of ${mutants.length} mutants found in ${requests} requests; the unbroken fake ${isUnbrokenFine ? 'passes' : 'DOES NOT PASS'}.\n`,
  )
  return isUnbrokenFine && found === mutants.length ? exitCodes.conforms : exitCodes.broken
}

/** Whether it was found, the requirement that it breaks, what is wrong with it, and by what it has to be found. */
function lineOf({ isKilled, name, system, requirement, killedBy }: MutantResult): string {
  return rowOf(isKilled ? 'found' : 'MISSED', requirement, system, name, killedBy)
}

function rowOf(state: string, requirement: string, system: string, name: string, killedBy: string): string {
  return `${state.padEnd(6)}  ${requirement.padEnd(11)}  ${system.padEnd(19)}  ${name.padEnd(62)}  ${killedBy}\n`
}
