/** A result that is not what the document says the operation answers. */
import { type Behave, ok, okEmpty, okRaw } from '../../../src/pipeline/behaviour.ts'

export const wrongType: Behave<'listNowSecrets'> = () => ok({ secrets: [{ uid: 5, name: 'a', created: '2017' }] }) // TS2375

export const missing: Behave<'getNowSecret'> = () => ok({ uid: 'sec_', name: 'a' }) // TS2375

export const misspelt: Behave<'createNowSecret'> = () => ok({ uuid: 'sec_' }) // TS2375

export const others: Behave<'listNowSecrets'> = () => ok({ aliases: [] }) // TS2375

export const unknownState: Behave<'getNowDeployment'> = () =>
  ok({ uid: 'a', host: 'a', state: 'BOOTED', stateTs: '2017' }) // TS2375

export const empty: Behave<'getNowSecret'> = () => okEmpty() // TS2375

export const raw: Behave<'getNowSecret'> = () => okRaw({ mediaType: 'text/plain', content: 'a' }) // TS2375

export const json: Behave<'deleteNowCertificate'> = () => ok({}) // TS2375

export const bare: Behave<'getNowSecret'> = () => ({ uid: 'sec_', name: 'a', created: '2017' }) // TS2322
