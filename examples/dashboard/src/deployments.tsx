import { useEffect, useState } from 'preact/hooks'
import type { Api, Deployment, DeploymentStatus } from './api.ts'
import { Listing } from './listing.tsx'
import { Notice } from './notice.tsx'
import { useAction } from './use-action.ts'
import { useList } from './use-list.ts'

const pollMs = 500
const settled: readonly string[] = ['READY', 'DEPLOYMENT_ERROR', 'BUILD_ERROR', 'ERROR']

export function Deployments({ api }: { api: Api }) {
  const list = useList<Deployment>(api, '/now/deployments', 'deployments')
  return (
    <>
      <CreateDeployment api={api} onDone={list.reload} />
      <Listing label="Deployments" empty="Nothing is deployed yet." list={list}>
        {(deployment) => <DeploymentRow key={deployment.uid} api={api} deployment={deployment} onDone={list.reload} />}
      </Listing>
    </>
  )
}

function CreateDeployment({ api, onDone }: { api: Api; onDone: () => Promise<void> }) {
  const [name, setName] = useState('')
  const [page, setPage] = useState('<h1>Hello</h1>')
  const action = useAction()
  const create = async () => {
    await api.send('POST', '/now/deployments', { package: { name }, 'index.html': page })
    setName('')
    await onDone()
  }
  return (
    <form
      class="card"
      aria-label="New deployment"
      onSubmit={(event) => {
        event.preventDefault()
        action.run(create)
      }}
    >
      <label>
        Name
        <input required value={name} placeholder="my-site" onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <label>
        index.html
        <input value={page} onInput={(event) => setPage(event.currentTarget.value)} />
      </label>
      <button type="submit" class="primary" disabled={action.busy}>
        Deploy
      </button>
      <Notice action={action} />
    </form>
  )
}

function DeploymentRow({ api, deployment, onDone }: { api: Api; deployment: Deployment; onDone: () => Promise<void> }) {
  const state = useLiveState(api, deployment.uid)
  const action = useAction()
  const remove = async () => {
    await api.send('DELETE', `/now/deployments/${deployment.uid}`)
    await onDone()
  }
  return (
    <li aria-label={deployment.name}>
      <div class="what">
        <strong>{deployment.name}</strong>
        <a href={`https://${deployment.url}`}>{deployment.url}</a>
      </div>
      <span role="status" aria-label={`State of ${deployment.name}`} class={`state ${state.toLowerCase()}`}>
        {state}
      </span>
      <button
        type="button"
        aria-label={`Delete ${deployment.name}`}
        disabled={action.busy}
        onClick={() => action.run(remove)}
      >
        Delete
      </button>
      <Notice action={action} />
    </li>
  )
}

/** The state of a deployment, read again until it does not change any more. */
function useLiveState(api: Api, uid: string): string {
  const [state, setState] = useState('…')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    const look = async () => {
      const known = await api.get<DeploymentStatus>(`/now/deployments/${uid}`).catch(() => undefined)
      if (gone) return
      if (known !== undefined) setState(known.state)
      if (known === undefined || !settled.includes(known.state)) timer = setTimeout(look, pollMs)
    }
    look()
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [api, uid])
  return state
}
