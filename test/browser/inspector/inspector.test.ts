/** The inspector, driven as a person does: by what is written on it. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createPlatformOf } from '../../../src/document-platform.ts'
import { createPlatform } from '../../../src/index.ts'
import { buildInspector, goTo, hasChromium, launch, type Opened, open, suffix, views, violationsOf } from './opened.ts'

const startIso = '2017-02-20T08:00:00.000Z'
const has = (text: string | RegExp) => ({ hasText: text })

describe.skipIf(!hasChromium)(`the inspector${suffix}`, () => {
  let browser: Browser
  let opened: Opened

  beforeAll(async () => {
    buildInspector()
    browser = await launch()
  })
  afterAll(() => browser?.close())
  afterEach(async () => {
    const { complaints } = opened
    await opened.close()
    expect(complaints).toEqual([])
  })

  it('shows requests as they come, finds one, and tells all of it without its secrets until they are asked for', async () => {
    opened = await open(browser, createPlatform({ seed: 1 }))
    const { page, ask } = opened
    await page.getByText('Nobody has asked anything yet.').waitFor()
    await ask('POST', '/now/secrets', { name: 'api-key', value: 'top-secret-value' })
    await page.getByRole('button', { name: 'POST /now/secrets' }).waitFor()
    await ask('GET', '/now/deploments')
    await page
      .getByRole('row', { name: /deploments/ })
      .getByText('near miss')
      .waitFor()
    await page.getByLabel('Search requests').fill('createnow')
    await page.getByText('1 of 2').waitFor()
    await page.getByRole('button', { name: 'POST /now/secrets' }).click()
    const panel = page.getByRole('complementary')
    await panel.getByText('Operation createNowSecret, asked by alice.').waitFor()
    await panel.getByText('None: the answer fits the document.').waitFor()
    const curl = panel.getByRole('region', { name: 'curl' })
    expect(await curl.textContent()).toBe(
      `curl -X POST '${opened.url}/now/secrets' \\\n  -H 'authorization: Bearer ***' \\\n  -H 'content-type: application/json' \\\n  -H 'accept: */*' \\\n  --data-raw '{"name":"api-key","value":"***"}'`,
    )
    await panel.getByLabel('Show secrets').check()
    await curl.filter(has('Bearer nowhere_alice')).filter(has('top-secret-value')).waitFor()
    await page.getByLabel('Search requests').fill('')
    await page.getByLabel('Outcome').selectOption('Near misses')
    await page.getByRole('button', { name: 'GET /now/deploments' }).click()
    await panel.getByRole('heading', { name: 'Near misses' }).waitFor()
    await panel.getByText('listNowDeployments').waitFor()
  })

  it('stays at a screenful of rows with ten thousand requests', async () => {
    const platform = createPlatform({ journalSize: 20_000, rateLimit: 'off', checkResponses: false })
    const headers = { authorization: 'Bearer nowhere_alice' }
    for (let n = 1; n <= 10_000; n++)
      await platform.handle({
        method: 'GET',
        host: 'api.zeit.co',
        path: `/now/secrets/${n}`,
        query: '',
        headers,
        body: null,
      })
    opened = await open(browser, platform)
    const { page } = opened
    await page.getByText('10000 of 10000').waitFor()
    expect(await page.getByRole('row').count()).toBeLessThan(80)
    await page.getByLabel('Search requests').fill('/now/secrets/4242')
    await page.getByText('1 of 10000').waitFor()
    await page.getByLabel('Search requests').fill('')
    const scroller = page.getByRole('region', { name: 'Requests, newest first' })
    await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight))
    await page.getByRole('button', { name: 'GET /now/secrets/1', exact: true }).waitFor()
  })

  it('shows things by collection and account, finds them, and shows values on request', async () => {
    opened = await open(browser, createPlatform({ seed: 1 }))
    const { page, ask } = opened
    await goTo(page, 'Things')
    await ask('POST', '/now/secrets', { name: 'api-key', value: 'top-secret-value' })
    await ask('POST', '/now/secrets', { name: 'other-key', value: 'other-secret-value' })
    await page.getByLabel('Collection').selectOption('secrets')
    const row = page.getByRole('row', { name: /api-key/ })
    await row.getByText('***').waitFor()
    await page.getByLabel('Search things').fill('other')
    await row.waitFor({ state: 'detached' })
    await page.getByRole('row', { name: /other-key/ }).waitFor()
    await page.getByLabel('Search things').fill('')
    await page.getByLabel('Show values').check()
    await row.getByText('top-secret-value').waitFor()
    await page.getByLabel('Account or team').selectOption('bob')
    await page.getByText('Nothing is here.').waitFor()
    await page.getByLabel('Account or team').selectOption('alice')
    await row.getByRole('button').click()
    await page.getByRole('region', { name: 'Record' }).filter(has('"name": "api-key"')).waitFor()
  })

  it('draws a life cycle, and holds, steps and fails what is in it', async () => {
    opened = await open(browser, createPlatform({ seed: 1, clock: startIso }))
    const { page, ask } = opened
    await ask('POST', '/now/deployments', { package: { name: 'shop' }, 'index.html': '<h1>1</h1>' })
    await goTo(page, 'Life cycles')
    const diagram = page.getByRole('img', { name: /BOOTING to READY/ })
    await diagram.waitFor()
    const cut = await diagram.evaluate((image) =>
      [...image.querySelectorAll('text')]
        .filter((text) => text.getBoundingClientRect().top < image.getBoundingClientRect().top)
        .map((text) => text.textContent),
    )
    expect(cut).toEqual([])
    const row = page.getByRole('row', { name: /shop/ })
    await row.getByText('BOOTING', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Hold' }).click()
    await row.getByText('held').waitFor()
    await page.getByRole('button', { name: 'Release' }).click()
    await page.getByRole('button', { name: 'Step to READY' }).click()
    await row.getByText('READY', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Fail' }).click()
    await row.getByText('DEPLOYMENT_ERROR', { exact: true }).waitFor()
    await page.getByText('DEPLOYMENT_ERROR is final').waitFor()
    expect(await page.getByRole('button', { name: 'Fail' }).isDisabled()).toBe(true)
  })

  it('moves the clock, and slides back through the log without changing anything', async () => {
    const platform = createPlatform({ seed: 1 })
    opened = await open(browser, platform)
    const { page, ask } = opened
    await ask('POST', '/now/secrets', { name: 'first', value: 'a-secret-value' })
    await goTo(page, 'Clock')
    await page.getByRole('button', { name: 'Freeze' }).click()
    await page.getByRole('heading', { name: 'The clock is frozen' }).waitFor()
    const done = page.getByText('The clock stands still.')
    await done.waitFor()
    await goTo(page, 'Limits')
    await done.waitFor({ state: 'detached' })
    await goTo(page, 'Clock')
    await page.getByLabel('Set to').fill('2030-01-01T00:00:00Z')
    await page.getByRole('button', { name: 'Set', exact: true }).click()
    await page.getByRole('banner').getByText('2030-01-01 00:00:00').waitFor()
    await page.getByLabel('Advance by').fill('90s')
    await page.getByRole('button', { name: 'Advance', exact: true }).click()
    await page.getByRole('banner').getByText('2030-01-01 00:01:30').waitFor()
    await ask('POST', '/now/secrets', { name: 'second', value: 'b-secret-value' })
    await page.getByText('Entry 6 of 6').waitFor()
    await page.getByLabel('Entry of the log').focus()
    for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowLeft')
    await page.getByText('This is the world as it was after entry 2 of 6. It is read-only.').waitFor()
    await goTo(page, 'Things')
    await page.getByLabel('Collection').selectOption('secrets')
    await page.getByRole('row', { name: /first/ }).waitFor()
    await page.getByRole('row', { name: /second/ }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Back to now' }).click()
    await page.getByRole('row', { name: /second/ }).waitFor()
    expect(platform.log.last).toBe(6)
  })

  it('shows limits as meters, and orders, meets and removes a fault', async () => {
    opened = await open(browser, createPlatform({ seed: 1, clock: startIso }))
    const { page, ask } = opened
    await ask('GET', '/now/secrets')
    await goTo(page, 'Limits')
    const meter = page.getByRole('meter', { name: 'Used by alice' })
    await meter.waitFor()
    expect([await meter.getAttribute('aria-valuenow'), await meter.getAttribute('aria-valuemax')]).toEqual(['1', '600'])
    await goTo(page, 'Faults')
    await page.getByText('Nothing goes wrong on purpose.').waitFor()
    await page.getByLabel('Operation').selectOption('listNowSecrets')
    await page.getByLabel('Times').fill('2')
    await page.getByRole('button', { name: 'Order fault' }).click()
    const row = page.getByRole('row', { name: /listNowSecrets/ })
    await row.getByText('0 of 0 calls').waitFor()
    expect(await ask('GET', '/now/secrets')).toBe(503)
    await row.getByText('1 of 1 calls').waitFor()
    await row.getByRole('button', { name: 'Remove' }).click()
    await page.getByText('Nothing goes wrong on purpose.').waitFor()
    expect(await ask('GET', '/now/secrets')).toBe(200)
    await page.getByLabel('What happens').selectOption('Answer a code')
    await page.getByRole('textbox', { name: 'Code' }).fill('unheard_of')
    await page.getByRole('button', { name: 'Order fault' }).click()
    await page.getByRole('alert').filter(has('unheard_of')).waitFor()
    opened.complaints.splice(0)
  })

  it('orders a fault for some of the calls of one account', async () => {
    opened = await open(browser, createPlatform({ seed: 1, clock: startIso }))
    const { page, ask } = opened
    await goTo(page, 'Faults')
    await page.getByLabel('Operation').selectOption('listNowSecrets')
    await page.getByLabel('What happens').selectOption('Answer a status')
    await page.getByLabel('After calls').fill('1')
    await page.getByLabel('Every nth').fill('2')
    await page.getByLabel('Until').fill('2017-02-20T09:00:00Z')
    await page.getByLabel('Account').fill('alice')
    await page.getByRole('button', { name: 'Order fault' }).click()
    const row = page.getByRole('row', { name: /listNowSecrets/ })
    await row
      .getByText('account alice, status 503, after 1, every 2, until 2017-02-20T09:00:00.000Z', { exact: true })
      .waitFor()
    const met: (number | undefined)[] = []
    for (let n = 0; n < 5; n++) met.push(await ask('GET', '/now/secrets'))
    expect(met).toEqual([200, 503, 200, 503, 200])
    await page.getByLabel('Every nth').fill('many')
    await page.getByRole('button', { name: 'Order fault' }).click()
    await page.getByRole('alert').filter(has('every')).waitFor()
    opened.complaints.splice(0)
  })

  it('forks and switches worlds, and takes and restores snapshots', async () => {
    const platform = createPlatform({ seed: 1 })
    opened = await open(browser, platform)
    const { page, ask } = opened
    await goTo(page, 'Worlds')
    await page.getByLabel('Name of the new world').fill('checkout-3')
    await page.getByRole('button', { name: 'Fork main' }).click()
    await page.getByRole('button', { name: 'Switch to checkout-3' }).click()
    await page.getByRole('banner').getByText('checkout-3').waitFor()
    await goTo(page, 'Snapshots')
    await page.getByLabel('Name of the snapshot').fill('before')
    await page.getByRole('button', { name: 'Take snapshot' }).click()
    await page.getByRole('row', { name: /before/ }).waitFor()
    expect(await ask('POST', '/~checkout-3/now/secrets', { name: 'n', value: 'some-value' })).toBe(200)
    await page.getByRole('button', { name: 'Restore before' }).click()
    await page.getByText('The world is as it was in before.').waitFor()
    expect(platform.worlds.get('checkout-3')?.records('secrets')).toEqual([])
    await page.getByRole('button', { name: 'Remove before' }).click()
    await page.getByText('No snapshot was taken.').waitFor()
    await page.getByRole('button', { name: 'Reset the world' }).click()
    await page.getByRole('button', { name: 'Reset now' }).click()
    await page.getByText('The world is back at its start.').waitFor()
    expect(platform.log.last).toBe(1)
    await goTo(page, 'Worlds')
    await page.getByRole('button', { name: 'Switch to main' }).click()
    await page.getByRole('button', { name: 'Remove checkout-3' }).click()
    await page.getByText('The world checkout-3 is gone.').waitFor()
    expect(platform.worlds.list()).toEqual([])
  })

  it('tells the contract with what was exercised of it, and the last report', async () => {
    opened = await open(browser, createPlatform({ seed: 1 }))
    const { page, ask, url } = opened
    await ask('GET', '/now/secrets')
    await goTo(page, 'Contract')
    await page.getByText(/^1 of \d+ operations exercised$/).waitFor()
    await page.getByLabel('Which operations').selectOption('Exercised')
    await page
      .getByRole('row', { name: /listNowSecrets/ })
      .getByText('200 × 1')
      .waitFor()
    await page.getByRole('button', { name: 'listNowSecrets' }).click()
    const panel = page.getByRole('complementary')
    await panel.getByText('NOW-SEC-1', { exact: true }).waitFor()
    await panel.getByText('Source: The now API (ZEIT), GET /now/secrets.').waitFor()
    await panel.getByText('429 not yet').waitFor()
    await goTo(page, 'Report')
    await page.getByText('No verify report yet.').waitFor()
    const findings = [
      {
        level: 'MUST',
        operationId: 'listNowSecrets',
        message: 'It is not so.',
        requirements: ['NOW-SEC-1'],
        times: 2,
        result: 'fail',
      },
    ]
    await fetch(`${url}/_nowhere/report`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ verdict: 'broken', target: 'http://elsewhere.test', findings }),
    })
    await page.getByText('http://elsewhere.test').waitFor()
    await page
      .getByRole('row', { name: /It is not so/ })
      .getByText('NOW-SEC-1')
      .waitFor()
  })

  it('asks for the token that the control API asks for, and keeps it for the tab', async () => {
    opened = await open(browser, createPlatform({ seed: 1 }), {
      controlToken: 'sesame',
      allowHosts: ['fake.test'],
      context: { extraHTTPHeaders: { 'X-Forwarded-For': '192.0.2.1' } },
    })
    const { page } = opened
    await page.getByLabel('Control token').fill('sesame')
    await page.getByRole('button', { name: 'Use token' }).click()
    await page.getByText('Nobody has asked anything yet.').waitFor()
    await page.reload()
    await page.getByText('Nobody has asked anything yet.').waitFor()
    // The browser itself reports that it was refused before.
    opened.complaints.splice(0)
  })

  it('is of the world whose path it stands below, and of a document that somebody brought', async () => {
    const content = { 'application/json': { schema: { $ref: '#/components/schemas/Job' } } }
    const answer = (description: string) => ({ description, content })
    const state = {
      type: 'string',
      enum: ['queued', 'running', 'done', 'failed'],
      'x-life-cycle': {
        initial: ['queued'],
        final: ['done', 'failed'],
        transitions: [
          { from: 'queued', to: 'running', after: 'PT5S' },
          { from: 'running', to: 'done', after: 'PT5S' },
          { from: ['queued', 'running'], to: 'failed', on: 'crash' },
        ],
      },
    }
    const Job = {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string' }, name: { type: 'string' }, state },
    }
    const document = {
      openapi: '3.1.0',
      info: { title: 'Jobs', version: '1' },
      components: { schemas: { Job } },
      paths: {
        '/jobs': {
          post: {
            operationId: 'createJob',
            requestBody: {
              content: { 'application/json': { schema: { type: 'object', properties: { name: { type: 'string' } } } } },
            },
            responses: { 201: answer('Made.') },
          },
        },
        '/jobs/{id}': {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          get: { operationId: 'getJob', responses: { 200: answer('It.') } },
        },
      },
    }
    opened = await open(browser, createPlatformOf(document, { clock: startIso }), { path: '/~checkout-3/_nowhere/' })
    const { page, ask } = opened
    await page.getByRole('banner').getByText('checkout-3').waitFor()
    expect(await ask('POST', '/~checkout-3/jobs', { name: 'build' })).toBe(201)
    await page.getByRole('button', { name: 'POST /jobs' }).waitFor()
    await goTo(page, 'Life cycles')
    const row = page.getByRole('row', { name: /build/ })
    await row.getByText('queued', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Step to running' }).click()
    await row.getByText('running', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Fail' }).click()
    await row.getByText('failed', { exact: true }).waitFor()
    await goTo(page, 'Contract')
    await page
      .getByRole('row', { name: /createJob/ })
      .getByText('201 × 1')
      .waitFor()
  })

  it.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' as const }],
    ['at the width of a phone', { viewport: { width: 390, height: 844 } }],
  ])('breaks no rule of axe-core in any view, %s, and fits', async (_, context) => {
    opened = await open(browser, createPlatform({ seed: 1 }), { context })
    const { page, ask } = opened
    await ask('POST', '/now/deployments', { package: { name: 'shop' }, 'index.html': '<h1>1</h1>' })
    await ask('POST', '/now/secrets', { name: 'api-key', value: 'top-secret-value' })
    await page.getByRole('button', { name: 'POST /now/secrets' }).click()
    const found: string[] = []
    for (const view of views) {
      await goTo(page, view)
      if (view === 'Contract') await page.getByRole('button', { name: 'createNowSecret' }).click()
      found.push(...(await violationsOf(page)).map((each) => `${view}: ${each}`))
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      if (isWide) found.push(`${view}: is wider than its window`)
    }
    expect(found).toEqual([])
  })

  it('is reached with the keyboard alone', async () => {
    opened = await open(browser, createPlatform({ seed: 1 }))
    const { page, ask } = opened
    await ask('GET', '/now/secrets')
    await page.getByRole('button', { name: 'GET /now/secrets' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: 'GET /now/secrets' }).waitFor()
    await page.getByRole('navigation').getByRole('button', { name: 'Requests' }).focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Things' }).waitFor()
  })
})
