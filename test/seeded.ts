/**
 * fast-check with a seed of its own, so that what a run draws, and with it whether it passes, is the same everywhere.
 * `NOWHERE_TEST_SEED=N` draws something else; a failure prints the seed and the path that lead to it.
 */
import fc from 'fast-check'

export const testSeed: number = Number(process.env.NOWHERE_TEST_SEED ?? 20_170_220)

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: testSeed })

export default fc
