/** What each command of `nowhere ctl` works with: the fake that is controlled, and how what it says is printed. */
import type { Command } from 'commander'
import { createRemote, type Remote } from '../../adapters/node.ts'

export interface Controlling {
  readonly remote: Remote
  /** @param text For people; JSON is printed of the value where it was asked for. */
  print(value: unknown, text: string): void
}

/** @param command Below `ctl`, whose flags it shares. */
export function controlling(command: Command): Controlling {
  const { url, json = false } = command.optsWithGlobals<{ readonly url: string; readonly json?: boolean }>()
  return {
    remote: createRemote(url, { token: process.env.NOWHERE_CONTROL_TOKEN }),
    print: (value, text) => void process.stdout.write(json ? `${JSON.stringify(value)}\n` : lineOf(text)),
  }
}

/** Nothing that was sent to the fake may command the terminal. */
function lineOf(text: string): string {
  return text === '' ? '' : `${text.replaceAll(/[^\P{C}\n]/gu, ' ')}\n`
}
