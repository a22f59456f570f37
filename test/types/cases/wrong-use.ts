/** What a user of the package gets wrong. */
import { createPlatform } from '../../../src/index.ts'

const platform = createPlatform({ sead: 1 }) // TS2353
createPlatform({ profile: 'real' }) // TS2322
createPlatform({ lifeCycle: 'slow' }) // TS2322
createPlatform({ origins: { later: 'https://a.b' } }) // TS2353
createPlatform({ world: { accounts: [{ id: 'a' }] } }) // TS2741

platform.fail('listSecrets', 'bad_request') // TS2345
platform.fail('listNowSecrets', 'conflict') // TS2345
platform.fail('createNowSecret', 'conflict', { time: 2 }) // TS2561
platform.clock = createPlatform().clock // TS2540
