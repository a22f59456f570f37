/** The analyser recheck in its own JavaScript, installed apart: what it would rather run is a program for Java or one for the machine. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { installClients } from '../clients/install.ts'

/** What it finds of an expression. */
export interface Diagnosis {
  readonly status: 'safe' | 'vulnerable' | 'unknown'
  /** How the steps of the worst text grow with its length. */
  readonly complexity?: { readonly summary: string }
}

interface Recheck {
  check(source: string, flags: string, options: object): Promise<Diagnosis>
}

export async function loadAnalyser(): Promise<(expression: RegExp) => Promise<Diagnosis>> {
  const installed = await installClients(import.meta.dirname, ['--omit=optional'])
  process.env.RECHECK_BACKEND = 'pure'
  // As the documentation of recheck declares it.
  const recheck = createRequire(join(installed, 'package.json'))('recheck') as Recheck
  // Where it tries texts it draws them from a fixed seed, and it stops by their number and not by the clock.
  const options = { timeout: null, randomSeed: 1 }
  return ({ source, flags }) => recheck.check(source, flags, options)
}
