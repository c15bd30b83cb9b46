/**
 * Which network addresses may be fetched from: public ones. What a stranger can make us fetch must not reach this
 * machine, its network or a cloud's metadata service.
 */
import { lookup as dnsLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** Host name → its addresses; rejects like `dns.lookup`. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

export const resolveByDns: Resolve = (hostname) => dnsLookup(hostname, { all: true, order: 'verbatim' });

/** Public by number, but answered by the cloud host itself. */
const metadata = new Set(['168.63.129.16']);

/** True for an address of the public internet; false for every special range (IANA registries) and for what is no address. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === 'unicast' && !metadata.has(parsed.toString());
  if (parsed.isIPv4MappedAddress()) return false;
  // 64:ff9b::/96 carries an IPv4 address in its last 32 bits, on networks that have no IPv4 of their own.
  if (parsed.match(ipaddr.parseCIDR('64:ff9b::/96'))) return isPublicAddress(parsed.toByteArray().slice(12).join('.'));
  return parsed.match(ipaddr.parseCIDR('2000::/3')) && parsed.range() === 'unicast';
}

/** Thrown inside the look-up, so that no connection is opened. */
export class PrivateAddressError extends Error {
  readonly code = 'ONRECORD_PRIVATE_ADDRESS';
}

/**
 * A look-up for `net.connect` that only ever answers with permitted addresses: the address that was checked is the one
 * that is connected to, whatever DNS says a moment later.
 */
export function checkedLookup(resolve: Resolve, permitted: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const open = found.filter(({ address }) => permitted(address));
        const [first] = open;
        if (first === undefined) {
          const what = found.length === 0 ? 'no address' : found.map(({ address }) => address).join(', ');
          callback(new PrivateAddressError(`${hostname} is at ${what}`), '', 0);
        } else if (options.all) callback(null, [...open]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}
