/** The name of a deployment and the host that is made of it. */
import type { IdKind } from '../../../spec/generated/operations.ts'
import type { World } from '../../../world/world.ts'
import { platformDomain } from '../domains/host-names.ts'

const labelMax = 63
const suffixLength = 10

/** `@scope/My App` -> `my-app`; empty when the name has nothing that a host label may have. */
export function labelOf(name: string): string {
  const label = name
    .replace(/^@[^/]*\//, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
  return trimDash(trimDash(label).slice(0, labelMax - suffixLength - 1))
}

/** Name and host of a new deployment. A name is made up where there is none, a label where the name gives none. */
export function nameDeployment(
  name: string | undefined,
  world: World,
  newId: (kind: IdKind) => string,
  isReserved: (host: string) => boolean = () => false,
): { readonly name: string; readonly host: string } {
  const label = labelOf(name ?? '') || newId('NowHostSuffix')
  for (;;) {
    const host = `${label}-${newId('NowHostSuffix')}.${platformDomain}`
    const isFree = world.deployments.find({ host }) === undefined && world.aliases.find({ host }) === undefined
    if (isFree && !isReserved(host)) return { name: name || label, host }
  }
}

/** No two dashes stand side by side in a label. */
function trimDash(label: string): string {
  return label.slice(label.startsWith('-') ? 1 : 0, label.endsWith('-') ? -1 : undefined)
}
