/** What hangs on the profile alone is made once, when it is first wanted: platforms that are forked by the thousand share it. */
import { createRouter, type Router } from '../pipeline/routing/router.ts'
import type { Validator } from '../schema/validator.ts'
import type { Profile } from '../spec/contract.ts'
import { contracts } from '../spec/generated/contract.ts'
import { validators } from '../spec/generated/validators.ts'
import { namedHeaders } from '../spec/named-headers.ts'

export const routerOf: PerProfile<Router> = once((profile) => createRouter(contracts[profile]))

export const exposedHeadersOf: PerProfile<readonly string[]> = once((profile) => namedHeaders(contracts[profile]))

export const validatorsOf: PerProfile<(key: string) => Validator | undefined> = once((profile) => {
  // A Map finds a key that was put together at run time faster than an object does.
  const table = new Map<string, Validator>(Object.entries({ ...validators.documented, ...validators[profile] }))
  return (key) => table.get(key)
})

type PerProfile<Made> = (profile: Profile) => Made

function once<Made>(make: PerProfile<Made>): PerProfile<Made> {
  const made = new Map<Profile, Made>()
  return (profile) => {
    const known = made.get(profile) ?? make(profile)
    made.set(profile, known)
    return known
  }
}
