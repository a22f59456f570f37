import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import {
  githubReport,
  htmlReport,
  jsonReport,
  junitReport,
  type Report,
  sarifReport,
  terminalReport,
  verify,
} from '../../src/contract/index.ts'
import { againLines } from '../../src/contract/report/reporters/again.ts'
import { progressText } from '../../src/contract/report/reporters/index.ts'
import { escapeJson, escapeXml, forTerminal, withoutCommands } from '../../src/contract/report/reporters/printable.ts'
import type { Progress } from '../../src/contract/run/verify-options.ts'
import type { Level } from '../../src/spec/facts.ts'
import fc from '../seeded.ts'
import { createFake } from './fake.ts'
import { sampleFinding, sampleReport } from './sample-report.ts'

const schemaFile = join(import.meta.dirname, '../../src/contract/report/report.schema.json')

const published: string = JSON.parse(readFileSync(schemaFile, 'utf8')).$id

function fitsSchema(report: unknown): unknown {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })
  formats.default(ajv)
  const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')))
  return validate(report) ? 'it fits' : validate.errors
}

const nothingLeftOut = sampleReport({
  verdict: 'conforms',
  findings: [],
  scenarios: [],
  leftovers: [],
  checks: [],
  exchanges: [],
  systems: [],
  counts: { pass: 3, late: 0, fail: 0, skip: 0, known: 0, error: 0 },
})

describe('the JSON report', () => {
  it('is the report, and fits the published schema', () => {
    const text = jsonReport(sampleReport())
    expect(JSON.parse(text)).toEqual({ $schema: published, ...sampleReport() })
    expect(fitsSchema(JSON.parse(text))).toBe('it fits')
  })

  it('of a real run fits the schema too', async () => {
    const { target } = createFake()
    const { fetch } = target
    const broken: typeof fetch = async (url, init) => {
      const answer = await fetch?.(url, init)
      if (answer === undefined) throw new Error('the fake has a fetch function')
      return url.includes('/secrets') && init.method === 'GET' ? new Response('{}', answer) : answer
    }
    const report = await verify(
      { ...target, ...(broken && { fetch: broken }) },
      { systems: ['project-secrets'], seed: 1 },
    )
    expect(report.verdict).toBe('broken')
    expect(fitsSchema(JSON.parse(jsonReport(report)))).toBe('it fits')
  })

  it('is not taken for one when a member is missing or unknown', () => {
    const { seed: _, ...rest } = sampleReport()
    expect(fitsSchema({ ...rest, sead: '42' })).toEqual([
      expect.objectContaining({ params: { missingProperty: 'seed' } }),
      expect.objectContaining({ params: { additionalProperty: 'sead' } }),
    ])
  })
})

describe('a curl line', () => {
  it('reproduces the request, with the token of its role as a variable', () => {
    const [exchange] = sampleReport().exchanges
    expect(exchange && againLines([exchange], 'nkabc').at(-1)).toBe(
      `curl -sS -i -X POST 'https://shop.example/items?a='\\''1'\\''' -H content-type: -H 'accept: application/json' -H "authorization: Bearer $NOWHERE_SECOND_TOKEN" --data-raw '{"name":"it'\\''s","secret":"'"$VALUE_1"'"}'`,
    )
  })

  it.each([
    ['GET', 'https://shop.example/a/../b', null, 'curl -sS -i --path-as-is https://shop.example/a/../b'],
    ['HEAD', 'https://shop.example/[1]', null, "curl -sS -I -g 'https://shop.example/[1]'"],
    [
      'PUT',
      'https://shop.example/a',
      '(12 bytes)',
      'curl -sS -i -X PUT https://shop.example/a -H content-type: --data-binary @FILE',
    ],
  ])('sends %s %s as it was sent', (method, url, body, line) => {
    const request = { method, url, headers: {}, body, hidden: [] }
    const answer = { status: 200, headers: {}, body: '' }
    const exchange = {
      number: 1,
      operationId: null,
      role: 'owner',
      request,
      at: '2030-05-06T07:08:10.000Z',
      answer,
      durationMs: 1,
    }
    expect(againLines([exchange], 'nkabc')).toEqual([line])
  })
})

