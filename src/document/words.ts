/** The words that a name is made of, in lower case: `getLogoutURL`, `get_logout_url` and `get-logout-url` are of the same three. */
export function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}

/** Whether one is said of each of many: `category` of `categories`. */
export function isSingularOf(one: string, many: string): boolean {
  const [stem, plural] = [one.toLowerCase().replaceAll(/[_-]/g, ''), many.toLowerCase().replaceAll(/[_-]/g, '')]
  return plural === stem || plural === `${stem}s` || plural === `${stem}es` || plural === `${stem.replace(/y$/, '')}ies`
}
