// Written by `npm run generate` from openapi.yaml and package.json. Do not edit.
import type { Profile } from '../contract.ts'

export const packageVersion = '0.1.0'

/** SHA-256 of what the code loads of the document: what a log was written with. */
export const contractDigests: Readonly<Record<Profile, string>> = {
  documented: 'f097d4895c02f2dfaac430d6db9deaccfed785efb2cc43f8cd20c0ca99713242',
  observed: 'b917b7111ec8965be0c005c8a469bfe93845f122c6f830f31567fade909829d6',
}
