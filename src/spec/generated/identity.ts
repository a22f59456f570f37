// Written by `npm run generate` from openapi.yaml and package.json. Do not edit.
import type { Profile } from '../contract.ts'

export const packageVersion = '0.1.0'

/** SHA-256 of what the code loads of the document: what a log was written with. */
export const contractDigests: Readonly<Record<Profile, string>> = {
  documented: '6e915b0580e7b4a2a1e0ca9ee5daf21323e73e4da7529762782dd659ca696e0e',
  observed: 'ad8df253ba163b2cb5f8859839be98e47cf398e8537bbedea19f22d6af74c541',
}
