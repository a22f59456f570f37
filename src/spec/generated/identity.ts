// Written by `npm run generate` from openapi.yaml and package.json. Do not edit.
import type { Profile } from '../contract.ts'

export const packageVersion = '0.1.0'

/** SHA-256 of what the code loads of the document: what a log was written with. */
export const contractDigests: Readonly<Record<Profile, string>> = {
  documented: '430ccc65e731245e12df41cae73076ba3d42000de59359c7601a7ab3e590c872',
  observed: '32b284520fea9ce610c2f1a832e8a6472b8b9a4a348799b638997342f550b458',
}
