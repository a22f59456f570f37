/** The published clients of this folder's package.json, installed apart from the packages of the project. */
import { fileURLToPath } from 'node:url'
import { installPackages } from '../install-packages.ts'

/** Returns the folder whose `node_modules` holds the clients. */
export const installClients = (): Promise<string> =>
  installPackages(fileURLToPath(new URL('.', import.meta.url)), 'nowhere-clients')
