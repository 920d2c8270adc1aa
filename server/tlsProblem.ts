import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';

type TlsProblem = { readonly of: 'TLS_CERT' | 'TLS_KEY'; readonly takes: string };

/** Which of a certificate and a key is not what TLS needs, and what it takes; null where they serve. */
export function tlsProblem({
  cert,
  key,
}: {
  readonly cert: Buffer;
  readonly key: Buffer;
}): TlsProblem | null {
  const certificate = attempt(() => new X509Certificate(cert));
  if (certificate === null) return { of: 'TLS_CERT', takes: 'a PEM file that begins with a certificate' };
  const secret = attempt(() => createPrivateKey(key));
  if (secret === null) return { of: 'TLS_KEY', takes: 'a PEM file with a private key, without a passphrase' };
  if (!certificate.checkPrivateKey(secret)) {
    return { of: 'TLS_KEY', takes: 'the private key of the first certificate in TLS_CERT' };
  }
  if (attempt(() => createSecureContext({ cert, key })) !== null) return null;
  return { of: 'TLS_CERT', takes: 'certificates only, of keys that are long enough for TLS' };
}

function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    // reason: OpenSSL's words say less than what is told instead
    return null;
  }
}
