/** What each command of `nowhere ctl` works with: the fake that is controlled, and how what it says is printed. */
import type { Command } from 'commander'
import { createRemote, type Remote } from '../../adapters/node.ts'

export interface Controlling {
  readonly remote: Remote
  /** @param text For people; JSON is printed of the value where it was asked for. */
  print(value: unknown, text: string): void
  /** What is for a file: JSON, whatever was asked for. */
  printJson(value: unknown): void
}

/** @param command Below `ctl`, whose flags it shares. */
export function controlling(command: Command): Controlling {
  const {
    url,
    json = false,
    world,
  } = command.optsWithGlobals<{
    readonly url: string
    readonly json?: boolean
    readonly world?: string
  }>()
  const at = world === undefined ? url : `${url.replace(/(?<!\/)\/+$/, '')}/~${encodeURIComponent(world)}`
  return {
    remote: createRemote(at, { token: process.env.NOWHERE_CONTROL_TOKEN }),
    printJson: (value) => void process.stdout.write(`${escaped(JSON.stringify(value))}\n`),
    print: (value, text) => void process.stdout.write(json ? `${JSON.stringify(value)}\n` : lineOf(text)),
  }
}

type Action = (...given: unknown[]) => Promise<void>

/**
 * What a command does, and then says: how it is now.
 * @param act Is given the arguments and the flags of the command, as commander reads them.
 */
export function doing<Given extends readonly unknown[]>(
  act: (remote: Remote, ...given: Given) => Promise<unknown>,
  say: (to: Controlling) => Promise<void>,
): Action {
  return async (...all: readonly unknown[]) => {
    // The command itself comes last, behind what it was given.
    const to = controlling(all.at(-1) as Command)
    await act(to.remote, ...(all.slice(0, -1) as unknown as Given))
    await say(to)
  }
}

/** What a command says, without doing anything. */
export function saying(say: (to: Controlling) => Promise<void>): Action {
  return doing(async () => {}, say)
}

/** Nothing that was sent to the fake may command the terminal. */
function lineOf(text: string): string {
  return text === '' ? '' : `${text.replaceAll(/[^\P{C}\n]/gu, ' ')}\n`
}

/** The same JSON, without anything that commands a terminal. */
function escaped(json: string): string {
  return json.replaceAll(/\p{C}/gu, (sign) =>
    Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  )
}
