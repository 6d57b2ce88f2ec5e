/** What is shown once everything runs: what to open and what to try. */
export function banner(given: { readonly url: string; readonly home: string; readonly tookMs: number }): string {
  return `
Duibiao (对表) runs at ${given.url}   (started in ${(given.tookMs / 1000).toFixed(1)} s)

  Open    ${given.url}/docs               what the API can do
          ${given.url}/health/ready       whether it serves
  Files   ${given.home}   data, keys, logs
  Stop    Ctrl-C
`;
}
