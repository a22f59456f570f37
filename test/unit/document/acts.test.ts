/** Which GETs are taken to do more than read, by what they are called and described as. */
import { describe, expect, it } from 'vitest'
import { actionOf } from '../../../src/document/acts.ts'
import type { JsonObject } from '../../../src/spec/pointer.ts'

function reasonFor(path: string, operation: JsonObject = {}): string | undefined {
  const document = { paths: { [path]: { get: operation } } }
  const pointer = `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/get`
  return actionOf(document, { path, operation: { pointer, value: operation } })
}

describe('a GET acts', () => {
  it.each([
    ['/logout'],
    ['/auth/sign-out'],
    ['/session/signOut'],
    ['/tokens/{id}/revoke'],
    ['/verify/{token}'],
    ['/verify-email'],
    ['/accounts/confirm/{code}'],
    ['/newsletter/unsubscribe'],
    ['/hooks/{id}/trigger'],
    ['/machines/{id}/start'],
    ['/cache/clear'],
    ['/export'],
    ['/accounts/export.csv'],
    ['/backup/download'],
    ['/exports/{id}/download'],
    ['/events/stream'],
  ])('by its path %s', (path) => {
    expect(reasonFor(path)).toMatch(/^(its path says that it acts|it gives out a whole export|it is a stream)/)
  })

  it.each([
    ['logout'],
    ['revokeToken'],
    ['auth.logOut'],
    ['AuthController_logout'],
    ['users_verify'],
    ['confirm_email_change'],
    ['sendInvite'],
    ['triggerBuild'],
    ['exportEverything'],
  ])('by its id %s', (operationId) => {
    expect(reasonFor('/thing', { operationId })).toMatch(/^(its name says that it acts|it gives out a whole export)/)
  })

  it.each([
    ['Logs the user out'],
    ['Sign out of all devices.'],
    ['Revokes the current token'],
    ['Verify an e-mail address'],
    ['Triggers the nightly job'],
    ['Sends a reminder'],
    ['Returns the invitation. This confirms it.'],
    ['Shows the key once. Calling this rotates the key.'],
    ['Returns the session and invalidates it'],
    ['Calling this endpoint logs the user out everywhere.'],
    ['Visiting the link confirms the address.'],
    ['This endpoint is used to revoke a token.'],
    ['Used to log out.'],
    ['Use this endpoint to trigger a build.'],
    ['This will also automatically unsubscribe the address.'],
  ])('by its summary or description: %s', (text) => {
    expect(reasonFor('/thing', { operationId: 'getThing', summary: text })).toMatch(/^its description says/)
    expect(reasonFor('/thing', { summary: 'A thing', description: text })).toMatch(/^its description says/)
  })

  it('by media types that never end', () => {
    const stream = { 200: { description: 'Events.', content: { 'text/event-stream': { schema: {} } } } }
    expect(reasonFor('/notifications', { responses: stream })).toBe('it is a stream of events')
    const both = { 200: { description: 'Events.', content: { 'application/json': {}, 'text/event-stream': {} } } }
    expect(reasonFor('/notifications', { responses: both })).toBeUndefined()
  })
})

describe('a GET is a stream of events whatever its media type', () => {
  const answer = { responses: { 200: { description: 'Each.', content: { 'application/json': { schema: {} } } } } }

  it.each([
    ['/events/stream', {}],
    ['/api/v1/logs/tail', {}],
    ['/sse/notifications', {}],
    ['/feed', { operationId: 'streamUpdates' }],
    ['/api/v1/watch/pods', { summary: 'watch individual changes to a list of Pod.' }],
    ['/activity', { description: 'Streams events as they happen. One a line.' }],
    ['/activity', { summary: 'Server-sent events of a project' }],
  ])('%s %j', (path, more) => {
    expect(reasonFor(path, { ...answer, ...more })).toBe('it is a stream of events')
  })

  it.each([
    ['/streams', {}],
    ['/cameras/{id}/stream', {}],
    ['/stream/{id}/events', {}],
    ['/stream', { summary: 'Streams of the account' }],
    ['/follow', { operationId: 'followersList' }],
    ['/videos/watch', { summary: 'Watch history' }],
  ])('and not %s %j', (path, more) => {
    expect(reasonFor(path, { ...answer, ...more })).toBeUndefined()
  })
})

describe('a GET reads', () => {
  it.each([
    ['/verified'],
    ['/users/verified'],
    ['/verification-status'],
    ['/users/{id}/verification'],
    ['/verify/status'],
    ['/triggers'],
    ['/trigger-events'],
    ['/exports'],
    ['/exports/{id}'],
    ['/books/{id}/download'],
    ['/export/formats'],
    ['/runs/{id}'],
    ['/stops'],
    ['/stop'],
    ['/revocations'],
    ['/confirmations/{id}'],
    ['/streams'],
    ['/logs'],
    ['/settings/reset-options'],
  ])('at the path %s', (path) => {
    expect(reasonFor(path)).toBeUndefined()
  })

  it.each([
    ['getLogoutUrl'],
    ['listVerifiedUsers'],
    ['verificationStatus'],
    ['verifyStatus'],
    ['get_trigger'],
    ['getRevokeReasons'],
    ['runs_list'],
    ['isVerified'],
    ['startDate'],
    ['exportFormats'],
  ])('as %s', (operationId) => {
    expect(reasonFor('/thing', { operationId })).toBeUndefined()
  })

  it.each([
    ['Verification status of a user'],
    ['Verified users'],
    ['Triggers of a workflow'],
    ['Runs'],
    ['Run details'],
    ['Trigger history'],
    ['Returns whether the address is verified'],
    ['Lists the jobs that send mails'],
    ['Get the URL at which somebody signs in'],
    ['Log of what was done'],
    ['Stop times'],
    ['To trigger a build, send a POST.'],
    ['This endpoint is used to list revoked tokens.'],
    ['This is the state after a reset.'],
  ])('described as %s', (summary) => {
    expect(reasonFor('/thing', { summary })).toBeUndefined()
  })
})
