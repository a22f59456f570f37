/** What `nowhere verify` found last. */

import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { AnswerOf } from '../control/client.ts'
import type { Inspector } from '../inspector.ts'
import { Chip, Empty, Heading, Table } from '../parts/parts.tsx'

/** As much of report.schema.json as is shown. */
interface Report {
  readonly verdict: string
  readonly target?: string
  readonly startedAt?: string
  readonly requests?: { readonly total: number }
  readonly evidence?: {
    readonly requirements: { readonly held: number; readonly all: number }
    readonly lack: string | null
  }
  readonly findings?: readonly {
    readonly level?: string
    readonly check?: string
    readonly message?: string
    readonly operationId?: string | null
    readonly requirements?: readonly string[]
    readonly times?: number
    readonly result?: string
  }[]
}

const everyMs = 3_000

export function Report({ inspector }: { readonly inspector: Inspector }) {
  const report = useSignal<Report | null | undefined>(undefined)
  const version = inspector.version.value
  // A report is no entry of the log, so nobody says that there is one.

  useEffect(() => {
    const look = (): void =>
      void inspector
        .get<AnswerOf<'/_nowhere/report'>>('report')
        .then((told) => (report.value = told.report as Report | null))
        .catch(() => undefined)
    look()
    const timer = setInterval(look, everyMs)
    return () => clearInterval(timer)
  }, [inspector, version])
  const told = report.value
  const command = `npx nowhere-kit verify ${location.origin} --control ${location.origin}`
  return (
    <>
      <Heading title="Report" />
      {told == null ? (
        <Empty title={told === null ? 'No verify report yet.' : 'Reading.'}>
          <p>Hold this fake, or whatever answers at another URL, to the document, and tell the outcome here:</p>
          <pre>{command}</pre>
          <p>
            With a document of your own add <code>--spec FILE</code>, and let the first URL be the one below which its
            API stands.
          </p>
        </Empty>
      ) : (
        <Told report={told} />
      )}
    </>
  )
}

function Told({ report }: { readonly report: Report }) {
  const { verdict, target, startedAt, requests, evidence, findings = [] } = report
  return (
    <>
      <div class="card">
        <p class="verdict">
          <Chip kind={verdict === 'conforms' ? 'good' : 'bad'}>{verdict}</Chip> <span class="mono">{target}</span>
        </p>
        {evidence !== undefined && (
          <p>
            {evidence.requirements.held} of {evidence.requirements.all} requirements held in {requests?.total ?? 0}{' '}
            requests
            {evidence.lack === null ? '' : ` (${evidence.lack})`}.
          </p>
        )}
        <p class="faint">Began {startedAt?.replace('T', ' ')}</p>
      </div>
      {findings.length === 0 ? (
        <Empty title="Nothing was found." />
      ) : (
        <Table label="Findings" columns={['Level', 'Operation', 'Finding', 'Requirements', 'Times']}>
          {findings.map((finding, index) => (
            <tr key={index}>
              <td>
                <Chip kind={finding.result === 'fail' ? 'bad' : ''}>{finding.level}</Chip>
              </td>
              <td class="mono">{finding.operationId ?? 'every answer'}</td>
              <td class="said">{finding.message}</td>
              <td class="mono">{finding.requirements?.join(' ')}</td>
              <td>{finding.times}</td>
            </tr>
          ))}
        </Table>
      )}
    </>
  )
}
