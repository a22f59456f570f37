/** Small parts that all views are made of. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

export function Empty({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  )
}

export function Chip({ kind = '', children }: { readonly kind?: string; readonly children: ComponentChildren }) {
  return <span class={`chip ${kind}`}>{children}</span>
}

/** A text with a button that copies it. */
export function Copyable({ label, text }: { readonly label: string; readonly text: string }) {
  const [isCopied, setCopied] = useState(false)
  const copy = (): void => {
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <div class="copyable">
      <div class="row">
        <h3>{label}</h3>
        <button type="button" onClick={copy}>
          {isCopied ? 'Copied' : `Copy ${label}`}
        </button>
      </div>
      <Code text={text} label={label} />
    </div>
  )
}

/** Long texts scroll, and so can be reached with the keyboard. */
export function Code({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <pre tabIndex={0} role="region" aria-label={label}>
      {text}
    </pre>
  )
}

export function Heading({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <header class="heading">
      <h2>{title}</h2>
      <div class="tools">{children}</div>
    </header>
  )
}

interface TableProps {
  readonly label: string
  readonly columns: readonly string[]
  /** What the buttons of the last column do, which has no head to be seen. */
  readonly last?: string
  readonly caption?: string
  /** Its rows. */
  readonly children: ComponentChildren
}

/** Wide ones scroll, and so can be reached with the keyboard. */
export function Table({ label, columns, last, caption, children }: TableProps) {
  return (
    <div class="table" tabIndex={0} role="group" aria-label={label}>
      <table>
        {caption !== undefined && <caption>{caption}</caption>}
        <thead>
          <tr>
            {columns.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
            {last !== undefined && (
              <th scope="col">
                <span class="unseen">{last}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

interface PanelProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}

/** What is told in full of the row that was chosen. */
export function Panel({ title, onClose, children }: PanelProps) {
  return (
    <aside class="panel" aria-label={title}>
      <div class="row">
        <h3 class="title">{title}</h3>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
      {children}
    </aside>
  )
}

export function formatTime(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').replace('Z', '')
}

export function formatDuration(ms: number): string {
  const units: readonly (readonly [number, string])[] = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1_000, 's'],
  ]
  const [size, name] = units.find(([each]) => ms >= each) ?? [1, 'ms']
  return `${Math.round((ms / size) * 10) / 10} ${name}`
}

/** JSON where it is that, so that it can be read. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
