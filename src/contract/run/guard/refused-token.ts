/** What is said where no call accepted a token. */
import { type Exchange, pathOf } from '../../exchange/exchange.ts'

/** @param isOneOfSeveral Systems, each of which may have a token of its own. */
export function refusedText({ call, answer }: Exchange, isOneOfSeveral: boolean): string {
  const flag = { owner: '--token', second: '--second-token' }[String(call.role)] ?? `--extra-token ${call.role}=`
  const asked = `${call.request.method} ${pathOf(call)} answered ${answer.status}`
  const next = isOneOfSeveral
    ? `Give it with ${flag}, where another system has another one as ${call.system}=TOKEN, or name the systems to verify with --system.`
    : `Give one that it accepts with ${flag}.`
  return `Failed to verify ${call.system}: no call accepted the token of the role ${call.role} (${asked}). ${next}`
}
