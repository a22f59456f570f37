/** Deployments that a world begins with: made as creating one makes it, but in any state of the life cycle and at any time before. */
import type { LifeCycle } from '../../../spec/contract.ts'
import type { Life } from '../../../world/life-cycle.ts'
import type { DeploymentSeed } from '../../../world/seed/seed.ts'
import type { Placed, Seeding } from '../../../world/seed/seeding.ts'
import { nameDeployment } from '../deployments/host.ts'
import { beginDeploymentLife, cycleOf, type TestCard } from '../deployments/life.ts'
import { hostOfAlias } from '../domains/host-names.ts'
import { contentsOf, keepContent } from '../files/contents.ts'
import { problemOfPaths } from '../files/file-tree.ts'

/** What the schema of a world admits as a package: it is the document's. */
interface Manifest {
  readonly name?: string
  readonly nowhere?: TestCard
}

export function seedDeployments(seeding: Seeding): void {
  const { seed, world, contract, accountIdOf, idOf, inOrder, refuse } = seeding
  const given = (seed.deployments ?? []).flatMap(({ host = [] }) => host)
  const reserved = new Set([...given, ...(seed.aliases ?? []).map(({ alias }) => hostOfAlias(alias))])

  for (const placed of inOrder('deployments', seed.deployments)) {
    const { entry, pointer, createdAt } = placed
    const manifest: Manifest = entry.package ?? (entry.name === undefined ? {} : { name: entry.name })
    const contents = contentsOf(manifest, entry.files ?? {})
    const problem = problemOfPaths(contents.map(({ path }) => path))
    if (problem !== undefined) refuse(`${pointer}/files`, problem)

    const ownerId = accountIdOf(entry.account)
    const ownName = entry.name ?? manifest.name ?? ''
    const names = [entry.account, ownName, entry.host ?? '', entry.createdAt ?? '']
    const named = nameDeployment(
      ownName,
      world,
      (kind) => idOf(kind, undefined, ...names),
      (host) => reserved.has(host),
    )
    const host = entry.host ?? named.host
    if (world.deployments.find({ host }) !== undefined)
      refuse(`${pointer}/host`, `The host "${host}" is taken already.`)
    world.deployments.insert({
      id: idOf('NowDeploymentId', entry.id, ...names),
      ownerId,
      name: named.name,
      host,
      createdAt,
      life: lifeOf(placed, manifest.nowhere ?? {}, seeding),
      files: contents.map(({ path, sha, size }) => ({ path, sha, size })),
    })
    for (const content of contents) keepContent(ownerId, content, world, contract)
  }
}

/** Whatever the state and its time, it is in it when the world begins; what passes by itself is counted from then. */
function lifeOf(
  { entry, pointer, createdAt }: Placed<DeploymentSeed>,
  card: TestCard,
  { world, contract, timeOf }: Seeding,
): Life {
  const life = beginDeploymentLife(world, card, true)
  return {
    ...life, // which counts from now
    state: unspell(entry.state ?? 'READY', cycleOf(life, contract)),
    sinceMs: timeOf(`${pointer}/stateSince`, entry.stateSince, { defaultMs: createdAt, earliestMs: createdAt }),
  }
}

/** The state of a word: the document's, or how the profile spells it. */
function unspell(word: string, { spelling }: LifeCycle): string {
  return Object.keys(spelling).find((state) => spelling[state] === word) ?? word
}
