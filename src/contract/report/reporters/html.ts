/** The report as one HTML file that needs nothing else: no font, no image, no script from elsewhere. */

import { levels } from '../../../spec/facts.ts'
import { notAskedFor } from '../../target/choose-systems.ts'
import { type ExchangeReport, type Report, type RequirementReport, results, type ScenarioReport } from '../report.ts'
import { type Alike, groupAlike } from './alike.ts'
import { script } from './html-script.ts'
import { style } from './html-style.ts'
import {
  type Failure,
  isWanted,
  type Outline,
  operationsText,
  outlineOf,
  requestsText,
  statuses,
  verdictText,
} from './outline.ts'
import { escapeXml as text } from './printable.ts'

export function htmlReport(report: Report): string {
  const outline = outlineOf(report)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${text(`${report.verdict}: ${report.target}`)}</title>
<style>${style}</style>
</head>
<body><main>
${head(report)}
${numbers(report, outline)}
${filter(report)}
${findings('Failures', [...outline.failures], 'Nothing that was asked is broken.')}
${errors(report, outline)}
${outline.known.length === 0 ? '' : findings('Known, in the ledger', outline.known, '')}
${outline.notes.length === 0 ? '' : findings('Noticed, and not held against it', outline.notes, '')}
${leftOut(outline)}
${fromDocument(report)}
${requirements(report)}
${scenarios(report)}
${checks(report)}
</main><script>${script}</script></body>
</html>
`
}

function head(report: Report): string {
  const { target, verdict, profile, isNowhere, level, seed, prefix, startedAt } = report
  const facts = [
    ['Profile', `${profile}${isNowhere ? ', the fake' : ''}`],
    ['Held to', `${level} and firmer`],
    ['Requests', requestsText(report)],
    ['Operations', operationsText(report)],
    ['Seed', seed],
    ['Prefix', prefix],
    ['Started', startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')],
  ]
  return `<header class="card verdict ${verdict}"><h1>${text(sentence(verdictText(report)))}</h1>
<p class="soft"><code>${text(target)}</code></p>
<div class="facts">${facts.map(([name, value]) => `<span>${name} <b>${text(value ?? '')}</b></span>`).join('')}</div></header>`
}

function numbers(
  {
    counts,
    level,
    evidence: {
      requirements: { held, all },
    },
  }: Report,
  { coverage }: Outline,
): string {
  const colors: Readonly<Record<string, string>> = {
    held: 'pass',
    broken: 'fail',
    known: 'warn',
    noticed: 'warn',
    'not exercised': 'skip',
    'not testable': 'line',
  }
  const boxes = results.map((result) => `<div class="number"><b>${counts[result]}</b><span>${result}</span></div>`)
  const parts = statuses
    .filter((status) => coverage[status] > 0)
    .map((status) => `<i style="flex:${coverage[status]};background:var(--${colors[status]})"></i>`)
  const legend = statuses.map((status) => `<span><b>${coverage[status]}</b> ${status}</span>`)
  return `<h2>Steps and checks</h2><div class="numbers">${boxes.join('')}</div>
<h2>Requirements</h2><div class="card"><p><b>${held}</b> of ${all} of level ${level} or firmer held.</p><div class="bar" aria-hidden="true">${parts.join('')}</div><div class="facts">${legend.join('')}</div></div>`
}

function filter(report: Report): string {
  const present = levels.filter((level) => report.requirements.some((each) => each.level === level))
  const button = (kind: string, value: string): string =>
    `<button type="button" data-filter="${kind}" data-value="${value.replaceAll(' ', '-')}" aria-pressed="false">${value}</button>`
  const outcomes = [...results, 'held', 'broken', 'noticed', 'not exercised', 'not testable']
  return `<nav class="filter" aria-label="Filter" hidden>${outcomes.map((value) => button('result', value)).join('')}<span class="gap"></span>${present
    .map((value) => button('level', value))
    .join('')}<input type="search" placeholder="Search, such as NOW-SEC-1" aria-label="Search"></nav>`
}

function list(title: string, body: string, empty = 'Nothing here fits the filter.'): string {
  return `<section data-list><h2>${text(title)}</h2>${body}<p class="empty">${text(empty)}</p></section>`
}

function findings(title: string, failures: readonly Failure[], none: string): string {
  if (failures.length === 0) return `<section><h2>${text(title)}</h2><p class="card soft">${text(none)}</p></section>`
  const told = new Set<number>()
  const cards = groupAlike(failures).map((alike) => findingCard(alike, told))
  return list(`${title} (${cards.length})`, cards.join('\n'))
}

/** @param told Numbers of the exchanges that were shown already: each is shown once. */
function findingCard({ failure, also, follows }: Alike, told: Set<number>): string {
  const { finding, headline, requirements, place, exchange, before, again, alone } = failure
  const { result, level, times, expected, seen, operationId } = finding
  const broken = requirements.map(
    ({ id, level, text: words, source }) =>
      `<blockquote><p><b>${text(id)}</b> <span class="tag">${level}</span> ${text(words)}</p><p class="soft">Source: ${text(source)}</p></blockquote>`,
  )
  const rows = [
    ['In', text(place)],
    ['Operation', operationId === null ? null : `<code>${text(operationId)}</code>`],
    ['Also in', also.length === 0 ? null : also.map((id) => `<code>${text(id)}</code>`).join(', ')],
    ['Expected', expected === null ? null : `<code>${text(expected)}</code>`],
    ['Seen', seen === null ? null : `<code>${text(seen)}</code>`],
    [
      'Follows',
      follows.length === 0 ? null : follows.map((each) => text(`${each.headline} In: ${each.place}`)).join('<br>'),
    ],
    ['Alone', alone === null ? null : `<code>${text(alone)}</code>`],
    ['Times', times > 1 ? String(times) : null],
  ].filter(([, value]) => value !== null)
  const shown =
    exchange === null ? [] : [...before, exchange].map((each) => exchangeText(each, each === exchange, told))
  const script =
    again === null ? '' : `<div class="copy"><pre>${text(again)}</pre><button type="button">copy</button></div>`
  const tag = result === 'fail' && requirements.length > 0 ? 'broken' : ''
  return `<article class="card finding ${result}" data-result="${result} ${tag}" data-level="${level}"><h3><span class="tag ${result}">${result}</span><span>${text(headline)}</span></h3>
${broken.join('')}<dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>${script}${shown.join('')}</article>`
}

function exchangeText(exchange: ExchangeReport, isShown: boolean, told: Set<number>): string {
  const { number, request, role, answer } = exchange
  const what = `${isShown ? 'Exchange' : 'Before it, exchange'} ${number}: ${text(request.method)} as ${text(role)}, answered ${answer.status}`
  if (told.has(number)) return `<p class="soft"><a href="#exchange-${number}">${what}</a></p>`
  told.add(number)
  return `<details id="exchange-${number}"><summary>${what}</summary><pre>${text(wireText(exchange))}</pre></details>`
}

function wireText({ request, answer }: NonNullable<Failure['exchange']>): string {
  const headers = (all: Readonly<Record<string, string>>): string[] =>
    Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return [
    `${request.method} ${request.url}`,
    ...headers(request.headers),
    ...(request.body === null ? [] : ['', request.body]),
    '',
    String(answer.status),
    ...headers(answer.headers),
    ...(answer.body === '' ? [] : ['', answer.body]),
  ].join('\n')
}

function errors({ leftovers }: Report, { errors: erred }: Outline): string {
  const ours = erred.map(
    ({ scenario, step }) =>
      `<p class="card"><span class="tag error">error</span> ${text(scenario.title)}: ${text(step.title)}<br><span class="soft">${text(step.reason ?? '')}</span></p>`,
  )
  const left = leftovers.map(
    ({ system, collection, reference, reason }) =>
      `<p class="card"><span class="tag fail">left</span> ${text(system)}: ${text(collection)} <code>${text(reference)}</code><br><span class="soft">${text(reason)}</span></p>`,
  )
  return [
    ours.length === 0
      ? ''
      : `<section><h2>Errors of ours, or a target that did not answer (${ours.length})</h2>${ours.join('')}</section>`,
    left.length === 0 ? '' : `<section><h2>Left behind (${left.length})</h2>${left.join('')}</section>`,
  ].join('')
}

function leftOut({ skippedSystems: all, skippedSteps }: Outline): string {
  const skippedSystems = all.filter(isWanted)
  if (skippedSystems.length + skippedSteps.length === 0) return ''
  const systems = skippedSystems.map(
    ({ name, reason }) => `<p class="card">The system <b>${text(name)}</b>: ${text(reason)}.</p>`,
  )
  const steps = skippedSteps.map(
    ({ reason, what }) =>
      `<details><summary>${what.length} ${what.length === 1 ? 'step' : 'steps'}: ${text(reason)}</summary><ul>${what.map((name) => `<li>${text(name)}</li>`).join('')}</ul></details>`,
  )
  return `<section><h2>Left out</h2>${systems.join('')}${steps.join('')}</section>`
}

/** What was made of a document that somebody brought. */
function fromDocument({ inferred = [], leftOut: unused = [], wanting = [] }: Report): string {
  const section = (title: string, sentences: readonly string[]): string =>
    sentences.length === 0
      ? ''
      : `<section><h2>${title} (${sentences.length})</h2><ul>${sentences.map((each) => `<li>${text(each)}</li>`).join('')}</ul></section>`
  return (
    section('Inferred from the document', inferred) +
    section('Not asked of the document', unused) +
    section('What in the document would make more of it asked', wanting)
  )
}

function requirements({ requirements: known, systems }: Report): string {
  const unwanted = new Set(systems.flatMap(({ name, skipped }) => (skipped === notAskedFor ? [name] : [])))
  const all = known.filter(({ system }) => system === null || !unwanted.has(system))
  const rows = all.map(({ id, level, status, text: words, source, reason, by }: RequirementReport) => {
    const why =
      reason === null
        ? by.length === 0
          ? ''
          : `By ${by.slice(0, 3).join('; ')}${by.length > 3 ? ` and ${by.length - 3} more` : ''}`
        : sentence(reason)
    return `<tr data-result="${status.replaceAll(' ', '-')}" data-level="${level}"><td><b>${text(id)}</b><small>${level}</small></td><td><span class="tag ${status.split(' ')[0]}">${status}</span></td><td>${text(words)}<small>${text(source)}</small>${why === '' ? '' : `<small>${text(why)}</small>`}</td></tr>`
  })
  return list(
    `Every requirement (${all.length})`,
    `<table><thead><tr><th>Requirement</th><th>Status</th><th>What it says, where, and what became of it</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
  )
}

