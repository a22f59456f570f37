import type { Action } from './use-action.ts'

/** What went wrong, in the API's own words; at a rate limit with the seconds that are left. */
export function Notice({ action, retry }: { action: Action; retry?: () => Promise<void> }) {
  if (action.error === undefined) return null
  const limited = action.error.waitSeconds !== undefined
  return (
    <div role="alert" class={limited ? 'notice patient' : 'notice'}>
      <p>
        {limited ? 'Too many requests. ' : action.error.message}
        {limited &&
          (action.waitSeconds > 0 ? (
            <span aria-live="off">Try again in {action.waitSeconds} s.</span>
          ) : (
            'You can try again now.'
          ))}
      </p>
      {retry !== undefined && (
        <button type="button" disabled={action.busy} onClick={() => action.run(retry)}>
          Try again
        </button>
      )}
    </div>
  )
}
