/**
 * What answers at the host of a deployment, or of an alias that leads to it: its files. Only a deployment that is ready or
 * frozen takes traffic, and traffic thaws it.
 */
import type { Site } from '../../../pipeline/engine.ts'
import type { Answer } from '../../../pipeline/exchange.ts'
import type { Contract } from '../../../spec/contract.ts'
import { formatHttpDate } from '../../../world/clock.ts'
import { type Life, lifeAt, lifeOn } from '../../../world/life-cycle.ts'
import type { Deployment, DeploymentFile } from '../../../world/records/records.ts'
import type { World } from '../../../world/world.ts'
import { hostNameOf } from '../domains/host-names.ts'
import { leadsElsewhere } from '../domains/outside-hosts.ts'
import { sendable } from '../files/content.ts'
import { findContent } from '../files/contents.ts'
import { mediaTypeOf } from '../files/media-type.ts'
import { cycleOf, spellState } from './life.ts'

export const deploymentSite: Site = {
  serves: (host, world) => deploymentAt(host, world) !== undefined || isGone(host, world),

  answer({ host, path }, world, contract) {
    const deployment = deploymentAt(host, world)
    if (deployment === undefined) return goneAt(host, world)
    const nowMs = world.clock.now()
    const cycle = cycleOf(deployment.life, contract)
    const life = lifeAt(deployment.life, cycle, nowMs)
    if (!takesTraffic.has(life.state)) {
      return page(life.state === 'DEPLOYMENT_ERROR' ? 502 : 503, deployment, life, world, contract)
    }
    const busy = lifeOn(life, cycle, 'request', nowMs)
    world.deployments.update(deployment.id, { life: busy })
    const file = fileAt(path, deployment)
    const blob = file && findContent(deployment.ownerId, file.sha, world)
    if (file === undefined || blob === undefined) return page(200, deployment, busy, world, contract)
    return {
      status: 200,
      headers: { 'Content-Type': mediaTypeOf(file.path), Date: formatHttpDate(nowMs) },
      body: sendable(blob.content),
    }
  },
}

const takesTraffic: ReadonlySet<string> = new Set(['READY', 'FROZEN'])

function deploymentAt(host: string, world: World): Deployment | undefined {
  const name = hostNameOf(host)
  const alias = world.aliases.find({ host: name })
  if (alias === undefined) return world.deployments.find({ host: name })
  return leadsElsewhere(alias, world) ? undefined : world.deployments.get(alias.deploymentId)
}

/** The host of a deployment that is no more; an alias may have the name since. */
function isGone(host: string, world: World): boolean {
  return world.goneHosts.has(hostNameOf(host))
}

function goneAt(host: string, world: World): Answer {
  return json(404, { host: hostNameOf(host), state: 'DELETED' }, world)
}

/** The file of a path, the index of a folder, else the index of the site: an app of one page answers every path with it. */
function fileAt(path: string, { files }: Deployment): DeploymentFile | undefined {
  const asked = withoutSlashes(decode(path))
  const names = asked === '' ? ['index.html'] : [asked, `${asked}/index.html`, 'index.html']
  // The command line moves the files of a static site into this folder.
  const candidates = names.flatMap((name) => [name, `content/${name}`])
  return candidates.map((candidate) => files.find((file) => file.path === candidate)).find(Boolean)
}

/** Without the slashes at either end. */
function withoutSlashes(path: string): string {
  let [start, end] = [0, path.length]
  while (start < end && path[start] === '/') start++
  while (end > start && path[end - 1] === '/') end--
  return path.slice(start, end)
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function page(status: number, { name, host }: Deployment, life: Life, world: World, contract: Contract): Answer {
  return json(status, { name, host, state: spellState(life, contract) }, world)
}

function json(status: number, body: object, world: World): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', Date: formatHttpDate(world.clock.now()) },
    body: JSON.stringify(body),
  }
}
