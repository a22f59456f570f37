/** `nowhere selftest`: breaks the fake on purpose, again and again, and says what the kit finds out. */
import type { Command } from 'commander'
import { UsageError } from '../errors/usage-error.ts'
import { exitCodes, type Outcome } from './outcome.ts'

export function addSelftest(program: Command, outcome: Outcome): void {
  program
    .command('selftest')
    .description('Break the fake on purpose, and see whether the kit finds it out. Nothing leaves this machine.')
    .option('--seed <seed>', 'number or text that order and values are a function of', '1')
    .action(async ({ seed }: { readonly seed: string }) => {
      outcome.failureCode = exitCodes.error
      outcome.code = await selftestCommand(seed)
    })
}

async function selftestCommand(seed: string): Promise<number> {
  const [{ createPlatform }, { bundledMutants, selftest }, { defaultIds, defaultTokens }] = await Promise.all([
    import('../platform.ts'),
    import('../contract/selftest.ts'),
    import('../contract/default-world.ts'),
  ])
  if (bundledMutants.length === 0) {
    throw new UsageError(
      'INVALID_OPTION',
      'Failed to run the selftest: no mutant is bundled with this build. Use a build that has some.',
    )
  }
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
  const { isUnbrokenFine, mutants, requests } = await selftest(createTarget, bundledMutants, {
    seed,
    onMutant: ({ name, isKilled }) => process.stdout.write(`${isKilled ? 'found' : 'MISSED'}  ${name}\n`),
  })
  const found = mutants.filter(({ isKilled }) => isKilled).length
  process.stdout.write(
    `${found} of ${mutants.length} mutants found in ${requests} requests; the unbroken fake ${isUnbrokenFine ? 'passes' : 'DOES NOT PASS'}.\n`,
  )
  return isUnbrokenFine && found === mutants.length ? exitCodes.conforms : exitCodes.broken
}
