/** Requirements of the built-in document that no request can hold a target to, each with the reason. */
export const untestable: Readonly<Record<string, string>> = {
  'NOW-NET-1': 'The protocols are those of the URL that the run was given; verify once with each.',
  'NOW-LIMIT-4':
    'That limits may differ is leave and not a promise; each operation is held to the headers that it sends.',
  'NOW-LIMIT-5':
    'It is the default of one implementation, to be configured; a run is held to the limit that the headers tell.',
  'NOW-DEP-20':
    'How long states last is configured, and the hosts of deployments are no part of the API that a run asks.',
  'NOW-LIMITS-1': 'What an account may deploy is between it and the platform; a run deploys little.',
  'NOW-LIMITS-2': 'They are the limits of one implementation, and ten thousand files are more than a run may send.',
  'NOW-DOM-11': 'It is what the owner of a domain has to see to, at a nameserver that is no part of the API.',
  'NOW-VERSION-1': 'It speaks of versions to come; the paths of today are those that every scenario asks.',
}
