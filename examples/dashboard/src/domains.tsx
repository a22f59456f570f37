import { useState } from 'preact/hooks'
import type { Api, Domain, Registration } from './api.ts'
import { Listing } from './listing.tsx'
import { Notice } from './notice.tsx'
import { useAction } from './use-action.ts'
import { useList } from './use-list.ts'

export function Domains({ api }: { api: Api }) {
  const list = useList<Domain>(api, '/domains', 'domains')
  return (
    <>
      <AddDomain api={api} onDone={list.reload} />
      <Listing label="Domains" empty="There are no domains yet." list={list}>
        {(domain) => <DomainRow key={domain.uid} api={api} domain={domain} onDone={list.reload} />}
      </Listing>
    </>
  )
}

function AddDomain({ api, onDone }: { api: Api; onDone: () => Promise<void> }) {
  const [name, setName] = useState('')
  const [isExternal, setIsExternal] = useState(false)
  const action = useAction()
  const add = async () => {
    await api.send('POST', '/domains', { name, isExternal })
    setName('')
    await onDone()
  }
  return (
    <form
      class="card"
      aria-label="New domain"
      onSubmit={(event) => {
        event.preventDefault()
        action.run(add)
      }}
    >
      <label>
        Name
        <input
          required
          value={name}
          placeholder="example.com"
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label class="check">
        <input type="checkbox" checked={isExternal} onChange={(event) => setIsExternal(event.currentTarget.checked)} />
        My own nameserver
      </label>
      <button type="submit" class="primary" disabled={action.busy}>
        Add domain
      </button>
      <Notice action={action} />
    </form>
  )
}

function DomainRow({ api, domain, onDone }: { api: Api; domain: Domain; onDone: () => Promise<void> }) {
  const [registration, setRegistration] = useState<Registration>()
  const action = useAction()
  // The same request again is how the API is asked to look for the record at the nameserver.
  const check = async () => {
    setRegistration(
      await api.send<Registration>('POST', '/domains', { name: domain.name, isExternal: domain.isExternal }),
    )
  }
  const remove = async () => {
    await api.send('DELETE', `/domains/${domain.name}`)
    await onDone()
  }
  return (
    <li aria-label={domain.name}>
      <div class="what">
        <strong>{domain.name}</strong>
        <span class="quiet">{domain.isExternal ? 'your own nameserver' : 'zeit.world'}</span>
      </div>
      {registration?.verified && (
        <span role="status" class="state ready">
          verified
        </span>
      )}
      {domain.isExternal && !registration?.verified && (
        <button
          type="button"
          aria-label={`Verify ${domain.name}`}
          disabled={action.busy}
          onClick={() => action.run(check)}
        >
          Verify
        </button>
      )}
      <button
        type="button"
        aria-label={`Delete ${domain.name}`}
        disabled={action.busy}
        onClick={() => action.run(remove)}
      >
        Delete
      </button>
      {registration?.verifyToken !== undefined && (
        <p role="status" class="hint">
          Not verified yet. Add a TXT record <code>_now.{domain.name}</code> with the value{' '}
          <code>{registration.verifyToken}</code>, then verify again.
        </p>
      )}
      <Notice action={action} />
    </li>
  )
}