function scenarios(report: Report): string {
  const levelOf = new Map(report.requirements.map(({ id, level }) => [id, level]))
  const item = ({ title, system, result, steps, requests }: ScenarioReport): string => {
    const own = new Set(steps.flatMap(({ requirements }) => requirements.flatMap((id) => levelOf.get(id) ?? [])))
    const lines = steps.map(
      (step) =>
        `<li><span class="tag ${step.result}">${step.result}</span> ${text(step.title)} <span class="soft">${text(step.requirements.join(' '))}${step.reason === null ? '' : text(`: ${step.reason}`)}${step.delayMs === null ? '' : ` (${step.delayMs} ms)`}</span></li>`,
    )
    return `<details data-result="${[...new Set([result, ...steps.map((step) => step.result)])].join(' ')}" data-level="${[...own].join(' ')}"><summary><span class="tag ${result}">${result}</span> ${text(system)}: ${text(title)} <span class="soft">${requests} requests</span></summary><ul>${lines.join('')}</ul></details>`
  }
  return list(`Scenarios (${report.scenarios.length})`, report.scenarios.map(item).join('\n'))
}

function checks({ checks: all }: Report): string {
  const rows = all.map(
    ({ check, result, looked, findings: own }) =>
      `<tr data-result="${result}"><td>${text(check)}</td><td><span class="tag ${result}">${result}</span></td><td>${looked} looked at${own.length === 0 ? '' : `, ${own.length} findings`}</td></tr>`,
  )
  return list(
    'Checks of every exchange',
    `<table><thead><tr><th>Check</th><th>Result</th><th>How often</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
  )
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
