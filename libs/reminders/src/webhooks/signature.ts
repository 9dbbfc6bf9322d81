import { createHmac, timingSafeEqual } from 'node:crypto';

/** Header that carries the signature: `t=<Unix seconds>,v1=<hexadecimal>`. */
export const signatureHeader = 'vybory-signature';

/** HMAC-SHA256 (RFC 2104) over `<Unix seconds>.<body>`: the time is signed too, so that an old request cannot be sent again later. */
export function sign(secret: string, unixSeconds: number, body: string): string {
  const code = createHmac('sha256', secret).update(`${unixSeconds}.${body}`).digest('hex');
  return `t=${unixSeconds},v1=${code}`;
}

/** For receivers, and for tests of them. @param toleranceSeconds how old a signature may be */
export function isSignedBy(
  secret: string,
  header: string,
  body: string,
  { now, toleranceSeconds = 300 }: { readonly now: Date; readonly toleranceSeconds?: number },
): boolean {
  const time = /^t=(\d{1,12}),v1=[0-9a-f]{64}$/.exec(header)?.[1];
  if (time === undefined || Math.abs(now.getTime() / 1000 - Number(time)) > toleranceSeconds) return false;
  return timingSafeEqual(Buffer.from(header), Buffer.from(sign(secret, Number(time), body)));
}
