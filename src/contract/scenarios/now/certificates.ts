/** Certificates: brought by the user, or issued and renewed by the platform, one for each common name. */

import { timeOf } from '../../exchange/waiting.ts'
import { type Context, type Scenario, scenario } from '../scenario.ts'

const dayMs = 86_400_000

/** Those of a name, as the list has them. */
async function listed({ owner }: Context, cn: string) {
  return (await owner.list('listNowCertificates')).certs.filter((cert) => cert.cn === cn)
}

export const nowCertificates: Scenario = scenario(
  'a certificate is brought and replaced, or issued and renewed, one for each name',
  // A target may certify no more than what is on a domain of the account's.
  { system: 'now', needs: ['certs', 'domains'] },
  async (context) => {
    const { owner, step } = context
    const domain = owner.uniqueHost('certified')
    await step('registers a domain', ['NOW-DOM-4'], async () => {
      await owner.call('createNowDomain', { body: { name: domain, isExternal: false } })
    })
    await bringsOwn(context, domain)
    await isIssued(context, `issued.${domain}`)
  },
)

/** A certificate of one's own takes the place of the one that is there. */
async function bringsOwn(context: Context, cn: string): Promise<void> {
  const { owner, step, clock } = context
  // Whole seconds: a certificate counts no milliseconds.
  const nowMs = Math.floor(clock.now() / 1000) * 1000
  const [firstUntilMs, secondUntilMs] = [nowMs + 30 * dayMs, nowMs + 60 * dayMs]
  // The library that makes certificates is only loaded when one is wanted.
  const { makeCertificate } = await import('./pem.ts')
  const make = (untilMs: number) => makeCertificate({ names: [cn], fromMs: nowMs - dayMs, untilMs })
  const [first, second] = [await make(firstUntilMs), await make(secondUntilMs)]
  const untilMs = (certs: readonly { readonly expiration: string }[]) => certs.map((cert) => timeOf(cert.expiration))

  await step('stores one where there was none', ['NOW-CERT-5'], async () => {
    await owner.call('replaceNowCertificate', { body: { domains: [cn], ...first } })
  })

  await step.apart('what is not PEM is refused', ['NOW-CERT-7'], async () => {
    const body = { domains: [cn], ...second, cert: owner.unique('not-pem') }
    await owner.refused('replaceNowCertificate', { body }, 'invalid')
  })

  const before = await step('the list has the stored one once', ['NOW-CERT-5', 'NOW-CERT-1'], async ({ expect }) => {
    const found = await listed(context, cn)
    expect(found).toHaveLength(1)
    expect(untilMs(found), 'NOW-CERT-6').toEqual([firstUntilMs])
    return found
  })

  await step('stores another', ['NOW-CERT-5'], async () => {
    await owner.call('replaceNowCertificate', { body: { domains: [cn], ...second } })
  })

  await step('it took its place', ['NOW-CERT-5', 'NOW-CERT-1'], async ({ expect }) => {
    const found = await listed(context, cn)
    expect(found).toHaveLength(1)
    // Whatever it is that tells one from another: something has to.
    expect(found).not.toEqual(before)
    expect(untilMs(found), 'NOW-CERT-6').toEqual([secondUntilMs])
  })
}

/** One that the platform issues is renewed in its place, and deleted. */
async function isIssued(context: Context, cn: string): Promise<void> {
  const { owner, step } = context
  const other = `www.${cn}`
  const domains = [cn, other]
  await step.apart('a name alone is no list of names', ['NOW-CERT-4'], async () => {
    await owner.refused('issueNowCertificate', { body: { domains: cn, renew: false } }, 'invalid')
  })

  await step('issues one for two names', ['NOW-CERT-3'], async () => {
    await owner.call('issueNowCertificate', { body: { domains, renew: false } })
  })

  const first = await step('the list has it once', ['NOW-CERT-1', 'NOW-CERT-2', 'NOW-CERT-3'], async ({ expect }) => {
    const found = await listed(context, cn)
    expect(found).toHaveLength(1)
    const { created = '', expiration = '' } = found[0] ?? {}
    expect(timeOf(expiration), 'NOW-CERT-2').toSatisfy('is after created', (ms: number) => ms > timeOf(created))
    expect(timeOf(expiration) - timeOf(created), 'NOW-CERT-7').toBe(90 * dayMs)
    return found[0]
  })

  for (const [title, name, ids] of [
    ['its name alone leads to it', cn, ['NOW-CERT-1', 'NOW-CERT-10']],
    ['so does its other name', other, ['NOW-CERT-10', 'NOW-CERT-1']],
  ] as const) {
    await step.apart(title, ids, async ({ expect }) => {
      const { body } = await owner.call('getNowCertificate', { path: { cn: name } })
      expect(body.certs).toEqual([expect.objectContaining({ ...first })])
    })
  }

  await step('renews it by its other name', ['NOW-CERT-10', 'NOW-CERT-3'], async () => {
    await owner.call('issueNowCertificate', { body: { domains: [other], renew: true } })
  })

  await step('there is still one, which expires no earlier', ['NOW-CERT-3', 'NOW-CERT-1'], async ({ expect }) => {
    const found = await listed(context, cn)
    expect(found).toHaveLength(1)
    expect(timeOf(found[0]?.expiration ?? '')).toBeAtLeast(timeOf(first?.expiration ?? ''))
  })

  await step('deletes it by its other name', ['NOW-CERT-10', 'NOW-CERT-8'], async () => {
    await owner.call('deleteNowCertificate', { path: { cn: other } })
  })

  await step('no list has it any more', ['NOW-CERT-8', 'NOW-CERT-1'], async ({ expect }) => {
    expect(await listed(context, cn)).toEqual([])
  })
}

export const nowCertificateScenarios: readonly Scenario[] = [nowCertificates]
