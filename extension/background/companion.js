// The only fetch in the extension. Before each call the companion proves that it holds the pairing key, so that another
// program that takes its port gets neither a token nor a word. An earlier proof says nothing: ports change hands.
import { mayCallCompanion } from "../common/browser.js";
import { Problem, problem } from "../common/messages.js";
import { companionAddress, forgetPairing, keepPairing, pairing } from "../common/storage.js";

const PATIENCE = 5_000; // ms for one call
const SLOW = 28_000; // ms where it asks a channel's server

/**
 * Calls the companion, paired.
 * @param {string} method
 * @param {string} path below /api/v1
 * @param {unknown} [body]
 * @returns {Promise<any>} the reply, or null for an empty one
 * @throws {Problem}
 */
export async function call(method, path, body) {
	const given = await pairing();
	if (!given) throw new Problem(problem("token_refused", 401, "This browser is not paired with the companion."));
	await prove(given.pairing_key);
	try {
		return await send(method, path, body, { Authorization: `Bearer ${given.token}` });
	} catch (error) {
		if (error instanceof Problem && error.problem.code === "token_refused") await forgetPairing();
		throw error;
	}
}

/** Pairs with the code that the companion shows. @param {string} code @param {string} name */
export async function pair(code, name) {
	const digits = code.replace(/\s/g, "");
	await keepPairing(await send("POST", "/pairings", { code: digits, name }));
	return status();
}

/** Forgets the pairing here, and there if the companion answers. */
export async function unpair() {
	try {
		await call("DELETE", "/pairings/current");
	} finally {
		await forgetPairing();
	}
}

/** Tells whether the companion is there, ours and paired; never throws for one that is not. */
export async function status() {
	const address = await companionAddress();
	try {
		const given = await pairing();
		if (given) await prove(given.pairing_key);
		else await hello("");
		return { state: given ? "ready" : "unpaired", address };
	} catch (error) {
		return { state: await stateAfter(error), address };
	}
}

/** @param {unknown} error */
async function stateAfter(error) {
	if (!(error instanceof Problem)) throw error;
	if (error.problem.code === "stranger") return "stranger";
	if (error.problem.code === "token_refused") return "unpaired";
	return (await mayCallCompanion()) ? "away" : "blocked";
}

/** @param {string} key hex */
async function prove(key) {
	const nonce = hex(crypto.getRandomValues(new Uint8Array(16)));
	const { proof } = await hello(nonce);
	if (proof === null) {
		// It is Own Words, and it knows no paired browser any more.
		await forgetPairing();
		throw new Problem(problem("token_refused", 401, "The companion has forgotten this browser."));
	}
	if (proof !== (await expectedProof(key, nonce))) throw new Problem(stranger());
}

/** @param {string} nonce */
async function hello(nonce) {
	const reply = await send("GET", `/hello${nonce && `?nonce=${nonce}`}`);
	if (reply?.name !== "Own Words") throw new Problem(stranger());
	return reply;
}

/** @param {string} key @param {string} nonce */
async function expectedProof(key, nonce) {
	const bytes = Uint8Array.from(key.match(/../g) ?? [], (pair) => parseInt(pair, 16));
	const secret = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
	return hex(new Uint8Array(await crypto.subtle.sign("HMAC", secret, new TextEncoder().encode(`server|${nonce}`))));
}

/** @param {Uint8Array} bytes */
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

const stranger = () => problem("stranger", 502, "Another program answers where the companion is expected.");

/** @param {string} method @param {string} path @param {unknown} [body] @param {Record<string, string>} [headers] */
async function send(method, path, body, headers = {}) {
	const response = await reach(new URL(`api/v1${path}`, await companionAddress()), {
		method,
		headers: body === undefined ? headers : { ...headers, "Content-Type": "application/json" },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	if (response.status === 204) return null;
	const reply = await response.json().catch(() => null);
	if (response.ok && reply) return reply;
	throw new Problem(typeof reply?.code === "string" ? reply : stranger());
}

/** @param {URL} url @param {RequestInit} request */
async function reach(url, request) {
	try {
		return await fetch(url, {
			...request,
			credentials: "omit",
			cache: "no-store",
			redirect: "error",
			signal: AbortSignal.timeout(/channels/.test(url.pathname) ? SLOW : PATIENCE),
		});
	} catch {
		throw new Problem(problem("away", 503, "The companion does not answer."));
	}
}
