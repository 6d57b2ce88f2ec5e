import openapiTS, { astToString } from 'openapi-typescript';

/** The types of the console's API client, from the API's own description. */
export async function apiClient(description) {
  const head = '// Generated from docs/reference/openapi.json by `npm run generate`. Not to be edited.\n';
  return `${head}${astToString(await openapiTS(JSON.parse(description)))}`;
}
