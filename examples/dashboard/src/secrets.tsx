import { useState } from 'preact/hooks'
import type { Api, Secret } from './api.ts'
import { Listing } from './listing.tsx'
import { Notice } from './notice.tsx'
import { useAction } from './use-action.ts'
import { useList } from './use-list.ts'

export function Secrets({ api }: { api: Api }) {
  const list = useList<Secret>(api, '/now/secrets', 'secrets')
  return (
    <>
      <CreateSecret api={api} onDone={list.reload} />
      <Listing label="Secrets" empty="There are no secrets yet." list={list}>
        {(secret) => <SecretRow key={secret.uid} api={api} secret={secret} onDone={list.reload} />}
      </Listing>
    </>
  )
}

function CreateSecret({ api, onDone }: { api: Api; onDone: () => Promise<void> }) {
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const action = useAction()
  const create = async () => {
    await api.send('POST', '/now/secrets', { name, value })
    setName('')
    setValue('')
    await onDone()
  }
  return (
    <form
      class="card"
      aria-label="New secret"
      onSubmit={(event) => {
        event.preventDefault()
        action.run(create)
      }}
    >
      <label>
        Name
        <input value={name} placeholder="database-url" onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <label>
        Value
        <input
          type="password"
          autocomplete="off"
          value={value}
          onInput={(event) => setValue(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="primary" disabled={action.busy}>
        Add secret
      </button>
      <Notice action={action} />
    </form>
  )
}

function SecretRow({ api, secret, onDone }: { api: Api; secret: Secret; onDone: () => Promise<void> }) {
  const [draft, setDraft] = useState<string>()
  const action = useAction()
  const remove = async () => {
    await api.send('DELETE', `/now/secrets/${secret.uid}`)
    await onDone()
  }
  const rename = async () => {
    await api.send('PATCH', `/now/secrets/${secret.uid}`, { name: draft })
    await onDone()
    setDraft(undefined)
  }
  return (
    <li aria-label={secret.name}>
      {draft === undefined ? (
        <>
          <div class="what">
            <strong>{secret.name}</strong>
            <span class="quiet">••••••••</span>
          </div>
          <button type="button" aria-label={`Rename ${secret.name}`} onClick={() => setDraft(secret.name)}>
            Rename
          </button>
          <button
            type="button"
            aria-label={`Delete ${secret.name}`}
            disabled={action.busy}
            onClick={() => action.run(remove)}
          >
            Delete
          </button>
        </>
      ) : (
        <form
          aria-label={`Rename ${secret.name}`}
          onSubmit={(event) => {
            event.preventDefault()
            action.run(rename)
          }}
        >
          <label>
            New name
            <input value={draft} onInput={(event) => setDraft(event.currentTarget.value)} />
          </label>
          <button type="submit" class="primary" disabled={action.busy}>
            Save
          </button>
          <button type="button" onClick={() => setDraft(undefined)}>
            Cancel
          </button>
        </form>
      )}
      <Notice action={action} />
    </li>
  )
}
