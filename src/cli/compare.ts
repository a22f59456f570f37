import type { Command } from 'commander'
import type { Outcome } from './outcome.ts'
export function addCompare(_program: Command, _outcome: Outcome): void {}
