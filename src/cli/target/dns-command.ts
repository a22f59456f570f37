/** Sets records at nameservers outside the target by a command of the user's. No shell reads what is put in. */
import { spawn } from 'node:child_process'
import type { OutsideDns } from '../../contract/target/target.ts'
import { UsageError } from '../../errors/usage-error.ts'

interface Values {
  readonly action: 'set' | 'remove'
  readonly name: string
  readonly type: string
  readonly value: string
}

/**
 * @param command Words with spaces between them; quotes hold a word together. `{name}`, `{value}`, `{type}` and `{action}` are replaced.
 * @throws UsageError INVALID_OPTION
 */
export function dnsCommand(command: string): OutsideDns {
  const words = wordsOf(command)
  if (words[0] === undefined || !command.includes('{name}')) {
    throw new UsageError(
      'INVALID_OPTION',
      "Failed to read --dns-command: it has no place for the name. Give one such as 'set-record {name} {value}'.",
    )
  }
  return {
    set: (record) => run(words, { action: 'set', ...record }),
    // A command that is not told which of the two it is only sets.
    ...(command.includes('{action}') && {
      remove: (record) => run(words, { action: 'remove', value: '', ...record }),
    }),
  }
}

function run(words: readonly string[], values: Values): Promise<void> {
  const [file = '', ...args] = words.map((word) =>
    word.replaceAll(/\{(name|value|type|action)\}/g, (_, name: keyof Values) => values[name]),
  )
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`the DNS command ended with ${code}: ${said.trim().split('\n').at(-1) ?? ''}`))
    })
  })
}

function wordsOf(command: string): string[] {
  return [...command.matchAll(/(?:[^\s"']+|"([^"]*)"|'([^']*)')+/g)].map(([word]) =>
    word.replaceAll(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? ''),
  )
}
