import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPublicAddress } from './addresses.ts';

test('should call public addresses public', () => {
  for (const address of ['93.184.215.14', '8.8.8.8', '2606:4700::1111', '64:ff9b::808:808']) {
    assert.equal(isPublicAddress(address), true, address);
  }
});

test('should call nothing else public', () => {
  const others = [
    '0.0.0.0 10.0.0.1 100.64.1.1 127.0.0.1 127.8.8.8 169.254.169.254 172.16.0.1 172.31.255.255 192.168.1.1',
    '168.63.129.16 192.0.0.192 198.18.0.1 192.0.2.1 203.0.113.9 224.0.0.1 240.0.0.1 255.255.255.255',
    ':: ::1 ::127.0.0.1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1 64:ff9b:1::1 fe80::1 fe80::1%eth0 fc00::1',
    'fd00:ec2::254 fec0::1 ff02::1 2001:db8::1 2002:7f00:1:: 2001::1 4000::1 localhost example.org 1.2.3 ',
  ];
  for (const address of others.join(' ').split(' ')) assert.equal(isPublicAddress(address), false, address);
});
