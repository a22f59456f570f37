import type { Command } from 'commander'
import type { Outcome } from './outcome.ts'
export function addSelftest(_program: Command, _outcome: Outcome): void {}
