// Written by `npm run generate` from openapi.yaml and package.json. Do not edit.
import type { Profile } from '../contract.ts'

export const packageVersion = '0.1.0'

/** SHA-256 of what the code loads of the document: what a log was written with. */
export const contractDigests: Readonly<Record<Profile, string>> = {
  documented: 'b49112a96244fc90fa99db7154d4f60c1b25fc429d8f1e2f06d0f1db35e5a63c',
  observed: '1c161359a94ca7ceace2e2544bf28df854d6f0bccc5b874c19acd933de880417',
}
