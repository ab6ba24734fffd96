import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Case } from './case.js';

/** The desk’s database in this browser. Keys are random ids and addresses of catalogues: none holds anything of a member. */
interface Desk extends DBSchema {
  readonly cases: { key: string; value: Case };
  readonly references: { key: string; value: { readonly path: string; readonly value: unknown } };
}

const NAME = 'review-desk';
const VERSION = 1;

let opened: Promise<IDBPDatabase<Desk>> | undefined;

const database = (): Promise<IDBPDatabase<Desk>> =>
  (opened ??= openDB<Desk>(NAME, VERSION, {
    upgrade: (db) => {
      db.createObjectStore('cases', { keyPath: 'id' });
      db.createObjectStore('references', { keyPath: 'path' });
    },
  }));

export const readCases = async (): Promise<readonly Case[]> => (await database()).getAll('cases');

export const writeCase = async (one: Case): Promise<void> => {
  await (await database()).put('cases', one);
};

export async function writeCases(cases: readonly Case[]): Promise<void> {
  const writing = (await database()).transaction('cases', 'readwrite');
  await Promise.all([...cases.map((one) => writing.store.put(one)), writing.done]);
}

export const removeCase = async (id: string): Promise<void> => (await database()).delete('cases', id);

/** Everything the desk has written in this browser. */
export async function wipe(): Promise<void> {
  const db = await database();
  await Promise.all([db.clear('cases'), db.clear('references')]);
}

export const readReference = async (path: string): Promise<unknown> =>
  (await (await database()).get('references', path))?.value;

export const writeReference = async (path: string, value: unknown): Promise<void> => {
  await (await database()).put('references', { path, value });
};
