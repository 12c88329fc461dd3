// The options: the companion's port, the pairing, consents, and what was put away.
import { openTab, ownAddress } from "../common/browser.js";
import { say, speak } from "../common/i18n.js";
import { ask } from "../common/messages.js";
import { companionAddress, setCompanionAddress } from "../common/storage.js";
import { forgetDismissed } from "../panel/dismissed.js";
import { drawParts, element, listen, showSteps, tell } from "./parts.js";

speak(document);
listen(
  {
    "open-welcome": () => openTab(ownAddress("pages/welcome.html")),
    unpair: () => ask("unpair"),
    "my-pages": () => ask("open-page", { page: "balance" }),
    "reset-hidden": () => reset("hidden_items"),
    "reset-muted": () => reset("muted_rules"),
    port: keepPort,
  },
  draw,
);
/** @type {HTMLInputElement} */ (element("port")).value = new URL(await companionAddress()).port;
await draw();

async function draw() {
  const { state, address } = await ask("status");
  element("state").textContent = say(`state_${state}`, address);
  /** @type {HTMLElement} */ (document.querySelector("[data-do=unpair]")).hidden = state !== "ready";
  /** @type {HTMLElement} */ (document.querySelector("[data-do=open-welcome]")).hidden = state === "ready";
  if (state === "ready") await drawParts();
  showSteps(state === "ready" ? ["consents", "channel", "put-away"] : []);
  document.body.dataset.state = state;
}

/** @param {"hidden_items" | "muted_rules"} list */
async function reset(list) {
  await ask("set-preferences", { change: { [list]: [] } });
  if (list === "muted_rules") await forgetDismissed();
  tell(say("kept"));
}

/** @param {HTMLElement} form */
async function keepPort(form) {
  const port = String(new FormData(/** @type {HTMLFormElement} */ (form)).get("port"));
  if (port === new URL(await companionAddress()).port) return;
  try {
    await setCompanionAddress(port);
    tell(say("kept"));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    tell(say("port_unfit"));
  }
}
