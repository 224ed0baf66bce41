import type { Environment } from './environment.js';

/** A refused login; `code` is the gateway's error, e.g. InvalidCredentials (A5). */
export class LoginError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'LoginError';
    this.code = code;
  }
}

export interface Credentials {
  login: string;
  password: string;
}

/** A new token is fetched this long before the old one expires. */
const MARGIN_MILLIS = 30_000;

/**
 * Gives a token for each socket: the same one until shortly before it expires, or until the gateway
 * says that it is not valid. Called with `doubted` when a socket was not opened with the last one.
 *
 * @param base address of the gateway without a slash at its end
 */
export function tokens(
  base: string,
  credentials: Credentials,
  environment: Environment,
): (doubted: boolean) => Promise<string> {
  let token = '';
  let renewAt = 0;
  return async doubted => {
    if (Date.now() >= renewAt || (doubted && !(await isValid(base, token, environment)))) {
      const answer = await authenticate(base, credentials, environment);
      token = answer.token;
      renewAt = Date.now() + answer.TTL * 1000 - MARGIN_MILLIS;
    }
    return token;
  };
}

async function isValid(base: string, token: string, environment: Environment): Promise<boolean> {
  const response = await environment.fetch(`${base}/xuc/api/2.0/auth/check`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  return response.status !== 401;
}

async function authenticate(
  base: string,
  { login, password }: Credentials,
  environment: Environment,
): Promise<{ token: string; TTL: number }> {
  const response = await environment.fetch(`${base}/xuc/api/2.0/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new LoginError(
      answer.error ?? 'UnhandledError',
      answer.message ?? `HTTP ${response.status}`,
    );
  }
  return answer;
}
