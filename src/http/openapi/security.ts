import type { AuthMode } from '../../config/auth.js';
import { type Access, isScope, SCOPES } from '../auth/scope.js';
import type { Schema } from '../operation.js';

/** The one way that this service asks for; nothing where it asks nobody. */
const SCHEMES: Readonly<Record<AuthMode, Readonly<Record<string, Schema>>>> = {
  none: {},
  'api-keys': {
    apiKey: {
      type: 'http',
      scheme: 'bearer',
      description: `A key of this service, sent as \`Authorization: Bearer ur_…\`. It has some of these scopes: ${scopeList()}.`,
    },
  },
  jwt: {
    accessToken: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: `An OAuth 2.0 access token of the issuer this service trusts, with some of these scopes: ${scopeList()}.`,
    },
  },
};

export const securitySchemes = (mode: AuthMode): Schema => (mode === 'none' ? {} : { securitySchemes: SCHEMES[mode] });

/** What an address asks for. OpenAPI 3.1 lets any scheme name the roles that are wanted. */
export const securityOf = (mode: AuthMode, access: Access): Schema =>
  mode === 'none'
    ? {}
    : { security: isScope(access) ? Object.keys(SCHEMES[mode]).map((scheme) => ({ [scheme]: [access] })) : [] };

function scopeList(): string {
  return Object.entries(SCOPES)
    .map(([scope, meaning]) => `\`${scope}\` (${meaning})`)
    .join(', ');
}
