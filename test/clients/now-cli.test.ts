/** The now CLI of 2017 against the node server: secrets, deployments and aliases. */
import { describe, expect, it } from 'vitest'
import {
  aliasesOf,
  createAlias,
  createDeployment,
  createSecret,
  deploymentsOf,
  failure,
  secretsOf,
  start,
  success,
  verifyExternal,
  YES,
} from './now-cli.ts'

describe('now secrets', () => {
  it('adds a secret (NOW-SEC-3, NOW-SEC-4)', async () => {
    const scene = await start()
    const printed = await scene.now(['secrets', 'add', 'my-api-key', 'my value'])
    const secrets = await secretsOf(scene)
    expect(secrets).toEqual([expect.objectContaining({ name: 'my-api-key' })])
    expect(printed).toEqual(success(`> Success! Secret my-api-key (${secrets[0]?.uid}) added [TIME]`))
  })

  it('lists secrets without their values (NOW-SEC-1, NOW-SEC-2)', async () => {
    const scene = await start()
    const { uid } = await createSecret(scene, 'my-api-key')
    expect(await scene.now(['secrets', 'ls'])).toEqual(
      success('> 1 secret found [TIME]', '', '  id  name  created', `  ${uid}  my-api-key  TIME ago`, ''),
    )
  })

  it('renames a secret and prints its old name (NOW-SEC-5, NOW-SEC-6)', async () => {
    const scene = await start()
    const { uid } = await createSecret(scene, 'my-api-key')
    expect(await scene.now(['secrets', 'rename', 'my-api-key', 'other'])).toEqual(
      success(`> Success! Secret my-api-key (${uid}) renamed to other [TIME]`),
    )
    expect(await secretsOf(scene)).toEqual([expect.objectContaining({ uid, name: 'other' })])
  })

  it('prints the refusal of a name that is not there (NOW-ERR-6)', async () => {
    const scene = await start()
    const { code, stdout, stderr } = await scene.now(['secrets', 'rename', 'missing', 'other'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^> Error! \S.*\n$/)
  })

  it('removes a secret by its uid and prints its name (NOW-SEC-9, NOW-SEC-10)', async () => {
    const scene = await start()
    const { uid } = await createSecret(scene, 'my-api-key')
    const { code, stdout } = await scene.now(['secrets', 'rm', uid], YES)
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`> Success! Secret my-api-key \\(${uid}\\) removed \\[TIME\\]\\n$`))
    expect(await secretsOf(scene)).toEqual([])
  })

  it('keeps a secret when the answer to the prompt is no', async () => {
    const scene = await start()
    await createSecret(scene, 'my-api-key')
    const { code, stderr } = await scene.now(['secrets', 'rm', 'my-api-key'], { stdin: 'n\n' })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '> Error! User abort\n' })
    expect(await secretsOf(scene)).toHaveLength(1)
  })

  it("does not find another account's secret (NOW-ERR-6)", async () => {
    const scene = await start()
    await createSecret(scene, 'my-api-key')
    expect(await scene.now(['secrets', 'rm', 'my-api-key'], { ...YES, token: 'nowhere_bob' })).toEqual(
      failure('No secret found by id or name "my-api-key"'),
    )
  })
})

describe('now ls and now rm', () => {
  it('lists deployments by the host that they answer at (NOW-DEP-1, NOW-DEP-16)', async () => {
    const scene = await start()
    const { uid, host } = await createDeployment(scene, 'project-a')
    expect(await scene.now(['ls'])).toEqual(
      success('> 1 deployment found [TIME]', '', 'project-a', '', `  ${uid}  https://${host}  TIME ago`, ''),
    )
  })

  it('lists the deployments of one name', async () => {
    const scene = await start()
    await createDeployment(scene, 'project-a')
    const { uid, host } = await createDeployment(scene, 'project-b')
    expect(await scene.now(['ls', 'project-b'])).toEqual(
      success('> 1 deployment found [TIME]', '', 'project-b', '', `  ${uid}  https://${host}  TIME ago`, ''),
    )
  })

  it('removes the deployments of one name and no others (NOW-DEP-17)', async () => {
    const scene = await start()
    const { uid } = await createDeployment(scene, 'project-a')
    await createDeployment(scene, 'project-b')
    expect(await scene.now(['rm', '--yes', 'project-a'])).toEqual(
      success('> Success! [TIME]', `Deployment ${uid} removed`),
    )
    expect((await deploymentsOf(scene)).map(({ name }) => name)).toEqual(['project-b'])
  })

  it('warns of the aliases that go with a deployment, and they go (NOW-ALIAS-3, NOW-DEP-18)', async () => {
    const scene = await start()
    const { uid, host } = await createDeployment(scene, 'project-a')
    await createAlias(scene, uid, 'my-alias.now.sh')
    expect(await scene.now(['rm', host], YES)).toEqual(
      success(
        '> The following deployment will be removed permanently:',
        `${uid}  https://${host}  TIME ago`,
        `> Warning! Deployment ${uid} is an alias for https://my-alias.now.sh and will be removed.`,
        '> Are you sure? [y/N] > Success! [TIME]',
        `Deployment ${uid} removed`,
      ),
    )
    expect(await aliasesOf(scene)).toEqual([])
  })

  it('asks to log in again when the token is unknown (NOW-AUTH-1)', async () => {
    const scene = await start()
    expect(await scene.now(['ls'], { token: 'unknown' })).toEqual(
      failure('Authentication error. Run `now -L` or `now --login` to log-in again.'),
    )
  })

  it('tells when to come back past the rate limit (NOW-LIMIT-3, NOW-LIMIT-6)', async () => {
    const scene = await start({ rateLimit: 1, clock: '2017-02-20T08:00:00.000Z' })
    await scene.now(['ls'])
    scene.platform.clock.advance('30s')
    expect(await scene.now(['ls'])).toEqual(
      failure(
        'Rate limit exceeded error. Try again in 30 seconds, or upgrade your account: https://zeit.co/now#pricing',
      ),
    )
  })
})

