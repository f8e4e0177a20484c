/** @import { Message } from "./types.js" */

const NAME = "ebb";
const MESSAGES = "messages";

/** @type {Map<number, Message>} what this browser would not keep, as in a private window: it goes with the page */
const unkept = new Map();
let lastUnkept = 0;

/** @type {Promise<IDBDatabase> | null} */
let opening = null;

/**
 * Put a message behind all others, in place of one in the same slot.
 * @param {Omit<Message, "id">} message
 * @returns {Promise<number>} its id; negative where this browser keeps nothing
 */
export async function put(message) {
  try {
    return Number(await run("readwrite", (store) => add(store, message)));
  } catch {
    lastUnkept -= 1;
    unkept.set(lastUnkept, { ...message, id: lastUnkept });
    return lastUnkept;
  }
}

/** @returns {Promise<Message[]>} everything that is there, oldest first */
export async function all() {
  const kept = await run("readonly", (store) => store.getAll()).catch(() => []);
  return [...kept, ...unkept.values()];
}

/** @param {number} id */
export async function remove(id) {
  if (!unkept.delete(id)) await run("readwrite", (store) => store.delete(id));
}

/**
 * It is sent no more, and waits to be told to the person.
 * @param {Message} message
 * @param {string} problem
 */
export async function refuse(message, problem) {
  message.refused = problem;
  if (!unkept.has(message.id)) await run("readwrite", (store) => store.put(message));
}

/**
 * @param {IDBObjectStore} store
 * @param {Omit<Message, "id">} message
 */
function add(store, message) {
  const { slot, person } = message;
  if (slot) {
    const before = store.getAll();
    before.onsuccess = () => {
      const replaced = before.result.filter((each) => each.slot === slot && each.person === person);
      for (const { id } of replaced) store.delete(id);
    };
  }
  return store.add(message);
}

/**
 * One transaction, done when it is on the disk. Rejects where this browser keeps nothing.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} work
 * @returns {Promise<T>}
 */
async function run(mode, work) {
  const transaction = (await open()).transaction(MESSAGES, mode, { durability: "strict" });
  const request = work(transaction.objectStore(MESSAGES));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(MESSAGES, { keyPath: "id", autoIncrement: true });
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.onversionchange = () => {
        request.result.close();
        opening = null;
      };
      resolve(request.result);
    };
  });
  return opening;
}
