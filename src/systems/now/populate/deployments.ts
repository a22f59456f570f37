/** Deployments as people have them: several of each app, most of them running or frozen, a few that failed. */
import { type Maker, slug } from '../../../populate/making.ts'
import { labelOf } from '../deployments/host.ts'
import { platformDomain } from '../domains/host-names.ts'

const dependencies = ['express', 'next', 'react', 'micro', 'koa', 'lodash', 'graphql', 'ws', 'redis', 'pg']

interface App {
  readonly account: string
  readonly name: string
  readonly package: { readonly name: string } & Readonly<Record<string, unknown>>
}

export const deployments: Maker<'deployments'> = ({ faker, world, owner, unique }) => {
  let app: App | undefined
  let left = 0
  /** Each is deployed a few times, one after the other. */
  const nextApp = (): App => {
    if (app === undefined || left === 0) {
      const name = slug(`${faker.hacker.adjective()} ${faker.hacker.noun()}`)
      const uses = faker.helpers.arrayElements(dependencies, { min: 1, max: 3 })
      const versions = Object.fromEntries(uses.map((each) => [each, `^${faker.system.semver()}`]))
      const scripts = { start: 'node index.js' }
      app = {
        account: owner(),
        name,
        package: { name, description: faker.company.catchPhrase(), scripts, dependencies: versions },
      }
      left = faker.number.int({ min: 1, max: 6 })
    }
    left--
    return app
  }
  const isTaken = (host: string): boolean =>
    world.deployments.find({ host }) !== undefined || world.aliases.find({ host }) !== undefined
  return () => {
    const { account, name, package: manifest } = nextApp()
    const draw = (): string =>
      `${labelOf(name)}-${faker.string.alpha({ length: 10, casing: 'lower' })}.${platformDomain}`
    let host = draw()
    while (isTaken(host) || unique('hosts', host) !== host) host = draw()
    const state = faker.helpers.weightedArrayElement([
      { value: 'READY', weight: 6 },
      { value: 'FROZEN', weight: 3 },
      { value: 'DEPLOYMENT_ERROR', weight: 1 },
    ])
    const text = `require('http').createServer((_, response) => response.end('${name} ${faker.system.semver()}')).listen()\n`
    return {
      account,
      name,
      host,
      state,
      package: { ...manifest, version: faker.system.semver() },
      files: { 'index.js': text },
    }
  }
}
