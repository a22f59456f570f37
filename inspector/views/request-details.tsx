/** A request in full: what is to be said of it, how to send it again, and what went over the wire. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../control/client.ts'
import type { Inspector } from '../inspector.ts'
import { curlOf } from '../parts/curl.ts'
import { Code, Copyable, formatTime, Panel, pretty } from '../parts/parts.tsx'
import { useAnswer } from '../parts/use-answer.ts'
import { Outcome } from './requests.tsx'

type Details = AnswerOf<'/_nowhere/requests/{ordinal}'>

interface Props {
  readonly inspector: Inspector
  readonly ordinal: number
  readonly onClose: () => void
}

export function RequestDetails({ inspector, ordinal, onClose }: Props) {
  const isOpen = useSignal(false)
  const { answer, problem } = useAnswer<Details>(inspector, `requests/${ordinal}?secrets=${isOpen.value}`)
  const title = answer === undefined ? `Request ${ordinal}` : `${answer.line.method} ${answer.line.path}`
  return (
    <Panel title={title} onClose={onClose}>
      {problem !== undefined && <p class="notice problem">{problem}</p>}
      {answer !== undefined && (
        <>
          <p class="row wrap">
            <Outcome status={answer.line.status} code={answer.line.code} />
            <span class="faint">{formatTime(answer.line.atMs)} UTC</span>
          </p>
          <Said details={answer} />
          <p class="row wrap">
            <label class="check">
              <input
                type="checkbox"
                checked={isOpen.value}
                onChange={(event) => {
                  isOpen.value = event.currentTarget.checked
                }}
              />
              Show secrets
            </label>
            {answer.entry !== null && (
              <button
                type="button"
                onClick={() => {
                  inspector.at.value = answer.entry
                  location.hash = 'things'
                }}
              >
                World after this
              </button>
            )}
          </p>
          <Copyable label="curl" text={curlOf(answer, location.origin)} />
          <Message title="Request" message={answer.request} />
          <Message title="Answer" message={answer.answer} />
        </>
      )}
    </Panel>
  )
}

function Said({ details: { line, findings, nearMisses } }: { readonly details: Details }) {
  return (
    <>
      <p>
        {line.operationId === null ? 'No operation took it.' : `Operation ${line.operationId}, `}
        {line.operationId !== null &&
          (line.account === null ? 'asked by nobody that is known.' : `asked by ${line.account}.`)}
      </p>
      {nearMisses.length === 0 && line.why !== null && <p>Refused: {line.why}</p>}
      {nearMisses.length > 0 && (
        <>
          <h3>Near misses</h3>
          <ul>
            {nearMisses.map(({ operationId, method, path, why }) => (
              <li key={operationId}>
                <strong>{operationId}</strong>{' '}
                <code>
                  {method} {path}
                </code>
                : {why}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>Findings</h3>
      {findings.length === 0 ? (
        <p class="faint">{line.operationId === null ? 'None.' : 'None: the answer fits the document.'}</p>
      ) : (
        <ul>
          {findings.map(({ check, message }) => (
            <li key={message}>
              <strong>{check}</strong>: {message}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Message({ title, message }: { readonly title: string; readonly message: Details['request'] }) {
  return (
    <>
      <h3>{title}</h3>
      <dl>
        {Object.entries(message.headers).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="mono">{value}</dd>
          </div>
        ))}
      </dl>
      {message.body === null || message.body === '' ? (
        <p class="faint">No body.</p>
      ) : (
        <Code label={`Body of the ${title.toLowerCase()}`} text={pretty(message.body)} />
      )}
    </>
  )
}
