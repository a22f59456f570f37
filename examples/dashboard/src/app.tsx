import { useMemo, useState } from 'preact/hooks'
import { createApi } from './api.ts'
import { Deployments } from './deployments.tsx'
import { Domains } from './domains.tsx'
import { Secrets } from './secrets.tsx'
import { SignIn } from './sign-in.tsx'

const pages = { Deployments, Secrets, Domains }
type PageName = keyof typeof pages
const names = Object.keys(pages) as PageName[]

export function App() {
  const [token, setToken] = useState(sessionStorage.getItem('token') ?? '')
  const [why, setWhy] = useState('')
  const [page, setPage] = useState<PageName>('Deployments')

  const enter = (given: string, reason = '') => {
    sessionStorage.setItem('token', given)
    setToken(given)
    setWhy(reason)
  }
  const api = useMemo(() => createApi(token, (reason) => enter('', reason)), [token])
  if (token === '') return <SignIn why={why} onToken={enter} />

  const Page = pages[page]
  return (
    <>
      <header>
        <strong class="brand">▲ Dashboard</strong>
        <nav aria-label="Pages">
          {names.map((name) => (
            <button
              key={name}
              type="button"
              aria-current={name === page ? 'page' : undefined}
              onClick={() => setPage(name)}
            >
              {name}
            </button>
          ))}
        </nav>
        <button type="button" onClick={() => enter('')}>
          Sign out
        </button>
      </header>
      <main>
        <h1>{page}</h1>
        <Page api={api} />
      </main>
    </>
  )
}
