/** The whole of it: what is looked at, where one can go, and the view that was chosen. */
import { useSignal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { Inspector } from './inspector.ts'
import { formatTime } from './parts/parts.tsx'
import { Clock } from './views/clock.tsx'
import { Contract } from './views/contract.tsx'
import { Faults } from './views/faults.tsx'
import { Limits } from './views/limits.tsx'
import { Lives } from './views/lives.tsx'
import { Report } from './views/report.tsx'
import { Requests } from './views/requests.tsx'
import { Snapshots } from './views/snapshots.tsx'
import { Things } from './views/things.tsx'
import { Worlds } from './views/worlds.tsx'

const views = {
  Requests,
  Things,
  'Life cycles': Lives,
  Clock,
  Limits,
  Faults,
  Worlds,
  Snapshots,
  Contract,
  Report,
}
type ViewName = keyof typeof views
/** Those that are of the time that is looked at. */
const timed: readonly ViewName[] = ['Things', 'Life cycles', 'Limits', 'Clock']

export function App({ inspector }: { readonly inspector: Inspector }) {
  const chosen = useSignal<ViewName>(readHash())
  useEffect(() => {
    const read = (): void => {
      chosen.value = readHash()
      // It was about what is not seen any more.
      inspector.notice.value = null
    }
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [chosen, inspector])
  const View = views[chosen.value]
  const { link } = inspector
  return (
    <div class="app">
      <Top inspector={inspector} />
      <nav aria-label="Views">
        {(Object.keys(views) as ViewName[]).map((name) => (
          <button
            type="button"
            key={name}
            aria-current={name === chosen.value ? 'page' : undefined}
            onClick={() => {
              location.hash = hashOf(name)
            }}
          >
            {name}
          </button>
        ))}
      </nav>
      <main>
        <Notices inspector={inspector} />
        {link.value === 'token' ? (
          <TokenForm inspector={inspector} />
        ) : (
          <>
            <TimeBanner inspector={inspector} isTimed={timed.includes(chosen.value)} />
            <View inspector={inspector} />
          </>
        )}
      </main>
    </div>
  )
}

function hashOf(name: ViewName): string {
  return name.toLowerCase().replace(' ', '-')
}

function readHash(): ViewName {
  const hash = location.hash.slice(1)
  return (Object.keys(views) as ViewName[]).find((name) => hashOf(name) === hash) ?? 'Requests'
}

const links = {
  connecting: 'Connecting',
  live: 'Live',
  token: 'Token needed',
  refused: 'Refused',
  lost: 'No answer',
} as const

function Top({ inspector }: { readonly inspector: Inspector }) {
  const { world, link, clock } = inspector
  return (
    <header class="top">
      <h1>Nowhere</h1>
      <span class="world">
        World <strong>{world.value}</strong>
      </span>
      {clock.value !== null && <Time inspector={inspector} />}
      <output class={`link ${link.value}`}>{links[link.value]}</output>
    </header>
  )
}

/** The time of the world, which goes on where its clock does. */
function Time({ inspector }: { readonly inspector: Inspector }) {
  const [, tick] = useState(0)
  const clock = inspector.clock.value
  const isRunning = clock?.mode === 'system'
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => tick((times) => times + 1), 1_000)
    return () => clearInterval(timer)
  }, [isRunning])
  if (clock === null) return null
  const nowMs = clock.nowMs + (isRunning ? Date.now() - clock.seenAtMs : 0)
  return (
    <span class="time">
      <time>{formatTime(nowMs).slice(0, 19)}</time> UTC, {isRunning ? 'running' : 'frozen'}
    </span>
  )
}

function Notices({ inspector }: { readonly inspector: Inspector }) {
  const { notice, link } = inspector
  const lost =
    link.value === 'lost'
      ? 'The fake does not answer. It is asked again until it does.'
      : link.value === 'refused'
        ? 'The fake refuses this page: it answers pages of its own, and those that --control-origin names.'
        : null
  return (
    <>
      {lost !== null && (
        <p class="notice problem" role="alert">
          {lost}
        </p>
      )}
      {notice.value !== null && (
        <p
          class={`notice ${notice.value.isProblem ? 'problem' : 'done'}`}
          role={notice.value.isProblem ? 'alert' : 'status'}
        >
          <span>{notice.value.text}</span>
          <button
            type="button"
            onClick={() => {
              notice.value = null
            }}
          >
            Dismiss
          </button>
        </p>
      )}
    </>
  )
}

function TimeBanner({ inspector, isTimed }: { readonly inspector: Inspector; readonly isTimed: boolean }) {
  const { at, facts } = inspector
  if (at.value === null) return null
  return (
    <p class="notice past" role="status">
      <span>
        {isTimed
          ? `This is the world as it was after entry ${at.value} of ${facts.value?.last ?? '?'}. It is read-only.`
          : `You look back at entry ${at.value}; this view shows what is now.`}
      </span>
      <button
        type="button"
        onClick={() => {
          at.value = null
        }}
      >
        Back to now
      </button>
    </p>
  )
}

function TokenForm({ inspector }: { readonly inspector: Inspector }) {
  const [token, setToken] = useState('')
  return (
    <form
      class="card narrow"
      onSubmit={(event) => {
        event.preventDefault()
        inspector.useToken(token)
      }}
    >
      <h2>This fake asks for its control token</h2>
      <p>
        It is what the server was started with, as --control-token or NOWHERE_CONTROL_TOKEN. It is kept until this tab
        is closed.
      </p>
      <label>
        Control token
        <input
          type="password"
          autocomplete="off"
          value={token}
          onInput={(event) => setToken(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="primary">
        Use token
      </button>
    </form>
  )
}