describe('the terminal report', () => {
  it('says what is broken, by which sentence of which document, and how to see it again', () => {
    const text = terminalReport(sampleReport())
    expect(text.slice(0, text.indexOf('\n\n  2.'))).toBe(
      [
        'Failures',
        '  1. Expected to equal: [0] is missing (listItems).',
        '     breaks    SHOP-1 MUST: The text of SHOP-1.',
        '     source    The Shop, Items',
        '     in        an item is listed: the list has it once',
        '     expected  to equal [1]',
        '     seen      []',
        '     answer    200 {"items":[]}',
        `     again     like() { node -p 'process.argv[1].replace(/[aA0]/g,c=>(c={a:"abcdefghijklmnopqrstuvwxyz",A:"ABCDEFGHIJKLMNOPQRSTUVWXYZ",0:"0123456789"}[c])[Math.random()*c.length|0])' "$1"; }`,
        '               VALUE_1=$(like aaaa-00)',
        `               curl -sS -i -X POST 'https://shop.example/items?a='\\''1'\\''' -H content-type: -H 'accept: application/json' -H "authorization: Bearer $NOWHERE_SECOND_TOKEN" --data-raw '{"name":"it'\\''s","secret":"'"$VALUE_1"'"}'`,
        '     alone     npx nowhere-kit verify https://shop.example --token "$NOWHERE_TOKEN" --seed 42 --only shop/an-item-is-listed',
      ].join('\n'),
    )
    expect(text).toContain('2. createItem answered 418, which it does not declare. (3 times)')
  })

  it('tells once what every operation shows', () => {
    const shared = { scenario: null, step: null, check: 'headers are present', requirements: ['SHOP-1'] }
    const findings = ['createItem', 'listItems', 'deleteItem'].map((operationId) =>
      sampleFinding({ ...shared, operationId, message: `The answer of ${operationId} has no code.` }),
    )
    const text = terminalReport(sampleReport({ findings }))
    expect(text.match(/has no code/g)).toHaveLength(1)
    expect(text).toContain('     also      listItems, deleteItem\n')
  })

  it('names everything that was left out, and why', () => {
    const text = terminalReport(sampleReport())
    expect(text).toContain(
      'Left out\n  the system bank: no token was given\n  1 step: needs a token of a second account (--second-token)\n    an item is listed: somebody else sees it',
    )
    // Of a system that was left out nothing was to be exercised.
    expect(text).not.toContain('BANK-1')
    expect(text).toContain('Requirements that no request can test\n  SHOP-3: It speaks of versions to come.')
    expect(text).toContain('Late\n  an item is listed: it is sold: sold took 9 s, of 5 s')
    expect(text).toContain('Left behind\n  shop: items nkabc-item-1: deleteItem answered 500')
    expect(text).toContain('  an item is listed: it answers: TypeError: no such thing')
  })

  it('ends with the sum and the verdict', () => {
    expect(terminalReport(sampleReport()).split('\n').slice(-10)).toEqual([
      'Target        https://shop.example (documented profile)',
      'Steps, checks 2 pass, 1 late, 2 fail, 1 skip, 1 error',
      'Requirements  1 of 2 of level SHOULD or firmer held; 1 broken, 1 not testable',
      'Operations    2 of 3 asked, 2 answered with success',
      'Left out      the system bank; 1 step (needs a token of a second account (--second-token))',
      'Requests      11 in 62 s, 60 s of them waiting for the rate limit',
      'Seed          42 (--seed 42 repeats its values and order)',
      '',
      'Verdict  broken: 2 deviations of level SHOULD or firmer, 1 left behind',
      '',
    ])
  })

  it('says one line when it is quiet and nothing is wrong', () => {
    expect(terminalReport(nothingLeftOut, { quiet: true })).toBe('Verdict  conforms: 1 of 2 requirements held\n')
  })

  it('has no colour unless asked', () => {
    expect(terminalReport(nothingLeftOut, { quiet: true, color: true })).toBe(
      '\u001b[1mVerdict\u001b[0m  \u001b[32mconforms: 1 of 2 requirements held\u001b[0m\n',
    )
  })

  it('lets nothing that a target sends command the terminal', () => {
    const report = sampleReport({ findings: [sampleFinding({ seen: '\u001b[2J\u0007\u009b1m\r' })] })
    expect(terminalReport(report)).toContain('seen      \\x1b[2J\\x07\\x9b1m\\x0d\n')
  })

  it('begins no line with what a target sends, and turns no direction', () => {
    const nasty = 'x\n::error::stop\n  ::add-mask::a\r\n##[group]b\u202e\u2066c\u2028::warning::d'
    const finding = sampleFinding({ message: nasty, seen: nasty, expected: nasty, check: nasty, step: nasty })
    const leftovers = [{ system: nasty, collection: nasty, reference: nasty, reason: nasty, isAllowed: false }]
    const report = sampleReport({ findings: [finding], leftovers, leftOut: [nasty, '::error::e'], target: nasty })
    for (const text of [terminalReport(report), withoutCommands(junitReport(report)), jsonReport(report)]) {
      expect(text).not.toMatch(/^\s*::/m)
      expect(text).not.toMatch(/##\w*\[/)
      expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u2028]/)
    }
    for (const line of githubReport(report).trimEnd().split('\n')) {
      expect(line).toMatch(/^::(error|warning|notice) title=[^:\u202e\u2066\u2028]*::[^\r\u202e\u2066\u2028]*$/)
    }
    expect(JSON.parse(jsonReport(report))).toEqual({ $schema: published, ...report })
  })

  it('shows progress as a line that stays or one that is written over', () => {
    const scenario = { id: 'shop/a', title: 'an item is listed', system: 'shop', needs: [], run: async () => {} }
    const begun: Progress = { event: 'scenario', scenario, index: 0, total: 9 }
    expect(progressText(begun)).toEqual({ line: null, status: '  1/9 shop: an item is listed ...' })
    const run = { scenario, steps: [], ended: 'needs second' }
    const ended: Progress = { event: 'ended', run, found: [], requests: 0, level: 'SHOULD' }
    expect(progressText(ended)).toEqual({
      line: '- shop: an item is listed: needs a token of a second account (--second-token)',
      status: null,
    })
  })

  it('marks a scenario as failed in which a check found what is held against the target', () => {
    const scenario = { id: 'shop/a', title: 'an item is listed', system: 'shop', needs: [], run: async () => {} }
    const ended = (level: Level): Progress => ({
      event: 'ended',
      run: { scenario, steps: [], ended: null },
      found: [sampleFinding({ level: 'SHOULD' })],
      requests: 1,
      level,
    })
    expect(progressText(ended('SHOULD')).line).toBe('✗ shop: an item is listed (1 request)')
    expect(progressText(ended('MUST')).line).toBe('- shop: an item is listed (1 request)')
  })
})

