// Tips put away for one draft: ids of rules, no text, in the browser's memory until it is closed.
import { onSessionChanged, readSession, writeSession } from "../common/browser.js";

const KEY = "dismissed";
const MOST = 50; // drafts

/** @type {Record<string, string[]>} rules by draft, the oldest draft first */
let away = {};

/** Reads what was put away, and again whenever it changes. @param {() => void} changed */
export async function followDismissed(changed) {
	const read = async () => {
		away = (await readSession([KEY]))[KEY] ?? {};
		changed();
	};
	onSessionChanged(read);
	await read();
}

/** @param {string} draft its id @param {string} rule */
export const isDismissed = (draft, rule) => away[draft]?.includes(rule) ?? false;

/** @param {string} draft its id @param {string} rule @param {boolean} put away, or shown again */
export async function dismiss(draft, rule, put) {
	const { [draft]: before = [], ...others } = away;
	const rules = before.filter((each) => each !== rule);
	const entries = Object.entries({ ...others, [draft]: put ? [...rules, rule] : rules });
	away = Object.fromEntries(entries.slice(-MOST));
	await writeSession({ [KEY]: away });
}

/** Shows every tip again, in every draft. */
export const forgetDismissed = () => writeSession({ [KEY]: {} });
