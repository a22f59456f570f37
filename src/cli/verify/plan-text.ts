/** What `--plan` prints: every request that would be sent, what it makes and deletes, and how long it may take. */
import { mapTexts } from '../../contract/report/masking/map-texts.ts'
import { onOneLine, withoutCommands } from '../../contract/report/reporters/printable.ts'
import type { PlannedScenario } from '../../contract/run/plan.ts'
import type { RunPlan } from '../../contract/run/plan-run.ts'
import type { PlannedRequest, Sent } from '../../contract/run/planned-request.ts'

export function planText(unsafe: RunPlan): string {
  const plan = mapTexts(unsafe, onOneLine)
  const lines = [
    ...(plan.before.length === 0 ? [] : ['what is there before', ...plan.before.map(requestLine), '']),
    ...plan.scenarios.filter(({ skipped }) => skipped === null).flatMap(scenarioLines),
    ...(plan.cleanUp.length === 0 ? [] : ['clean-up', ...plan.cleanUp.map(requestLine), '']),
    ...(plan.inferred.length === 0 ? [] : ['Inferred from the document', ...plan.inferred.map(indented), '']),
    ...leftOutLines(plan),
    'By operation, and at most when what was written is not visible at once, or what is to be refused is taken',
    ...Object.entries(plan.operations).map(operationLine),
    '',
    `Requests    ${plan.requests}${moreText(plan)}`,
    `Makes       ${countsText(plan.makes)}`,
    `Deletes     ${countsText(plan.deletes)}, and with them what stands below; what is asked for twice is made once`,
    `Worst case  ${timeText(plan)}`,
    `Operations  ${plan.share.asked} of ${plan.share.all} are asked`,
    ...wantingLines(plan),
    'Nothing was sent.',
  ]
  return `${withoutCommands(lines.join('\n'))}\n`
}

/** What may be asked again, and what is never sent. */
function moreText({ requests, requestsAtMost, most }: RunPlan): string {
  const again =
    requestsAtMost === requests
      ? ''
      : `; at most ${requestsAtMost} where what was written is not visible at once, what is to be refused is taken, and no list has more than a page`
  return most === null ? again : `${again}; never more than ${most} beside those that remove what the run made`
}

function timeText({ worstCaseMs, isLimited }: RunPlan): string {
  if (isLimited) return `${durationText(worstCaseMs)} under the rate limit, if nobody else uses the tokens`
  const waits = worstCaseMs === 0 ? '' : `, and ${durationText(worstCaseMs)} for what is documented to take time`
  return `as long as the target takes to answer${waits}: no rate limit is known (--rate-limit N)`
}

function scenarioLines({ system, title, steps, between, requests }: PlannedScenario): string[] {
  return [
    `${system}: ${title} (${requests} requests)`,
    ...steps.flatMap((step) => [
      `  ${step.title}${step.requirements.length === 0 ? '' : ` [${step.requirements.join(' ')}]`}${step.skipped === null ? '' : `: left out, ${step.skipped}`}`,
      ...step.requests.map(requestLine),
    ]),
    ...(between.length === 0 ? [] : ['  between the steps', ...between.map(requestLine)]),
    '',
  ]
}

function requestLine({ method, url, operationId, role, makes, deletes, refusal }: PlannedRequest): string {
  const effects = [
    ...(makes === null ? [] : [`makes one of ${makes}`]),
    ...(deletes === null ? [] : [`deletes one of ${deletes}`]),
    ...(refusal.length === 0 ? [] : [`to be refused: ${refusal.join(' or ')}`]),
  ]
  return `    ${method} ${url} (${[operationId ?? 'no operation', `as ${role}`, ...effects].join(', ')})`
}

function operationLine([id, { requests, atMost }]: [string, Sent]): string {
  return `  ${onOneLine(id)} ${requests}${atMost === requests ? '' : `, at most ${atMost}`}`
}

const wantingMax = 20

function wantingLines({ wanting }: RunPlan): string[] {
  if (wanting.length === 0) return []
  const rest = wanting.length - wantingMax
  const shown = wanting.slice(0, wantingMax).map(indented)
  return [
    'What would make more of them asked',
    ...shown,
    ...(rest > 0 ? [`  and ${rest} more (--report json)`] : []),
    '',
  ]
}

function indented(line: string): string {
  return `  ${line}`
}

function leftOutLines({ scenarios, skippedSystems, leftOut }: RunPlan): string[] {
  const lines = [
    ...leftOut.map(indented),
    ...skippedSystems.map(({ name, reason }) => `  the system ${name}: ${reason}`),
    ...scenarios.flatMap(({ system, title, skipped }) =>
      skipped === null ? [] : [`  ${system}: ${title}: ${skipped}`],
    ),
  ]
  return lines.length === 0 ? [] : ['Left out', ...lines, '']
}

function countsText(counts: Readonly<Record<string, number>>): string {
  return (
    Object.entries(counts)
      .map(([name, count]) => `${count} ${onOneLine(name)}`)
      .join(', ') || 'nothing'
  )
}

function durationText(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
