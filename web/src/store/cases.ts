import { useMemo } from 'react';
import type { Case } from './case.js';
import * as database from './database.js';
import { observable, useObservable } from './observable.js';

/**
 * The cases of this browser. A change is shown at once and written at once; other tabs of the desk are told, so that two
 * of them never work on different copies.
 */
export const cases = observable<ReadonlyMap<string, Case> | undefined>(undefined);

const tabs = new BroadcastChannel('review-desk');
tabs.onmessage = () => void loadCases();

export async function loadCases(): Promise<void> {
  const read = await database.readCases();
  cases.set(new Map(read.map((one) => [one.id, one])));
}

/** @param change Gets the case as it stands now, not as a screen saw it. */
export async function changeCase(id: string, change: (one: Case) => Case): Promise<void> {
  const one = cases.get()?.get(id);
  if (one === undefined) return;
  const changed = change(one);
  if (changed !== one) await keepCase({ ...changed, changedAt: new Date().toISOString() });
}

export async function keepCase(one: Case): Promise<void> {
  cases.set(new Map(cases.get()).set(one.id, one));
  await database.writeCase(one);
  tabs.postMessage('changed');
}

export async function addCases(more: readonly Case[]): Promise<void> {
  await database.writeCases(more);
  await loadCases();
  tabs.postMessage('changed');
}

export async function removeCase(id: string): Promise<void> {
  const left = new Map(cases.get());
  left.delete(id);
  cases.set(left);
  await database.removeCase(id);
  tabs.postMessage('changed');
}

export async function wipeCases(): Promise<void> {
  await database.wipe();
  cases.set(new Map());
  tabs.postMessage('changed');
}

/** Undefined while the database is read. */
export function useCases(): readonly Case[] | undefined {
  const all = useObservable(cases);
  return useMemo(() => (all === undefined ? undefined : [...all.values()]), [all]);
}

export const useCase = (id: string): Case | undefined => useObservable(cases)?.get(id);
