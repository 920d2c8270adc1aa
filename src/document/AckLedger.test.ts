import { expect, test } from 'vitest';
import { AckLedger } from './AckLedger.ts';

test('an edit is saved once the message that carries it is durable, not earlier', () => {
  const ledger = new AckLedger();
  ledger.connect();
  ledger.sendStepTwo();
  ledger.add();
  ledger.sendUpdate();
  ledger.add();
  ledger.sendUpdate();
  ledger.ack(1);
  expect(ledger.unsaved).toBe(2);
  ledger.ack(2);
  expect(ledger.unsaved).toBe(1);
  ledger.ack(3);
  expect(ledger.unsaved).toBe(0);
});

test('of a message in slices, only the last one saves', () => {
  const ledger = new AckLedger();
  ledger.add();
  ledger.connect();
  ledger.sendPart();
  ledger.sendPart();
  ledger.sendStepTwo();
  ledger.ack(2);
  expect(ledger.unsaved).toBe(1);
  ledger.ack(3);
  expect(ledger.unsaved).toBe(0);
});

test('after a reconnect, what was unsaved stays so until the new connection’s step 2 is acked', () => {
  const ledger = new AckLedger();
  ledger.connect();
  ledger.sendStepTwo();
  ledger.add();
  ledger.sendUpdate();
  ledger.connect();
  ledger.add();
  ledger.sendUpdate();
  ledger.ack(1);
  expect(ledger.unsaved).toBe(2);
  ledger.sendStepTwo();
  ledger.ack(1);
  expect(ledger.unsaved).toBe(2);
  ledger.ack(2);
  expect(ledger.unsaved).toBe(0);
});

test('an ack of more than was sent saves no more than was sent', () => {
  const ledger = new AckLedger();
  ledger.connect();
  ledger.sendStepTwo();
  ledger.add();
  ledger.ack(99);
  expect(ledger.unsaved).toBe(1);
});
