/** The official JavaScript client: its class, loaded from where it is installed, and what it offers. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { installClients } from './install.ts'

/** What the client offers. Refusals of the API reject with a text, for it keeps nothing else of them. */
export interface NowClient {
  request: { defaults(options: { readonly baseUrl: string }): NowClient['request'] }
  getDeployments(): Promise<unknown>
  getDeployment(id: string): Promise<unknown>
  createDeployment(body: object): Promise<Deployment>
  deleteDeployment(id: string): Promise<unknown>
  getFiles(id: string): Promise<unknown>
  getFile(id: string, fileId: string): Promise<unknown>
  getDomains(): Promise<unknown>
  addDomain(domain: { readonly name: string; readonly isExternalDNS?: boolean }): Promise<Domain>
  deleteDomain(name: string): Promise<unknown>
  getDomainRecords(domain: string): Promise<unknown>
  addDomainRecord(domain: string, data: object): Promise<Created>
  deleteDomainRecord(domain: string, recordId: string): Promise<unknown>
  getCertificates(cn?: string): Promise<unknown>
  createCertificate(cn: string): Promise<Created>
  renewCertificate(cn: string): Promise<unknown>
  replaceCertificate(cn: string, cert: string, key: string, ca?: string): Promise<unknown>
  deleteCertificate(cn: string): Promise<unknown>
  getAliases(id?: string): Promise<unknown>
  createAlias(id: string, alias: string): Promise<Created>
  deleteAlias(id: string): Promise<unknown>
  getSecrets(): Promise<unknown>
  createSecret(name: string, value: string): Promise<Created>
  renameSecret(id: string, name: string): Promise<unknown>
  deleteSecret(id: string): Promise<unknown>
}
interface Created {
  readonly uid: string
}
interface Deployment extends Created {
  readonly host: string
}
interface Domain extends Created {
  readonly verifyToken?: string
}

export async function loadNowClient(): Promise<new (token: string) => NowClient> {
  const require = createRequire(join(await installClients(), 'package.json'))
  // A cast: the package has no types, and the interface above is what its readme and its code say.
  return require('now-client') as new (
    token: string,
  ) => NowClient
}