describe('the JUnit report', () => {
  it('has a suite for each scenario, for the checks, for what was left out and for the clean-up', () => {
    const lines = junitReport(sampleReport()).split('\n')
    expect(lines[0]).toBe('<?xml version="1.0" encoding="UTF-8"?>')
    expect(lines[1]).toBe(
      '<testsuites name="nowhere verify https://shop.example" tests="10" failures="3" errors="1" skipped="2" time="61.500">',
    )
    expect(lines.filter((line) => line.startsWith('  <testsuite '))).toEqual([
      '  <testsuite name="shop: an item is listed" tests="5" failures="1" errors="1" skipped="1" timestamp="2030-05-06T07:08:09">',
      '  <testsuite name="every exchange" tests="2" failures="1" errors="0" skipped="0" timestamp="2030-05-06T07:08:09">',
      '  <testsuite name="left out" tests="1" failures="0" errors="0" skipped="1" timestamp="2030-05-06T07:08:09">',
      '  <testsuite name="clean-up" tests="1" failures="1" errors="0" skipped="0" timestamp="2030-05-06T07:08:09">',
      '  <testsuite name="verdict" tests="1" failures="0" errors="0" skipped="0" timestamp="2030-05-06T07:08:09">',
    ])
    expect(lines).toContain('    <testcase classname="shop: an item is listed" name="makes it"/>')
    expect(lines).toContain(
      '    <testcase classname="shop: an item is listed" name="it is sold"><system-out>late: sold took 9 s, of 5 s</system-out></testcase>',
    )
    expect(lines).toContain(
      '    <testcase classname="left out" name="bank"><skipped message="no token was given"/></testcase>',
    )
  })
})

