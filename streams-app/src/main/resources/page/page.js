// Keeps what the page shows fresh without loading it anew, and sets the clocks of replays. Without it the page reloads itself.
'use strict';

const PERIOD_MS = 5000;
const said = document.getElementById('said');
let asking = false;

/** Takes over what the server shows now; what somebody is in the middle of using stays as it is. */
async function freshen(focused) {
  if (asking) return;
  asking = true;
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (answer.status === 401) location.reload();
    if (!answer.ok) throw new Error('the service answered ' + answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of document.querySelectorAll('[data-fresh]')) {
      const fresh = page.getElementById(part.id);
      const inUse = part.contains(document.activeElement) && !focused;
      if (fresh && !inUse && fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML;
    }
    prepare();
    if (focused) document.getElementById(focused)?.focus();
    if (said.dataset.stale) say('');
    delete said.dataset.stale;
  } catch (failure) {
    say('What is shown may be old: ' + failure.message);
    said.dataset.stale = 'yes';
  } finally {
    asking = false;
  }
}

/** Controls need this script, so they are shown by it. */
function prepare() {
  for (const controls of document.querySelectorAll('[data-replay]')) controls.hidden = false;
}

function say(text) {
  if (said.textContent !== text) said.textContent = text;
}

async function order(button) {
  const controls = button.closest('[data-replay]');
  const name = controls.dataset.replay;
  const does = button.dataset.order;
  const request = { method: 'POST', headers: { accept: 'application/json, application/problem+json' } };
  if (does === 'speed') {
    const speed = controls.querySelector('select').value;
    request.headers['content-type'] = 'application/json';
    request.body = JSON.stringify({ speed: speed === 'max' ? speed : Number(speed) });
  }
  try {
    const answer = await fetch('/api/replays/' + encodeURIComponent(name) + '/' + does, request);
    const told = await answer.json();
    say(answer.ok ? 'Replay ' + name + ': ' + told.state.toLowerCase() : told.detail);
  } catch (failure) {
    say('Replay ' + name + ' was not reached: ' + failure.message);
  }
  await freshen(button.id);
}

/** Where tokens are asked: the token becomes a cookie that no script can read. */
async function signIn(form) {
  try {
    const answer = await fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, application/problem+json' },
      body: JSON.stringify({ token: form.elements.token.value.trim() }),
    });
    form.reset();
    if (answer.ok) return location.reload();
    say((await answer.json()).detail);
  } catch (failure) {
    say('The service was not reached: ' + failure.message);
  }
}

async function signOut() {
  await fetch('/api/session', { method: 'DELETE' });
  location.reload();
}

/** Who signed in can sign out. */
async function offerSigningOut() {
  const button = document.getElementById('sign-out');
  if (!button) return;
  const session = await (await fetch('/api/session')).json();
  if (!session.name) return;
  button.textContent = 'Sign out (' + session.name + ')';
  button.hidden = false;
  button.addEventListener('click', signOut);
}

document.getElementById('sign-in')?.addEventListener('submit', event => {
  event.preventDefault();
  signIn(event.target);
});
document.addEventListener('click', event => {
  const button = event.target.closest('button[data-order]');
  if (button) order(button);
});
prepare();
offerSigningOut();
if (!document.getElementById('sign-in')) setInterval(() => { if (!document.hidden) freshen(); }, PERIOD_MS);
