// On every page of somebody who is signed in: what waits on this device is sent.
import { all } from "./store.js";

const { person } = document.body.dataset;
if (person && (await all()).some((message) => message.person === person)) {
  const { tell } = await import("./telling.js");
  await tell(person);
}
