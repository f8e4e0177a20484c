import { start } from "./start.js";

const root = document.querySelector("main");
if (root?.dataset.plan && root.dataset.session) start(root);
