/** A small world with one of everything; a test changes what matters to it. */
import type { WorldSeed } from '../../../src/world/seed/seed.ts'

export const sampleSeed: WorldSeed = {
  accounts: [
    { id: 'account_ann', username: 'ann', email: 'ann@shop.test', name: 'Ann' },
    { id: 'account_ben', username: 'ben', limits: { files: 5 } },
    { id: 'account_cid', username: 'cid', blocked: true },
  ],
  tokens: [
    { token: 'token_ann', account: 'ann' },
    { token: 'token_ben', account: 'ben', environments: ['live'], projects: ['site'] },
    { token: 'token_cid', account: 'cid' },
    { token: 'token_old', account: 'ann', revoked: true },
  ],
  teams: [{ id: 'team_1', slug: 'makers', members: { ann: 'owner', ben: 'member' } }],
  environments: [{ id: 'live', members: { ben: 'viewer' } }],
  projects: [{ id: 'site', subdomain: 'www', team: 'team_1' }],
  secrets: [{ id: 'sec_AAAAAAAAAAAAAAAAAAAAAAAA', account: 'ann', name: 'api-key', value: 'the value of ann' }],
  outsideDns: [
    { name: 'Shop.Test.', type: 'NS', value: 'ns1.shop.test' },
    { name: 'shop.test', type: 'TXT', value: 'hello' },
  ],
}
