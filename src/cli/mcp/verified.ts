/** What `verify` finds, as short as an assistant reads it. */
import { createRemote } from '../../adapters/node.ts'
import { headlineOf } from '../../contract/report/headline-of.ts'
import { verify } from '../../contract/verify.ts'
import { loadSpecFile } from '../../document/node-read-spec.ts'
import { askedBy, specificationFor } from '../read-spec.ts'
import { findTarget } from '../target/find-target.ts'
import { flagsFromEnvironment } from '../target/target-flags.ts'
import type { ToolSetting } from './tool.ts'

export async function verified(
  { only }: { readonly only?: readonly string[] },
  { url, spec }: ToolSetting,
): Promise<object> {
  const document = spec === undefined ? undefined : await loadSpecFile(spec)
  // Beside the world that somebody works with, whose time and things stay as they are.
  const world = 'held-to-its-document'
  const at = `${url.replace(/(?<!\/)\/+$/, '')}/~${world}`
  const flags = { ...flagsFromEnvironment(process.env), url: at, control: at }
  const { target, profile } = await findTarget(flags, askedBy(specificationFor(document, 'documented')))
  const { worlds } = createRemote(url, { token: process.env.NOWHERE_CONTROL_TOKEN })
  const report = await verify(target, {
    profile: profile === 'observed' ? 'observed' : 'documented',
    ...(document !== undefined && { spec: document }),
    ...(only !== undefined && { only }),
  }).finally(() => worlds.remove(world))
  const { verdict, evidence, requests, leftovers } = report
  const findings = report.findings.map((finding) => ({
    says: headlineOf(finding, report.exchanges.find(({ number }) => number === finding.exchange) ?? null),
    ...finding,
    ledBy: undefined,
  }))
  return { verdict, evidence, requests, leftovers, findings }
}
