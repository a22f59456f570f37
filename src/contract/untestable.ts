/** Requirements of the built-in document that no request can hold a target to, each with the reason. */
export const untestable: Readonly<Record<string, string>> = {
  'NOW-NET-1': 'The protocols are those of the URL that the run was given; verify once with each.',
  'NOW-LIMIT-4':
    'That limits may differ is leave and not a promise; each operation is held to the headers that it sends.',
  'NOW-VERSION-1': 'It speaks of versions to come; the paths of today are those that every scenario asks.',
}