describe('now alias', () => {
  it('points a name of now.sh at a deployment (NOW-ALIAS-5, NOW-ALIAS-6)', async () => {
    const scene = await start()
    const { uid, host } = await createDeployment(scene, 'project-a')
    const printed = await scene.now(['alias', 'set', host, 'my-alias'])
    const aliases = await aliasesOf(scene)
    expect(aliases).toEqual([expect.objectContaining({ alias: 'my-alias.now.sh', deploymentId: uid })])
    expect(printed).toEqual(
      success(
        `> Success! Alias created (${aliases[0]?.uid}):`,
        `https://my-alias.now.sh now points to https://${host} (${uid})`,
      ),
    )
  })

  it('moves an alias to another deployment (NOW-ALIAS-7)', async () => {
    const scene = await start()
    const before = await createDeployment(scene, 'project-a')
    const after = await createDeployment(scene, 'project-a')
    await createAlias(scene, before.uid, 'my-alias.now.sh')
    const { code } = await scene.now(['alias', after.uid, 'my-alias.now.sh'])
    expect(code).toBe(0)
    expect((await aliasesOf(scene)).map(({ deploymentId }) => deploymentId)).toEqual([after.uid])
  })

  it('lists aliases with the deployments that they point at (NOW-ALIAS-1, NOW-ALIAS-2)', async () => {
    const scene = await start()
    const { uid, host } = await createDeployment(scene, 'project-a')
    const alias = await createAlias(scene, uid, 'my-alias.now.sh')
    expect(await scene.now(['alias', 'ls'])).toEqual(
      success(
        '> 1 alias found [TIME]',
        '',
        '  id  source  url  created',
        `  ${alias.uid}  https://${host}  https://my-alias.now.sh  TIME ago`,
        '',
      ),
    )
  })

  it('removes an alias by its short name (NOW-ALIAS-9, NOW-ALIAS-10)', async () => {
    const scene = await start()
    const { uid } = await createDeployment(scene, 'project-a')
    const alias = await createAlias(scene, uid, 'my-alias.now.sh')
    const { code, stdout } = await scene.now(['alias', 'rm', 'my-alias'], YES)
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`> Success! Alias ${alias.uid} removed \\[TIME\\]\\n$`))
    expect(await aliasesOf(scene)).toEqual([])
  })

  it('says that an alias is in use by a different account (NOW-ALIAS-8)', async () => {
    const scene = await start()
    const { uid } = await createDeployment(scene, 'project-a')
    await createAlias(scene, uid, 'my-alias.now.sh')
    const mine = { package: { name: 'project-b' } }
    const { host } = await scene.api<{ host: string }>('POST', '/now/deployments', mine, 'nowhere_bob')
    expect(await scene.now(['alias', 'set', host, 'my-alias'], { token: 'nowhere_bob' })).toEqual(
      failure('The alias you are trying to configure (my-alias.now.sh) is already in use by a different account.'),
    )
  })

  it('points a name of a verified external domain at a deployment (NOW-ALIAS-8, NOW-DOM-7)', async () => {
    const scene = await start()
    const { uid, host } = await createDeployment(scene, 'project-a')
    await verifyExternal(scene, 'awesome-now.us')
    const { code, stdout } = await scene.now(['alias', 'set', host, 'www.awesome-now.us'])
    expect(code).toBe(0)
    expect(stdout).toContain(`https://www.awesome-now.us now points to https://${host} (${uid})\n`)
    expect((await aliasesOf(scene)).map(({ alias }) => alias)).toEqual(['www.awesome-now.us'])
  })
})