describe('the JUnit report of a run without a verdict', () => {
  it('is no green one', () => {
    const evidence = { ...sampleReport().evidence, hasSuccess: false, lack: 'nothing was answered' }
    const lines = junitReport(sampleReport({ verdict: 'none', evidence })).split('\n')
    expect(lines).toContain(
      '    <testcase classname="verdict" name="no verdict (3): 2 of 2 exercised: nothing was answered"><error message="no verdict (3): 2 of 2 exercised: nothing was answered" type="no verdict"/></testcase>',
    )
  })
})

describe('text in XML and HTML', () => {
  it('has no sign that XML cannot hold, and none that would be markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that have to be gone.
        expect(escapeXml(text)).not.toMatch(/[<>"'\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/)
      }),
    )
  })

  it('is the same JSON without signs that are not seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = escapeJson(JSON.stringify(text))
        expect(JSON.parse(json)).toBe(text)
        expect(json).not.toMatch(/[\u200e\u200f\u2028-\u202e\u2066-\u2069\u007f-\u009f]/)
      }),
    )
  })

  it('is as it was but for those signs', () => {
    expect(escapeXml('a <b> & "c" \u0000 \ud800 é 😀\n')).toBe('a &lt;b&gt; &amp; &quot;c&quot; \\x00 \\xd800 é 😀\n')
    expect(forTerminal('a\tb\nc')).toBe('a\\x09b\nc')
  })
})

