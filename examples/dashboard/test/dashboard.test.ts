/** What a person does on the dashboard. The same steps run in jsdom, in a browser with MSW, and in a browser with a server. */
import { findByLabelText, findByRole, queryByRole, waitFor, within } from '@testing-library/dom'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { start } from '../src/start.tsx'
import '../src/style.css'
import { backend } from './backend.ts'

const page = document.body
const user = userEvent.setup()
const patience = { timeout: 5000 }
let leave = () => {}

const button = (name: string) => findByRole(page, 'button', { name }, patience)
const item = (name: string) => findByRole(page, 'listitem', { name }, patience)
const alert = () => findByRole(page, 'alert', {}, patience)
const press = async (name: string) => user.click(await button(name))

async function fill(label: string, text: string) {
  const field = await findByLabelText(page, label)
  await user.clear(field)
  if (text !== '') await user.type(field, text)
}

async function signIn(token = 'nowhere_alice') {
  await fill('Token', token)
  await press('Sign in')
}

async function addSecret(name: string, value: string) {
  await fill('Name', name)
  await fill('Value', value)
  await press('Add secret')
}

async function deploy(name: string) {
  await fill('Name', name)
  await press('Deploy')
  return item(name)
}

const showsState = (name: string, state: string) =>
  waitFor(
    () => expect(within(page).getByRole('status', { name: `State of ${name}` }).textContent).toBe(state),
    patience,
  )

beforeEach(async () => {
  await backend().reset()
  sessionStorage.clear()
  const place = document.createElement('div')
  page.append(place)
  const unmount = start(place)
  leave = () => {
    unmount()
    place.remove()
  }
})
afterEach(() => leave())

describe('signing in', () => {
  test('an unknown token is refused in the words of the API', async () => {
    await signIn('nobody')
    expect((await alert()).textContent).toContain('unknown or revoked')
    await findByRole(page, 'heading', { name: 'Sign in' })
  })

  test('a token that is not taken any more leads back to the start', async () => {
    await signIn()
    await backend().fail('listNowSecrets', 'authentication_error')
    await press('Secrets')
    await findByRole(page, 'heading', { name: 'Sign in' }, patience)
    expect(sessionStorage.getItem('token')).toBe('')
  })
})

describe('deployments', () => {
  beforeEach(() => signIn())

  test('one goes from BOOTING to READY while it is looked at, and away', async () => {
    await deploy('my-site')
    await showsState('my-site', 'BOOTING')
    await backend().advance('10s')
    await showsState('my-site', 'READY')
    await press('Delete my-site')
    await waitFor(() => expect(queryByRole(page, 'listitem', { name: 'my-site' })).toBe(null), patience)
  })

  test('one that fails says so', async () => {
    await deploy('my-site')
    await showsState('my-site', 'BOOTING')
    await backend().crash('my-site')
    await showsState('my-site', 'DEPLOYMENT_ERROR')
  })
})

describe('secrets', () => {
  beforeEach(async () => {
    await signIn()
    await press('Secrets')
    await within(page).findByText('There are no secrets yet.', {}, patience)
  })

  test('one is made, renamed and deleted', async () => {
    await addSecret('database-url', 'postgres://localhost')
    await item('database-url')
    expect(page.textContent).not.toContain('postgres://localhost')

    await press('Rename database-url')
    await fill('New name', 'main-database')
    await press('Save')
    await item('main-database')

    await press('Delete main-database')
    await within(page).findByText('There are no secrets yet.', {}, patience)
  })

  test('what the API does not take is said next to the form, and what was typed stays', async () => {
    await addSecret('', 'a value')
    expect((await alert()).textContent).toContain('name')
    expect((await findByLabelText<HTMLInputElement>(page, 'Value')).value).toBe('a value')
  })

  test('a name that is taken is said', async () => {
    await addSecret('api-key', 'one')
    await item('api-key')
    await addSecret('api-key', 'two')
    expect((await alert()).textContent).toContain('api-key')
  })

  test('at the rate limit nothing is lost, and nothing can be sent before the time that the API gave', async () => {
    await backend().fail('createNowSecret', 'rate_limited')
    await addSecret('api-key', 'one')
    expect((await alert()).textContent).toMatch(/^Too many requests\. Try again in \d+ s\.$/)
    expect((await button('Add secret')).matches(':disabled')).toBe(true)
    expect((await findByLabelText<HTMLInputElement>(page, 'Name')).value).toBe('api-key')
  })

  test('a list that could not be had is asked for again', async () => {
    await press('Domains')
    await backend().fail('listNowSecrets', 'internal_server_error')
    await press('Secrets')
    await alert()
    await press('Try again')
    await within(page).findByText('There are no secrets yet.', {}, patience)
    expect(queryByRole(page, 'alert')).toBe(null)
  })
})

describe('domains', () => {
  beforeEach(async () => {
    await signIn()
    await press('Domains')
  })

  test('one of an own nameserver is verified by a record there', async () => {
    await fill('Name', 'awesome-now.us')
    await user.click(await findByLabelText(page, 'My own nameserver'))
    await press('Add domain')
    await press('Verify awesome-now.us')
    const hint = await within(page).findByText(/^Not verified yet/, {}, patience)
    const [name = '', value = ''] = Array.from(hint.querySelectorAll('code'), (code) => code.textContent)
    expect(name).toBe('_now.awesome-now.us')

    await backend().addTxtRecord(name, value)
    await press('Verify awesome-now.us')
    await within(page).findByText('verified', {}, patience)
  })

  test('one of zeit.world can be used at once', async () => {
    await fill('Name', 'zeit.rocks')
    await press('Add domain')
    expect(within(await item('zeit.rocks')).queryByRole('button', { name: 'Verify zeit.rocks' })).toBe(null)
  })
})

test.each(['Deployments', 'Secrets', 'Domains'])('%s has no fault of accessibility that axe knows', async (name) => {
  await signIn()
  await deploy('my-site')
  await press(name)
  await findByRole(page, 'heading', { name })
  // jsdom draws nothing, so colours can be compared in a browser alone.
  const rules = navigator.userAgent.includes('jsdom') ? { 'color-contrast': { enabled: false } } : {}
  const { violations } = await axe.run(page.lastElementChild ?? page, { rules })
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([])
})
