/** Certificates: issued and renewed by the platform, or brought by the user, one for each common name. */

import { type Scenario, scenario } from '../../scenario.ts'
import { timeOf } from '../../waiting.ts'

const dayMs = 86_400_000

export const nowIssuedCertificate: Scenario = scenario(
  'a certificate is issued, renewed and deleted',
  { system: 'now', needs: ['certs'] },
  async ({ owner, step }) => {
    const cn = owner.uniqueHost('issued')
    const domains = [cn, `www.${cn}`]
    await step('issues one for two names, and one for another', ['NOW-CERT-3'], async () => {
      await owner.call('issueNowCertificate', { body: { domains, renew: false } })
      await owner.call('issueNowCertificate', { body: { domains: [owner.uniqueHost('beside')], renew: false } })
    })

    const first = await step('the list has it once', ['NOW-CERT-1', 'NOW-CERT-2', 'NOW-CERT-3'], async ({ expect }) => {
      const { certs } = await owner.list('listNowCertificates')
      const found = certs.filter((cert) => cert.cn === cn)
      expect(found).toHaveLength(1)
      const { created = '', expiration = '' } = found[0] ?? {}
      expect(timeOf(expiration), 'NOW-CERT-2').toSatisfy('is after created', (ms: number) => ms > timeOf(created))
      expect(timeOf(expiration) - timeOf(created), 'NOW-CERT-7').toBe(90 * dayMs)
      return found[0]
    })

    await step('its name alone leads to it', ['NOW-CERT-1'], async ({ expect }) => {
      const { body } = await owner.call('getNowCertificate', { path: { cn } })
      expect(body.certs).toEqual([expect.objectContaining({ ...first })])
    })

    await step('renews it', ['NOW-CERT-3'], async () => {
      await owner.call('issueNowCertificate', { body: { domains, renew: true } })
    })

    await step('there is still one, which expires no earlier', ['NOW-CERT-3', 'NOW-CERT-1'], async ({ expect }) => {
      const { certs } = await owner.list('listNowCertificates')
      const found = certs.filter((cert) => cert.cn === cn)
      expect(found).toHaveLength(1)
      expect(timeOf(found[0]?.expiration ?? '')).toBeAtLeast(timeOf(first?.expiration ?? ''))
    })

    await step('deletes it', ['NOW-CERT-8'], async () => {
      await owner.call('deleteNowCertificate', { path: { cn } })
    })

    await step('no list has it any more', ['NOW-CERT-8', 'NOW-CERT-1'], async ({ expect }) => {
      const { certs } = await owner.list('listNowCertificates')
      expect(certs.some((cert) => cert.cn === cn)).toBe(false)
    })

    await step.apart('its name leads nowhere', ['NOW-CERT-8', 'NOW-ERR-6'], async () => {
      await owner.refused('getNowCertificate', { path: { cn } }, 'not_found')
    })

    await step.apart('what is not there is not renewed', ['NOW-CERT-7'], async () => {
      await owner.refused('issueNowCertificate', { body: { domains, renew: true } }, 'not_found')
    })
  },
)

export const nowOwnCertificate: Scenario = scenario(
  "a certificate of one's own takes the place of the one that is there",
  { system: 'now', needs: ['certs'] },
  async ({ owner, step, clock }) => {
    const cn = owner.uniqueHost('own')
    // Whole seconds: a certificate counts no milliseconds.
    const nowMs = Math.floor(clock.now() / 1000) * 1000
    const [firstUntilMs, secondUntilMs] = [nowMs + 30 * dayMs, nowMs + 60 * dayMs]
    // The library that makes certificates is only loaded when one is wanted.
    const { makeCertificate } = await import('../../pem.ts')
    const make = (untilMs: number) => makeCertificate({ names: [cn], fromMs: nowMs - dayMs, untilMs })
    const [first, second, stranger] = [await make(firstUntilMs), await make(secondUntilMs), await make(secondUntilMs)]
    const expiresAt = async (): Promise<readonly (number | undefined)[]> => {
      const { certs } = await owner.list('listNowCertificates')
      return certs.filter((cert) => cert.cn === cn).map(({ expiration }) => timeOf(expiration))
    }

    await step('stores one where there was none', ['NOW-CERT-5'], async () => {
      await owner.call('replaceNowCertificate', { body: { domains: [cn], ca: '', ...first } })
    })

    const before = await step('the list has it once', ['NOW-CERT-5', 'NOW-CERT-1'], async ({ expect }) => {
      const found = await expiresAt()
      expect(found).toHaveLength(1)
      expect(found, 'NOW-CERT-6').toEqual([firstUntilMs])
      return found
    })

    await step.apart('what is not PEM is refused', ['NOW-CERT-5'], async () => {
      const body = { domains: [cn], ca: '', cert: owner.unique('not-pem'), key: second.key }
      await owner.refused('replaceNowCertificate', { body }, 'invalid')
    })

    await step.apart('so is a key of another certificate', ['NOW-CERT-6'], async () => {
      const body = { domains: [cn], ca: '', cert: second.cert, key: stranger.key }
      await owner.refused('replaceNowCertificate', { body }, 'invalid')
    })

    await step.apart('so is a name that it does not cover', ['NOW-CERT-6'], async () => {
      const body = { domains: [cn, `not.${cn}`], ca: '', ...second }
      await owner.refused('replaceNowCertificate', { body }, 'invalid')
    })

    await step('the one that was there stayed', ['NOW-CERT-5'], async ({ expect }) => {
      expect(await expiresAt()).toEqual(before)
    })

    await step('stores another', ['NOW-CERT-5'], async () => {
      await owner.call('replaceNowCertificate', { body: { domains: [cn], ca: second.cert, ...second } })
    })

    await step('it took its place', ['NOW-CERT-5', 'NOW-CERT-1'], async ({ expect }) => {
      const found = await expiresAt()
      expect(found).toHaveLength(1)
      expect(found, 'NOW-CERT-6').toEqual([secondUntilMs])
    })
  },
)

export const nowCertificateScenarios: readonly Scenario[] = [nowIssuedCertificate, nowOwnCertificate]