describe('the HTML report', () => {
  const html = htmlReport(sampleReport({ target: '<script>alert(1)</script>' }))

  it('is one file that asks for nothing else', () => {
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"`)
    expect(html).not.toMatch(/<(link|img|iframe|object|embed)\b|\bsrc=|url\(|@import|fetch\(/)
  })

  it('holds what a target sends as text', () => {
    expect(html).toContain('<code>&lt;script&gt;alert(1)&lt;/script&gt;</code>')
    expect(html.match(/<script/g)).toHaveLength(1)
  })

  it('knows light and dark, and filters by result and by level', () => {
    expect(html).toContain('prefers-color-scheme:dark')
    const filters = [...html.matchAll(/data-filter="(\w+)" data-value="([\w-]+)"/g)].map(
      ([, kind, value]) => `${kind} ${value}`,
    )
    expect(filters).toEqual([
      ...[
        'pass',
        'late',
        'fail',
        'skip',
        'known',
        'error',
        'held',
        'broken',
        'noticed',
        'not-exercised',
        'not-testable',
      ].map((value) => `result ${value}`),
      'level MUST',
      'level SHOULD',
    ])
  })

  it('says what is broken, by which sentence of which document, and how to see it again', () => {
    expect(html).toContain('<b>SHOP-1</b> <span class="tag">MUST</span> The text of SHOP-1.')
    expect(html).toContain('Source: The Shop, Items')
    expect(html).toContain('<dt>Expected</dt><dd><code>to equal [1]</code></dd>')
    expect(html).toContain('authorization: Bearer $NOWHERE_SECOND_TOKEN')
    expect(html).toContain('The system <b>bank</b>: no token was given.')
    const alone = htmlReport(sampleReport())
    expect(alone).toContain('--seed 42 --only shop/an-item-is-listed</code>')
  })

  it('counts failures as the verdict does: what one mistake shows in many places is one', () => {
    const shared = { scenario: null, step: null, check: 'headers are present', requirements: ['SHOP-1'] }
    const findings = ['createItem', 'listItems'].map((operationId) =>
      sampleFinding({ ...shared, operationId, message: `The answer of ${operationId} has no code.` }),
    )
    const report = sampleReport({ findings, leftovers: [], unmet: [] })
    expect(htmlReport(report)).toContain('<h2>Failures (1)</h2>')
    expect(terminalReport(report).trimEnd()).toMatch(/broken: 1 deviation of level SHOULD or firmer$/)
  })
})

describe('the SARIF report', () => {
  const document = { uri: 'shop.yaml', text: 'paths:\n  /items:\n    get:\n      operationId: listItems\n' }
  const log = JSON.parse(sarifReport(sampleReport(), { document, version: '1.2.3' }))

  it('has a rule for each requirement and for each check whose findings name none', () => {
    expect(log.version).toBe('2.1.0')
    const { driver } = log.runs[0].tool
    expect(driver.semanticVersion).toBe('1.2.3')
    expect(driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      'SHOP-1',
      'SHOP-2',
      'BANK-1',
      'SHOP-3',
      'status is declared',
      'body fits its schema',
    ])
  })

  it('points at the line of the operation in the document', () => {
    expect(log.runs[0].results[0]).toMatchObject({
      ruleId: 'SHOP-1',
      ruleIndex: 0,
      level: 'error',
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'shop.yaml' }, region: { startLine: 4 } },
          logicalLocations: [{ name: 'listItems' }],
        },
      ],
    })
  })

  it('points at an operation that has no id by its path and method', () => {
    const text = 'openapi: 3.1.0\npaths:\n  /items:\n    post:\n      responses: {}\n    get:\n      summary: All\n'
    const report = sampleReport({ findings: [sampleFinding({ operationId: 'get_items' })] })
    const { runs } = JSON.parse(sarifReport(report, { document: { uri: 'shop.yaml', text } }))
    expect(runs[0].results[0].locations[0].physicalLocation.region).toEqual({ startLine: 7 })
  })

  it('makes no error of what is not held against the target', () => {
    const levels = log.runs[0].results.map(({ ruleId, level }: { ruleId: string; level: string }) => [ruleId, level])
    expect(levels).toEqual([
      ['SHOP-1', 'error'],
      ['status is declared', 'error'],
      ['body fits its schema', 'note'],
    ])
  })

  it('says what was left out', () => {
    const told = log.runs[0].invocations[0].toolExecutionNotifications.map(
      ({ message }: { message: { text: string } }) => message.text,
    )
    expect(told).toEqual([
      'an item is listed: it answers. TypeError: no such thing',
      'Left behind: shop: items nkabc-item-1: deleteItem answered 500',
      'Left out: bank: no token was given',
      'Left out: needs a token of a second account (--second-token): an item is listed: somebody else sees it',
    ])
  })
})

describe('the annotations for GitHub', () => {
  it('are one line each, escaped as the runner wants it', () => {
    const report: Report = sampleReport({
      findings: [sampleFinding({ message: '100 %: a,b', seen: 'x\ny', exchange: null })],
    })
    const lines = githubReport(report).split('\n')
    expect(lines[0]).toBe(
      '::error title=SHOP-1::100 %25: a,b (listItems).%0AIn: an item is listed: the list has it once%0AExpected: to equal [1]%0ASeen: x%0Ay%0ASHOP-1: The text of SHOP-1. (The Shop, Items)',
    )
    expect(lines.slice(1, 4)).toEqual([
      '::error title=nowhere verify could not run a step::an item is listed: it answers. TypeError: no such thing',
      '::error title=left behind::shop: items nkabc-item-1: deleteItem answered 500',
      '::warning title=left out::bank: no token was given%0A1 step: needs a token of a second account (--second-token)',
    ])
    expect(lines[4]).toMatch(/^::notice title=nowhere verify%3A broken%3A 1 deviation/)
    expect(lines).toHaveLength(6)
  })

  it('are one for a mistake that two operations show, and for what follows from it', () => {
    const missing = { check: 'body fits its schema', message: '"name" is missing.', scenario: null, step: null }
    const report = sampleReport({
      findings: [
        sampleFinding({ ...missing, operationId: 'getItem' }),
        sampleFinding({ ...missing, operationId: 'listItems' }),
      ],
    })
    const errors = githubReport(report)
      .split('\n')
      .filter((line) => line.includes('is missing'))
    expect(errors).toEqual([expect.stringContaining('%0AAlso: listItems%0A')])
  })
})
