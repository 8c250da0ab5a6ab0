// Runs in the browser: asks our server for a challenge, the device for its answer, and brings it back.

const PATH = '/dang-nhap/may/passkey';

/** Whether this browser can use passkeys as we ask for them. */
export const canUsePasskeys = (): boolean =>
  typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

async function options(kind: 'register' | 'authenticate'): Promise<unknown> {
  const answer = await fetch(`${PATH}/generate-${kind}-options`);
  return answer.ok ? await answer.json() : null;
}

async function verify(
  what: 'registration' | 'authentication',
  response: Credential | null,
): Promise<boolean> {
  if (!(response instanceof PublicKeyCredential)) return false;
  const answer = await fetch(`${PATH}/verify-${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response: response.toJSON() }),
  });
  return answer.ok;
}

/** Signs in with a passkey; false when the user stopped it or the server does not know it. */
export async function signInWithPasskey(): Promise<boolean> {
  try {
    const asked = await options('authenticate');
    if (!asked) return false;
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
      asked as PublicKeyCredentialRequestOptionsJSON,
    );
    return await verify('authentication', await navigator.credentials.get({ publicKey }));
  } catch {
    return false;
  }
}

/** Adds a passkey for who is signed in; false when the user stopped it or their session is too old for that. */
export async function addPasskey(): Promise<boolean> {
  try {
    const asked = await options('register');
    if (!asked) return false;
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      asked as PublicKeyCredentialCreationOptionsJSON,
    );
    return await verify('registration', await navigator.credentials.create({ publicKey }));
  } catch {
    return false;
  }
}
